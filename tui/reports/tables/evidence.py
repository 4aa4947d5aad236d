"""The table `evidence`: a row for each note, those that are linked to no item too."""

from collections.abc import Iterator

from sessions.interview.model import Session
from tui.reports.tables.table import SESSION, Column, Row, Table, session_cells
from tui.safe_text import visible
from tui.translate import Words

_COLUMNS = (
    Column("evidence_id"),
    Column("noted_at", "time"),
    Column("incident_id"),
    Column("incident_kind", words="kind"),
    Column("incident_title"),
    Column("star", words="star"),
    Column("sign", words="column.sign"),
    Column("quote", "yes_no"),
    Column("codable", "yes_no"),
    Column("items"),
    Column("item_titles"),
    Column("indicators"),
    Column("text"),
)


def _rows(session: Session, words: Words) -> Iterator[Row]:
    head, items = session_cells(session, words), session.rubric.item
    for note in session.evidence.values():
        incident = session.incidents.get(note.incident or "")
        yield (
            *head,
            note.id,
            note.at,
            note.incident or "",
            "" if incident is None else incident.kind,
            "" if incident is None else visible(incident.title),
            note.star or "",
            {"+": "supporting", "-": "counter", None: ""}[note.sign],
            note.quote,
            note.codable,
            " ".join(note.items),
            "; ".join(visible(words.of(items[code].title)) for code in note.items),
            " ".join(note.indicators),
            visible(note.text, lines=True),
        )


EVIDENCE = Table("evidence", (*SESSION, *_COLUMNS), _rows)
