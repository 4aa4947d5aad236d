"""What to ask next: the gap of the incident first, then feeling, then the item's own; and what the next level needs."""

import pytest

from rubric.language import LANGUAGES
from rubric.model import Rubric
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.asking import Ask
from sessions.interview.coach import (
    asked_of,
    needed,
    next_probe,
    probes_of_incident,
    probes_of_item,
)
from tests.sessions.making import desk_on, noted, small, telecom


@pytest.fixture
def desk() -> SessionDesk:
    """A session with the incident i1, of which nothing is told yet."""
    desk = desk_on(telecom())
    desk.do(co.AddIncident(kind="high", title="renewal"))
    return desk


def keys(desk: SessionDesk) -> list[str]:
    return [probe.key for probe in probes_of_incident(desk.session, "i1")]


def test_an_incident_is_asked_for_its_gaps_in_order_then_for_feeling(desk: SessionDesk) -> None:
    assert keys(desk) == ["star.s", "star.t", "star.a", "star.r", "star.f", "more"]
    noted(desk, star="t", incident="i1")
    noted(desk, star="r", incident="i1")
    noted(desk, star="s")
    assert keys(desk) == ["star.s", "star.a", "star.f", "more"], "a note outside the incident fills no gap of it"
    assert [probe.kind for probe in probes_of_incident(desk.session, "i1")] == ["star", "star", "feeling", "more"]


def test_behind_the_gaps_come_the_probes_of_the_item_that_was_noted_last(desk: SessionDesk) -> None:
    noted(desk, "ach", star="a", incident="i1")
    noted(desk, "nee", "com", incident="i1")
    noted(desk, star="s", incident="i1")
    own = [f"nee.probe.{n}" for n in range(1, 1 + len(desk.session.rubric.item["nee"].probes))]
    assert own
    assert keys(desk) == ["star.t", "star.r", "star.f", *own, "more"]


def test_an_item_is_opened_by_its_questions_and_once_told_of_by_its_gaps(desk: SessionDesk) -> None:
    item = desk.session.rubric.item["com"]
    questions = [f"com.question.{n}" for n in range(1, 1 + len(item.questions))]
    probes = [f"com.probe.{n}" for n in range(1, 1 + len(item.probes))]
    noted(desk, "com", star="s", incident="i1")
    assert [one.key for one in probes_of_item(desk.session, "com")] == [*questions, *probes]
    noted(desk, "com", star="a")
    told = [one.key for one in probes_of_item(desk.session, "com")]
    assert told == ["star.s", "star.t", "star.r", "star.f", *probes, *questions]


def test_the_next_is_the_first_that_was_not_asked_and_then_they_go_round(desk: SessionDesk) -> None:
    probes = probes_of_incident(desk.session, "i1")

    def after(key: str | None, *asked: str) -> str:
        found = next_probe(probes, asked, key)
        assert found is not None
        return found.key

    assert after(None) == "star.s"
    assert after(None, "star.s", "star.t") == "star.a"
    assert after("star.r", "star.s", "star.r", "star.f") == "more", "from where one stands"
    assert after("more", "star.s") == "star.t", "and round the end"
    every = [probe.key for probe in probes]
    assert after("star.t", *every) == "star.a"
    assert after("more", *every) == "star.s"
    assert next_probe((), ()) is None


def test_what_was_asked_is_known_in_either_language_and_at_its_place_alone(desk: SessionDesk) -> None:
    desk.do(co.AddIncident(kind="low", title="lost"))
    noted(desk, "com", incident="i1")
    noted(desk, "com", incident="i2")
    probe = desk.session.rubric.item["com"].probes[1]
    for text in (probe.zh, probe.en):
        desk.do(Ask(kind="probe", text=text, item="com", incident="i1"))
        assert asked_of(desk.session, probes_of_incident(desk.session, "i1")) == {"com.probe.2"}
        assert asked_of(desk.session, probes_of_incident(desk.session, "i2")) == set()
        assert asked_of(desk.session, probes_of_item(desk.session, "com")) == set()
        desk.do(co.Undo())
        assert asked_of(desk.session, probes_of_incident(desk.session, "i1")) == set()
    desk.do(Ask(kind="star", text="How did it begin?", incident="i1", part="s"))
    assert asked_of(desk.session, probes_of_incident(desk.session, "i1")) == {"star.s"}


def test_a_question_of_ones_own_stands_at_its_place_and_was_asked(desk: SessionDesk) -> None:
    desk.do(Ask(kind="own", text="Who was in the room?", incident="i1"))
    probes = probes_of_incident(desk.session, "i1")
    assert (probes[-1].key, probes[-1].typed) == ("own.1", "Who was in the room?")
    assert asked_of(desk.session, probes) == {"own.1"}
    assert "own.1" not in {one.key for one in probes_of_item(desk.session, "com")}


def test_the_next_level_needs_what_is_not_known_of_it() -> None:
    desk = desk_on(small())

    def need() -> tuple[int, list[str]] | None:
        found = needed(desk.session, "co")
        return None if found is None else (found.level, [one.id for one in found.open])

    assert need() == (1, ["co.1.1", "co.1.2"])
    noted(desk, indicators=("co.1.1",))
    assert need() == (1, ["co.1.2"]), "one of two does not decide a level"
    noted(desk, indicators=("co.1.2",), sign="-")
    noted(desk, indicators=("co.1.2",), codable=False)
    assert need() == (1, ["co.1.2"]), "what speaks against it or is not codable shows nothing"
    desk.do(co.MarkIndicator(indicator="co.1.2", mark="shown"))
    assert need() == (2, ["co.2.1", "co.2.2"])
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="contradicted"))
    assert need() == (1, []), "a mark goes before a note"
    desk.do(co.MarkIndicator(indicator="co.1.1", mark=None))
    for level in (2, 3):
        for n in (1, 2):
            desk.do(co.MarkIndicator(indicator=f"co.{level}.{n}", mark="shown"))
    assert need() is None
    assert needed(desk.session, "law") is None, "an examination is not asked for"


def test_no_probe_says_what_an_indicator_says(desk: SessionDesk) -> None:
    rubric: Rubric = desk.session.rubric
    for code in rubric.item:
        noted(desk, code)
    indicators = {one.text.in_(language) for one in rubric.indicator.values() for language in LANGUAGES}
    said = {
        probe.text.in_(language)
        for code in rubric.item
        for probe in probes_of_item(desk.session, code)
        if probe.text is not None
        for language in LANGUAGES
    }
    assert said
    assert not {(one, text) for one in indicators for text in said if one[:10] in text or text in one}
