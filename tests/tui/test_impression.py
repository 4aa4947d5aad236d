"""The first impression on the screens: asked for in a row, never in the way of typing, sealed until submit."""

from datetime import datetime, timedelta
from pathlib import Path

from sessions.interview import commands as co
from sessions.interview.impression import SealImpression
from sessions.interview.planning import ChangePlan
from tests.tui.at_screen import NOW, TOLD, Person, running, services_at
from tests.tui.at_shell import bei
from tui.services import Services
from tui.views.impression import impression_told


class LaterClock:
    """The clock of `services_at`, which may be put on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


def at(home: Path) -> tuple[Services, LaterClock]:
    usual, clock = services_at(home), LaterClock()
    return Services(usual.home, usual.shelf, usual.words, clock, usual.new_id), clock


async def five_minutes_in(person: Person, clock: LaterClock) -> None:
    clock.now += timedelta(minutes=5)
    person.app.screen.tick()  # type: ignore[attr-defined]
    await person.rest()


async def test_a_row_asks_for_it_and_typing_goes_on(plain: Path) -> None:
    services, clock = at(plain)
    async with running(services, session=TOLD) as person:
        due = person.words("impression.due")
        await person.press("shift+f6")
        assert person.notices == person.words("impression.not_due")
        await person.type("a: half")
        assert due not in person.text
        await five_minutes_in(person, clock)
        assert due in person.text
        await person.type(" a line", "shift+f6", " ", "2", "shift+f6", "3", "2", "1")
        assert person.line("capture") == "a: half a line 21", "what is no answer is text, and is never lost"
        one = person.session.impression
        assert one is not None
        assert (one.lean, one.grade, one.minute) == ("reject", "intermediate", 5)
        assert due not in person.text


async def test_it_is_told_as_sealed_and_nothing_else_before_submit(plain: Path) -> None:
    services, clock = at(plain)
    async with running(services, session=TOLD) as person:
        before = person.text
        await five_minutes_in(person, clock)
        await person.press("shift+f6", "3", "enter")
        reject, words = person.words("choice.reject"), person.words
        kept = words("impression.kept")
        assert kept in person.notices
        seen = [person.notices, person.text]
        for key in ("ctrl+r", "f4", "f3", "shift+f2"):
            await person.press(key)
            seen.append(person.text)
            if key == "f4":
                assert kept in person.pane("why")
            if key == "ctrl+r":
                assert words("impression.sealed") in person.text
                await person.press("escape")
        await person.press("f8")
        seen.append(person.notices)
        assert reject.lower() not in "".join(seen).lower()
        assert reject.lower() not in before.lower()


async def test_escape_puts_it_off_and_the_plan_turns_it_off(plain: Path) -> None:
    services, clock = at(plain)
    async with running(services, session=TOLD) as person:
        due = person.words("impression.due")
        await five_minutes_in(person, clock)
        await person.press("shift+f6", "escape")
        assert due not in person.text
        await person.press("shift+f6", "1", "enter")
        assert person.session.impression is not None, "the key still asks for it"
    services.desk(TOLD).close()
    desk = services.desk(TOLD)
    desk.do(co.Undo())
    desk.do(ChangePlan(impression=False))
    desk.close()
    async with running(services, session=TOLD) as person:
        await five_minutes_in(person, clock)
        assert due not in person.text
        await person.press("shift+f6")
        assert person.notices.splitlines()[-1] == person.words("refusal.impression_off")


def test_after_submit_it_stands_beside_decision_and_verdict(plain: Path) -> None:
    services = services_at(plain)
    desk = services.desk(TOLD)
    desk.do(SealImpression(lean="reject", grade="senior"))
    desk.do(co.Decide(decision="hire", reason="two strong cases"))
    home = ("--home", str(plain), "--lang", "en")
    assert impression_told(desk.session, services.words) == [services.words("impression.kept")]
    shown = bei(*home, "show", TOLD).out
    assert services.words("impression.kept") in shown
    assert "Reject" not in shown
    assert bei(*home, "show", TOLD, "--json").json["state"]["impression"] == "sealed"
    assert bei(*home, "export", TOLD).json["state"]["impression"]["lean"] == "reject", (
        "whoever has the data can read it"
    )
    desk.do(co.Submit())
    desk.close()
    shown = bei(*home, "show", TOLD).out
    for sentence in (
        "First impression, at minute 0: Reject, Senior account manager",
        "The decision is not the first impression's: Hire",
    ):
        assert sentence in shown
