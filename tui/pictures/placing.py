"""Where a radar and the names of its axes lie in a field of terminal cells."""

from collections.abc import Sequence
from math import ceil, floor, inf, sqrt
from statistics import fmean
from typing import NamedTuple

from rich.cells import cell_len

from tui.pictures.braille import Point
from tui.pictures.radar import Axis
from tui.safe_text import visible
from tui.wrap import fit

_UPRIGHT = 1e-9  # how far from the middle a tip still counts as straight above or below
_LOSS = 4  # what a share of the names cut off weighs against the same share of the plot's radius
_NAMED = (36, 14)  # cells; a smaller radar has numbers for names
_NAME_LEAST = 4  # cells that a longer name gets at the least
_AIR = 4  # dots between the rim and the middle of a label


class Label(NamedTuple):
    """A name beside the plot, from a column on."""

    text: str
    row: int
    column: int
    whole: bool  # the name itself, not its short form nor a part
    lost: int  # cells that were cut


class Frame(NamedTuple):
    """A plot in a field of `width` by `height` cells; `reach` is its radius in dots."""

    width: int
    height: int
    reach: float

    @property
    def middle(self) -> int:
        """The column of cells that the plot is centred on."""
        return (self.width - 1) // 2

    def dots(self, point: Point) -> Point:
        """A place of the unit circle in dots."""
        return 2 * self.middle + 0.5 + point[0] * self.reach, 2 * self.height - 0.5 + point[1] * self.reach

    def cell(self, point: Point) -> tuple[int, int]:
        """The row and the column that a place of the unit circle lies in."""
        across, down = self.dots(point)
        return floor(down + 0.5) // 4, floor(across + 0.5) // 2

    def clear(self, row: int) -> int:
        """How many columns from the middle one a label in this row keeps a blank between itself and the plot."""
        above = 4 * row + 3 - (2 * self.height - 0.5)  # of the row's last dot under the centre
        off = max(above - 4, -above - 1, 0.0)  # a dot lies up to half a dot from its place
        half = sqrt(max((self.reach + 1) ** 2 - off**2, 0.0))
        return floor(half / 2 + 0.5) + 2 if half else 1


def arrange(axes: Sequence[Axis], tips: Sequence[Point], width: int, height: int) -> tuple[Frame, list[Label]]:
    """The largest plot with every name whole beside it; else with no name cut; else the best compromise."""
    names = [(visible(axis.label) or str(number), visible(axis.short)) for number, axis in enumerate(axes, 1)]
    least = 0.65  # of the largest radius
    if width < _NAMED[0] or height < _NAMED[1]:
        names = [(str(number), "") for number in range(1, len(axes) + 1)]
        least = 0.25
    cells = sum(cell_len(name) for name, _ in names)
    largest = min(2 * height - 4.5, width - 1.5)
    best = (False, -inf), Frame(width, height, max(min(2 * height - 0.5, width - 1.5), 0.5)), list[Label]()
    for smaller in range(ceil(largest * (1 - least))):
        frame = Frame(width, height, largest - smaller)
        labels = _labels(frame, tips, names)
        if labels is None:
            continue
        if all(label.whole for label in labels):
            return frame, labels
        lost = sum(label.lost for label in labels)
        worth = not lost, frame.reach / largest - _LOSS * lost / cells
        if worth > best[0]:
            best = worth, frame, labels
    return best[1:]


def _labels(frame: Frame, tips: Sequence[Point], texts: Sequence[tuple[str, str]]) -> list[Label] | None:
    """The labels around a plot, none over another; None where one has no room."""
    labels: list[Label | None] = []
    low, high = 0, frame.height - 1
    taken: dict[int, int] = {}  # by row, the columns from the middle that a label above or below the plot takes
    for (x, y), text in zip(tips, texts, strict=True):
        if abs(x) < _UPRIGHT:
            row = frame.cell((x, y))[0] + (1 if y > 0 else -1)
            low, high = (low, row - 1) if y > 0 else (row + 1, high)
            room = 2 * min(frame.middle, frame.width - 1 - frame.middle) + 1
            labels.append(label := _label(text, row, frame.middle, room, 0))
            taken[row] = cell_len(label.text) // 2 + 2 if label else 0
    for side in (1, -1):
        places = [place for place, (x, _) in enumerate(tips) if x * side > _UPRIGHT]
        places.sort(key=lambda place: tips[place][1])
        wanted = [(frame.height - 1) / 2 + tips[place][1] * (frame.reach + _AIR) / 4 for place in places]
        rows = _spread(wanted, low, high) or _spread(wanted, 0, frame.height - 1)
        if rows is None:
            return None
        for place, row in zip(places, rows, strict=True):
            beside = floor(abs(tips[place][0]) * (frame.reach + _AIR) / 2 + 0.5)
            away = max(beside, frame.clear(row), taken.get(row, 1))
            room = (frame.width - 1 - frame.middle if side > 0 else frame.middle) - away + 1
            labels.append(_label(texts[place], row, frame.middle + side * away, room, side))
    return None if None in labels else [label for label in labels if label]


def _label(text: tuple[str, str], row: int, column: int, room: int, side: int) -> Label | None:
    """A name or its short form, from a column to the right (1) or the left (-1) or around it (0); None without room."""
    name, short = text
    if room < min(cell_len(name), _NAME_LEAST):
        return None
    whole = cell_len(name) <= room
    name = name if whole else short or name
    shown = fit(name, room)
    size = cell_len(shown)
    return Label(shown, row, column - (size // 2, 0, size - 1)[side], whole, max(cell_len(name) - room, 0))


def _spread(wanted: Sequence[float], low: int, high: int) -> list[int] | None:
    """Rows from `low` to `high`, each below the one before, as near to those wanted as can be; None if too few."""
    if len(wanted) > high - low + 1:
        return None
    blocks: list[list[float]] = []  # of neighbours that get rows without a gap; the least squares of their order
    for place, row in enumerate(wanted):
        blocks.append([row - place])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    first = [floor(fmean(block) + 0.5) for block in blocks for _ in block]
    return [min(max(row, low), high + 1 - len(wanted)) + place for place, row in enumerate(first)]
