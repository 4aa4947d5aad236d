"""Several candidates rated in turn: a level never lands on the wrong person."""

from pathlib import Path

import pytest

from rubric.scoring import Rated
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.round import By
from tests.tui.at_screen import NEW, TOLD, Person, begun, running, services_at
from tests.tui.at_shell import bei, made
from tests.tui.test_save_failure import FailingLog
from tui.screens.home import HomeScreen
from tui.screens.turn import TurnNotice
from tui.services import Services
from tui.translate import Words

NOTE = co.Capture(line="a: + #ach #com called within the hour")


def three(home: Path) -> Services:
    """NEW (王芳) and TOLD (陈立), and 赵敏, all with notes for `ach` and `com`."""
    services = services_at(home)
    for _ in range(2):
        services.new_id()
    begun(services, NOTE, candidate="赵敏", candidate_id="K-9")
    desk = services.desk(NEW)
    desk.do(NOTE)
    desk.close()
    return services


def rated(services: Services) -> dict[str, dict[str, Rated]]:
    found: dict[str, dict[str, Rated]] = {}
    for one in (NEW, TOLD, "s003"):
        desk = services.desk(one, read_only=True)
        found[one] = {code: rating.level for code, rating in desk.session.ratings.items()}
        desk.close()
    return found


async def begin(person: Person, by: By, *sessions: str) -> None:
    person.app.rate_in_turn(sessions or (NEW, TOLD, "s003"), by)
    await person.rest()


async def test_all_candidates_on_one_item_before_the_next(plain: Path) -> None:
    services = three(plain)
    async with running(services) as person:
        await begin(person, "item")
        assert isinstance(person.app.screen, TurnNotice)
        assert "王芳" in person.text
        # The digits come too early: the name has not been acknowledged.
        await person.press("3", "enter", "1", "tab", "4", "+")
        assert "陈立 (K-7)" in person.text
        assert rated(services) == {NEW: {"ach": 1}, TOLD: {}, "s003": {}}
        await person.press("enter")
        assert "▶ 陈立 (K-7)" in person.pane("alarm"), "and it stands over the work all the while"
        assert person.cursor("items") == "ach"
        await person.press("2", "tab", "enter", "3", "tab")
        assert rated(services) == {NEW: {"ach": 1}, TOLD: {"ach": 2}, "s003": {"ach": 3}}
        assert "王芳" in person.text
        assert person.cursor("items") == "com", "then the next item, from the first candidate on"
    async with running(services) as person:
        await begin(person, "item")
        assert person.session.id == NEW
        assert person.cursor("items") == "com", "it goes on where it stopped"


async def test_one_candidate_after_the_other(plain: Path) -> None:
    services = three(plain)
    async with running(services) as person:
        await begin(person, "candidate", NEW, TOLD)
        await person.press("enter", "1", "tab")
        assert person.session.id == NEW
        assert person.cursor("items") == "com", "of the same candidate nothing is to be acknowledged"
        await person.press("9", "tab", "9", "tab")
        assert isinstance(person.app.screen, TurnNotice)
        assert person.session.id == TOLD


async def test_who_cannot_be_opened_is_told_and_passed_over(plain: Path) -> None:
    services = three(plain)
    held = services.desk(TOLD)
    async with running(services) as person:
        await begin(person, "item")
        await person.press("enter", "1", "tab")
        assert person.session.id == "s003"
        assert "陈立 (K-7) is passed over: in use by process" in person.notices
        assert services.shelf.holder(NEW) is None, "one desk is open at a time"
        await person.press("enter", "2", "tab", "enter")
        assert person.session.id == NEW
        assert person.cursor("items") == "com"
        await person.press("escape")
        assert isinstance(person.app.screen, HomeScreen)
    held.close()


async def test_what_is_not_saved_blocks_the_switch(plain: Path) -> None:
    services = three(plain)
    async with running(services) as person:
        await begin(person, "item", NEW, TOLD)
        await person.press("enter")
        log = FailingLog(person.desk._log)
        person.sitting.desk = SessionDesk(log, services.clock)
        await person.press("1", "tab")
        assert person.session.id == NEW
        assert person.words("turn.unsaved") in person.notices
        log.full = False
        person.app.retry_saves()
        await person.press("tab")
        assert person.session.id == TOLD
    assert rated(services)[NEW] == {"ach": 1}


async def test_they_are_chosen_on_the_home_screen(plain: Path) -> None:
    services = three(plain)
    async with running(services) as person:
        await person.press("f6")
        for name in ("王芳", "陈立", "赵敏"):
            assert name in person.front
        await person.press("ctrl+s")
        assert isinstance(person.app.screen, TurnNotice)


def test_the_command_line_takes_sessions_of_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    small = made()
    told = ("--candidate", "A", "--rubric", "telecom-am", "--grade", "junior", "--interviewer", "B")
    telecom = bei("new", *told).out.strip()
    monkeypatch.setattr("tui.verbs.program.has_terminal", lambda: True)
    assert bei("rate", small, telecom, "--lang", "en").told == (
        2,
        Words("en")("turn.rubrics", rubrics="small, telecom-am"),
    )
    assert bei("rate", "nobody", "--lang", "en").code == 3
