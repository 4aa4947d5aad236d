"""Asks for whom a report of the session is to be written, in which format and into which folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.lines import people
from tui.out_file import holds, write_file
from tui.reports.formats import FORMATS
from tui.reports.giving import files_of, source_of, writer_of
from tui.reports.making import UnfinishedError, report_of
from tui.reports.report import READERS
from tui.screens.form import Answers, Field, Form
from tui.sitting import Sitting
from tui.verbs.outcome import failure_of

if TYPE_CHECKING:
    from tui.services import Services


class ReportForm(Form):
    """Reader, format, folder; a file that is there is never overwritten, and what goes wrong is said in the form."""

    def __init__(self, services: "Services", sitting: Sitting) -> None:
        """Take the session to report on."""
        words = services.words
        formats = [(name, words(f"reporting.format.{name}")) for name, one in FORMATS.items() if one.single]
        fields = [
            Field(
                "reader",
                words("reporting.reader"),
                "choice",
                READERS[0],
                [(one, words(f"reporting.{one}")) for one in READERS],
            ),
            Field("format", words("reporting.format"), "choice", "html", formats),
            Field("folder", words("reporting.folder"), value=str(Path.home()), hint=words("reporting.hint")),
        ]
        super().__init__(words("reporting.title"), fields, words, self._write)
        self._services = services
        self._sitting = sitting

    def _write(self, answers: Answers) -> str | None:
        words = self._services.words
        try:
            path = self._written(answers)
        except UnfinishedError:
            return words("report.not_final", session=self._sitting.desk.session.id)
        except FailureError as failure:
            return failure.message
        except Exception as error:
            # A missing extra, the ledger, the disk: what a person can act on. Anything else is a defect.
            known = failure_of(words, error)
            if known is None:
                raise
            return known.message
        self.notify(words("reporting.done", file=people(str(path))), timeout=20, markup=False)
        return None

    def _written(self, answers: Answers) -> Path:
        services, desk = self._services, self._sitting.desk
        session, words = desk.session, services.words
        reader = next(one for one in READERS if one == answers["reader"])
        form = FORMATS[answers["format"]]
        report = report_of(source_of(services, session, desk.events, reader), reader, words)
        folder = Path(answers["folder"].strip()).expanduser().absolute()
        files = {folder / name: made for name, made in files_of([report], form, writer_of(form, None, words)).items()}
        path, *beside = files
        for one in (path, *(other for other in beside if not holds(other, files[other]))):
            if os.path.lexists(one):
                raise FailureError(Exit.FAILED, words("reporting.exists", file=people(str(one))))
        names = [name for name in (session.candidate, session.candidate_id) if name]
        detail = f"{answers['format']} {reader}"
        with services.ledger.recording(
            "export", [session.id], by=session.interviewer, place=str(path), names=names, detail=detail
        ):
            for one, made in files.items():
                if not os.path.lexists(one):
                    write_file(one, made, services, overwrite=False)
        return path
