"""A drawing board of braille dots: a terminal cell holds two across and four down, which makes them about square."""

from collections.abc import Iterator, Sequence
from math import floor, hypot

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # [row][column] of a cell, by Unicode
_BLANK = 0x2800

Point = tuple[float, float]
"""A place: how far across and how far down. On a board the unit is a dot, and (0, 0) is the first dot's middle."""


class Canvas:
    """A board of `width` by `height` terminal cells, so of 2·width by 4·height dots.

    What is drawn outside the board is left out.
    """

    def __init__(self, width: int, height: int) -> None:
        self._width = max(width, 0)
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

    def dashed(self, sides: Sequence[tuple[Point, Point]], dashes: Sequence[int]) -> None:
        """Draw `sides` one after another in a rhythm that goes on around corners.

        `dashes` are dots drawn and left out by turns; without any the line is unbroken.
        """
        rhythm = [place % 2 == 0 for place, dots in enumerate(dashes) for _ in range(dots)] or [True]
        at = 0
        for start, end in sides:
            for x, y in _steps(start, end):
                if rhythm[at % len(rhythm)]:
                    self.dot(x, y)
                at += 1

    def rows(self) -> list[str]:
        """The picture: `height` strings of `width` cells each."""
        return ["".join(chr(_BLANK + dots) if dots else " " for dots in cells) for cells in self._cells]


def _steps(start: Point, end: Point) -> Iterator[Point]:
    """The dots of a line but for its last one, with which the next line begins."""
    left, top = floor(start[0] + 0.5), floor(start[1] + 0.5)
    across, down = floor(end[0] + 0.5) - left, floor(end[1] + 0.5) - top
    length = max(abs(across), abs(down))
    for step in range(length):
        yield left + across * step / length, top + down * step / length


def merged(one: str, other: str) -> str:
    """The cell with the dots of both glyphs of a board."""
    return chr(ord(one) | ord(other))
