"""The footer: the keys that work here, in the language in use, as many as fit."""

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from tui.translate import Words


def short(key: str) -> str:
    """A key as people write it: `^Q`, `F1`, `↑`."""
    names = {"up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "escape": "Esc", "tab": "Tab"}
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return names.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


class KeyLine(Widget, can_focus=False):
    """One row: key, word, key, word; the first ones of the list stay when the row is short."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._keys: tuple[tuple[str, str], ...] = ()

    def show(self, keys: list[tuple[str, str]], words: Words) -> None:
        """Draw these keys, each with the name of its word."""
        self._keys = tuple((short(key), words(word)) for key, word in keys)
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the row."""
        room = self.size.width
        parts: list[tuple[str, str] | str] = []
        for key, word in self._keys:
            need = cell_len(key) + cell_len(word) + 4
            if need > room + 1:
                continue
            room -= need
            parts += [(f" {key} ", "bold $text-accent"), f"{word}  "]
        return Content.assemble(*parts)
