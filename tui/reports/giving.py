"""What a report is made from at this home, and what writes it: for the command line and the grade screen alike."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.reports.formats import Format
from tui.reports.making import Source
from tui.reports.report import Reader, Report
from tui.translate import Words
from tui.views.times import day_of

if TYPE_CHECKING:
    from sessions.interview.events import Event
    from sessions.interview.model import Session
    from tui.services import Services


def source_of(services: "Services", session: "Session", events: "Sequence[Event]", reader: Reader | None) -> Source:
    """A session of the home with what is known beside it; the term of retention is looked up for the archive."""
    now, own = services.clock(), services.settings.report
    kept = _kept(services, session.id, now) if reader == "archive" else ""
    return Source(session, events, day_of(now.isoformat()), kept, own.organisation, own.header, own.footer)


def _kept(services: "Services", session_id: str, now: datetime) -> str:
    """How long a session is kept, in words."""
    from sessions.duties.retention import standing

    shelf, words = services.shelf, services.words
    row = next(one for one in shelf.rows() if one.id == session_id)
    found = standing(row, shelf.retention.policy, now, shelf.holds.of(session_id) is not None)
    due = words("purge.no_clock") if found.due is None else words("purge.due", day=day_of(found.due))
    return due + (words("subject.held") if found.held else "")


def writer_of(form: Format, template: str | None, words: Words) -> Callable[[Sequence[Report]], bytes]:
    """What makes the content of a file of reports. Raises FailureError where the template is not there."""
    write = form.load()
    if form.of == "reports":
        return lambda reports: write(reports, words)
    if form.of == "report":
        return lambda reports: write(reports[0], words)
    from tui.reports.templating import Templates

    templates = Templates.asked(form.template, template, words)
    return lambda reports: write(reports[0], words, templates)


def file_name(report: Report, form: Format, *, named: bool = False) -> str:
    """A file's name: the session and the reader, and the candidate's name only where it is to be `named`."""
    name = f"{report.session}-{report.reader}{form.suffix}"
    if named:
        who = "".join(one if one.isalnum() else "_" for one in report.fact("candidate"))[:40]
        name = f"{who}-{name}"
    return name


def files_of(
    reports: Sequence[Report], form: Format, write: Callable[[Sequence[Report]], bytes], *, named: bool = False
) -> dict[str, bytes]:
    """What is written into a folder, by names of files: a report each, and beside it what only its reader is given."""
    made = {file_name(one, form, named=named): write([one]) for one in reports}
    beside = {Path(file_name(one, form, named=named)).stem: one.document for one in reports if one.document}
    return made | {f"{stem}.json": document.encode() for stem, document in beside.items()}
