"""A replay: the interview again at its own pace, judgements hidden, nothing changed; on a screen or as lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.interview.events import IncidentAdded
from sessions.interview.log_events import Reverted
from tests.tui.at_screen import NARROW, RATING, TOLD, UNDERWAY, Person, running, services_at, squeezed
from tests.tui.at_shell import RATED, applied, bei, home, made, noted
from tui.app import BeiApp
from tui.screens.home import HomeScreen
from tui.screens.replay import LEAST, ReplayScreen
from tui.services import Services


class Timers:
    """The timers that a replay sets: `due` fires the one that is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.set: list[tuple[float, Callable[[], None]]] = []
        timers = self

        class Timer:
            def __init__(self, delay: float, act: Callable[[], None]) -> None:
                self._one = (delay, act)
                timers.set.append(self._one)

            def stop(self) -> None:
                if self._one in timers.set:
                    timers.set.remove(self._one)

        monkeypatch.setattr(ReplayScreen, "set_timer", lambda _screen, delay, act: Timer(delay, act))

    @property
    def delays(self) -> list[float]:
        return [delay for delay, _ in self.set]

    async def due(self, person: Person) -> None:
        ((_, act),) = self.set
        act()
        await person.rest()


async def opened(person: Person, services: Services, session: str, speed: float = 8.0) -> ReplayScreen:
    """A replay of `session`, as `bei replay` opens it."""
    desk = services.desk(session, read_only=True)
    desk.close()
    screen = ReplayScreen(services, desk.past, 1, speed)
    person.app.push_screen(screen)
    await person.rest()
    return screen


