"""The one way to write SVG: every text is made visible and escaped here, and nothing points outside the picture.

A picture stands in any page: no ids that could meet those of another, no style sheet, no script, no font but the
reader's own. What a cell of a terminal is takes 8 by 16 units here.
"""

from collections.abc import Iterable, Sequence
from html import escape

from rich.cells import cell_len

from rubric.language import Language
from tui.pictures.braille import Point
from tui.safe_text import visible

CELL = (8, 16)
INK, FAINT, PALE, PERSON = "#1a1a1a", "#767676", "#d4d4d4", "#9a3412"
STANDARDS = ("#1d4ed8", "#047857", "#7e22ce", "#b91c1c")
_FONTS = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei','Source Han Sans SC',sans-serif"
_TAGS = {"zh": "zh-CN", "en": "en"}


def number(value: float) -> str:
    """A coordinate to two decimals, the same bytes everywhere."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def safe(text: str) -> str:
    """People's text for SVG, in an element or in quotes."""
    return escape(visible(text))


def element(name: str, **attributes: str | float) -> str:
    """An empty element; a `_` in the name of an attribute is written `-`. What has a value is escaped."""
    return f"<{name}{_attributes(attributes)}/>"


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float = 14,
    anchor: str = "start",
    room: float | None = None,
    **more: str | float,
) -> str:
    """A text whose base line begins, ends or has its middle (`anchor`) at a place.

    What might be wider than its `room`, in units, is drawn closer: how wide letters are, the reader's font decides.
    """
    if room is not None and size * sum(map(_ems, visible(content))) > 1.15 * room:
        more = {**more, "textLength": room, "lengthAdjust": "spacingAndGlyphs"}
    given = {"x": x, "y": y, "font_size": size, **({} if anchor == "start" else {"text_anchor": anchor}), **more}
    return f"<text{_attributes(given)}>{safe(content)}</text>"


def path(points: Iterable[Point | None], *, closed: bool = False, **more: str | float) -> str:
    """A line through places, broken at each None; `closed` back to the first."""
    steps, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        steps.append(f"{pen}{number(point[0])} {number(point[1])}")
        pen = "L"
    return element("path", d="".join(steps) + ("Z" if closed else ""), fill="none", **more)


def document(width: float, height: float, title: str, about: str, body: Sequence[str], language: Language) -> str:
    """A picture of this size in units, with its title and what it shows in words for those who hear it."""
    box = f"0 0 {number(width)} {number(height)}"
    head = _attributes(
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": box,
            "role": "img",
            "lang": _TAGS[language],
            "font_family": _FONTS,
            "fill": INK,
        }
    )
    ground = element("rect", width=width, height=height, fill="#fff")
    lines = [f"<svg{head}>", f"<title>{safe(title)}</title>", f"<desc>{safe(about)}</desc>", ground, *body, "</svg>"]
    return "\n".join(lines) + "\n"


def _ems(letter: str) -> float:
    """About how wide a letter is in wide fonts, in sizes of the font."""
    if not letter.isascii():
        return 0.5 * cell_len(letter)
    return 0.9 if letter in "MW@%mw" else 0.68 if letter.isupper() else 0.55


def _attributes(given: "dict[str, str | float]") -> str:
    return "".join(
        f' {name.replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for name, value in given.items()
    )
