"""The grade screen by keyboard: table, radar, reasons, decision, submit, amend, end."""

import re
from pathlib import Path

import pytest

from rubric.catalogue import LIBRARY
from rubric.language import Language
from rubric.numbers import figure
from rubric.scorecard import score
from sessions.interview.result import margin_of, ratings_of, reasons_of, verdict_of
from tests.tui.at_screen import (
    NARROW,
    RATING,
    SUBMITTED,
    TOLD,
    UNDERWAY,
    WIDE,
    Person,
    Size,
    at_either_end,
    at_either_size,
    in_either_language,
    running,
    services_at,
    squeezed,
)
from tui.screens.form import Form
from tui.translate import Words
from tui.views.reasons import explain, explain_margin


def check_reasons_stand_there(person: Person) -> None:
    """Assert that the reasons pane says what the one function of words says."""
    session, language = person.session, person.words.language
    verdict = verdict_of(session)
    assert verdict is not None
    said = squeezed(person.pane("why"))
    for reason in reasons_of(session, verdict):
        assert squeezed(explain(session.rubric, verdict, reason, Words(language))) in said
    for sentence in explain_margin(session.rubric, margin_of(session, verdict), verdict, Words(language)):
        assert squeezed(sentence) in said


@at_either_end
@pytest.mark.parametrize("session", [SUBMITTED, RATING, UNDERWAY])
async def test_every_item_stands_against_the_standard(
    samples: Path, size: Size, language: Language, session: str
) -> None:
    async with running(services_at(samples, language), size, session) as person:
        await person.press("f4")
        table = person.pane("table")
        now = person.session
        standards = now.rubric.grade[now.grade].standards
        for code, item in now.rubric.item.items():
            row = next(row for row in table.splitlines() if f"{code} " in row)
            assert person.words.of(item.title)[:12] in row
            level = now.ratings[code].level if code in now.ratings else "·"
            assert f"{level} /{standards[code]}" in row
        for category in now.rubric.categories:
            assert person.words.of(category.title) in table
        assert figure(score(now.rubric, ratings_of(now)).total.score) in table
        if size == NARROW:
            await person.press("shift+tab")
        check_reasons_stand_there(person)


@in_either_language
async def test_in_a_small_terminal_tab_turns_the_pages(samples: Path, language: Language) -> None:
    async with running(services_at(samples, language), NARROW, SUBMITTED) as person:
        total = person.words("table.total")
        assert person.words("why.reasons") not in person.text
        await person.press("tab")
        assert any("⠀" < char <= "⣿" for char in person.text), "the radar is drawn in braille"
        names = [person.words.of(item.title)[:4] for item in person.session.rubric.items]
        assert sum(name in person.text for name in names) == 18
        await person.press("tab")
        assert person.words("why.reasons") in person.text
        await person.press("tab", "pagedown", "pagedown")
        assert total in person.text


async def test_both_outlines_are_in_the_radar(samples: Path) -> None:
    async with running(services_at(samples, "zh"), WIDE, SUBMITTED) as person:
        styles = {style for line in person.screen.query_one("#radar").lines for _, style in line.spans}  # type: ignore[attr-defined]
        assert {"standard", "rating"} <= styles
        assert "●" in person.pane("radar")
        assert "○" in person.pane("radar"), "the item rated NE is marked as not rated"


async def test_another_grade_can_be_compared(samples: Path) -> None:
    async with running(services_at(samples), WIDE, SUBMITTED) as person:
        await person.press("right")
        assert "Senior account manager" in person.pane("table")
        assert "2 /3 -1" in " ".join(person.pane("table").split())
        await person.press("left", "left")
        assert "Junior account manager" in person.pane("table")


async def decided(person: Person, reason: str) -> None:
    """Decide as the form proposes, with `reason`."""
    await person.press("f5", "tab", "tab", "tab")
    await person.type(reason, "ctrl+s")


