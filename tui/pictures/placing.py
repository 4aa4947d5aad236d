"""Where a radar and the names of its axes lie in a field of terminal cells, two dots across and four down each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, inf, sqrt
from statistics import fmean
from typing import NamedTuple

from rich.cells import cell_len

from tui.pictures.braille import Point
from tui.pictures.radar import Axis
from tui.safe_text import visible
from tui.wrap import fit, wrap

_UPRIGHT = 1e-9  # how far from the middle a tip still counts as straight above or below
_LOSS = 4  # what a share of the names cut off weighs against the same share of the plot's radius
_NAMED = (36, 14)  # cells; a smaller radar has numbers for names
_NAME_LEAST = 4  # cells that a longer name gets at the least
_AIR = 4  # dots between the rim and the middle of a label
_FOLDS = 2  # rows that a name may take
_UNFOLDED, _LEAST, _LEAST_NUMBERED = 0.8, 0.65, 0.25  # of the largest radius: with names in one row, in two, numbers


class Label(NamedTuple):
    """The name of an axis: rows from `row` down, each a text and the column that it begins in."""

    row: int
    lines: tuple[tuple[int, str], ...]
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


@dataclass(frozen=True)
class _Name:
    """A name by how many rows it is folded into, with what stands for it where it has no room."""

    folds: tuple[tuple[str, ...], ...]
    short: str

    @classmethod
    def of(cls, name: str, short: str) -> "_Name":
        folds: list[tuple[str, ...]] = [(name,)]
        longest = max((cell_len(word) for word in name.split()), default=0)
        for width in range(max(longest, ceil(cell_len(name) / _FOLDS)), cell_len(name)):
            if len(rows := wrap(name, width)) <= _FOLDS:
                folds.append(tuple(rows))
                break
        return cls(tuple(folds), short)

    @property
    def cells(self) -> int:
        return cell_len(self.folds[0][0])

    def rows(self, room: int, most: int) -> int:
        """How many rows it takes in `room` cells, of `most` at the most; one where it has to be cut."""
        fitting = [len(fold) for fold in self.folds[:most] if max(map(cell_len, fold)) <= room]
        return fitting[0] if fitting else 1

    def placed(self, row: int, column: int, room: int, side: int, rows: int) -> Label | None:
        """To the right of a column (1), to the left (-1) or around it (0); None without room."""
        lines = next((fold for fold in self.folds if len(fold) <= rows and max(map(cell_len, fold)) <= room), None)
        whole = lines is not None
        if lines is None:
            if room < min(self.cells, _NAME_LEAST):
                return None
            lines = (fit(self.short or self.folds[0][0], room),)
        sizes = [cell_len(line) for line in lines]
        starts = [column - (size // 2, 0, size - 1)[side] for size in sizes]
        lost = 0 if whole else max(cell_len(self.short or self.folds[0][0]) - room, 0)
        return Label(row, tuple(zip(starts, lines, strict=True)), whole, lost)


def arrange(axes: Sequence[Axis], tips: Sequence[Point], width: int, height: int) -> tuple[Frame, tuple[Label, ...]]:
    """A large plot with every name whole beside it, in one row or in two; else the best compromise.

    Without room for names they are numbers, from 1; where there are more axes to a side than rows, there are none.
    """
    return _arranged(tuple(axes), tuple(tips), width, height)


@lru_cache(maxsize=4)  # a screen draws the same names many times, with other levels
def _arranged(
    axes: tuple[Axis, ...], tips: tuple[Point, ...], width: int, height: int
) -> tuple[Frame, tuple[Label, ...]]:
    names = [_Name.of(visible(axis.label) or str(number), visible(axis.short)) for number, axis in enumerate(axes, 1)]
    passes = [(_UNFOLDED, 1), (_LEAST, _FOLDS)]
    if width < _NAMED[0] or height < _NAMED[1]:
        names = [_Name.of(str(number), "") for number in range(1, len(axes) + 1)]
        passes = [(_LEAST_NUMBERED, 1)]
    cells = sum(name.cells for name in names)
    largest = min(2 * height - 4.5, width - 1.5)
    best = (False, -inf), Frame(width, height, max(min(2 * height - 0.5, width - 1.5), 0.5)), list[Label]()
    for least, most in passes:
        for smaller in range(ceil(largest * (1 - least))):
            frame = Frame(width, height, largest - smaller)
            labels = _labels(frame, tips, names, most)
            if labels is None:
                continue
            if all(label.whole for label in labels):
                return frame, tuple(labels)
            lost = sum(label.lost for label in labels)
            short = sum(name.cells for name, label in zip(names, labels, strict=True) if not label.whole)
            worth = not lost, frame.reach / largest - (_LOSS * lost + short) / cells
            if worth > best[0]:
                best = worth, frame, labels
    return best[1], tuple(best[2])


def _labels(frame: Frame, tips: Sequence[Point], names: Sequence[_Name], most: int) -> list[Label] | None:
    """The labels around a plot, none over another; None where one has no room."""
    labels: dict[int, Label | None] = {}
    low, high = 0, frame.height - 1
    taken: dict[int, int] = {}  # by row, the columns from the middle that a label above or below the plot takes
    for place, (x, y) in enumerate(tips):
        if abs(x) < _UPRIGHT:
            row = frame.cell((x, y))[0] + (1 if y > 0 else -1)
            low, high = (low, row - 1) if y > 0 else (row + 1, high)
            room = 2 * min(frame.middle, frame.width - 1 - frame.middle) + 1
            labels[place] = label = names[place].placed(row, frame.middle, room, 0, 1)
            taken[row] = cell_len(label.lines[0][1]) // 2 + 2 if label else 0
    for side in (1, -1):
        places = [place for place, (x, _) in enumerate(tips) if x * side > _UPRIGHT]
        places.sort(key=lambda place: tips[place][1])
        beside = _beside(frame, tips, names, places, side, (low, high), taken, most)
        if beside is None:
            return None
        labels |= beside
    ordered = [labels[place] for place in range(len(tips))]
    return None if None in ordered else [label for label in ordered if label]


def _beside(
    frame: Frame,
    tips: Sequence[Point],
    names: Sequence[_Name],
    places: Sequence[int],
    side: int,
    between: tuple[int, int],
    taken: Mapping[int, int],
    most: int,
) -> dict[int, Label | None] | None:
    """The labels of one side; a name that turns out to have less room where it has come to lie is folded then."""
    wanted = [(frame.height - 1) / 2 + tips[place][1] * (frame.reach + _AIR) / 4 for place in places]

    def away(place: int, row: int, size: int) -> int:
        rim = floor(abs(tips[place][0]) * (frame.reach + _AIR) / 2 + 0.5)
        return max(rim, *(max(frame.clear(one), taken.get(one, 1)) for one in range(row, row + size)))

    def room(place: int, row: int, size: int) -> int:
        return (frame.width - 1 - frame.middle if side > 0 else frame.middle) - away(place, row, size) + 1

    sizes = [1] * len(places)
    rows = _spread(wanted, sizes, *between) or _spread(wanted, sizes, 0, frame.height - 1)
    if rows is None:
        return None
    for _ in places if most > 1 else ():
        folded = [
            max(size, names[place].rows(room(place, row, size), most))
            for place, row, size in zip(places, rows, sizes, strict=True)
        ]
        moved = _spread(wanted, folded, *between)
        if folded == sizes or moved is None:
            break
        rows, sizes = moved, folded
    labels = {}
    for place, row, size in zip(places, rows, sizes, strict=True):
        column = frame.middle + side * away(place, row, size)
        labels[place] = names[place].placed(row, column, room(place, row, size), side, size)
    return labels


def _spread(wanted: Sequence[float], sizes: Sequence[int], low: int, high: int) -> list[int] | None:
    """First rows from `low` to `high` of labels of these sizes, none over another; None where they are too many.

    Their middles are as near to those wanted as can be.
    """
    if sum(sizes) > high - low + 1:
        return None
    before = [sum(sizes[:place]) for place in range(len(sizes))]
    blocks: list[list[float]] = []  # of neighbours that get rows without a gap; the least squares of their order
    for row, size, above in zip(wanted, sizes, before, strict=True):
        blocks.append([row - (size - 1) / 2 - above])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    first = [floor(fmean(block) + 0.5) for block in blocks for _ in block]
    return [min(max(row, low), high + 1 - sum(sizes)) + above for row, above in zip(first, before, strict=True)]
