"""The radar as places in a unit circle, for any medium."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from tui.pictures.braille import Point

LEAST = 3
"""Axes that a radar needs to have a surface."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Axis:
    """What one spoke measures; `short`, where given, stands for a `label` that has no room."""

    label: str
    short: str = ""


@dataclass(frozen=True)
class Outline:
    """A line around the radar: for each axis a value from 0 to the top, or None where there is none.

    `name` is its style too. `place` counts from 0 and tells the lines of standards apart, by pattern and sign; the
    one without is the person's, solid.
    """

    name: str
    values: Sequence[float | None]
    place: int | None = None

    @property
    def letter(self) -> str:
        """The sign of a standard: no digit, which would read as a level."""
        return "" if self.place is None else _LETTERS[self.place % len(_LETTERS)]


@dataclass(frozen=True)
class Radar:
    """A radar in the unit circle: the first axis points up, to (0, -1), the others follow clockwise.

    `tips` are the outer ends of the spokes, which begin at (0, 0); `rings` has the corners of the ring of each level
    from 1 up; `outlines` the vertices of each outline. All go axis by axis; a vertex is None where it is not rated.
    """

    tips: tuple[Point, ...]
    rings: tuple[tuple[Point, ...], ...]
    outlines: tuple[tuple[Point | None, ...], ...]


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
