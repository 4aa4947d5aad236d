"""Rows of bars or notes as SVG, in the columns that terminal cells would have."""

from rich.cells import cell_len

from tui.lines import Style
from tui.pictures import svg
from tui.pictures.rows import NOTES, SIGN, Columns, Kind, Row, Rows, Stretch, columns, folded
from tui.safe_text import visible
from tui.wrap import fit

ROW = 24
"""Units from one row to the next."""
_COLOURS: dict[Style, str] = {"good": svg.STANDARDS[1], "bad": svg.STANDARDS[3], "muted": svg.FAINT}
_NOTES: dict[Kind, tuple[str, str, str]] = {
    "support": (svg.STANDARDS[1], "+", "#fff"),
    "counter": ("#fff", "−", svg.STANDARDS[3]),
    "neutral": ("#fff", "·", svg.INK),
    "uncodable": ("#fff", "~", svg.FAINT),
}
"""The ground of a note's square, its sign and the sign's colour."""


def rows_svg(picture: Rows, width: int) -> tuple[list[str], float]:
    """The elements of a picture of rows, `width` cells wide, and its height in units."""
    place = columns(picture, width)
    wide = svg.CELL[0]
    left, length = place.field * wide, place.length * wide
    body: list[str] = []
    down = 0.0
    if picture.ticks:
        body += [
            svg.text(left + share * length, 12, name, size=11, anchor="middle", fill=svg.FAINT)
            for share, name in picture.ticks
        ]
        down = 18.0
    lines: list[str] = []
    for row in picture.rows:
        if row.heading:
            down += 6
            lines.append(
                svg.text(0, down + 16, fit(visible(row.label), width), room=width * wide, size=14, font_weight="bold")
            )
            down += ROW
            continue
        names = folded(row.label, place.label)
        lines += [svg.text(2, down + 18, row.sign, fill=_colour(row.style))] if row.sign else []
        lines += [
            svg.text(
                SIGN * wide,
                down + 16 + 15 * n,
                name,
                size=13.5,
                room=(place.label - SIGN) * wide + 8,
                fill=_colour(row.style),
            )
            for n, name in enumerate(names)
        ]
        lines += _field(row, picture, left, length, down)
        lines += _figures(row, place, down)
        down += ROW + 15 * (len(names) - 1)
    grid = [
        svg.element("line", x1=x, y1=18, x2=x, y2=down, stroke=svg.PALE, stroke_width=0.8)
        for x in (left + share * length for share, _ in picture.ticks)
    ]
    if picture.axis is not None:
        x = left + picture.axis * length
        grid.append(svg.element("line", x1=x, y1=18, x2=x, y2=down, stroke=svg.INK, stroke_width=1.2))
    return [*body, *grid, *lines], down


def look(what: str, x: float, y: float) -> list[str]:
    """A note's square, or a sign in the figures, about 24 units wide, for a legend."""
    for kind in NOTES:
        if kind == what:
            return _note(kind, x + 5, 14, y)
    return [svg.text(x + 12, y + 5, what, anchor="middle", font_weight="bold")]


def _colour(style: Style) -> str:
    return svg.FAINT if style == "muted" else svg.INK


def _figures(row: Row, place: Columns, down: float) -> list[str]:
    wide = svg.CELL[0]
    return [
        svg.text((start + size) * wide, down + 16, figure, size=13, anchor="end", fill=_colour(row.style))
        for figure, (start, size) in zip(row.figures, place.figures, strict=False)
        if cell_len(visible(figure))
    ]


def _field(row: Row, picture: Rows, left: float, length: float, down: float) -> list[str]:
    made: list[str] = []
    y = down + ROW / 2
    for one in row.stretches:
        if one.kind in _NOTES:
            count = round((one.end - one.start) * picture.units)
            unit = length / picture.units
            for n in range(count):
                made += _note(one.kind, left + one.start * length + n * unit, unit, y)
        elif one.kind == "gap":
            made += _gap(left + one.start * length, left + one.end * length, y, _COLOURS.get(row.style, svg.INK))
        else:
            made += _stretch(one, left, length, y)
    return made


def _gap(start: float, end: float, y: float, colour: str) -> list[str]:
    stem = svg.element("line", x1=start, y1=y, x2=end, y2=y, stroke=colour, stroke_width=3)
    return [*([stem] if start != end else []), svg.element("circle", cx=end, cy=y, r=5.5, fill=colour)]


def _note(kind: Kind, x: float, unit: float, y: float) -> list[str]:
    ground, mark, colour = _NOTES[kind]
    side = min(unit - 1, 14.0)
    box = svg.element(
        "rect", x=x, y=y - 7, width=side, height=14, fill=ground, stroke=colour if ground == "#fff" else ground
    )
    return [box] if unit < 9 else [box, svg.text(x + side / 2, y + 4.5, mark, size=12, anchor="middle", fill=colour)]


def _stretch(one: Stretch, left: float, length: float, y: float) -> list[str]:
    x, wide = left + one.start * length, (one.end - one.start) * length
    if one.kind == "none":
        return [
            svg.element("line", x1=x, y1=y, x2=x + wide, y2=y, stroke=svg.FAINT, stroke_width=1, stroke_dasharray="2 4")
        ]
    if one.kind == "share":
        frame = svg.element("rect", x=left, y=y - 4, width=length, height=8, fill="#fff", stroke=svg.FAINT)
        return [frame, svg.element("rect", x=x, y=y - 4, width=wide, height=8, fill=svg.FAINT)]
    frame = svg.element("rect", x=left, y=y - 8, width=length, height=16, fill="#fff", stroke=svg.INK)
    return [frame, svg.element("rect", x=x, y=y - 8, width=wide, height=16, fill=svg.INK)]
