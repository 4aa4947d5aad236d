"""What the parts of the rating screen stand on: the item, the row of its ladder under the cursor, the note in hand."""

from tui.screens.on_session import SessionScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.widgets.pane import Pane


class RatingGround(SessionScreen):
    """`item` is the code of the item in hand, `row` the key of a row of its ladder, `note` the id of a note."""

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin at the item whose turn it is, else at the first that is not rated."""
        super().__init__(services, sitting)
        self.item = self.session.planned[0]
        self.row: str | None = None
        self.note: str | None = None
        if sitting.turn is not None:
            self.item = sitting.turn.item
        else:
            self.next_open(0)

    @property
    def indicator(self) -> str | None:
        """The indicator under the cursor; None at another row."""
        return self.row.removeprefix("mark:") if self.row is not None and self.row.startswith("mark:") else None

    def go(self, code: str) -> None:
        """Go to item `code`."""
        self.item, self.row, self.note = code, None, None
        for name in ("#ladder", "#proof", "#notes"):
            self.query_one(name, Pane).scroll_to(y=0, animate=False)
        self.redraw()

    def next_open(self, after: int) -> bool:
        """Take in hand the next item that is not rated, from `after` items on; whether there is one."""
        codes = self.session.planned
        at = codes.index(self.item) + after
        for code in (*codes[at:], *codes[:at]):
            if code not in self.session.ratings:
                self.item = code
                return True
        return False

    def move(self, step: int) -> None:
        """Move to another row of the ladder; the notes are told anew, by the indicator."""
        self.row = self.query_one("#ladder", Pane).beside(step)
        self.redraw()
