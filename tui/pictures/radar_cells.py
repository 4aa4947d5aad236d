"""The radar in terminal cells: braille, or ASCII."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import TypeVar

from rich.cells import cell_len

from tui.pictures.braille import Canvas, Point, merged
from tui.pictures.placing import Frame, arrange
from tui.pictures.radar import Axis, Outline, Radar, radar

DASHES: tuple[tuple[int, ...], ...] = ((1, 2), (3, 2), (4, 2, 1, 2), (8, 2))
"""The rhythm of each standard's line, in dots drawn and left out."""
_RIM_GAP, _RING_GAP = 4.3, 6.5  # dots of the board from one that is set to the next
_RINGS_APART = 4  # dots at the least

_T = TypeVar("_T")

Span = tuple[str, str]
"""Text and its style: `faint`, `label`, the name of an outline, or nothing for blank space."""


class _Board:
    """Cells with a glyph and a style each."""

    def __init__(self, width: int, height: int, plain: bool) -> None:
        self.width, self.height, self.plain = width, height, plain
        self._cells = [[(" ", "")] * width for _ in range(height)]
        self._signs: set[tuple[int, int]] = set()

    def ink(self, canvas: Canvas, style: str, plain: str) -> None:
        """Lay a drawing over what is there; lines of outlines keep the dots of those below them."""
        for row, glyphs in zip(self._cells, canvas.rows(), strict=True):
            for column, glyph in enumerate(glyphs):
                if glyph == " ":
                    continue
                under, before = row[column]
                shown = glyph if before in ("", "faint") else merged(under, glyph)
                row[column] = (plain if self.plain else shown, style)

    def sign(self, row: int, column: int, glyph: str, style: str) -> bool:
        """Set a sign, unless one is there or it is outside; whether it was set."""
        if (row, column) in self._signs or not (0 <= column < self.width and 0 <= row < self.height):
            return False
        self._signs.add((row, column))
        self._cells[row][column] = (glyph, style)
        return True

    def text(self, row: int, column: int, text: str, style: str) -> None:
        """Write over what is there."""
        size = cell_len(text)
        self._cells[row][column : column + size] = [(text, style)] + [("", style)] * (size - 1)

    def rows(self) -> list[list[Span]]:
        """Each row as runs of one style."""
        return [
            [("".join(glyph for glyph, _ in run), style) for style, run in groupby(row, key=lambda cell: cell[1])]
            for row in self._cells
        ]


def draw_radar(
    axes: Sequence[Axis],
    outlines: Sequence[Outline],
    top: int,
    width: int,
    height: int,
    ascii: bool = False,  # noqa: A002 - the word users know
) -> list[list[Span]]:
    """Draw the radar as `height` lines of spans, each line `width` cells wide.

    Rings are dots in the style `faint`; of rings that would blur, some are left out. The person's outline is a solid
    line with ● at each value, broken at an axis that is not rated, which has ○ on the rim instead. A standard is a
    line of its own rhythm with its letter at each value. With `ascii` these are `.`, `*`, `#`, `o`, and a line of
    small letters. Signs that fall on one place stand side by side as far as there is room, the person's on the place
    itself. Vertices lie in the middle of a cell, so equal values meet.

    Names stand around the plot in the style `label`, in one row or two, cut with … where they have no room, to four
    cells at the least. Below 36 by 14 cells the numbers of the axes, from 1, stand for them. Where there are more
    axes to a side than rows, the plot stands alone: eighteen need 8 rows and 11 columns. Raises what `radar` raises.
    """
    shape = radar(axes, outlines, top)
    board = _Board(width, height, ascii)
    if width < 1 or height < 1:
        return [[] for _ in range(height)]
    frame, labels = arrange(axes, shape.tips, width, height)
    _draw_rings(board, frame, shape, top)
    layers = sorted(zip(outlines, shape.outlines, strict=True), key=lambda layer: layer[0].place is None)
    for outline, vertices in layers:
        middles = [vertex and _middle(frame.cell(vertex)) for vertex in vertices]
        canvas = Canvas(width, height)
        dashes = () if outline.place is None else DASHES[outline.place % len(DASHES)]
        canvas.dashed([(start, end) for start, end in _sides(middles) if start and end], dashes)
        board.ink(canvas, outline.name, outline.letter.lower() or "*")
    for outline, vertices in reversed(layers):
        for vertex, tip in zip(vertices, shape.tips, strict=True):
            row, column = frame.cell(vertex or tip)
            if outline.place is None:
                glyph = ("#" if ascii else "●") if vertex else ("o" if ascii else "○")
                board.sign(row, column, glyph, outline.name)
    for outline, vertices in layers:
        for vertex in vertices if outline.place is not None else ():
            if vertex is not None:
                _set_beside(board, frame.cell(vertex), vertex, outline)
    for label in labels:
        for row, (column, text) in enumerate(label.lines, label.row):
            board.text(row, column, text, "label")
    return board.rows()


def _draw_rings(board: _Board, frame: Frame, shape: Radar, top: int) -> None:
    canvas = Canvas(board.width, board.height)
    every = ceil(_RINGS_APART * top / frame.reach)
    for number, ring in enumerate(shape.rings[::-every]):
        for start, end in _sides([frame.dots(corner) for corner in ring]):
            canvas.line(*start, *end, _RING_GAP if number else _RIM_GAP)
    board.ink(canvas, "faint", ".")


def _set_beside(board: _Board, place: tuple[int, int], vertex: Point, outline: Outline) -> None:
    """Set a standard's letter on its place, or where that is taken beside it, away from the middle first."""
    row, column = place
    outward = 1 if vertex[0] > -1e-9 else -1
    for step in (0, outward, 2 * outward, 3 * outward, -outward):
        if board.sign(row, column + step, outline.letter, outline.name):
            return


def _middle(cell: tuple[int, int]) -> Point:
    return 2 * cell[1] + 0.5, 4 * cell[0] + 1.5


def _sides(corners: Sequence[_T]) -> Iterator[tuple[_T, _T]]:
    return pairwise([*corners, *corners[:1]])