@at_either_size
async def test_a_decision_has_a_name_and_a_reason(plain: Path, size: Size) -> None:
    async with running(services_at(plain), size, TOLD) as person:
        await person.press("f4", "f5", "ctrl+s")
        person.check_says("A decision needs a reason")
        await person.press("tab", "tab", "ctrl+u")
        await person.type("Committee of 14 September", "tab")
        await person.type("Two items not yet seen", "ctrl+s")
        made = person.session.decision
        assert made is not None
        assert (made.decision, made.by, made.reason) == ("hold", "Committee of 14 September", "Two items not yet seen")
        assert made.verdict == "insufficient"
        if size == NARROW:
            await person.press("shift+tab")
        assert "Two items not yet seen" in person.text


async def test_submitting_says_what_is_missing_and_locks(plain: Path) -> None:
    async with running(services_at(plain), WIDE, TOLD) as person:
        await person.press("f4", "f6")
        person.check_says(person.words("submit.unrated", count=3))
        person.check_says(person.words("submit.undecided"))
        await person.press("ctrl+s")
        assert len(person.desk.events) == 6, "the answer proposed is: not yet"
        await person.press("f6", "right", "ctrl+s")
        assert person.session.submitted
        assert person.words("state.submitted") in person.text
        before = person.session
        await person.press("f3", "+", "9", "f8")
        assert person.session == before
        assert person.words("refusal.submitted") in person.notices


async def test_reopening_needs_a_reason_and_keeps_both(plain: Path) -> None:
    async with running(services_at(plain), WIDE, TOLD) as person:
        await person.press("f4")
        await decided(person, "agreed")
        await person.press("f6", "right", "ctrl+s", "f6", "ctrl+s")
        person.check_says(person.words("refusal.amend_reason_needed"))
        await person.type("wrong date", "ctrl+s")
        assert not person.session.submitted
        assert [event.event for event in person.desk.events[-3:]] == ["decided", "submitted", "amended"]  # type: ignore[attr-defined]


async def test_a_rating_without_ground_bars_submitting(plain: Path) -> None:
    async with running(services_at(plain), WIDE, TOLD) as person:
        await person.press("f3", "1", "f2", "f7", "up", "delete")
        assert person.session.evidence_of("ach") == ()
        await person.press("f4", "f6", "right", "ctrl+s")
        person.check_says("Ratings that have lost their ground")
        assert isinstance(person.app.screen, Form)
        assert not person.session.submitted


async def test_an_interview_that_was_ended_has_no_verdict(plain: Path) -> None:
    async with running(services_at(plain, "zh"), WIDE, TOLD) as person:
        await person.press("f4", "f7", "down", "enter", "right", "ctrl+s", "escape")
        assert person.session.ended == "withdrawn"
        assert person.words("verdict.none", how=person.words("ending.withdrawn")) in person.text
        await person.press("f8")
        assert person.session.ended is None


async def test_what_was_opened_submitted_opens_on_its_grade(samples: Path) -> None:
    async with running(services_at(samples, "zh"), WIDE, SUBMITTED) as person:
        assert "评定：中级客户经理" in person.text
        assert "决定：录用，中级客户经理，周敏" in person.text


async def test_a_newer_version_of_the_model_is_told_and_changes_nothing(samples: Path) -> None:
    own = samples / "rubrics"
    own.mkdir(exist_ok=True)
    shipped = (LIBRARY / "telecom-am.yaml").read_text("utf-8")
    (own / "telecom-am.yaml").write_text(re.sub("^version: .*", "version: 99.0.0", shipped, flags=re.M), "utf-8")
    async with running(services_at(samples), NARROW, SUBMITTED) as person:
        told = person.words("show.newer", rubric="telecom-am", newer="99.0.0", version=person.session.rubric.version)
        assert told in person.notices
        assert squeezed(told) in squeezed(person.pane("why"))
        check_reasons_stand_there(person)


async def test_one_page_at_a_time_the_verdict_stands_below_and_what_was_told_elsewhere_goes(samples: Path) -> None:
    async with running(services_at(samples, "en"), NARROW, RATING) as person:
        person.app.notify("of the rating")
        person.app.tell("of the disk")
        await person.press("f4")
        assert [one.message for one in person.app._notifications] == ["of the disk"]
        verdict = person.pane("why").splitlines()[0].strip()
        assert verdict.startswith("Verdict: ")
        for _ in ("table", "radar"):
            assert verdict in person.text
            await person.press("tab")
        assert person.text.count(verdict) == 1
