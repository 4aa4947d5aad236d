"""Deciding on the grade screen: told what goes against the verdict, entry conditions, conditions, and amending."""

from pathlib import Path

import pytest

from rubric.language import Language
from sessions.interview import commands as co
from sessions.interview.event import Condition
from tests.tui.at_screen import NARROW, RATING, SUBMITTED, TOLD, WIDE, Size, at_either_end, running, services_at
from tests.tui.at_shell import HIRED, RATED, applied, bei, made
from tui.deciding import _condition, _written
from tui.translate import Words


@at_either_end
async def test_the_form_tells_what_goes_against_the_verdict_while_it_is_filled_in(
    plain: Path, size: Size, language: Language
) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        await person.press("f4", "f5")
        assert person.words("against.entry_open") not in person.front, "it begins with what is in line: to hold"
        await person.press("1")
        person.check_says(person.words("against.verdict_insufficient"))
        person.check_says(person.words("against.entry_open"))
        await person.press("1", "tab", "2", "tab", "tab")
        await person.type("his last employer vouches", "tab")
        await person.type("公司：指定带教人 2026-12-01; signs the commitment", "tab", "ctrl+u")
        await person.type("12", "ctrl+s")
        made = person.session.decision
        assert made is not None
        assert (made.decision, made.grade, made.months) == ("hire", "junior", 12)
        assert made.against == ("verdict_insufficient", "entry_open")
        house = "house" if language == "zh" else "candidate"
        assert [(one.who, one.due) for one in made.conditions] == [(house, "2026-12-01"), ("candidate", None)]
        if size == NARROW:
            await person.press("shift+tab")
        person.check_says(person.words("against.entry_open"))
        person.check_says("2027-09-14")


async def test_what_is_wrong_in_the_form_is_said_and_nothing_is_decided(plain: Path) -> None:
    async with running(services_at(plain), WIDE, TOLD) as person:
        await person.press("f4", "f5", *["tab"] * 4)
        wrong = (("an exam 2026-02-30", "no such day"), ("house:", "nothing is to be done"), ("0", "1 to 120 months"))
        for typed, said in wrong:
            if typed == "0":
                await person.press("ctrl+u", "tab")
            await person.press("ctrl+u")
            await person.type(typed, "ctrl+s")
            person.check_says(said)
            assert person.session.decision is None


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "condition",
    [
        Condition(text="补考专业知识", due="2028-02-29"),
        Condition(text="names a mentor", who="house"),
        Condition(text="a talk: with the team", who="house", due="2026-12-31"),
        Condition(text="10:30 报到"),
    ],
)
def test_a_condition_that_is_shown_to_be_edited_reads_as_it_was(language: Language, condition: Condition) -> None:
    words = Words(language)
    assert _condition(_written(condition, words), words) == condition


def test_a_day_in_full_width_digits_is_a_day() -> None:
    made = _condition("补考专业知识\u3000２０２８－０２－２９", Words("zh"))
    assert made == Condition(text="补考专业知识", due="2028-02-29")
    assert _condition("补考专业知识 ２０２７－０２－２９", Words("zh")) is None


async def test_a_condition_with_a_semicolon_in_it_stays_one_where_only_the_reason_is_changed(plain: Path) -> None:
    async with running(services_at(plain), WIDE, TOLD) as person:
        told = (Condition(text="a course; then a paper", due="2027-01-31"),)
        decided = co.Decide(decision="hold", reason="weak", by="Chen", conditions=told)
        person.screen.do(decided)  # type: ignore[attr-defined]
        await person.press("f4", "f5", "tab", "tab", "tab", "ctrl+u")
        await person.type("one year more", "ctrl+s")
        made = person.session.decision
        assert made is not None
        assert (made.reason, made.conditions) == ("one year more", told)


async def test_entry_conditions_are_answered_by_digit_beside_the_verdict(samples: Path) -> None:
    async with running(services_at(samples), WIDE, RATING) as person:
        await person.press("f4")
        verdict = person.pane("why").splitlines()[0]
        await person.press("ctrl+e", "1", "2", "3")
        entry = person.session.entry
        assert {name: one.answer for name, one in entry.items()} == {
            "credit": "yes",
            "discipline": "no",
            "exam": "unknown",
        }
        assert person.cursor("list") == "commitment"
        await person.press("f8", "up")
        assert "exam" not in person.session.entry
        await person.press("enter")
        await person.type("1")
        await person.press("tab")
        await person.type("certificate seen [b]", "ctrl+s")
        assert person.session.entry["exam"].note == "certificate seen [b]"
        assert "certificate seen [b]" in person.pane("list")
        await person.press("ctrl+e")
        assert person.pane("why").splitlines()[0] == verdict
        assert "✗ No serious discipline" in person.pane("why")


def test_entry_conditions_stand_in_a_block_of_their_own_in_text_and_not_in_the_result() -> None:
    session = made()
    applied(session, *RATED)
    before = bei("grade", session, "--json").json
    applied(session, {"do": "answer_entry", "condition": "credit", "answer": "no", "note": "a loan overdue"})
    applied(session, {**HIRED, "conditions": [{"text": "pays it back", "due": "2026-12-31"}]})
    assert bei("grade", session, "--json").json == before
    told = bei("show", session).out.splitlines()
    block = told.index("Entry conditions (beside the verdict, never in it)")
    assert told[block + 1 : block + 3] == [
        "  ✗ Credit record: no (a loan overdue)",
        "  ? Qualification exam: not answered",
    ]
    assert told[block - 1].startswith("Total"), "after the scorecard, not within it"
    assert told[block + 4 : block + 7] == [
        "  ! an entry condition is not met",
        "  ! an entry condition is not established",
        "  Condition (candidate): pays it back, by 2026-12-31",
    ]


async def test_what_was_decided_before_stays_on_the_screen_once_the_session_is_reopened(samples: Path) -> None:
    async with running(services_at(samples), WIDE, SUBMITTED) as person:
        await person.press("f6")
        await person.type("the reference was false", "ctrl+s")
        person.desk.do(co.Decide(decision="reject", reason="dishonest"))
        await person.press("f3", "f4")
        told = person.pane("why")
        assert told.index("Reject") < told.index("the reference was false") < told.index("Hire")
        assert person.words("against.verdict_met") in told
        assert "verdict then: Intermediate account manager" in told
