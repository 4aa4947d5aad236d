"""Asking at the keyboard: the next best question, asked ones ticked and recorded, own ones checked."""

from pathlib import Path

import pytest

from rubric.language import Language
from sessions.interview.neutral import in_question
from tests.tui.at_screen import (
    NARROW,
    NEW,
    TOLD,
    WIDE,
    Person,
    Size,
    at_either_end,
    running,
    services_at,
)
from tests.tui.catalogues import catalogue
from tests.tui.test_save_failure import on_full_disk
from tui.screens.form import Form
from tui.widgets.pane import Pane


async def to(person: Person, place: str) -> None:
    """Move along the rail to `place`."""
    rows = list(person.screen.query_one("#rail", Pane).keys())
    await person.press(*["up"] * rows.index(person.cursor("rail") or ""), *["down"] * rows.index(place))
    assert person.cursor("rail") == place


def asked(person: Person) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.kind, one.item, one.incident, one.part) for one in person.session.asked]


@at_either_end
async def test_f5_records_the_question_that_stood_there_and_goes_on(
    plain: Path, language: Language, size: Size
) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        await to(person, "incident:i1")
        assert person.cursor("prompter") == "prompt:star.t"
        await person.press("f5")
        assert asked(person) == [("star", None, "i1", "t")]
        assert person.session.asked[0].text == person.words("probe.t")
        assert f"✓ {person.words('probe.t')[:10]}" in person.pane("prompter")
        assert person.cursor("prompter") == "prompt:star.r"
        await person.type("r: 两周后续签", "enter")
        assert person.cursor("prompter") == "prompt:star.f", "the gap is told; nothing was asked for that"
        await person.press("f5", "f5")
        assert asked(person)[1:] == [("feeling", None, "i1", "f"), ("probe", "com", "i1", None)]
        await person.press("f8")
        assert person.cursor("prompter") == "prompt:com.probe.1", "what is taken back stands there again"
        assert len(person.session.asked) == 2


