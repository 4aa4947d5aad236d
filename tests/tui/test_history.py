"""The history: what was done, in words, and the session as it stood then, to look at only."""

from pathlib import Path

import pytest

from rubric.language import Language
from sessions.interview import commands as co
from sessions.interview.events import Event, to_record
from tests.sessions.making import desk_on, telecom
from tests.tui.at_screen import TOLD, Size, at_either_end, running, services_at
from tui.screens.history import EarlierScreen, HistoryScreen
from tui.screens.interview import InterviewScreen
from tui.views.past import excerpt
from tui.views.teller import Teller


@at_either_end
async def test_the_log_is_listed_and_each_state_is_shown_as_it_was(plain: Path, language: Language, size: Size) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        words = person.words
        await person.press("f8")
        log = person.desk.events
        await person.type("half typ")
        await person.press("ctrl+r")
        assert isinstance(person.screen, HistoryScreen)
        rows = person.pane("log").splitlines()
        assert len(rows) == len(log) == 7
        assert words("history.away") in rows[5]
        assert [n for n, row in enumerate(rows) if words("history.away") in row] == [5]
        assert "李伟" in rows[2]
        assert "区医院续约" in rows[2]
        assert person.cursor("log") == "7"
        assert "复述了四点" in person.pane("told"), "what was undone is told whole"
        await person.press("home", "down", "down", "down", "enter")
        assert isinstance(person.screen, EarlierScreen)
        assert words("past.stood", at="09:30:00", event=4, of=7) in person.text
        assert "合同12月底到期" in person.pane("stream")
        assert "提前六周" not in person.pane("stream")
        await person.press("right", "right")
        assert "复述了四点" in person.pane("stream"), "it was there before it was undone"
        await person.press("right", "right", "right")
        assert "复述了四点" not in person.pane("stream")
        assert words("past.stood", at="09:30:00", event=7, of=7) in person.text
        await person.press("ctrl+b")
        assert isinstance(person.screen, HistoryScreen)
        await person.press("escape")
        assert isinstance(person.screen, InterviewScreen)
        assert person.line("capture") == "half typ"
        assert person.desk.events == log


async def test_it_is_reached_from_every_screen_of_a_session_and_nothing_is_changed_there(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "2")
        log = person.desk.events
        for key in ("f3", "f4"):
            await person.press(key)
            before = person.screen
            await person.press("ctrl+r", "enter")
            assert "level 2" in person.pane("beside"), "the rating that was given"
            await person.press("left")
            assert person.words("past.unrated") in person.pane("beside"), "and not yet, one act before"
            await person.press("f6", "f7", "f8", "plus", "3", "escape", "f8", "delete", "escape")
            assert person.screen is before
        assert person.desk.events == log


@pytest.mark.parametrize(
    ("note", "most", "kept", "before", "after"),
    [
        ("", 3, ["e8", "e9", "e10"], 7, 0),
        ("e5", 4, ["e3", "e4", "e5", "e6"], 2, 4),
        ("e1", 4, ["e1", "e2", "e3", "e4"], 0, 6),
        ("e10", 4, ["e7", "e8", "e9", "e10"], 6, 0),
        ("e5", 10, [f"e{n}" for n in range(1, 11)], 0, 0),
        ("e5", 99, [f"e{n}" for n in range(1, 11)], 0, 0),
    ],
)
def test_the_notes_around_the_one_in_hand_are_drawn_else_the_last(
    note: str, most: int, kept: list[str], before: int, after: int
) -> None:
    desk = desk_on()
    for _ in range(10):
        desk.do(co.AddEvidence(text="a note"))
    assert excerpt(desk.session, note, most) == (kept, before, after)


class Counted:
    """How often something was told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        whole = Teller.tell

        def tell(teller: Teller, event: Event) -> str:
            self.calls += 1
            return whole(teller, event)

        monkeypatch.setattr(Teller, "tell", tell)


async def test_of_a_long_log_only_what_is_in_sight_is_drawn(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = services_at(home)
    desk = desk_on(telecom())
    for n in range(600):
        desk.do(co.AddEvidence(text=f"note {n}"))
    services.shelf.take(desk.session.id, map(to_record, desk.events)).close()
    async with running(services, session=desk.session.id) as person:
        told = Counted(monkeypatch)
        await person.press("ctrl+r")
        assert "note 599" in person.text
        assert 0 < told.calls < 450
        for key in ("up", "pageup", "home", "end"):
            told.calls = 0
            await person.press(key)
            assert told.calls < 450
        assert person.cursor("log") == "601"
        await person.press("enter")
        assert "note 599" in person.text
        assert person.words("past.before", count=500) in person.pane("stream"), "not all are wrapped at once"
        while "note 500" not in person.text:
            await person.press("pageup")
        assert "note 550" not in person.text
        await person.press("pageup", "pageup")
        assert person.words("past.before", count=400) in person.pane("stream"), "but all can be reached"
        assert "note 440" in person.text, "from where one was"
