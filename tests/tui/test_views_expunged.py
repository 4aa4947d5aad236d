"""The screens show that something was there and was expunged, and go on with the rest."""

import pytest

from rubric.language import Language
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from tests.sessions.making import desk_on, noted
from tests.tui.at_screen import in_both_languages
from tui.lines import as_text
from tui.translate import Words
from tui.views.ladder import proof_lines
from tui.views.place import Place
from tui.views.prompter import prompter
from tui.views.rail import rail
from tui.views.reach import reach_lines
from tui.views.stream import stream
from tui.views.telling import tell
from tui.views.why import why

SECRET = "has had a tumour"


def expunged() -> SessionDesk:
    """A desk where a note, an incident and two reasons were expunged."""
    desk = desk_on()
    desk.do(co.AddIncident(kind="high", title=SECRET, when=SECRET, role=SECRET))
    noted(desk, "co", incident="i1")
    desk.do(co.EditEvidence(evidence="e1", text=SECRET))
    noted(desk, "com", incident="i1")
    desk.do(co.RateItem(item="co", level=1, reason=SECRET))
    desk.do(co.Decide(decision="hold", reason=SECRET))
    for what in ("i1", "e1", "6", "7"):
        desk.expunge(what, "health")
    return desk


@in_both_languages
def test_what_was_expunged_is_drawn_as_such_everywhere(language: Language) -> None:
    desk, words = expunged(), Words(language)
    session, gone = desk.session, words("expunge.gone")
    drawn = {
        "rail": rail(session, 60, words),
        "stream": stream(session, 60, words),
        "prompter": prompter(session, Place("incident:i1"), None, 60, words),
        "proof": proof_lines(session, "co", 60, words),
        "why": why(session, 60, words),
    }
    assert {name for name, lines in drawn.items() if gone not in as_text(lines)} == set()
    drawn["evidence"] = reach_lines(session, "co", None, 60, words)
    told = [tell(event, session.rubric, words) for event in desk.events]
    assert SECRET not in "".join([*told, *map(as_text, drawn.values())])
    assert sum(gone in one for one in told) == 3
    assert words("ladder.lost") in as_text(drawn["proof"]).replace("\n", " " if language == "en" else "")


@pytest.mark.parametrize("key", ["incident:i1", "stage:incidents"])
def test_notes_go_on_where_an_incident_was_expunged(key: str) -> None:
    desk = expunged()
    incident = Place(key).incident(desk.session)
    desk.do(co.Capture(line="more of it", incident=incident))
    assert desk.session.evidence["e3"].incident == "i1"
