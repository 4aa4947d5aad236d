"""The editor of models at the keyboard: what is typed counts at once, is never lost, and becomes a version."""

import os
import re
from pathlib import Path

import pytest

from rubric import catalogue
from rubric.bump import bumped
from rubric.catalogue import LIBRARY
from rubric.reader import read_file, read_text
from tests.rubric.yaml_sample import GOOD
from tests.tui.at_screen import NARROW, WIDE, Person, running, services_at, squeezed
from tests.tui.test_library import own
from tui.screens.editing import hinting
from tui.screens.editing.item import ItemEditScreen
from tui.screens.editing.model import OutlineScreen
from tui.screens.editing.saving import SaveScreen
from tui.screens.editing.standards import StandardsScreen
from tui.screens.form import Form
from tui.screens.models.model import ModelScreen

KEPT = ("ach", "res", "com")


def _shortened(text: str) -> str:
    """A shipped model with three of its items, since each look at what is edited reads all of it."""
    head, *items = re.split(r"(?m)^(?=  - code: )", text)
    head = re.sub(r"(?m)^  - id: (professional|functional)\n(    .*\n)+", "", head)
    head = re.sub(r"(?<=items: \[)ach.*(?=\])", ", ".join(KEPT), head)
    head = re.sub(r"(?<=standards: \{).*?(com: \d).*(?=\})", lambda one: one[0][: one[0].index(one[1])] + one[1], head)
    return re.sub(r"(?<=core: \[).*(?=\])", "com", head) + "".join(items[: len(KEPT)])


SHIPPED = _shortened((LIBRARY / "telecom-am.yaml").read_text("utf-8"))
VERSION = read_text(SHIPPED, "telecom-am").rubric.version
TO_INDICATORS = ["down"] * 5
"""From the title of an item past definition, code, method and weight."""


@pytest.fixture(autouse=True)
def _one_short_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "telecom-am.yaml").write_text(SHIPPED, "utf-8")
    monkeypatch.setattr(catalogue, "LIBRARY", library)


