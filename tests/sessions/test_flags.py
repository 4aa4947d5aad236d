"""Evidence that is thinner than it seems."""

from sessions.interview import commands as co
from sessions.interview.flags import linked_to_many, on_one_incident
from sessions.interview.retelling import MergeIncident
from tests.sessions.making import desk_on, telecom


def test_an_item_whose_notes_all_tell_of_one_incident_is_named_with_it() -> None:
    desk = desk_on(telecom())
    for title in ("one", "two"):
        desk.do(co.AddIncident(kind="high", title=title))
    desk.do(co.AddEvidence(text="a", items=("ach", "com", "res"), incident="i1"))
    assert on_one_incident(desk.session) == {}, "a single note needs no telling"
    desk.do(co.AddEvidence(text="b", items=("ach", "com", "res"), incident="i1"))
    desk.do(co.AddEvidence(text="c", items=("com",), incident="i2"))
    desk.do(co.AddEvidence(text="d", items=("res",)))
    assert on_one_incident(desk.session) == {"ach": "i1"}
    desk.do(co.AddEvidence(text="retold", items=("ach",), incident="i2"))
    assert "ach" not in on_one_incident(desk.session)
    desk.do(MergeIncident(incident="i2", into="i1"))
    assert on_one_incident(desk.session) == {"ach": "i1", "com": "i1"}, "a retelling is no second event"


def test_a_note_with_four_items_is_linked_to_many() -> None:
    desk = desk_on(telecom())
    desk.do(co.AddEvidence(text="a", items=("ach", "com", "res")))
    desk.do(co.AddEvidence(text="b", items=("ach", "com", "res"), indicators=("inf.1.1",)))
    assert [linked_to_many(note) for note in desk.session.evidence.values()] == [False, True]
