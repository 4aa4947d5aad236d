"""Rows of bars or notes in terminal cells: block glyphs, or ASCII."""

from collections.abc import Iterable

from rich.cells import cell_len

from tui.lines import Line, Style
from tui.pictures.bar import bar
from tui.pictures.rows import NOTES, SIGN, Columns, Kind, Row, Rows, Stretch, columns, folded
from tui.safe_text import visible
from tui.wrap import fit, pad

_GLYPHS: dict[Kind, tuple[str, str, Style]] = {
    "score": ("█", "#", "rating"),
    "share": ("━", "=", "standard"),
    "gap": ("━", "-", "plain"),
    "none": ("┄", "-", "muted"),
    "support": ("+", "+", "good"),
    "counter": ("-", "-", "bad"),
    "neutral": ("·", ".", "plain"),
    "uncodable": ("~", "~", "muted"),
}
"""What a cell of each kind is drawn with, in ASCII, and its style."""


def draw_rows(picture: Rows, width: int, ascii: bool = False) -> list[Line]:  # noqa: A002 - the word users know
    """Draw a picture in rows of at most `width` cells: its ticks, then every row; the legend is drawn elsewhere."""
    place = columns(picture, width)
    made = [_ticks(picture, place)] if picture.ticks else []
    for row in picture.rows:
        if row.heading:
            made.append(Line(((fit(visible(row.label), width), "strong"),)))
            continue
        first, *below = folded(row.label, place.label)
        spans = [
            (pad(pad(row.sign, SIGN) + first, place.label), row.style),
            ("  ", "plain"),
            *_field(row, picture, place, ascii),
        ]
        for figure, (_, size) in zip(row.figures, place.figures, strict=False):
            shown = visible(figure)
            spans.append((" " * (size + 1 - cell_len(shown)) + shown, row.style))
        made.append(_cut(spans, width))
        made += [Line(((fit(" " * SIGN + one, width), row.style),)) for one in below]
    return made


def glyph(what: str, ascii: bool) -> tuple[str, Style]:  # noqa: A002
    """A note's sign, or a sign in the figures, with its style, for a legend."""
    for kind in NOTES:
        if kind == what:
            fine, plain, style = _GLYPHS[kind]
            return (plain if ascii else fine), style
    return what, "strong"


def _ticks(picture: Rows, place: Columns) -> Line:
    row = [" "] * (place.field + place.length + 4)
    for share, name in picture.ticks:
        at = place.field + min(int(share * place.length), place.length - 1)
        start = max(at - (len(name) - 1) // 2, 0) if share < 1 else at - len(name) + 1
        row[start : start + len(name)] = name
    return Line((("".join(row).rstrip(), "muted"),))


def _field(row: Row, picture: Rows, place: Columns, plain: bool) -> list[tuple[str, Style]]:
    length = place.length
    if [one.kind for one in row.stretches] == ["score"]:
        return [(bar(row.stretches[0].end, 1.0, length, ascii=plain), "rating")]
    spans: list[tuple[str, Style]] = [(" ", "plain")] * length
    axis = None if picture.axis is None else min(int(picture.axis * length), length - 1)
    for one in row.stretches:
        fine, simple, style = _GLYPHS[one.kind]
        for at in _cells(one, picture.units, length):
            spans[at] = (simple if plain else fine, row.style if one.kind == "gap" else style)
    if axis is not None:
        spans[axis] = ("|" if plain else "│", "muted")
        for one in row.stretches:
            if one.kind == "gap":
                spans[min(int(one.end * length), length - 1)] = ("#" if plain else "●", row.style)
    return spans


def _cells(one: Stretch, units: int, length: int) -> Iterable[int]:
    """The cells that a stretch is drawn in: a note has one, however wide its part of the field is."""
    first, last = (min(int(end * length + 1e-9), length - 1) for end in (one.start, one.end))
    if one.kind == "gap":
        return range(min(first, last), max(first, last) + 1)
    if one.kind in NOTES:
        notes = range(round(one.start * units), round(one.end * units))
        return (min(n * length // units, length - 1) for n in notes)
    end = int(one.end * length + 0.5)
    return range(first, max(end, first + 1) if one.end > one.start else end)


def _cut(spans: list[tuple[str, Style]], width: int) -> Line:
    """A row of spans that run together where they have one style, cut to `width`."""
    kept: list[tuple[str, Style]] = []
    for text, style in spans:
        shown = fit(text, width)
        width -= cell_len(shown)
        if kept and kept[-1][1] == style:
            kept[-1] = (kept[-1][0] + shown, style)
        elif shown:
            kept.append((shown, style))
    return Line(tuple(kept))