async def test_it_plays_event_by_event_at_the_speed_that_is_asked_for(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timers, services = Timers(monkeypatch), services_at(samples, "zh")
    async with running(services, NARROW) as person:
        words, screen = person.words, await opened(person, services, UNDERWAY)
        far = len(screen.past.events)
        assert words("replay.far", event=1, of=far) in person.text
        assert words("past.no_notes") in person.pane("stream")
        assert timers.delays == [20 / 8], "one timer, and the real gap by the speed"
        await timers.due(person)
        await timers.due(person)
        assert words("replay.far", event=3, of=far) in person.text
        await person.press("up")
        assert timers.delays == [20 / 16]
        await person.press("down", "down")
        assert timers.delays == [20 / 4]
        assert words("replay.playing", speed="4") in person.text
        await person.press("enter")
        assert timers.delays == []
        assert words("replay.paused", speed="4") in person.text
        await person.press("right", "right", "left")
        assert words("replay.far", event=4, of=far) in person.text
        assert timers.delays == [], "who steps stands still"
        told = [event.seq for event in screen.past.events if isinstance(event, IncidentAdded)]
        await person.press("tab", "tab", "shift+tab", "tab")
        assert screen.seq == told[1]
        assert words("replay.far", event=told[1], of=far) in person.text
        await person.press("end", "tab")
        assert words("replay.over") in person.pane("beside")
        assert words("replay.no_incident") in person.notices
        await person.press("space")
        assert (screen.seq, len(timers.set)) == (1, 1), "from the beginning again"
        await person.press("f1")
        assert timers.delays == [], "nothing moves behind the help"
        await person.press("escape")
        assert len(timers.set) == 1
        await person.press("ctrl+b")
        assert isinstance(person.screen, HomeScreen)


async def test_judgements_are_hidden_until_they_are_asked_for_and_undo_happens_again(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timers, services = Timers(monkeypatch), services_at(samples)
    async with running(services) as person:
        screen = await opened(person, services, RATING, 1000)
        assert timers.delays == [LEAST], "however fast it goes, each step can be seen"
        undo = next(event for event in screen.past.events if isinstance(event, Reverted))
        await person.press("end", *["left"] * (len(screen.past.events) - undo.target))
        assert screen.seq == undo.target
        hidden = person.pane("beside") + person.pane("rail") + person.pane("stream")
        assert squeezed(person.words("past.hidden")) in squeezed(hidden)
        assert person.words("told.judged") in hidden
        assert "L2" not in hidden
        assert ".3." not in hidden
        await person.press("f7")
        assert "rel Customer relation" in person.pane("beside")
        await person.press("right")
        assert "rel Customer relation" not in person.pane("beside"), "it was undone then"
        assert "L2" in person.pane("rail")
        await person.press("f7")
        assert "L2" not in person.pane("rail")


async def test_it_is_reached_from_the_home_and_from_the_history_and_leads_back_there(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Timers(monkeypatch)
    services = services_at(plain)
    writer = services.desk(TOLD)
    async with running(services) as person:
        await person.type(TOLD, "f5")
        assert person.screen.HELP_WORD == "replay", "whoever has it open"
        assert "陈立" in person.text
        await person.press("escape")
        assert person.screen.HELP_WORD == "home"
        writer.close()
        await person.press("enter", "ctrl+r", "up", "up", "f5")
        assert isinstance(person.screen, ReplayScreen)
        assert person.screen.seq == len(person.desk.events) - 2
        await person.press("escape")
        assert person.screen.HELP_WORD == "history"


@pytest.fixture
def session() -> str:
    found = made()
    applied(found, *RATED, noted("said in error"), {"do": "undo"})
    return found


def test_without_a_terminal_each_event_is_a_line_and_judgements_are_not_told(session: str) -> None:
    answer = bei("replay", session)
    assert (answer.code, answer.err) == (0, "")
    rows = answer.out.splitlines()
    assert len(rows) == len(RATED) + 3
    assert "note e1: called three customers" in rows[3]
    assert "co.1.1" not in answer.out
    assert "one clear case" not in answer.out
    assert rows[-1].endswith(f"undone: event {len(rows) - 1}, note e3: said in error")
    assert "com: level 1 (suggested: not evidenced); reason: one clear case" in bei("replay", session, "--ratings").out
    assert "记录 e1：called three customers" in bei("replay", session, lang="zh").out


def test_as_json_it_is_the_same_from_the_event_asked_for_with_its_times(session: str) -> None:
    told = bei("replay", session, "--json", "--from", 3).json
    assert [one["seq"] for one in told] == list(range(3, len(RATED) + 4))
    first = told[0]
    assert (first["event"], first["actor"]) == ("incident_added", "李伟")
    assert first["told"].startswith("incident i1, High point: Won the hospital")
    assert 0 <= first["wait_ms"] <= first["silence_ms"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--speed", "0"), "--speed takes a number above 0, 1000 at most."),
        (("--speed", "nan"), "--speed takes a number above 0, 1000 at most."),
        (("--from", "0"), "--from takes a number from 1 to 15, the last event."),
        (("--from", "16"), "--from takes a number from 1 to 15, the last event."),
    ],
)
def test_what_cannot_be_played_is_said(session: str, options: tuple[str, str], said: str) -> None:
    assert bei("replay", session, *options).told == (2, said)


def test_it_reads_beside_who_writes_and_writes_nothing(session: str) -> None:
    desk = services_at(home()).desk(session)
    before = {path: path.read_bytes() for path in home().rglob("*") if path.is_file()}
    try:
        assert bei("replay", session).code == 0
        assert {path: path.read_bytes() for path in home().rglob("*") if path.is_file()} == before
    finally:
        desk.close()


def test_at_a_terminal_the_replay_is_in_front(session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[ReplayScreen] = []

    def run(app: BeiApp) -> None:
        assert app._front is not None
        screen = app._front()
        assert isinstance(screen, ReplayScreen)
        shown.append(screen)

    monkeypatch.setattr(BeiApp, "run", run)
    assert bei("replay", session, "--speed", 3, "--from", 4, terminal=True).code == 0
    assert [(one.seq, one.blind) for one in shown] == [(4, True)]
    assert bei("replay", session, "--ratings", terminal=True).code == 0
    assert shown[1].blind is False
