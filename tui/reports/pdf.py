"""Reports as PDF, set by typst. Needs the extra `pdf`, and nothing else: no network, no fonts of the machine.

The template gets the report and the sentences it names as JSON, so that texts of people are strings to it and never
markup. It may read files beside it, such as a picture for the head, and no others. The fonts are Noto Serif SC and
Noto Sans SC from the package `pylopdf-fonts-zh-cn` (SIL Open Font License 1.1); what is used of them is embedded. A
character that they lack, an emoji say, is shown by its number.
"""

import re
from dataclasses import asdict
from pathlib import Path

from sessions.canonical import dumps
from sessions.errors import MissingExtraError
from tui.failure import Exit, FailureError, brief
from tui.reports.glyphs import numbered
from tui.reports.report import Report
from tui.reports.templating import SHIPPED, Templates
from tui.translate import Words

_KEYS = re.compile(r'"([a-z_]+(?:\.[a-z0-9_]+)+)"')
_PLACE = re.compile(r":(\d+):(\d+)$", re.MULTILINE)
_FETCHED = re.compile(r'"@preview/')


def as_pdf(report: Report, words: Words, templates: Templates) -> bytes:
    """The report as PDF, the same bytes for the same report. Raises MissingExtraError, FailureError, and OSError."""
    files = _fonts()
    import typst

    place = templates.place(templates.main) or SHIPPED / templates.main
    template = place.read_text("utf-8")
    if found := _FETCHED.search(template):
        line = template.count("\n", 0, found.start()) + 1
        raise FailureError(Exit.INVALID, f"{place}:{line}: {words('report.no_packages')}")
    said = {key: words(key) for key in sorted(set(_KEYS.findall(template))) if words.has(key)}
    data = {"report": asdict(report), "words": said}
    try:
        return typst.compile(
            str(place),
            root=str(place.parent),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(files[0].parent)]),
            ignore_system_fonts=True,
            sys_inputs={"data": numbered(dumps(data), files)},
            timestamp=0,
        )
    except typst.TypstError as fault:
        if place.is_relative_to(SHIPPED):
            raise
        raise FailureError(Exit.INVALID, f"{place}:{_place(fault)}: {brief(fault.message)}") from None


def _place(fault: Exception) -> str:
    found = _PLACE.search(getattr(fault, "diagnostic", ""))
    return f"{found[1]}:{int(found[2]) + 1}" if found else "1"


def _fonts() -> tuple[Path, Path]:
    try:
        import typst  # noqa: F401
        from pylopdf_fonts_zh_cn import sans_path, serif_path
    except ImportError:
        raise MissingExtraError("pdf") from None
    return sans_path(), serif_path()
