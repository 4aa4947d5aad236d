"""Own keys: every binding can have them, they are shown where keys are shown, and those that cannot work are told."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.tui.at_screen import TOLD, WIDE, running, services_at, squeezed, text_of
from tests.tui.at_shell import bei
from tui.failure import fault_told
from tui.keymap.checking import usable
from tui.keymap.registry import every_binding, places
from tui.places import SETTINGS
from tui.screens.grade import GradeScreen
from tui.screens.interview import InterviewScreen
from tui.screens.rating import RatingScreen
from tui.settings.model import Settings
from tui.translate import Words
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane


def told(**keys: str) -> list[str]:
    """What is wrong with these keys, each of a binding whose id has `__` for its dot; empty where all is well."""
    given = {name.replace("__", "."): tuple(one.split()) for name, one in keys.items()}
    return [fault_told(Words("en"), one, str(one.path[1])) for one in usable(given)[1]]


def test_every_binding_has_an_id_and_says_what_it_does() -> None:
    textual = {one.action for one in LineEdit.BINDINGS if isinstance(one, Binding) and not one.id}
    assert {one.action for place in places() for one in place.bound if not one.id} == textual
    assert [one.id for one in every_binding().values() if not one.word] == []
    assert len(every_binding()) > 200


def test_every_binding_may_have_the_keys_that_it_has() -> None:
    kept, faults = usable({name: one.keys for name, one in every_binding().items()})
    assert (faults, len(kept)) == ([], len(every_binding()))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"interview__probe": "f7"}, ["interview.probe: f7 is the key of interview.notes"]),
        ({"interview__prob": "f15"}, ["there is no binding “interview.prob”. Did you mean “interview.probe”?"]),
        ({"app__help": "x"}, ["app.help: x is needed for typing"]),
        ({"app__help": "ctrl+c"}, ["app.help: ctrl+c is needed for typing"]),
        ({"home__new": "enter"}, ["home.new: enter is needed for typing"]),
        ({"grade__decide": "ctrl+m"}, ["grade.decide: not every terminal sends ctrl+m as what it is"]),
        ({"grade__decide": "ctrl+1"}, ["grade.decide: not every terminal sends ctrl+1 as what it is"]),
        ({"grade__decide": "hyper+x"}, ["grade.decide: “hyper+x” is not the name of a key"]),
        ({"rating__move_up": "k"}, ["warning: rating.move_up: a Chinese input method takes k for itself"]),
        ({"app__quit": "f15", "rating__shown": "!", "rating__contradicted": "+"}, []),
        ({"app__quit": "f15 ctrl+q", "home__new": "ctrl+n"}, []),
    ],
)  # fmt: skip
def test_keys_that_cannot_work_are_told(keys: dict[str, str], said: list[str]) -> None:
    assert told(**keys) == said


def test_of_two_that_ask_for_one_key_neither_gets_it_and_what_goes_back_disturbs_nobody() -> None:
    kept, faults = usable({"rating.shown": ("1",), "rating.level_1": ("f15",), "rating.partly": ("f15",)})
    assert kept == {}
    assert {str(one.path[1]) for one in faults} == {"rating.shown", "rating.level_1", "rating.partly"}


async def test_an_own_key_works_in_place_of_beis_and_is_shown_where_keys_are_shown(plain: Path) -> None:
    settings = Settings(keys={"session.grade": ("f15",), "interview.find": ("f16",), "app.help": ("f13",)})
    async with running(replace(services_at(plain), settings=settings), WIDE, TOLD) as person:
        person.check_says("F16Find")
        await person.press("f4", "f1")
        assert isinstance(person.screen, InterviewScreen)
        await person.press("f13")
        told = squeezed(text_of(person.app.screen.query_one("#help-text", Pane)))
        assert squeezed("F15 Grade") in told
        assert squeezed(person.words("guide.own_keys")) in told
        await person.press("escape", "f15")
        assert isinstance(person.screen, GradeScreen)


async def test_a_key_that_cannot_work_is_told_and_bei_keeps_its_own(plain: Path) -> None:
    settings = Settings(keys={"session.grade": ("f3",), "session.rating": ("f15",), "app.quit": ("q",)})
    async with running(replace(services_at(plain), settings=settings), WIDE, TOLD) as person:
        assert "keys.app.quit: q is needed for typing" in person.notices
        await person.press("f3")
        assert isinstance(person.screen, GradeScreen)
        await person.type("q", "f15")
        assert isinstance(person.screen, RatingScreen)


def test_the_settings_refuse_keys_that_cannot_work_with_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path))
    file = tmp_path / SETTINGS
    assert bei("config", "set", "keys.session.grade", "f15", "f17").told == (0, "")
    assert bei("config", "get", "keys.session.grade").out == "f15 f17\n"
    before = file.read_text("utf-8")
    answer = bei("config", "set", "keys.session.rating", "f15")
    assert answer.told == (4, "\n".join((
        f"{file}:2:19: keys.session.grade: f15 is the key of session.rating",
        f"{file}:3:20: keys.session.rating: f15 is the key of session.grade",
    )))  # fmt: skip
    assert file.read_text("utf-8") == before
    rows = {one["id"]: one for one in bei("config", "keys", "--json").json}
    assert rows["session.grade"] == {
        "id": "session.grade", "keys": ["f15", "f17"], "default": ["f4"], "does": "Grade"
    }  # fmt: skip
    row = next(one for one in bei("config", "keys").out.splitlines() if one.startswith("session.grade "))
    assert row.split() == ["session.grade", "*", "f15", "f17", "Grade"]
    file.write_text(f"{before}[keys.app]\nquit = 'é'\n", "utf-8")
    assert bei("config", "list").code == 4
