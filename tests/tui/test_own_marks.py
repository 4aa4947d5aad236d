"""Own marks in the capture line: typed, told and edited as one's own, stored as everybody's."""

from dataclasses import replace
from pathlib import Path

from sessions.interview.events import EvidenceAdded
from sessions.interview.marks import Marks
from tests.tui.at_screen import TOLD, WIDE, running, services_at
from tui.settings.model import Settings

OWN = Settings(capture=Marks(action=("行", "a"), supporting=("^",), code=("@",)))


async def test_a_note_in_own_marks_is_stored_in_those_of_the_design_and_edited_in_own(plain: Path) -> None:
    async with running(replace(services_at(plain), settings=OWN), WIDE, TOLD) as person:
        assert "行:" in person.pane("hint")
        await person.type("行：^@co", "tab")
        assert person.line("capture") == "行：^@com "
        await person.type("回访三家", "enter")
        note = list(person.session.evidence.values())[-1]
        assert (note.star, note.sign, note.items, note.text) == ("a", "+", ("com",), "回访三家")
        stored = person.desk.events[-1]
        assert isinstance(stored, EvidenceAdded)
        assert stored.line == "a: + #com 回访三家"
        await person.press("f7", "enter")
        assert person.line("capture") == "行: ^ @com 回访三家"
        await person.type("!", "enter", "f7", "1")
        assert person.line("capture") == "@com "


async def test_what_was_saved_in_own_marks_does_not_come_back_as_a_draft(plain: Path) -> None:
    services = replace(services_at(plain), settings=OWN)
    async with running(services, WIDE, TOLD) as person:
        await person.type("行:^ 打了电话", "enter")
        person.sitting.pad.typed("capture", "行:^ 打了电话")
        person.sitting.pad.write()
    async with running(services, WIDE, TOLD) as person:
        assert person.line("capture") == ""
