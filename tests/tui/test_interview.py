"""The interview by keyboard: notes, completion, stages, incidents, probes, mending notes, nothing typed lost."""

from pathlib import Path

from rubric.language import Language
from tests.tui.at_screen import (
    NEW,
    TOLD,
    Person,
    Size,
    at_either_end,
    at_either_size,
    in_either_language,
    running,
    services_at,
)
from tui.screens.form import Form
from tui.screens.home import HomeScreen


def texts(person: Person) -> list[str]:
    """The notes that count, oldest first."""
    return [note.text for note in person.session.evidence.values()]


@at_either_end
async def test_a_line_and_enter_is_a_saved_note(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        await person.type("a: + #ach 三天内跑了四个科室", "enter")
        (note,) = person.session.evidence.values()
        assert (note.text, note.star, note.sign, note.items) == ("三天内跑了四个科室", "a", "+", ("ach",))
        assert person.line("capture") == ""
        assert "三天内跑了四个科室 #ach" in person.text
        assert person.words("save.saved", at="09:30") in person.text
        await person.type("plain", "enter")
        assert texts(person) == ["三天内跑了四个科室", "plain"], "the line has the focus again"


async def test_the_grammar_holds_in_the_line(plain: Path) -> None:
    async with running(services_at(plain, "zh"), session=NEW) as person:
        for line, star, sign, items in (
            ("r：－＃com 他没听完", "r", "-", ("com",)),
            ("+ #a f: 心里没底", "f", "+", ("ach",)),
            ("-12% 是最后一轮让价", None, None, ()),
            ("\\- 不是标记", None, None, ()),
        ):
            await person.type(line, "enter")
            *_, note = person.session.evidence.values()
            assert (note.star, note.sign, note.items) == (star, sign, items)
        assert len(person.session.evidence) == 4


async def test_tab_completes_codes_and_goes_round(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.type("a: #c")
        assert "#com Communication and listening" in person.text
        await person.press("tab")
        assert person.line("capture") == "a: #com "
        await person.press("tab")
        assert person.line("capture") == "a: #coo ", "com is in the plan and comes first"
        await person.press("tab")
        assert person.line("capture") == "a: #com "
        await person.type("#ach.2.")
        assert "#ach.2.1" in person.text
        await person.press("tab")
        assert person.line("capture") == "a: #com #ach.2.1 "


@in_either_language
async def test_an_unknown_code_stays_as_text_with_a_hint(plain: Path, language: Language) -> None:
    async with running(services_at(plain, language), session=NEW) as person:
        await person.type("#zz")
        assert person.words("capture.no_code") in person.text
        await person.type("z rang back", "enter")
        assert texts(person) == ["#zzz rang back"]
        assert person.notices == person.words("capture.unknown", codes="#zzz")


async def test_marks_without_text_are_refused_and_stay(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.type("a: + #ach", "enter")
        assert not person.session.evidence
        assert person.line("capture") == "a: + #ach"
        assert person.words("refusal.empty_note") in person.text


@at_either_size
async def test_enter_on_an_empty_line_starts_the_stage_in_hand(plain: Path, size: Size) -> None:
    async with running(services_at(plain), size, NEW) as person:
        await person.press("enter")
        assert list(person.session.stages) == ["opening"]
        assert person.words("script.opening.1")[:20] in person.text
        await person.press("down", "enter")
        assert list(person.session.stages) == ["duties", "opening"]
        await person.press("enter")
        assert len(person.desk.events) == 3, "a stage that is on is not started again"


@at_either_end
async def test_an_incident_takes_the_notes_that_follow(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        await person.type("before", "enter", "f6")
        assert isinstance(person.app.screen, Form)
        await person.press("2", "enter")
        await person.type("丢单", "enter")
        await person.type("2025年8月", "enter")
        await person.type("客户经理", "enter")
        assert person.session.stage == "incidents"
        for star in ("s", "a", "r"):
            await person.type(f"{star}: told", "enter")
        assert [note.incident for note in person.session.evidence.values()] == [None, "i1", "i1", "i1"]
        words = person.words
        prompt = person.pane("prompter")
        assert f"■{words('star.short.s')} □{words('star.short.t')} ■{words('star.short.a')}" in prompt
        assert words("probe.t")[:8] in prompt, "the first gap is asked for"
        assert words("probe.s")[:16] not in prompt
        assert "丢单" in person.text


async def test_an_incident_needs_a_title_and_esc_makes_none(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.press("f6", "ctrl+s")
        person.check_says("An incident needs a title")
        await person.press("escape")
        assert not person.session.incidents


async def test_a_note_is_edited_as_it_was_typed(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("half a li")
        await person.press("f7", "up", "ctrl+u", "enter")
        assert person.line("capture") == "a: + #ach 提前六周约了新主任"
        await person.press("ctrl+u")
        await person.type("a: - #com 提前两周约了新主任", "enter")
        note = person.session.evidence["e2"]
        assert (note.text, note.sign, note.items, note.incident) == ("提前两周约了新主任", "-", ("com",), "i1")
        await person.press("f8")
        assert person.session.evidence["e2"].items == ("ach",)


async def test_what_was_half_typed_comes_back_after_an_edit(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f7", "enter")
        assert "editing e3" in person.text
        await person.press("escape")
        assert person.line("capture") == ""
        assert texts(person)[-1] == "复述了四点，对方说对"


async def test_a_note_is_removed_and_brought_back(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f7", "delete")
        assert "e3" not in person.session.evidence
        await person.press("f8")
        assert person.session.evidence["e3"].text == "复述了四点，对方说对"
        await person.press("f9", "ctrl+z")
        assert "e3" in person.session.evidence


async def test_ctrl_z_belongs_to_the_text_while_there_is_any(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        before = person.session
        await person.type("abc", "ctrl+z")
        assert person.session == before
        assert person.line("capture") != "abc"


async def test_a_half_typed_line_survives_rating_and_going_home(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("a: half")
        await person.press("f3", "f4", "f2")
        assert person.line("capture") == "a: half"
        await person.press("escape")
        assert isinstance(person.app.screen, HomeScreen)
        assert person.notices == ""
        person.app.open_session(TOLD)
        await person.rest()
        assert person.line("capture") == "a: half"


async def test_pasted_lines_are_one_note_with_nothing_lost(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.paste("第一行\n第二行\n\n第四行")
        await person.press("enter")
        assert texts(person) == ["第一行\n第二行\n\n第四行"]
        assert "第一行 ⏎ 第二行" in person.text


async def test_a_long_note_is_drawn_whole_while_it_is_typed(plain: Path) -> None:
    long = "客户在三天内答复了报价，随后要求我们把专线和云主机合并成一份合同，" * 4
    async with running(services_at(plain, "zh"), session=NEW) as person:
        await person.type(long)
        assert long[-6:-1] in person.text
        assert long[:20] in person.text
        await person.press("enter")
        assert texts(person) == [long]


async def test_keys_typed_ahead_land_where_they_were_meant(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        # All at once: nothing waits in between.
        notes = (*"first", "enter", *"second", "enter")
        await person.press(*notes, "f6", "1", "enter", *"Tender", "enter", "tab", "ctrl+s", *"third")
        assert texts(person) == ["first", "second"]
        assert [one.title for one in person.session.incidents.values()] == ["Tender"]
        assert person.line("capture") == "third"


@in_either_language
async def test_the_rail_names_stages_items_and_minutes(plain: Path, language: Language) -> None:
    async with running(services_at(plain, language), session=TOLD) as person:
        rail = person.pane("rail")
        for stage in ("opening", "duties", "incidents", "items", "close", "rate", "grade"):
            assert person.words(f"stage.{stage}") in rail
        for code in ("ach", "com", "gen"):
            assert code in rail
        assert person.words("rail.used", used=0, minutes=38) in rail
        assert "区医院续约" in rail
        assert person.words("head.left", minutes=60, of=60) in person.text


async def test_the_stages_of_rating_open_their_screens(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        while person.cursor("rail") != "stage:rate":
            await person.press("down")
        await person.press("enter")
        assert person.words("screen.rating") in person.text
        assert person.session.stage == "rate"
