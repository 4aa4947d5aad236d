"""A copy elsewhere of a session that cannot be saved: it has everything, overwrites nothing, and comes back."""

import json
from pathlib import Path

import pytest

from tests.tui.at_screen import TOLD, running, services_at
from tests.tui.at_shell import bei
from tests.tui.test_save_failure import NOTE, form_in_front, on_full_disk
from tui.failure import FailureError
from tui.rescue import rescue


async def test_a_copy_elsewhere_brings_everything_back(plain: Path, tmp_path: Path) -> None:
    services = services_at(plain)
    copy = tmp_path / "for 陈立" / "copy.json"
    copy.parent.mkdir()
    async with running(services) as person:
        await on_full_disk(person, services)
        assert person.words("key.rescue") not in person.text
        await person.type(NOTE, "enter", "f3", "2", "f10", "ctrl+u", *str(copy.parent / "none" / "x"), "enter")
        assert form_in_front(person), "a folder that is not there is told"
        await person.press("ctrl+u", *str(copy), "enter")
        assert not form_in_front(person)
        assert str(copy) in person.notices
        await person.press("f10", "ctrl+u", *str(copy), "enter")
        person.check_says(person.words("rescue.exists", file=copy))
        with pytest.raises(FailureError):
            # As where it has come to stand there since the form looked.
            rescue(services, person.sitting, copy)
    told = [one.place for one in services.ledger.entries() if one.act == "rescue"]
    assert told[-1].endswith("for ***/copy.json")
    assert "陈立" not in str(told)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in copy.parent.iterdir()] == ["copy.json"]
    other = tmp_path / "other"
    assert bei("--home", str(other), "import", str(copy)).code == 0
    async with running(services_at(other), session=TOLD) as person:
        assert person.line("capture") == NOTE
        assert len(person.session.evidence) == 3
    unsaved = json.loads(copy.read_text("utf-8"))["unsaved"]["commands"]
    assert [one["do"] for one in unsaved] == ["capture", "rate_item"]
