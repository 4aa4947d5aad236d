"""The plan by keyboard: what is set, the questions of an item, templates, the texts that are read out, the consent."""

from pathlib import Path

from rubric.language import Language
from sessions.interview.planning import ChangePlan, ChooseQuestions
from sessions.storage.templates import Template
from tests.tui.at_screen import NARROW, NEW, WIDE, Person, Size, at_either_end, begun, running, services_at
from tui.screens.form import Form
from tui.screens.interview import InterviewScreen
from tui.screens.plan import PlanScreen


async def to(person: Person, key: str) -> None:
    """Move the cursor of the plan to the row `key`."""
    for _ in range(40):
        if person.cursor("plan") == key:
            return
        await person.press("down")
    raise AssertionError(f"no row {key}:\n{person.pane('plan')}")


def questions(person: Person, code: str) -> list[str]:
    """The questions of an item as the prompter would put them."""
    return list(person.session.questions[code])


@at_either_end
async def test_what_is_set_once_is_asked_row_by_row(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        words = person.words
        await person.press("shift+f2")
        assert isinstance(person.app.screen, PlanScreen)
        for field in ("interest", "items", "minutes", "opening", "consent", "template"):
            assert words(f"plan.{field}") in person.text
        assert words("plan.undeclared") in person.text
        await person.press("enter", "2", "ctrl+s")
        person.check_says(words("refusal.interest_detail_needed"))
        await person.press("tab")
        await person.type("前同事", "enter")
        assert person.session.interest is not None
        assert (person.session.interest.knows, person.session.interest.detail) == (True, "前同事")
        assert words("plan.detailed", knows=words("plan.knows"), detail="前同事") in person.text
        await to(person, "field:items")
        await person.press("enter", "a", "ctrl+s")
        assert len(person.session.plan) == 18
        assert words("setup.crowded")[:12] in person.pane("detail")
        await person.press("f8")
        assert person.session.plan == ("ach", "com", "gen")


async def test_minutes_per_stage_are_worked_out_until_they_are_set(plain: Path) -> None:
    async with running(services_at(plain), NARROW, NEW) as person:
        await person.press("shift+f2")
        await to(person, "field:minutes")
        assert "Opening 3 · Duties 6 · Incidents 38 · Items 10 · Close 3" in person.pane("plan")
        await person.press("enter", *["tab"] * 4)
        await person.type("2x", "ctrl+s")
        person.check_says(person.words("refusal.minutes_outside", minutes="2x"))
        await person.press("ctrl+u", *"0000000009999", "ctrl+s")
        assert person.session.stage_minutes == {}, "many digits are refused too"
        await person.press("ctrl+u", *"20", "ctrl+s")
        assert person.session.stage_minutes == {"items": 20}
        assert "Items 20" in person.pane("plan")
        # 40 minutes are left for what would have had 3 + 6 + 38 + 3 = 50; what rounding leaves goes to the incidents.
        assert "Opening 2 · Duties 4 · Incidents 32 · Items 20 · Close 2" in person.pane("plan")
        await person.press("enter", *["tab"] * 4, "ctrl+u", "ctrl+s")
        assert person.session.stage_minutes == {}


@at_either_end
async def test_questions_are_chosen_put_in_order_reworded_and_added(
    plain: Path, size: Size, language: Language
) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        words = person.words
        await person.press("shift+f2")
        await to(person, "item:com")
        await person.press("enter")
        own = [words.of(one) for one in person.session.rubric.item["com"].questions]
        assert len(own) == 3
        await person.press("down", " ")
        assert questions(person, "com") == own[1:]
        assert person.cursor("plan") == "question:com:2", "the cursor stays with the question"
        await person.press(" ", "ctrl+up")
        assert questions(person, "com") == [own[1], own[0], own[2]]
        await person.press("ctrl+n")
        await person.type("您怎样说服他的？", "enter")
        assert questions(person, "com") == [own[1], own[0], own[2], "您怎样说服他的？"]
        await to(person, "question:com:3")
        await person.press("enter", "ctrl+u")
        await person.type("后来呢？", "enter")
        assert questions(person, "com")[3] == "后来呢？"
        await person.press("f8", "escape")
        assert isinstance(person.app.screen, InterviewScreen)
        while person.cursor("rail") != "item:com":
            await person.press("down")
        prompt = person.pane("prompter").replace("\n", "").replace(" ", "")
        places = [prompt.index(one[:12].replace(" ", "")) for one in (own[1], own[0], own[2], "您怎样说服他的？")]
        assert places == sorted(places)


async def test_the_last_question_of_an_item_is_not_left_out(plain: Path) -> None:
    services = services_at(plain)
    async with running(services, NARROW, NEW) as person:
        await person.press("shift+f2")
        person.sitting.desk.do(ChooseQuestions(item="ach", questions=("Why?",)))
        await to(person, "item:ach")
        await person.press("enter", "down", " ")
        assert person.words("refusal.no_questions", item="ach") in person.notices
        assert questions(person, "ach") == ["Why?"]


@at_either_end
async def test_a_template_is_kept_and_applied_and_a_departure_needs_a_reason_once(
    home: Path, size: Size, language: Language
) -> None:
    services = services_at(home, language)
    begun(services, ChangePlan(minutes=45), ChooseQuestions(item="com", questions=("One?", "Two?")))
    begun(services)
    async with running(services, size, "s001") as person:
        words = person.words
        await person.press("shift+f2", "f5", "ctrl+u")
        await person.type("客户经理", "ctrl+s")
        assert words("template.saved", name="客户经理") in person.notices
        await person.press("f5", "ctrl+u")
        await person.type("客户经理", "ctrl+s")
        person.check_says(words("plan.taken"))
        await person.press("escape", "escape", "escape")
        person.app.open_session("s002")
        await person.rest()
        await person.press("shift+f2", "f6", "enter")
        assert (person.session.minutes, person.session.template) == (45, "客户经理")
        assert "客户经理" in person.text
        await to(person, "item:com")
        await person.press("enter", "down", " ")
        person.check_says(words("plan.why_hint"))
        await person.press("ctrl+s")
        person.check_says(words("refusal.question_reason_needed"))
        await person.type("上一场已问过", "enter")
        assert questions(person, "com") == ["Two?"]
        assert person.session.departures == {"com": "上一场已问过"}
        assert words("plan.departs") in person.text
        await person.press(" ")
        assert not isinstance(person.app.screen, Form), "the reason stands"
        assert questions(person, "com") == ["Two?", "One?"]


async def test_only_templates_for_the_model_are_offered(plain: Path) -> None:
    services = services_at(plain)
    services.shelf.templates.save(Template("Other", "bank-am", ("x",), 60))
    async with running(services, NARROW, NEW) as person:
        await person.press("shift+f2", "f6")
        assert person.notices == person.words("plan.no_templates")
        services.shelf.templates.save(Template("Ours", "telecom-am", ("ach", "gone"), 60))
        await person.press("f6")
        assert "Ours" in person.front
        assert "Other" not in person.front
        await person.press("enter")
        person.check_says(person.words("refusal.template_items", name="Ours", items="gone"))
        assert person.session.template is None


async def test_the_texts_in_force_are_what_the_prompter_shows(plain: Path) -> None:
    async with running(services_at(plain), WIDE, NEW) as person:
        words = person.words
        await person.press("enter")
        assert words("script.opening.1")[:20] in person.pane("prompter")
        assert words("script.consent.1")[:20] in person.pane("prompter")
        await person.press("shift+f2")
        await to(person, "field:consent")
        assert words("script.consent.4")[:20] in person.pane("detail")
        await person.press("enter", *["ctrl+u"])
        await person.paste("We record nothing.\nDo you agree?")
        await person.press("enter", "f2")
        assert person.session.consent_text == "We record nothing.\nDo you agree?"
        assert "We record nothing." in person.pane("prompter")
        assert words("script.consent.1")[:20] not in person.pane("prompter")
        await person.press("shift+f2", "enter", "ctrl+u", "enter")
        assert person.session.consent_text == "", "emptied, the built-in text is back"


@at_either_end
async def test_consent_is_recorded_with_enter_and_a_refusal_offers_the_end(
    plain: Path, size: Size, language: Language
) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        words = person.words
        await person.press("enter")
        assert words("consent.open")[:8] in person.pane("prompter")
        await person.press("enter", "2", "enter")
        assert person.session.consent is False
        person.check_says(words("consent.end_hint"))
        await person.press("enter")
        assert person.session.ended == "consent_refused"
        await person.press("f8", "enter", "enter")
        now = person.session
        assert (now.ended, now.consent) == (None, True)
        count = len(person.desk.events)
        await person.press("enter")
        assert len(person.desk.events) == count
        assert words("consent.yes") in person.pane("prompter")


async def test_a_half_typed_declaration_comes_back(plain: Path) -> None:
    async with running(services_at(plain), NARROW, NEW) as person:
        await person.press("shift+f2", "enter", "2", "tab")
        await person.type("met at a fa")
        person.app.keep_drafts()
    async with running(services_at(plain), NARROW, NEW) as person:
        assert "Shift+F2" in person.notices
        await person.press("f14", "enter", "tab")
        assert "met at a fa" in person.front
