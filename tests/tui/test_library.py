"""The library of models at the keyboard: listing, searching, reading, what uses a model, comparing."""

import re
from pathlib import Path

import pytest

from rubric.catalogue import LIBRARY
from tests.tui.at_screen import NARROW, WIDE, begun, running, services_at
from tests.tui.at_shell import bei
from tui.known_models import Library
from tui.screens.models.browsing import LibraryScreen
from tui.screens.models.item import ItemScreen
from tui.screens.models.model import ModelScreen
from tui.widgets.pane import Pane

SHIPPED = (LIBRARY / "telecom-am.yaml").read_text("utf-8")


def as_version(version: str) -> str:
    """The shipped model under another version."""
    return re.sub(r"(?m)^version: .*", f"version: {version}", SHIPPED)


def own(home: Path, name: str, text: str) -> Path:
    """A file among the home's own models."""
    path = home / "rubrics" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    path.write_text(text, "utf-8")
    return path


async def test_all_models_are_listed_those_with_faults_too(home: Path) -> None:
    own(home, "telecom-am.yaml", as_version("9.0.0"))
    own(home, "wrong.yaml", SHIPPED.replace("method: exam", "method: quiz", 1))
    async with running(services_at(home), NARROW) as person:
        await person.press("f8")
        page = person.pane("page")
        assert "telecom-am 9.0.0" in page
        assert person.words("library.origin.instead") in page
        assert "wrong.yaml:" in page
        await person.press(*["down"] * 30, "enter")
        assert isinstance(person.screen, ModelScreen)
        assert "quiz" in person.pane("page")
        await person.press("enter", "ctrl+n", "f6")
        assert isinstance(person.app.screen, ModelScreen)


async def test_what_is_typed_is_found_in_both_languages_and_opened(home: Path) -> None:
    async with running(services_at(home, "zh"), WIDE) as person:
        await person.press("f8")
        await person.type("adopt a performance measure", "enter")
        assert isinstance(person.screen, ItemScreen)
        lit = [
            one
            for one in person.screen.query_one("#page", Pane).lines
            if "inverse" in {style for _, style in one.spans}
        ]
        assert "促成产品" in lit[0].text
        await person.press("escape", "escape")
        assert type(person.app.screen) is LibraryScreen
        assert person.line("sought") == "adopt a performance measure"


@pytest.mark.parametrize(("size", "together"), [(WIDE, True), (NARROW, False)], ids=["wide", "narrow"])
async def test_levels_stand_side_by_side_where_there_is_room(home: Path, size: tuple[int, int], together: bool) -> None:
    async with running(services_at(home), size) as person:
        await person.press("f8")
        await person.type("#nothing", "escape", *["down"] * 30, "enter", "enter")
        assert isinstance(person.screen, ItemScreen)
        rows = person.pane("page").splitlines()
        assert any("1 Junior" in row and "4 Expert" in row for row in rows) is together
        assert any(row.startswith("4 Expert") for row in rows) is not together


async def test_a_model_tells_what_uses_it_and_begins_a_session(home: Path) -> None:
    services = services_at(home)
    begun(services)
    services.shelf.rows()
    async with running(services) as person:
        await person.press("f8")
        await person.type("telecom-am", "enter")
        version = next(one for one in Library(home).read() if one.id == "telecom-am").head.version  # type: ignore[union-attr]
        page = person.pane("page")
        assert person.words("library.used_by_sessions", version=version, count=1, open=1) in page
        assert "telecom-am-gen (gen)" in page
        await person.press("ctrl+n")
        await person.type("Wang Fang", *["tab"] * 5)
        await person.type("Li", "ctrl+s")
        assert person.session.candidate == "Wang Fang"
        assert person.session.rubric.id == "telecom-am"


async def test_an_own_version_is_compared_with_the_one_before(home: Path) -> None:
    own(home, "telecom-am.yaml", as_version("9.0.0"))
    own(home, "former/telecom-am-8.0.0.yaml", as_version("8.0.0").replace("title: {zh: 政企", "title: {zh: 政府", 1))
    async with running(services_at(home)) as person:
        await person.press("f8")
        await person.type("telecom-am", "enter", "f6", "1", "ctrl+s")
        assert "8.0.0 → 9.0.0" in person.text


def test_a_file_is_read_again_only_when_it_has_changed(home: Path) -> None:
    path = own(home, "mine.yaml", SHIPPED.replace("id: telecom-am", "id: mine", 1))
    library = Library(home)
    names = [one.id for one in library.read()]
    assert names.count("mine") == 2
    assert list(library.read()) == []
    path.write_text("id: [", "utf-8")
    [_, changed] = library.read()
    assert changed.error is not None


def test_without_a_terminal_nothing_is_opened() -> None:
    assert bei("rubric", "browse").code == 2
