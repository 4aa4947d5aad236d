"""A drawing board of braille dots: a terminal cell holds two across and four down, which makes them about square."""

from collections.abc import Sequence
from itertools import pairwise
from math import floor, hypot

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # [row][column] of a cell, by Unicode
_BLANK = 0x2800

Point = tuple[float, float]
"""A place: how far across and how far down. On a board the unit is a dot, and (0, 0) is the first dot's middle."""


class Canvas:
    """A board of `width` by `height` terminal cells, so of 2·width by 4·height dots.

    What is drawn outside the board is left out. With `ascii` a cell is shown by how full it is, as ` `, `.`, `:`
    or `*`, for terminals without braille.
    """

    def __init__(self, width: int, height: int, *, ascii: bool = False) -> None:  # noqa: A002 - the word users know
        self._width = max(width, 0)
        self._ascii = ascii
        self._cells = [[0] * self._width for _ in range(height)]

    def dot(self, x: float, y: float) -> None:
        """Set the dot nearest to a place."""
        across, down = floor(x + 0.5), floor(y + 0.5)
        if 0 <= across < 2 * self._width and 0 <= down < 4 * len(self._cells):
            self._cells[down // 4][across // 2] |= _BITS[down % 4][across % 2]

    def line(self, x0: float, y0: float, x1: float, y1: float, gap: float = 0) -> None:
        """Draw from one place to another, without a break, or dotted: about `gap` dots from each to the next.

        A dotted line has a dot at both ends, an even rhythm, and no dot that the unbroken one has not.
        """
        left, top = floor(x0 + 0.5), floor(y0 + 0.5)
        across, down = floor(x1 + 0.5) - left, floor(y1 + 0.5) - top
        length = max(abs(across), abs(down), 1)
        parts = min(max(round(hypot(across, down) / gap), 1), length) if gap else length
        for part in range(parts + 1):
            step = round(part * length / parts)
            self.dot(left + across * step / length, top + down * step / length)

    def polygon(self, corners: Sequence[Point], gap: float = 0) -> None:
        """Draw the closed line through the corners, without a break or dotted."""
        for (x0, y0), (x1, y1) in pairwise([*corners, *corners[:1]]):
            self.line(x0, y0, x1, y1, gap)

    def rows(self) -> list[str]:
        """The picture: `height` strings of `width` cells each."""
        return ["".join(map(self._glyph, cells)) for cells in self._cells]

    def _glyph(self, dots: int) -> str:
        if not self._ascii:
            return chr(_BLANK + dots) if dots else " "
        return " ..::****"[dots.bit_count()]
