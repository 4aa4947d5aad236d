"""Who comes next where several candidates are rated in turn: a window that only Enter closes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sessions.interview.model import Session
from sessions.round import Turn
from tui.safe_text import visible
from tui.translate import Words
from tui.views.turn import name_of
from tui.widgets.key_line import KeyLine


class TurnNotice(ModalScreen[None]):
    """Digits and marks that were meant for the candidate before do nothing here."""

    CSS_PATH = "turn.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go", "key.go", id="turn.go")]

    def __init__(self, session: Session, turn: Turn, words: Words) -> None:
        """Take whose turn it is."""
        super().__init__()
        self._session = session
        self._turn = turn
        self._words = words

    def compose(self) -> ComposeResult:
        """The name, alone in the middle; the item; the way on."""
        words, turn, session = self._words, self._turn, self._session
        item = session.rubric.item[turn.item]
        with Vertical(id="turn"):
            yield Static(visible(words("turn.now")), id="turn-now", markup=False)
            yield Static(visible(name_of(session)), id="turn-name", markup=False)
            told = words("turn.item", item=words.of(item.title), code=item.code)
            yield Static(visible(told), id="turn-item", markup=False)
            told = words("turn.place", place=turn.candidate, of=turn.candidates, left=turn.left)
            yield Static(visible(told), id="turn-place", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Say which key goes on."""
        self.query_one(KeyLine).show([("Enter", "key.go")], self._words)

    def action_go(self) -> None:
        """Go on to this candidate."""
        self.dismiss()