async def test_questions_go_round_and_each_is_recorded_once(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await to(person, "item:com")
        item = person.session.rubric.item["com"]
        many = len(item.questions) + len(item.probes)
        assert person.cursor("prompter") == "prompt:com.question.1"
        await person.press(*["f5"] * (many + 2))
        assert person.cursor("prompter") == "prompt:com.question.3"
        assert [one[0] for one in asked(person)] == ["question"] * len(item.questions) + ["probe"] * len(item.probes)


async def test_a_question_that_is_passed_over_was_not_asked(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await to(person, "item:com")
        await person.press("shift+f5", "shift+f5")
        assert person.cursor("prompter") == "prompt:com.question.3"
        assert not person.session.asked
        await person.press("f5")
        assert [one.text for one in person.session.asked] == [person.session.rubric.item["com"].questions[2].en]
        assert person.cursor("prompter") == "prompt:com.probe.1"


async def test_a_script_is_stepped_through_without_a_record(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        assert person.cursor("prompter") == "prompt:script.opening.1"
        await person.press("f5", "f5")
        assert person.cursor("prompter") == "prompt:script.opening.3"
        assert len(person.desk.events) == 1


async def test_read_only_and_submitted_sessions_show_questions_and_record_nothing(samples: Path) -> None:
    async with running(services_at(samples), session="s001") as person:
        await person.press("f2")
        await to(person, "item:ach")
        before = person.cursor("prompter")
        count = len(person.desk.events)
        await person.press("f5")
        assert person.cursor("prompter") != before
        assert len(person.desk.events) == count
        assert person.notices == ""


async def test_what_cannot_be_saved_waits_and_the_prompt_goes_on(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await to(person, "incident:i1")
        await person.type("half a line")
        await person.press("f5", "f5")
        assert len(person.sitting.unsaved) == 2
        assert person.line("capture") == "half a line"
        assert person.cursor("prompter") == "prompt:star.f"
        log.full = False
        person.app.retry_saves()
        await person.rest()
        assert [one[3] for one in asked(person)] == ["t", "r"]
        assert person.line("capture") == "half a line"


@at_either_end
async def test_a_leading_or_forbidden_question_is_warned_of_and_asked_only_knowingly(
    plain: Path, language: Language, size: Size
) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        await to(person, "incident:i1")
        await person.press("ctrl+o")
        await person.type("您结婚了吧？", "enter")
        assert isinstance(person.app.screen, Form)
        assert not person.session.asked
        person.check_says("妇女权益保障法第四十三条" if language == "zh" else "UK Equality Act 2010 protects marriage")
        person.check_says(person.words("own.anyway"))
        await person.press("ctrl+u")
        await person.type("您肯定难过？", "enter")
        assert not person.session.asked, "another text is warned of anew"
        await person.press("enter")
        (one,) = person.session.asked
        assert (one.kind, one.text, one.incident, one.warned) == ("own", "您肯定难过？", "i1", ("leading.assumed",))
        assert person.cursor("prompter") == "prompt:own.1"
        await person.press("f5")
        assert len(person.session.asked) == 1, "it is recorded once"
        await person.press("f8")
        assert "您肯定难过" not in person.pane("prompter")


async def test_a_neutral_question_goes_straight_onto_the_prompt_of_an_item(plain: Path) -> None:
    async with running(services_at(plain, "zh"), session=NEW) as person:
        await to(person, "item:com")
        await person.press("ctrl+o")
        await person.type("客户家属当时说了什么？", "enter")
        assert [(one.item, one.incident, one.warned) for one in person.session.asked] == [("com", None, ())]
        assert "▸ 客户家属当时说了什么？" in person.pane("prompter")
        await person.press("ctrl+o", "enter")
        person.check_says(person.words("refusal.empty_question"))


@at_either_end
async def test_what_the_next_level_needs_stands_apart_from_what_is_said(
    plain: Path, language: Language, size: Size
) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        await to(person, "item:ach")
        indicators = [person.words.of(one.text)[:6] for one in person.session.rubric.item["ach"].at(1)]
        title = person.words("coach.only_you")
        said, there, apart = person.pane("prompter").partition(title)
        assert bool(there) == (size == WIDE), "where there is no room it takes a key"
        assert not any(one in said for one in indicators)
        if size == NARROW:
            await person.press("ctrl+k")
            said, there, apart = person.text.partition(title)
            assert there
            assert "▸" not in said + apart
        assert all(one in apart for one in indicators)
        if size == NARROW:
            await person.press("ctrl+k")
            assert title not in person.text
        await to(person, "item:gen")
        assert title not in person.text, "an examination has nothing to be told"


@at_either_end
async def test_a_personal_fact_in_a_note_is_hinted_at_while_typed_and_after(
    plain: Path, language: Language, size: Size
) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        words = person.words
        topic = {"zh": "怀孕", "en": "pregnancy"}[language]
        await person.type("a: + #ach 怀孕五个月")
        assert words("personal.typed", topics=topic) in person.text
        await person.type(" #a")
        assert "Tab #ach" in person.pane("hint"), "a code that is being typed comes first"
        await person.press("backspace", "backspace", "backspace", "enter")
        assert words("personal.saved", topics=topic, note="e1", session=NEW) in person.text
        await person.type("处长怀孕，换了对接人")
        assert topic not in person.pane("hint"), "somebody else's"
        await person.press("enter")
        assert words("capture.empty")[:20] in person.text
        await person.press("f7", "up")
        assert "bei expunge" not in person.pane("hint"), "the keys of the notes come first while one walks through them"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_program_itself_says_to_the_candidate_is_neutral(language: Language) -> None:
    kinds = ("script.", "probe.", "codability.probe.")
    said = {key: text for key, text in catalogue(language).items() if key.startswith(kinds)}
    assert len(said) > 15
    assert {key: [rule.id for rule in in_question(text)] for key, text in said.items() if in_question(text)} == {}
