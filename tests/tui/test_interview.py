"""The interview, by keyboard: notes as fast as talk, marks, codes, the rail, what to ask."""

from pathlib import Path

import pytest
from tests.tui.at_screen import (
    NARROW,
    NEW,
    TOLD,
    WIDE,
    Person,
    Size,
    at_both_sizes,
    begun,
    in_both_languages,
    running,
    services_at,
)

from rubric.language import Language
from sessions.model import Evidence
from tui.views.prompter import prompts
from tui.views.place import Place


def last(person: Person) -> Evidence:
    """The note taken last."""
    return list(person.session.evidence.values())[-1]


def in_line(person: Person) -> str:
    """What is typed in the capture line, which always has the focus."""
    assert person.app.focused is not None
    assert person.app.focused.id == "capture"
    return person.line("capture")


@at_both_sizes
@in_both_languages
async def test_what_is_typed_is_saved_shown_and_stamped(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        assert in_line(person) == ""
        assert person.words("stream.empty")[:10] in person.text
        await person.type("a: + #ach 提前六周约了新主任", "enter")
        note = last(person)
        assert (note.text, note.star, note.sign, note.items) == ("提前六周约了新主任", "a", "+", ("ach",))
        assert "09:30 A+  提前六周约了新主任" in person.pane("stream")
        assert "#ach" in person.pane("stream")
        assert "提前六周" in person.text
        assert person.words("save.saved", at="09:30") in person.text
        assert in_line(person) == ""


TYPED = {
    "plain": ("他先打了电话", {"text": "他先打了电话", "star": None, "sign": None, "items": ()}),
    "Chinese marks": ("ａ：打", {"text": "ａ：打"}),
    "full-width": ("a：＋ ＃com 打了电话", {"text": "打了电话", "star": "a", "sign": "+", "items": ("com",)}),
    "any order": ("#com － f： 很烦", {"text": "很烦", "star": "f", "sign": "-", "items": ("com",)}),
    "quote": ("q: “你是第一个”", {"text": "“你是第一个”", "quote": True}),
    "indicator": ("+ #com.1.2 讲清", {"text": "讲清", "items": ("com",), "indicators": ("com.1.2",)}),
    "two items": ("#ach #com 都有", {"items": ("ach", "com"), "text": "都有"}),
    "prefix": ("#ac 做到了", {"items": ("ach",), "text": "做到了"}),
    "not codable": ("～ 一般会去", {"codable": False, "text": "一般会去"}),
    "sign and digit": ("-12% 让价", {"sign": None, "text": "-12% 让价"}),
    "backslash": ("\\#1 工单", {"items": (), "text": "#1 工单"}),
    "markup": ("[red]x[/] [@click=app.quit]y", {"text": "[red]x[/] [@click=app.quit]y"}),
}


async def test_marks_are_read_as_they_are_typed(plain: Path) -> None:
    async with running(services_at(plain, "zh"), NARROW, NEW) as person:
        for case, (line, wanted) in TYPED.items():
            await person.type(line, "enter")
            found = {name: getattr(last(person), name) for name in wanted}
            assert found == wanted, case
            assert in_line(person) == "", case
        assert len(person.session.evidence) == len(TYPED)


@at_both_sizes
@in_both_languages
async def test_the_hint_tells_what_the_line_will_become(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        words = person.words
        hints = [person.pane("hint")]
        for typed in ("a: ", "+ ", "#com", " 问"):
            await person.type(typed)
            hints.append(person.pane("hint"))
        assert hints[0] == words("capture.empty")
        assert hints[1] == f"A {words('star.a')}"
        assert hints[2] == f"A {words('star.a')}  {words('sign.plus')}"
        title = words.of(person.session.rubric.item["com"].title)
        assert hints[3].startswith(f"Tab #com {title}")
        assert hints[4] == f"{hints[2]}  #com {title}"
        await person.press("ctrl+u")
        await person.type("~ q: x")
        assert person.pane("hint") == f"{words('capture.quote')}  {words('capture.uncodable')}"


async def test_tab_completes_a_code_and_goes_round_those_that_fit(plain: Path) -> None:
    async with running(services_at(plain), NARROW, NEW) as person:
        seen = []
        await person.type("a: #")
        for _ in range(4):
            await person.press("tab")
            seen.append(in_line(person))
        assert seen == ["a: #ach ", "a: #com ", "a: #gen ", "a: #res "]
        await person.press("ctrl+u")
        await person.type("＃co", "tab")
        assert in_line(person) == "#com "
        await person.type("asked", "tab")
        assert in_line(person) == "#com asked"
        await person.press("ctrl+u")
        await person.type("#com.2", "tab", "tab", "x")
        assert in_line(person) == "#com.2.2 x"
        await person.press("ctrl+u", "tab")
        assert in_line(person) == ""
        await person.type("#zz", "tab")
        assert in_line(person) == "#zz"
        assert person.pane("hint") == person.words("capture.no_code")


@at_both_sizes
@in_both_languages
async def test_a_code_that_fits_nothing_stays_in_the_text_and_is_told(
    plain: Path, size: Size, language: Language
) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        told = person.words("capture.unknown", codes="#zzz #c")
        await person.type("+ #zzz #c #ach 打了电话")
        assert person.pane("hint").endswith(told)
        await person.press("enter")
        note = last(person)
        assert (note.text, note.sign, note.items) == ("#zzz #c 打了电话", "+", ("ach",))
        assert person.notices == told
        assert told[:9] in person.text


async def test_an_empty_note_is_refused_and_stays_in_the_line(plain: Path) -> None:
    async with running(services_at(plain), NARROW, NEW) as person:
        await person.type("a: + #ach", "enter")
        assert person.session.evidence == {}
        assert in_line(person) == "a: + #ach"
        assert person.pane("hint") == person.words("refusal.empty_note")
        assert person.words("refusal.empty_note") in person.text
        await person.type(" ok", "enter")
        assert last(person).text == "ok"


@at_both_sizes
@in_both_languages
async def test_stages_are_entered_on_the_rail_by_enter(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        words = person.words
        assert person.session.stage == "prepare"
        assert person.cursor("rail") == "stage:opening"
        assert words("script.opening.1")[:12] in person.text
        await person.press("enter")
        assert person.session.stage == "opening"
        assert words("head.left", minutes=60, of=60) in person.text
        assert f"▶ {words('stage.opening')}" in person.pane("rail")
        await person.press("down", "enter")
        assert person.session.stage == "duties"
        assert f"✓ {words('stage.opening')}" in person.pane("rail")
        assert words("script.duties.1")[:12] in person.text
        seen = []
        for _ in range(9):
            await person.press("down")
            seen.append(person.cursor("rail"))
        assert seen == [
            "stage:incidents",
            "stage:items",
            *(f"item:{code}" for code in person.session.planned),
            "stage:close",
            "stage:rate",
            "stage:grade",
            "stage:grade",
        ]
        await person.press("up", "enter")
        assert person.session.stage == "rate"
        assert person.text.startswith(f" {words('screen.rating')} ")
        await person.press("f2", "down", "enter")
        assert person.session.stage == "grade"
        assert person.text.startswith(f" {words('screen.grade')} ")


@at_both_sizes
@in_both_languages
async def test_the_prompter_shows_what_to_ask_and_f5_the_next(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, NEW) as person:
        await person.press(*["down"] * 5)
        assert person.cursor("rail") == "item:com"
        item = person.session.rubric.item["com"]
        asked = prompts(person.session, Place("item:com"), person.words)
        assert len(asked) == len(item.questions) + len(item.probes)
        assert person.words.of(item.title) in person.pane("prompter")
        seen = []
        for n in range(len(asked) + 1):
            seen.append(person.cursor("prompter"))
            shown = "".join(person.text.split())
            assert asked[n % len(asked)].replace(" ", "")[:12] in shown
            await person.press("f5")
        assert seen == [*(f"prompt:{n}" for n in range(len(asked))), "prompt:0"]
        await person.press("shift+f5", "shift+f5")
        assert person.cursor("prompter") == "prompt:0"
        await person.press("up", "f5", "down")
        assert person.cursor("prompter") == "prompt:0"


@at_both_sizes
async def test_a_half_typed_line_survives_other_screens_and_is_told_of_once(plain: Path, size: Size) -> None:
    async with running(services_at(plain), size, TOLD) as person:
        await person.type("a: + 还没说完", "f3")
        assert person.text.startswith(" Rating ")
        await person.press("f4", "f2")
        assert in_line(person) == "a: + 还没说完"
        await person.press("f1", "escape", "f6", "escape")
        assert in_line(person) == "a: + 还没说完"
        told = person.words("capture.half_typed")
        for key in ("escape", "ctrl+q"):
            await person.press(key)
            assert person.notices == told
            assert person.text.startswith(" Interview ")
            await person.type("，")
        assert in_line(person) == "a: + 还没说完，，"
        await person.press("f3", "escape")
        assert person.notices.count(told) == 3
        assert person.text.startswith(" Rating ")
        await person.press("escape")
        assert person.text.startswith(" bei ")
        assert len(person.app.services.desk(TOLD, read_only=True).session.evidence) == 3


async def test_ctrl_q_with_nothing_typed_ends_the_program(plain: Path) -> None:
    async with running(services_at(plain), NARROW, TOLD) as person:
        await person.press("ctrl+q")
        assert not person.app.is_running
        person.app.services.shelf.open(TOLD).close()


async def test_several_lines_that_are_pasted_are_one_note(plain: Path) -> None:
    async with running(services_at(plain), NARROW, NEW) as person:
        await person.paste("a: + #ach 第一行\n第二行\n\n- 第四行")
        assert person.session.evidence == {}
        await person.press("enter")
        assert last(person).text == "第一行\n第二行\n\n- 第四行"
        assert "第一行 ⏎ 第二行 ⏎  ⏎ - 第四行" in person.pane("stream").replace("\n          ", "")
        await person.paste("长" * 3000, "enter")
        assert last(person).text == "长" * 3000
        assert in_line(person) == ""


BURSTS = {
    "notes": (["第", "一", "enter", "第", "二", "enter", "三"], ["第一", "第二"], "三"),
    "incident and note": (["f6", "tab", *"丢单", "ctrl+s", *"a: 打", "enter"], ["打"], ""),
    "incident by enter": (["f6", "enter", *"丢单", "enter", "enter", "enter", *"a: 打", "enter"], ["打"], ""),
    "there and back": ([*"一", "f3", "f4", "f2", *"二", "enter"], ["一二"], ""),
    "the cursor": ([*"13", "left", "2", "end", "4", "enter"], ["1234"], ""),
    "help between": ([*"一", "f1", "escape", *"二", "enter"], ["一二"], ""),
    "an edit": ([*"一", "enter", "f7", "enter", *"二", "enter", *"三", "enter"], ["一二", "三"], ""),
}


@pytest.mark.parametrize("case", BURSTS)
async def test_keys_typed_ahead_land_where_they_were_meant(plain: Path, case: str) -> None:
    keys, notes, left = BURSTS[case]
    async with running(services_at(plain), NARROW, NEW) as person:
        await person.press(*keys)
        assert [note.text for note in person.session.evidence.values()] == notes
        assert in_line(person) == left
        if "丢" in keys:
            assert [one.title for one in person.session.incidents.values()] == ["丢单"]
            assert last(person).incident == "i1"


async def test_a_session_is_typed_from_home_to_its_first_note_without_a_pause(home: Path) -> None:
    services = services_at(home)
    begun(services, candidate="别人")
    async with running(services, WIDE) as person:
        await person.press("f2", *"王芳", *["enter"] * 5, *"李伟", *["enter"] * 3, *"a: + 打了电话", "enter")
        assert person.session.candidate == "王芳"
        assert last(person).text == "打了电话"
