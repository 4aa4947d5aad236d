"""A picture with its title, its legend and what is to be said under it: as rows of a terminal, or as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from rubric.language import Language
from tui.lines import Line, Span, Style, paragraph
from tui.pictures import radar_svg as rs
from tui.pictures import rows_svg, svg
from tui.pictures.braille import Canvas
from tui.pictures.radar import LEAST, Axis, Outline
from tui.pictures.radar_cells import DASHES, draw_radar
from tui.pictures.rows import Rows
from tui.pictures.rows_cells import draw_rows, glyph
from tui.safe_text import visible
from tui.wrap import fit, wrap

STANDARD_STYLES: tuple[Style, ...] = ("standard", "good", "plain", "bad")
"""The colours of standards, by place: beside pattern and letter, which tell them apart without."""
_PLAIN = str.maketrans("…–—·“”‘’×≥≤−●○│┄", "~--.\"\"''x><-#o|-")
_SAMPLE = 4
_ROOMY = 30  # rows from which on a radar has room for all that is said under it
_TITLE_CELL, _TEXT_CELL = 9.4, 7.2  # units that half a Chinese character takes in titles, and elsewhere


@dataclass(frozen=True)
class Radar:
    """A radar to be drawn; `legend` names each outline, then what is not rated."""

    axes: tuple[Axis, ...]
    outlines: tuple[Outline, ...]
    top: int
    legend: tuple[tuple[Outline | None, str], ...]


@dataclass(frozen=True)
class Sheet:
    """A picture, what it is called, what it shows in words (`about`), and the `foot` under it, scale first."""

    title: str
    about: str
    picture: Radar | Rows
    foot: tuple[str, ...] = ()


def lines(
    sheet: Sheet,
    width: int,
    height: int,
    ascii: bool = False,  # noqa: A002 - the word users know
    titled: bool = True,
) -> list[Line]:
    """The sheet in rows of at most `width` cells; a radar fills `height` rows, others take what they need."""
    top = [Line(((fit(visible(sheet.title), width), "accent"),))] if titled else []
    below = _flow(_legend(sheet.picture, ascii), width)
    # Where there are few rows, the plot needs them more than what one sees anyway.
    foot = sheet.foot if isinstance(sheet.picture, Rows) or height >= _ROOMY else sheet.foot[1:]
    if titled and foot:
        below += paragraph(" ".join(foot), width, "muted")
    if isinstance(sheet.picture, Rows):
        made = [*top, *([Line()] if titled else []), *draw_rows(sheet.picture, width, ascii), Line(), *below]
    elif len(sheet.picture.axes) < LEAST:
        made = [*top, *paragraph(sheet.about, width)]
    else:
        room = max(height - len(top) - len(below), 8)
        picture = sheet.picture
        drawn = draw_radar(picture.axes, picture.outlines, picture.top, width, room, ascii)
        made = [*top, *(Line(tuple((text, _style(name)) for text, name in spans)) for spans in drawn), *below]
    if ascii:
        made = [Line(tuple((text.translate(_PLAIN), style) for text, style in one.spans), one.key) for one in made]
    return made


def as_svg(sheets: Sequence[Sheet], width: int, height: int, language: Language) -> str:
    """The sheets as one SVG, `width` cells wide, one under another; a radar has `height` rows of cells."""
    wide, high = svg.CELL
    body: list[str] = []
    down = 8.0
    for sheet in sheets:
        for row in wrap(visible(sheet.title), int(width * wide / _TITLE_CELL)):
            body.append(svg.text(12, down + 18, row, size=16, room=width * wide, font_weight="bold"))
            down += 22
        down += 10
        if isinstance(sheet.picture, Rows):
            drawn, size = rows_svg.rows_svg(sheet.picture, width)
        elif len(sheet.picture.axes) < LEAST:
            drawn, size = [svg.text(0, 16, sheet.about)], 24.0
        else:
            picture = sheet.picture
            drawn, size = rs.radar_svg(picture.axes, picture.outlines, picture.top, width, height), height * high
        legend, extent = _svg_legend(sheet.picture, width * wide)
        for group, tall in ((drawn, size + 8), (legend, extent)):
            body += [f'<g transform="translate(12 {svg.number(down)})">', *group, "</g>"]
            down += tall
        for row in [row for one in sheet.foot for row in wrap(visible(one), int(width * wide / _TEXT_CELL))]:
            body.append(svg.text(12, down + 13, row, room=width * wide, size=12, fill=svg.FAINT))
            down += 18
        down += 14
    title = " / ".join(sheet.title for sheet in sheets)
    about = " ".join(sheet.about for sheet in sheets)
    return svg.document(width * wide + 24, down, title, about, body, language)


def _style(name: str) -> Style:
    if name.startswith("standard"):
        return STANDARD_STYLES[int(name.removeprefix("standard") or 0) % len(STANDARD_STYLES)]
    styles: dict[str, Style] = {"faint": "muted", "rating": "rating"}
    return styles.get(name, "plain")


def _legend(picture: Radar | Rows, plain: bool) -> list[list[Span]]:
    """What each look means: a sample, then its name."""
    made: list[list[Span]] = []
    if isinstance(picture, Rows):
        for what, name in picture.legend:
            made.append([glyph(what, plain), (f" {visible(name)}", "muted")])
        return made
    for outline, name in picture.legend:
        if outline is None:
            made.append([("o" if plain else "○", "rating"), (f" {visible(name)}", "muted")])
            continue
        ends = outline.letter or ("#" if plain else "●")
        made.append([(ends + _sample(outline, plain) + ends, _style(outline.name)), (f" {visible(name)}", "muted")])
    return made


def _sample(outline: Outline, plain: bool) -> str:
    if plain:
        return (outline.letter.lower() or "*") * _SAMPLE
    canvas = Canvas(_SAMPLE, 1)
    dashes = () if outline.place is None else DASHES[outline.place % len(DASHES)]
    canvas.dashed([((0, 1), (2 * _SAMPLE, 1))], dashes)
    return canvas.rows()[0]


def _flow(entries: Sequence[list[Span]], width: int) -> list[Line]:
    rows: list[list[Span]] = []
    used = width
    for entry in entries:
        size = sum(cell_len(text) for text, _ in entry)
        if used + 3 + size > width:
            rows.append([])
            used = -3
        rows[-1] += [("   ", "plain"), *entry] if rows[-1] else entry
        used += 3 + size
    return [Line(tuple((fit(text, width), style) for text, style in row)) for row in rows]


def _svg_legend(picture: Radar | Rows, width: float) -> tuple[list[str], float]:
    made: list[str] = []
    x, y = 0.0, 12.0
    for what, full in picture.legend:
        name = fit(visible(full), int((width - 50) / _TEXT_CELL))
        size = 50 + cell_len(name) * _TEXT_CELL + 16
        if x and x + size > width:
            x, y = 0.0, y + 24
        made += _svg_sample(picture, what, x + 4, y)
        made.append(svg.text(x + 50, y + 4.5, name, room=cell_len(name) * _TEXT_CELL + 12, size=12.5))
        x += size
    return made, y + 16 if made else 0


def _svg_sample(picture: Radar | Rows, what: object, x: float, y: float) -> list[str]:
    if isinstance(picture, Radar):
        drawn = [one.place for one in picture.outlines]
        known = what if isinstance(what, Outline) else None
        return rs.look(known, drawn.index(known.place) if known else 0, x, y)
    return rows_svg.look(str(what), x + 8, y)
