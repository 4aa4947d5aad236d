"""The footer: the keys that work here, in the language in use, as many as fit."""

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Region, Size
from textual.keys import key_to_character
from textual.widget import Widget

from tui.translate import Words

_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "delete": "Del",
    "backspace": "⌫",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "space": "Space",
    "exclamation_mark": "!",
}


def short(key: str) -> str:
    """A key as people write it: `^Q`, `F1`, `⇧F4`, `↑`."""
    if key.startswith("shift+"):
        return "⇧" + short(key.removeprefix("shift+"))
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    if key in _NAMES:
        return _NAMES[key]
    # What is written out already, as "Space", is no name of a key.
    return (key_to_character(key) or key) if key.islower() else key


LEAST = Size(56, 14)
"""Below this a page is cut, though nothing typed is lost."""


class KeyLine(Widget, can_focus=False):
    """Key, word, key, word, on one row, or two where one is too short; what fits on neither is left to the help."""

    DEFAULT_CSS = """
    KeyLine { height: auto; max-height: 2; dock: bottom; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._keys: tuple[tuple[str, str], ...] = ()

    def show(self, keys: list[tuple[str, str]], words: Words) -> None:
        """Draw these keys, each with the name of its word; in a window too small for the pages, what to do instead."""
        size = self.app.size
        if size.width < LEAST.width or size.height < LEAST.height:
            keys = [("!", "key.enlarge")]
        now = tuple((short(key), words(word)) for key, word in keys)
        if now == self._keys:
            return
        before = self._rows(self.size.width)
        self._keys = now
        rows = self._rows(self.size.width)
        if len(rows) != len(before):
            self.refresh(layout=True)
        for y, (was, is_now) in enumerate(zip(before, rows, strict=False)):
            if was != is_now:
                self.refresh(Region(0, y, self.size.width, 1))

    def _rows(self, width: int) -> list[list[tuple[str, str]]]:
        rows: list[list[tuple[str, str]]] = [[]]
        used = 0
        for key, word in self._keys:
            need = cell_len(key) + cell_len(word) + 3
            if used and used + need > width + 1:
                if len(rows) == 2:
                    break
                rows.append([])
                used = 0
            rows[-1].append((key, word))
            used += need
        return rows

    def get_content_height(self, _container: object, _viewport: object, width: int) -> int:
        """One row or two."""
        return len(self._rows(width))

    def render(self) -> RenderResult:
        """Draw the keys."""
        parts: list[tuple[str, str] | str] = []
        for n, row in enumerate(self._rows(self.size.width)):
            if n:
                parts.append("\n")
            for key, word in row:
                parts += [(f" {key}", "bold $text-accent"), f" {word} "]
        return Content.assemble(*parts)
