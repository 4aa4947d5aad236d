"""A tree of rows, parts of which are folded away, with one row in hand."""

from collections.abc import Sequence

from tui.lines import Line, Span, Style, paragraph
from tui.views.chain import SIGNS, Node
from tui.views.item_claims import Mood

Path = tuple[int, ...]
STYLES: dict[Mood, Style] = {"good": "good", "bad": "bad", "open": "warn", "plain": "accent"}


class Tree:
    """Which rows of a tree stand open, and which is in hand; a row's key is its path, like `0.2.1`.

    What is below a row is made once, when the row is first drawn.
    """

    def __init__(self, roots: Sequence[Node]) -> None:
        """Take the rows at the top, all folded, the first in hand."""
        self._below: dict[Path, Sequence[Node]] = {(): roots}
        self.opened: set[Path] = set()
        self.at: Path = (0,)

    def renew(self, roots: Sequence[Node]) -> None:
        """Take the same rows in other words."""
        self._below = {(): roots}

    @property
    def key(self) -> str:
        """The key of the row in hand."""
        return key_of(self.at)

    def below(self, path: Path) -> Sequence[Node]:
        """What is under the row at `path`."""
        if path not in self._below:
            self._below[path] = self.below(path[:-1])[path[-1]].below()
        return self._below[path]

    def shown(self, under: Path = ()) -> list[Path]:
        """The rows that are not folded away, from the top."""
        found: list[Path] = []
        for n in range(len(self.below(under))):
            path = (*under, n)
            found.append(path)
            if path in self.opened:
                found += self.shown(path)
        return found

    def move(self, step: int) -> None:
        """Take the row `step` places on in hand, kept within the ends."""
        shown = self.shown()
        self.at = shown[max(0, min(len(shown) - 1, shown.index(self.at) + step))]

    def part(self, step: int) -> None:
        """Take the next row of the top in hand, or the one before."""
        tops = len(self.below(()))
        # From within a part, back leads to its own beginning first.
        first = self.at[0] + (0 if step < 0 and len(self.at) > 1 else step)
        self.at = (first % tops,)

    def unfold(self) -> None:
        """Unfold the row in hand; where it is unfolded, go to the first row under it."""
        if self.at in self.opened:
            self.at = (*self.at, 0)
        elif self.below(self.at):
            self.opened.add(self.at)

    def fold(self) -> None:
        """Fold the row in hand; where it is folded, go to the row that it stands under."""
        if self.at in self.opened:
            self.opened.discard(self.at)
        elif len(self.at) > 1:
            self.at = self.at[:-1]

    def toggle(self) -> None:
        """Fold or unfold the row in hand."""
        if self.at in self.opened:
            self.fold()
        else:
            self.unfold()

    def lines(self, width: int) -> list[Line]:
        """The rows that are not folded away, each under its key."""
        made: list[Line] = []
        for path in self.shown():
            said = self.below(path[:-1])[path[-1]].said
            mark = ("▾ " if path in self.opened else "▸ ") if self.below(path) else "  "
            lead = " " * (2 * len(path) - 1)
            first: list[Span] = [(lead + mark, "muted"), (SIGNS[said.mood], STYLES[said.mood])]
            style: Style = "strong" if len(path) == 1 else "plain"
            made += paragraph(said.text, width, style, first=first, hang=len(lead) + 4, key=key_of(path))
        return made


def key_of(path: Path) -> str:
    """The key of the row at `path`."""
    return ".".join(map(str, path))
