"""Lines of styled text: what views make and panes draw.

Whatever makes a line here first makes its text safe to draw, before it is measured: notes, names and the words of a
rubric may be handed in as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from tui.safe_text import visible
from tui.wrap import fit, wrap

Style = Literal["plain", "muted", "strong", "accent", "good", "warn", "bad", "standard", "rating", "inverse"]
Span = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the terminal; rows that share a `key` are one thing that a cursor can stand on."""

    spans: tuple[Span, ...] = ()
    key: str | None = None

    @property
    def text(self) -> str:
        """The row without styles."""
        return "".join(text for text, _ in self.spans)

    @property
    def cells(self) -> int:
        """Width in terminal cells."""
        return sum(cell_len(text) for text, _ in self.spans)


def people(text: str) -> str:
    """People's text, made safe to draw on one row or to wrap, for a sentence or a place that no line is made for."""
    return visible(text)


def line(*spans: Span | str, key: str | None = None) -> Line:
    """A row of spans; plain strings have the plain style."""
    styled: Iterable[Span] = ((one, "plain") if isinstance(one, str) else one for one in spans)
    return Line(tuple((visible(text), style) for text, style in styled), key)


def spread(left: Sequence[Span], right: Sequence[Span], width: int, key: str | None = None) -> Line:
    """`left` and `right` at the two ends of a row of `width` cells; the left one gives way first."""
    left, right = ([(visible(text), style) for text, style in spans] for spans in (left, right))
    end = _cut(right, width)
    space = width - sum(cell_len(text) for text, _ in end)
    if right and not right[0][0].startswith(" ") and sum(cell_len(text) for text, _ in left) >= space > 0:
        space -= 1  # a cut name and what follows it do not touch
    start = _cut(left, space)
    gap = width - sum(cell_len(text) for text, _ in (*start, *end))
    return Line((*start, (" " * gap, "plain"), *end), key)


def _cut(spans: Sequence[Span], space: int) -> list[Span]:
    """`spans` cut to at most `space` cells."""
    kept: list[Span] = []
    for text, style in spans:
        shown = fit(text, space)
        space -= cell_len(shown)
        kept.append((shown, style))
    return kept


def paragraph(
    text: str, width: int, style: Style = "plain", *, first: Sequence[Span] = (), hang: int = 0, key: str | None = None
) -> list[Line]:
    """`text` wrapped to `width` cells, after `first` on its first row and indented by `hang` cells below it."""
    text = visible(text)
    lead = sum(cell_len(one) for one, _ in first)
    rows = wrap(text, max(2, width - hang), first=max(2, width - lead))
    made = [Line((*first, (rows[0] if rows else "", style)), key)]
    made += [Line(((" " * hang, "plain"), (row, style)), key) for row in rows[1:]]
    return made


def heading(text: str, width: int) -> Line:
    """A title row with a rule to its right."""
    shown = fit(visible(text), width)
    rule = max(0, width - cell_len(shown) - 1)
    return Line(((shown, "accent"), (" " + "─" * rule if rule else "", "muted")))


def as_text(lines: Iterable[Line]) -> str:
    """Rows as plain text, for tests and for readers without a screen."""
    return "\n".join(one.text.rstrip() for one in lines)