@pytest.fixture(autouse=True)
def _lint_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it depended on the time that a test takes what is drawn."""
    monkeypatch.setattr(hinting, "MOMENT", 3600)


async def begin(person: Person, name: str = "telecom-am") -> None:
    """Open the editor on a model."""
    await person.press("f8")
    await person.type(name, "enter", "f4")


async def to_first_item(person: Person) -> None:
    """From the top of the model to the item `ach`, and in."""
    await person.press(*["down"] * 3, "enter")
    assert isinstance(person.screen, ItemEditScreen)


async def save(person: Person, by: str = "Li", why: str = "clearer") -> None:
    """Have what was edited saved as a version."""
    await person.press("ctrl+s")
    assert isinstance(person.screen, SaveScreen), person.text
    await person.press("ctrl+s", "tab")
    await person.type(by, "tab")
    await person.type(why, "ctrl+s")


async def test_a_reworded_indicator_of_a_built_in_model_becomes_an_own_version(home: Path) -> None:
    async with running(services_at(home, "zh"), NARROW) as person:
        await begin(person)
        await to_first_item(person)
        await person.press(*TO_INDICATORS, "enter")
        await person.type("（每月）", "enter")
        await person.type(" Monthly.", "enter")
        assert "（每月）" in squeezed(person.pane("list"))
        await save(person)
        assert isinstance(person.screen, ItemEditScreen)
        await person.press("escape", "escape")
        assert type(person.app.screen) is ModelScreen
        assert person.words("library.origin.instead") in person.text
    made = read_file(home / "rubrics" / "telecom-am.yaml").rubric
    assert made.version == bumped(VERSION, "patch")
    before = read_text(SHIPPED, "telecom-am").rubric.indicator["ach.1.1"].text
    text = made.indicator["ach.1.1"].text
    assert (text.zh, text.en) == (f"{before.zh}（每月）", f"{before.en} Monthly.")
    assert (made.changes[0].by, made.changes[0].why, len(made.changes[0].what)) == ("Li", "clearer", 1)
    written = (home / "rubrics" / "telecom-am.yaml").read_text("utf-8")
    comments = [line.strip() for line in SHIPPED.splitlines() if line.strip().startswith("#")]
    assert comments == [line.strip() for line in written.splitlines() if line.strip().startswith("#")]


async def test_an_indicator_is_added_moved_removed_and_all_of_it_undone(home: Path) -> None:
    async with running(services_at(home), NARROW) as person:
        await begin(person)
        await to_first_item(person)
        before = person.pane("list")
        await person.press(*TO_INDICATORS, "f2")
        assert person.words("editor.empty") in person.pane("list")
        await person.type("Did something new.", "enter", "enter")
        assert person.cursor("list") == "items/0/levels/1/1"
        await person.press("f6", "f6")
        assert person.cursor("list") == "items/0/levels/1/3"
        await person.press("f6")
        assert person.cursor("list") == "items/0/levels/2/0"
        await person.press("4")
        assert person.cursor("list") == "items/0/levels/4/3"
        await person.press("f7")
        assert "Did something new." not in person.pane("list")
        await person.press("f8")
        assert person.cursor("list") is not None
        assert "Did something new." in person.pane("list")
        await person.press(*["f8"] * 6)
        assert person.pane("list") == before
        await person.press("f9", "f9")
        assert "Did something new." in person.pane("list")


async def test_what_is_wrong_is_told_where_it_is_typed_and_keeps_it_from_being_saved(home: Path) -> None:
    async with running(services_at(home), NARROW) as person:
        await begin(person)
        await to_first_item(person)
        await person.press(*["down"] * 4, "enter")
        await person.type("-2", "enter")
        assert "✗" in person.pane("list")
        await person.press("escape", "ctrl+s")
        assert isinstance(person.screen, ItemEditScreen)
        assert person.cursor("list") == "items/0/weight"
        assert person.words("editor.errors_first", count=1) in person.notices
    assert not (home / "rubrics").exists()


async def test_standards_are_set_by_digits_and_saved_over_the_own_file_which_is_kept(home: Path) -> None:
    path = own(home, "telecom-am.yaml", SHIPPED)
    async with running(services_at(home), NARROW) as person:
        await begin(person)
        await person.press("f4", "right", "right", "right", "4", "space")
        assert isinstance(person.screen, StandardsScreen)
        assert " 4◆" in person.pane("list").splitlines()[1]
        await person.press("right", "9", "f8", "f9")
        await save(person)
    made = read_file(path).rubric
    assert (made.version, made.grade["expert"].standards["ach"]) == (bumped(VERSION, "major"), 4)
    assert "ach" in made.grade["expert"].core
    assert (home / "rubrics" / "former" / f"telecom-am-{VERSION}.yaml").read_text("utf-8") == SHIPPED


async def test_a_draft_waits_for_who_left_and_is_offered(home: Path) -> None:
    for keys, kept in ((["ctrl+q"], True), (["escape", "escape", "escape"], True), ([], True)):
        async with running(services_at(home), NARROW) as person:
            await begin(person)
            if isinstance(person.app.screen, Form):
                await person.press("right", "ctrl+s")  # away with it
                assert person.words("editor.unchanged") in person.text
            await person.press("enter", "ctrl+u")
            await person.type("Another name")
            await person.press(*keys)
            if not keys:
                person.app.keep_drafts()
        async with running(services_at(home), NARROW) as person:
            await begin(person)
            assert isinstance(person.app.screen, Form) is kept
            await person.press("ctrl+s")
            assert isinstance(person.screen, OutlineScreen)
            assert "Another name" in person.pane("list")
            await person.press("f8")
            assert "Another name" not in person.pane("list")
            await person.press("f9")


async def test_a_file_that_was_changed_elsewhere_is_never_overwritten_unseen(home: Path) -> None:
    path = own(home, "telecom-am.yaml", SHIPPED)
    async with running(services_at(home), WIDE) as person:
        await begin(person)
        await person.press("enter", "ctrl+u")
        await person.type("My name", "escape")
        path.write_text(SHIPPED + "# theirs\n", "utf-8")
        await person.press("ctrl+s")
        person.check_says(person.words("editor.file_moved"))
        assert path.read_text("utf-8").endswith("# theirs\n")
        await person.press("ctrl+s", "tab")
        path.write_text(SHIPPED + "# and theirs again\n", "utf-8")
        await person.type("Li", "tab")
        await person.type("why", "ctrl+s")
        person.check_says(person.words("editor.moved_now"))
        assert path.read_text("utf-8").endswith("# and theirs again\n")


async def test_a_broken_model_is_mended_in_the_editor(home: Path) -> None:
    broken = GOOD.replace("weight: 0.1", "weight: -0.1", 1)
    path = own(home, "small.yaml", broken)
    async with running(services_at(home), NARROW) as person:
        await begin(person, "")
        await person.press("f3")
        assert isinstance(person.screen, ItemEditScreen), person.text
        assert person.cursor("list") == "items/0/weight"
        await person.press("enter", "ctrl+u")
        await person.type("0.1", "enter")
        await save(person)
    assert read_file(path).rubric.version == "1.0.1"
    assert (home / "rubrics" / "former" / "small-1.0.0.yaml").read_text("utf-8") == broken


async def test_one_model_is_edited_in_one_place_at_a_time(home: Path) -> None:
    services = services_at(home)
    held = services.shelf.half_typed.of_model("telecom-am")
    async with running(services, NARROW) as person:
        await begin(person)
        assert str(os.getpid()) in person.notices
        held.close()
        await person.press("f4")
        assert isinstance(person.app.screen, OutlineScreen)


async def test_a_key_that_the_model_does_not_know_is_put_right_or_taken_away(home: Path) -> None:
    path = own(
        home, "small.yaml", GOOD.replace("    probes:", "    prbes:", 1).replace("version:", "shelf: x\nversion:", 1)
    )
    async with running(services_at(home), NARROW) as person:
        await begin(person, "")
        assert person.cursor("list") == "shelf"
        await person.press("f7", "f3")
        assert person.cursor("list") == "items/0/prbes"
        assert person.pane("list").count("✗") == 1
        await person.press("enter")
        assert "And then?" in person.pane("list")
        assert person.words("editor.faults", count=1) not in person.text
        await save(person)
    assert read_file(path).rubric.items[0].probes[0].en == "And then?"


async def test_lint_advises_and_keeps_nothing_from_being_saved(home: Path) -> None:
    async with running(services_at(home), NARROW) as person:
        await begin(person)
        await to_first_item(person)
        await person.press(*TO_INDICATORS, "f2")
        await person.type("Was very good.", "enter", "enter")
        assert isinstance(person.screen, ItemEditScreen)
        person.screen.hinting.look()
        await person.rest()
        assert "~" in person.pane("list")
        await person.press("ctrl+s")
        assert isinstance(person.screen, SaveScreen)
