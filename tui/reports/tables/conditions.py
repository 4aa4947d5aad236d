"""The table `conditions`: a row for each entry condition of the model, and each condition of the decision."""

from collections.abc import Iterator

from sessions.interview.model import Session
from tui.reports.tables.table import SESSION, Column, Row, Table, session_cells
from tui.safe_text import visible
from tui.translate import Words

_COLUMNS = (
    Column("condition_kind", words="column.condition"),
    Column("condition_id"),
    Column("condition"),
    Column("answer", words="entry"),
    Column("who", words="party"),
    Column("due"),
    Column("note"),
)


def _rows(session: Session, words: Words) -> Iterator[Row]:
    head = session_cells(session, words)
    for one in session.rubric.entry_conditions:
        found = session.entry.get(one.id)
        title = visible(words.of(one.title))
        answer = "open" if found is None else found.answer
        yield (*head, "entry", one.id, title, answer, "", "", "" if found is None else visible(found.note, lines=True))
    for due in () if session.decision is None else session.decision.conditions:
        yield (*head, "decision", "", visible(due.text, lines=True), "", due.who, due.due or "", "")


CONDITIONS = Table("conditions", (*SESSION, *_COLUMNS), _rows)
