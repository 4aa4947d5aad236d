"""What is shown of an incident beside its notes, and what is flagged before it is rated."""

import pytest

from sessions.interview import commands as co
from tests.sessions.making import desk_on, telecom
from tui.lines import as_text
from tui.translate import Words
from tui.views.incident import PLENTY, counted, details, flag_lines
from tui.views.stream import stream

WORDS = Words("en")


@pytest.mark.parametrize(
    ("when", "role", "told"),
    [
        ("last year", "project lead", "last year · project lead"),
        ("", "", "Still to ask: When, Candidate's role"),
        (" ", "project lead", "project lead\nStill to ask: When"),
    ],
)
def test_when_and_role_are_shown_or_asked_for(when: str, role: str, told: str) -> None:
    desk = desk_on(telecom())
    desk.do(co.AddIncident(kind="high", title="The tender", when=when, role=role))
    assert as_text(details(desk.session.incidents["i1"], 60, WORDS)) == told


def test_what_was_more_than_two_years_ago_is_said_to_be() -> None:
    desk = desk_on(telecom())
    desk.do(co.AddIncident(kind="high", title="Old", when="March 2021", role="lead"))
    desk.do(co.AddIncident(kind="high", title="New", when="January 2026", role="lead"))
    old, new = (as_text(details(one, 200, WORDS)) for one in desk.session.incidents.values())
    assert WORDS("incident.long_ago") in old
    assert WORDS("incident.long_ago") not in new


def test_six_incidents_are_said_to_be_plenty() -> None:
    desk = desk_on(telecom())
    for n in range(PLENTY):
        assert WORDS("prompter.plenty") not in counted(desk.session, WORDS)
        desk.do(co.AddIncident(kind="low", title=f"{n}"))
    assert counted(desk.session, WORDS).endswith(WORDS("prompter.plenty"))


def test_evidence_of_one_incident_is_flagged_by_its_title_and_a_note_with_many_items_by_their_number() -> None:
    desk = desk_on(telecom())
    desk.do(co.AddIncident(kind="high", title="[red]The tender[/red]"))
    assert flag_lines(desk.session, "ach", 80, WORDS) == []
    for text in ("one", "two"):
        desk.do(co.AddEvidence(text=text, items=("ach", "com", "res", "inf"), incident="i1"))
    told = as_text(flag_lines(desk.session, "ach", 80, WORDS))
    assert told == WORDS("flag.one_incident", title="[red]The tender[/red]")
    assert as_text(stream(desk.session, 80, WORDS)).count("⚑4") == 2
