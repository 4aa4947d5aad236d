"""Suggestions shown at once or after an own first level: what may be done when, and what the log tells of it."""

from sessions.desk import SessionDesk
from sessions.document import read, write
from sessions.interview import commands as co
from sessions.interview.events import to_record
from sessions.interview.planning import ApplyTemplate, ChangePlan
from sessions.interview.showing import GiveFirstLevel, is_shown
from sessions.templates import applying, template_of
from tests.sessions.making import desk_on, noted, parsed, refused, small


def shown(desk: SessionDesk, *indicators: str) -> None:
    for one in indicators:
        desk.do(co.MarkIndicator(indicator=one, mark="shown"))


def hiding() -> SessionDesk:
    """A desk that hides suggestions; `co` has ground, and marks that suggest level 1."""
    desk = desk_on()
    desk.do(ChangePlan(suggestions="after_level"))
    noted(desk, "co")
    shown(desk, "co.1.1", "co.1.2")
    return desk


def test_a_level_comes_before_its_suggestion_and_the_log_tells_so() -> None:
    desk = hiding()
    for level in (1, 2):
        refusal = refused(desk, co.RateItem(item="co", level=level, reason="seen"))
        assert (refusal.code, refusal.details) == ("first_level_needed", {"item": "co"}), (
            "it tells nothing of the level"
        )
    assert not is_shown(desk.session, "co")
    desk.do(GiveFirstLevel(item="co", level=2))
    assert is_shown(desk.session, "co")
    assert not is_shown(desk.session, "com"), "of the other items nothing is told yet"
    assert refused(desk, co.RateItem(item="co", level=2)).code == "reason_needed", "DESIGN §5.4 holds all the same"
    desk.do(co.RateItem(item="co", level=2, reason="a hard case"))
    told = [
        tuple(to_record(one)[name] for name in ("event", "level", "suggested", "reason") if name in to_record(one))
        for one in desk.events[-2:]
    ]
    assert told == [("first_level_given", 2, 1), ("item_rated", 2, 1, "a hard case")]
    assert to_record(desk.events[1])["suggestions"] == "after_level"


def test_what_was_seen_stays_seen_whatever_is_undone() -> None:
    desk = hiding()
    desk.do(GiveFirstLevel(item="co", level=2))
    desk.do(co.Undo())
    assert not desk.session.first_levels
    assert refused(desk, GiveFirstLevel(item="co", level=1)).code == "suggestion_shown"
    desk.do(co.RateItem(item="co", level=1))
    again = read(parsed(write(desk.session, desk.events)))
    assert again.session == desk.session
    assert again.session.suggestion_seen == {"co"}
    assert write(again.session, desk.events) == write(desk.session, desk.events)


def test_suggestions_that_were_seen_cannot_be_hidden_afterwards() -> None:
    desk = desk_on()
    shown(desk, "co.1.1")
    assert refused(desk, ChangePlan(suggestions="after_level")).code == "suggestions_seen"
    desk.do(co.Undo())
    desk.do(ChangePlan(suggestions="after_level"))
    shown(desk, "co.1.1")
    desk.do(ChangePlan(minutes=20))
    assert desk.session.suggestions == "after_level", "what is left out of a change stays"
    desk.do(ChangePlan(suggestions="at_once"))
    assert is_shown(desk.session, "co")


def test_a_template_carries_the_setting_and_says_nothing_of_what_is_usual() -> None:
    desk = desk_on()
    desk.do(ChangePlan(minutes=30))
    assert to_record(desk.events[1]).keys().isdisjoint({"suggestions", "impression"})
    assert template_of(desk.session, "AM").to_document().keys().isdisjoint({"suggestions", "impression"})
    desk.do(ChangePlan(suggestions="after_level", impression=False))
    command = applying(template_of(desk.session, "AM"), small().rubric)
    assert command == ApplyTemplate(
        name="AM", items=desk.session.plan, minutes=30, suggestions="after_level", impression=False
    )
