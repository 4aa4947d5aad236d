"""Reports as PDF, set by typst. Needs the extra `pdf`, and nothing else: no network, no fonts of the machine.

The template gets the report and the sentences it names as JSON, so that texts of people are strings to it and never
markup. It may read files beside it, such as a picture for the head, and no others; neither it nor what it reads gets
a package of the typst universe, from the net or from what was fetched before. The fonts are Noto Serif SC and
Noto Sans SC from the package `pylopdf-fonts-zh-cn` (SIL Open Font License 1.1); what is used of them is embedded. A
character that they lack, an emoji say, is shown by its number.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sessions.canonical import dumps
from tui.failure import Exit, FailureError
from tui.reports.glyphs import numbered
from tui.reports.report import Report
from tui.reports.template_faults import told_of
from tui.reports.templating import SHIPPED, Templates, text_at
from tui.translate import Words

if TYPE_CHECKING:
    from typst import TypstError

_KEYS = re.compile(r'"([a-z_]+(?:\.[a-z0-9_]+)+)"')
_PLACE = re.compile(r"┌─ (.+):(\d+):(\d+)$", re.MULTILINE)
_PACKAGE = ("failed to download package", "package not found")
_NO_WAY_OUT = {"https_proxy": "http://127.0.0.1:0", "no_proxy": ""}
"""Where typst goes for a package: to a port that nobody can have, whatever the environment says."""


def as_pdf(report: Report, words: Words, templates: Templates) -> bytes:
    """The report as PDF, the same bytes for the same report. Raises FailureError, and OSError."""
    import typst
    from pylopdf_fonts_zh_cn import sans_path, serif_path

    files = (sans_path(), serif_path())
    place = templates.place(templates.main) or SHIPPED / templates.main
    template = text_at(place, words)
    said = {key: words(key) for key in sorted(set(_KEYS.findall(template))) if words.has(key)}
    data = {"report": asdict(replace(report, document="")), "words": said}
    try:
        with _shut_in():
            return typst.compile(
                str(place),
                root=str(place.parent),
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(files[0].parent)]),
                ignore_system_fonts=True,
                sys_inputs={"data": numbered(dumps(data), files)},
                timestamp=0,
                # Nothing can be below a file, so that no package is there already.
                package_path=str(place),
                package_cache_path=str(place),
            )
    except typst.TypstError as fault:
        if place.is_relative_to(SHIPPED):
            raise
        told = (
            words("report.no_packages")
            if fault.message.startswith(_PACKAGE)
            else told_of(fault.message, type(fault).__name__, words)
        )
        raise FailureError(Exit.INVALID, f"{_place(fault, place)}: {told}") from None


@contextmanager
def _shut_in() -> Iterator[None]:
    """Have typst reach no network: it can be told by the environment alone, since a name may be put together."""
    before = {name: os.environ.get(name) for name in _NO_WAY_OUT}
    os.environ.update(_NO_WAY_OUT)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _place(fault: "TypstError", template: Path) -> str:
    """File, line and column of a fault, which may be in a file that the template reads."""
    found = _PLACE.search(fault.diagnostic)
    if found is None:
        return f"{template}:1"
    file = Path(found[1]).resolve()
    return f"{template if file == template.resolve() else file}:{found[2]}:{int(found[3]) + 1}"
