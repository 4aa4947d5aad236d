"""The radar in terminal cells: braille, or ASCII."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import TypeVar

from rich.cells import cell_len

from tui.pictures.braille import Canvas, Point
from tui.pictures.placing import arrange
from tui.pictures.radar import STANDARD, Axis, Outline, radar

_RING_GAP, _SPOKE_GAP, _STANDARD_GAP = 4.3, 7, 2.2  # dots of the board from one that is set to the next
_RINGS_APART = 4  # dots at the least

_T = TypeVar("_T")

Span = tuple[str, str]
"""Text and its style: `faint`, `label`, the name of an outline, or nothing for blank space."""


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
    frame, labels = arrange(axes, shape.tips, width, height)

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


def _sides(corners: Sequence[_T]) -> Iterator[tuple[_T, _T]]:
    return pairwise([*corners, *corners[:1]])
