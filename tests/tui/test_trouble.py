"""The rows under the head of a session: few, and they name the next key."""

import errno
from pathlib import Path

import pytest

from rubric.language import Language
from sessions.errors import StoreWarning, StoreWriteError
from tests.tui.at_screen import NARROW, running, services_at
from tests.tui.test_save_failure import head, on_full_disk


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_is_wrong_takes_two_rows_at_most_and_names_the_next_key(plain: Path, language: Language) -> None:
    services = services_at(plain, language)
    async with running(services, NARROW) as person:
        log = await on_full_disk(person, services)
        log.warnings = [StoreWarning("reserve_used", "reserve")]
        await person.type("a: + #ach a line that is longer than any line of a small terminal, and goes on", "enter")
        await person.press("ctrl+u", *"another that is as long as the first one, or longer", "enter")
        await person.press("f3", "plus", "down", "slash")
        person.sitting.pad.problem = StoreWriteError(errno.ENOSPC, "keep the draft")
        person.screen.redraw()
        await person.rest()
        assert len(person.sitting.unsaved) == 4
        rows = person.pane("alarm").splitlines()
        assert len(rows) <= 2
        assert all(key in " ".join(rows) for key in ("F8", "F10"))
        assert person.words("save.more", count=3).strip() in " ".join(rows)
        assert person.words("draft.unsaved") in head(person)
