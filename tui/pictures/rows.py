"""Rows of a picture, bars or notes: their places in a field from 0 to 1, for any medium."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.lines import Style
from tui.safe_text import visible
from tui.wrap import wrap

Kind = Literal["score", "share", "gap", "none", "support", "counter", "neutral", "uncodable"]
"""What a stretch stands for: each has a look of its own without colour. A `gap` is a stem with a dot at its end."""
NOTES: tuple[Kind, ...] = ("support", "counter", "neutral", "uncodable")
"""The kinds that stand for notes, one for each unit of a stretch."""
SIGN = 2
"""Cells before a name for its sign."""
_LABEL_SHARE = 0.42  # of the width, for the names at the most
_FIELD_LEAST = 8  # cells
_FIELD_MOST = 72


@dataclass(frozen=True)
class Stretch:
    """A part of a row, from `start` to `end` in a field from 0 to 1; a gap below the standard goes backwards."""

    start: float
    end: float
    kind: Kind


@dataclass(frozen=True)
class Row:
    """A name with a `sign` of one cell before it, what is drawn beside it, and figures behind; else it is a heading."""

    label: str
    stretches: tuple[Stretch, ...] = ()
    figures: tuple[str, ...] = ()
    style: Style = "plain"
    sign: str = ""

    @property
    def heading(self) -> bool:
        """Whether it only names what follows."""
        return not self.stretches and not self.figures


@dataclass(frozen=True)
class Rows:
    """A picture of rows: the field has `units` equal parts, `ticks` are places in it with what they are called.

    `axis` is the place that gaps are drawn from; a unit takes `unit_most` cells at the most.
    `legend` explains the looks used, or signs in the figures.
    """

    rows: tuple[Row, ...]
    units: int = 1
    ticks: tuple[tuple[float, str], ...] = ()
    axis: float | None = None
    legend: tuple[tuple[Kind | str, str], ...] = ()
    unit_most: int = _FIELD_MOST


class Columns(NamedTuple):
    """Where things stand across a picture, in cells: labels from 0 on, the field, the figures' left ends and widths."""

    label: int
    field: int
    length: int
    figures: tuple[tuple[int, int], ...]


def columns(picture: Rows, width: int) -> Columns:
    """Share out `width` cells; the field takes what names and figures leave, in whole cells a unit where it can."""
    shown = [row for row in picture.rows if not row.heading]
    count = max((len(row.figures) for row in shown), default=0)
    sizes = [max(cell_len(visible(row.figures[n])) for row in shown if n < len(row.figures)) for n in range(count)]
    behind = sum(sizes) + len(sizes)
    longest = SIGN + max((cell_len(visible(row.label)) for row in shown), default=0)
    label = max(min(longest, int(width * _LABEL_SHARE), width - behind - _FIELD_LEAST - 2), SIGN + 2)
    length = max(min(width - label - 2 - behind, _FIELD_MOST, picture.units * picture.unit_most), 1)
    if length > picture.units:
        length -= length % picture.units
    at, places = label + 2 + length, []
    for size in sizes:
        places.append((at + 1, size))
        at += size + 1
    return Columns(label, label + 2, length, tuple(places))


def folded(label: str, width: int) -> list[str]:
    """A name in rows for a column of `width` cells, the sign's among them."""
    return wrap(visible(label), width - SIGN)
