"""The table `conditions`: a row for each entry condition of the model, and each condition of the decision."""

from collections.abc import Iterator

from rubric.language import Language
from sessions.interview.model import Session
from tui.reports.tables.table import SESSION, Column, Row, Table, session_cells
from tui.safe_text import visible

_COLUMNS = (
    Column("condition_kind"),
    Column("condition_id"),
    Column("condition"),
    Column("answer"),
    Column("who"),
    Column("due"),
    Column("note"),
)


def _rows(session: Session, language: Language) -> Iterator[Row]:
    head = session_cells(session)
    for one in session.rubric.entry_conditions:
        found = session.entry.get(one.id)
        title = visible(one.title.in_(language))
        answer = "open" if found is None else found.answer
        yield (*head, "entry", one.id, title, answer, "", "", "" if found is None else visible(found.note, lines=True))
    for due in () if session.decision is None else session.decision.conditions:
        yield (*head, "decision", "", visible(due.text, lines=True), "", due.who, due.due or "", "")


CONDITIONS = Table("conditions", (*SESSION, *_COLUMNS), _rows)
