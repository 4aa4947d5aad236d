"""The notes in reach of an indicator: its own, those of its item, and those that are linked to nothing yet."""

from sessions.interview.linking import in_reach
from sessions.interview.model import Session
from tui.lines import Line, heading, paragraph
from tui.translate import Words
from tui.views.stream import note_lines


def reach_lines(session: Session, item: str, indicator: str | None, width: int, words: Words) -> list[Line]:
    """Each note keyed by its id, under a heading that tells what it is linked to.

    Notes that are linked to nothing are not offered to an item by exam alone, which has no indicators.
    """
    made: list[Line] = []
    by_exam = session.rubric.item[item].method == "exam"
    if not session.evidence_of(item):
        made.append(heading(words("ladder.evidence"), width))
        made += paragraph(words("ladder.no_evidence", code=item), width, "muted")
    for reach, notes in in_reach(session, item, indicator).items():
        if not notes or (by_exam and reach == "none"):
            continue
        made.append(heading(words(f"reach.{reach}", indicator=indicator or "", item=item), width))
        for note in notes:
            made += note_lines(note, width, words, key=note.id)
    return made
