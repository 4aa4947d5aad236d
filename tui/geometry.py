"""The radar and the bars: where everything lies, and its picture in terminal cells.

`radar` gives places in a unit circle, for any medium; `draw_radar` and `bar` give text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil, cos, floor, inf, pi, sin, sqrt
from statistics import fmean
from typing import NamedTuple, TypeVar

from rich.cells import cell_len

from tui.braille import Canvas, Point
from tui.safe_text import visible
from tui.wrap import fit

STANDARD = "standard"
_RING_GAP, _SPOKE_GAP, _STANDARD_GAP = 4.3, 7, 2.2  # dots of the board from one that is set to the next
_RINGS_APART = 4  # dots at the least
_UPRIGHT = 1e-9  # how far from the middle a tip still counts as straight above or below
_LOSS = 4  # what a share of the names cut off weighs against the same share of the plot's radius
_NAMED = (36, 14)  # cells; a smaller radar has numbers for names
_NAME_LEAST = 4  # cells that a longer name gets at the least
_AIR = 4  # dots between the rim and the middle of a label
_EIGHTHS = " ▏▎▍▌▋▊▉"

_T = TypeVar("_T")

Span = tuple[str, str]
"""Text and its style: `faint`, `label`, the name of an outline, or nothing for blank space."""


@dataclass(frozen=True)
class Axis:
    """What one spoke measures; `short`, where given, stands for a `label` that has no room."""

    label: str
    short: str = ""


@dataclass(frozen=True)
class Outline:
    """A line around the radar: for each axis a value from 0 to the top, or None where it is not rated.

    `name` is also its style. The one named `standard` is dotted, every other one solid.
    """

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class Radar:
    """A radar in the unit circle: the first axis points up, to (0, -1), the others follow clockwise.

    `tips` are the outer ends of the spokes, which begin at (0, 0); `rings` has the corners of the ring of each level
    from 1 up; `outlines` the vertices of each outline. All go axis by axis; a vertex is None where it is not rated.
    """

    tips: tuple[Point, ...]
    rings: tuple[tuple[Point, ...], ...]
    outlines: tuple[tuple[Point | None, ...], ...]


class _Label(NamedTuple):
    text: str
    row: int
    column: int
    whole: bool  # the name itself, not its short form nor a part
    lost: int  # cells that were cut


class _Frame(NamedTuple):
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


def radar(axes: Sequence[Axis], outlines: Sequence[Outline], top: int) -> Radar:
    """Place `outlines` over `axes`, on a scale from 0 in the middle to `top`; what is off the scale, at its end.

    ValueError where `top` is below 1 or an outline has more or fewer values than there are axes.
    """
    if top < 1:
        raise ValueError(f"a scale needs a level above 0: {top}")
    if any(len(outline.values) != len(axes) for outline in outlines):
        raise ValueError("an outline needs one value for each axis")
    angles = [2 * pi * place / len(axes) for place in range(len(axes))]
    tips = tuple((sin(angle), -cos(angle)) for angle in angles)

    def vertex(tip: Point, value: float) -> Point:
        share = min(max(value / top, 0.0), 1.0)
        return tip[0] * share, tip[1] * share

    rings = (tuple(vertex(tip, level) for tip in tips) for level in range(1, top + 1))
    lines = (
        tuple(None if value is None else vertex(tip, value) for tip, value in zip(tips, outline.values, strict=True))
        for outline in outlines
    )
    return Radar(tips, tuple(rings), tuple(lines))


def draw_radar(
    axes: Sequence[Axis],
    outlines: Sequence[Outline],
    top: int,
    width: int,
    height: int,
    ascii: bool = False,  # noqa: A002 - the word users know
) -> list[list[Span]]:
    """Draw the radar as `height` lines of spans, each line `width` cells wide.

    Rings and spokes are dots in the style `faint`; of rings that would blur, some are left out. The standard is a
    dotted line; any other outline is a solid one with ● at each value, broken at an axis that is not rated, which
    has ○ on the rim instead. With `ascii` these are `.`, `:`, `*`, `#` and `o`. Where outlines meet, the later one
    shows, and the standard lies below all. Vertices lie in the middle of a cell, so equal values cover each other.

    Names stand around the plot in the style `label`, cut with … where they have no room, to four cells at the
    least. Below 36 by 14 cells the numbers of the axes, from 1, stand for them. Where there are more axes to a side
    than rows, the plot stands alone: eighteen need 8 rows and 11 columns. Raises what `radar` raises.
    """
    shape = radar(axes, outlines, top)
    picture = [[(" ", "")] * width for _ in range(height)]
    if width < 1 or height < 1:
        return [[] for _ in picture]
    frame, labels = _arrange(axes, shape.tips, width, height)

    def ink(lines: Iterable[tuple[Point, Point]], style: str, gap: float, plain: str) -> None:
        canvas = Canvas(width, height)
        for start, end in lines:
            canvas.line(*start, *end, gap)
        for row, glyphs in zip(picture, canvas.rows(), strict=True):
            for column, glyph in enumerate(glyphs):
                if glyph != " ":
                    row[column] = (plain if ascii else glyph, style)

    every = ceil(_RINGS_APART * top / frame.reach)
    step = frame.reach * every / top
    hub = min(every / top, 0.5)
    spokes = ((frame.dots((x * hub, y * hub)), frame.dots((x, y))) for x, y in shape.tips)
    ink(spokes, "faint", step / (int(step / _SPOKE_GAP) + 1), ".")
    for ring in shape.rings[::-every]:
        ink(_sides([frame.dots(corner) for corner in ring]), "faint", _RING_GAP, ".")
    layers = sorted(zip(outlines, shape.outlines, strict=True), key=lambda layer: layer[0].name != STANDARD)
    for outline, vertices in layers:
        solid = outline.name != STANDARD
        places = [vertex and frame.cell(vertex) for vertex in vertices]
        middles = [place and (2 * place[1] + 0.5, 4 * place[0] + 1.5) for place in places]
        sides = ((start, end) for start, end in _sides(middles) if start and end)
        ink(sides, outline.name, 0 if solid else _STANDARD_GAP, "*" if solid else ":")
        for place, tip in zip(places if solid else [], shape.tips, strict=False):
            row, column = place or frame.cell(tip)
            picture[row][column] = (("#" if ascii else "●") if place else ("o" if ascii else "○"), outline.name)
    for label in labels:
        size = cell_len(label.text)
        picture[label.row][label.column : label.column + size] = [(label.text, "label")] + [("", "label")] * (size - 1)
    return [
        [("".join(glyph for glyph, _ in run), style) for style, run in groupby(row, key=lambda cell: cell[1])]
        for row in picture
    ]


def bar(value: float | None, top: float, width: int, ascii: bool = False) -> str:  # noqa: A002 - the word users know
    """Draw a bar from 0 to `top` in `width` cells, to an eighth of a cell, or with `ascii` to a whole one.

    Below the scale it is empty, above it full; all that is more than 0 shows at least the smallest step. None, not
    rated, is a thin line. ValueError where `top` is not above 0.
    """
    if top <= 0:
        raise ValueError(f"a scale needs a top above 0: {top}")
    width = max(width, 0)
    if value is None:
        return ("-" if ascii else "┄") * width
    share = min(max(value / top, 0.0), 1.0)
    steps = 1 if ascii else 8
    drawn = max(floor(share * width * steps + 0.5), 1 if share else 0)
    whole, part = divmod(drawn, steps)
    return (("#" if ascii else "█") * whole + _EIGHTHS[part]).ljust(width)[:width]


def _sides(corners: Sequence[_T]) -> Iterator[tuple[_T, _T]]:
    return pairwise([*corners, *corners[:1]])


def _arrange(axes: Sequence[Axis], tips: Sequence[Point], width: int, height: int) -> tuple[_Frame, list[_Label]]:
    """The largest plot with every name whole beside it; else with no name cut; else the best compromise."""
    names = [(visible(axis.label) or str(number), visible(axis.short)) for number, axis in enumerate(axes, 1)]
    least = 0.65  # of the largest radius
    if width < _NAMED[0] or height < _NAMED[1]:
        names = [(str(number), "") for number in range(1, len(axes) + 1)]
        least = 0.25
    cells = sum(cell_len(name) for name, _ in names)
    largest = min(2 * height - 4.5, width - 1.5)
    best = (False, -inf), _Frame(width, height, max(min(2 * height - 0.5, width - 1.5), 0.5)), list[_Label]()
    for smaller in range(ceil(largest * (1 - least))):
        frame = _Frame(width, height, largest - smaller)
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


def _labels(frame: _Frame, tips: Sequence[Point], texts: Sequence[tuple[str, str]]) -> list[_Label] | None:
    """The labels around a plot, none over another; None where one has no room."""
    labels: list[_Label | None] = []
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


def _label(text: tuple[str, str], row: int, column: int, room: int, side: int) -> _Label | None:
    """A name or its short form, from a column to the right (1) or the left (-1) or around it (0); None without room."""
    name, short = text
    if room < min(cell_len(name), _NAME_LEAST):
        return None
    whole = cell_len(name) <= room
    name = name if whole else short or name
    shown = fit(name, room)
    size = cell_len(shown)
    return _Label(shown, row, column - (size // 2, 0, size - 1)[side], whole, max(cell_len(name) - room, 0))


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
