"""Help: the keys of a screen and how to use it, on one page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.lines import Line, heading, line, paragraph
from tui.translate import Words
from tui.widgets.key_line import KeyLine, short
from tui.widgets.pane import Pane
from tui.wrap import pad


class HelpScreen(ModalScreen[None]):
    """Keys first, then the screen's text; any of Esc, F1, Enter or q leaves."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q,ctrl+b", "dismiss", "key.close", id="help.dismiss"),
        Binding("down,pagedown,space", "scroll(1)", show=False, id="help.scroll_down"),
        Binding("up,pageup", "scroll(-1)", show=False, id="help.scroll_up"),
    ]

    def __init__(self, keys: list[tuple[str, str]], topic: str, words: Words, *, own_keys: bool = False) -> None:
        """Take the keys with their words, the name of the text, the language, and whether keys are not bei's own."""
        super().__init__()
        self._keys = keys
        self._topic = topic
        self._words = words
        self._own_keys = own_keys

    def compose(self) -> ComposeResult:
        """One pane in a frame."""
        with Vertical(id="help"):
            yield Pane(id="help-text")
            yield KeyLine()

    def page(self, width: int) -> list[Line]:
        """The help's rows."""
        words = self._words
        made = [heading(words("guide.title"), width)]
        for n in range(1, 30):
            key = f"guide.{self._topic}.{n}"
            if words.has(key):
                made += paragraph(words(key), width, first=(("• ", "accent"),), hang=2)
        made.append(heading(words("guide.keys"), width))
        made += paragraph(words("guide.signs"), width, "muted")
        if self._own_keys:
            made += paragraph(words("guide.own_keys"), width, "muted")
        made += [line((pad(f" {short(key)}", 8), "accent"), words(word)) for key, word in self._keys]
        return made

    def on_mount(self) -> None:
        """Name the way out."""
        self.query_one(KeyLine).show([("escape", "key.close"), ("↑↓", "key.scroll")], self._words)

    def on_pane_resized(self) -> None:
        """Draw."""
        pane = self.query_one(Pane)
        pane.show(self.page(pane.room))

    def action_scroll(self, step: int) -> None:
        """Scroll by half a page."""
        pane = self.query_one(Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height // 2), animate=False)
