"""Evidence under the indicators: linked and unlinked by one key, supporting and counter told apart by a sign."""

from pathlib import Path

from sessions.interview import commands as co
from sessions.interview.ground import has_ground
from sessions.interview.linking import toggled
from tests.sessions.making import desk_on, noted
from tests.tui.at_screen import TOLD, running, services_at
from tui.screens.form import Form


async def test_a_note_is_linked_to_the_indicator_under_the_cursor_and_unlinked_again(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        before = person.session.evidence
        await person.press("f3", "down", "f6", "space")
        note = person.cursor("notes")
        assert note == "e2", "the first in reach: the one of this item"
        assert person.session.evidence["e2"].indicators == ("ach.1.2",)
        rows = person.pane("ladder").splitlines()
        at = next(n for n, row in enumerate(rows) if row.startswith("     + e2"))
        assert "target" in "".join(rows[at - 2 : at]), "it stands under its indicator, with its sign"
        assert person.words("reach.here", indicator="ach.1.2") in person.pane("notes")
        await person.press("space")
        assert person.session.evidence == before
        await person.press("f8")
        assert person.session.evidence["e2"].indicators == ("ach.1.2",), "undo takes the unlinking back"


async def test_a_note_of_no_item_is_in_reach_and_gives_ground(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "space")
        assert person.cursor("notes") == "e2"
        assert not person.session.evidence["e2"].indicators, "which one is to be linked must be seen first"
        await person.press("f6")
        assert person.cursor("notes") == "e1"
        await person.press("space", "space", "space")
        assert person.session.evidence["e1"].items == ("ach",)
        await person.press("9", "right")
        assert person.cursor("notes") is None, "at another item no note is in hand"
        await person.press("right", "f6", "space")
        assert person.session.evidence["e1"].items == ("ach",), "an item by exam has no indicators"


async def test_a_counter_note_has_another_sign(plain: Path) -> None:
    services = services_at(plain)
    desk = services.desk(TOLD)
    desk.do(co.Capture(line="r: - #ach.1.1 missed the date twice"))
    desk.do(co.Capture(line="~ + #ach.1.1 always on time"))
    desk.close()
    async with running(services, session=TOLD) as person:
        await person.press("f3")
        rows = [row.strip() for row in person.pane("ladder").splitlines() if row.startswith("     ")]
        assert "− e4 missed the date twice" in rows
        assert "+ e5 ~always on time" in rows


async def test_a_half_written_reason_is_told_and_taken_up_again(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "+", "+", "4", *"because 2 of")
        assert isinstance(person.app.screen, Form), "typed at once behind the level, all of it is the reason"
        person.app.keep_drafts()
        places = person.sitting.pad.places("rate:")
        assert [person.sitting.pad.text(one) for one in places] == ["because 2 of"]
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3")
        assert person.words("rating.half_typed", levels="4") in person.pane("proof").replace("\n", " ")
        await person.press("4", *" them", "enter")
        assert person.session.ratings["ach"].reason == "because 2 of them"
        assert not person.sitting.pad.places("rate:")


def test_unlinking_leaves_what_was_there_before_the_link() -> None:
    desk = desk_on()
    bare, own = noted(desk).id, noted(desk, "co").id
    noted(desk, indicators=("co.1.1", "co.1.2"))
    for note, items in ((bare, ()), (own, ("co",)), ("e3", ("co",))):
        desk.do(toggled(desk.session, desk.events, note, "co.1.2" if note != "e3" else "co.2.1"))
        assert has_ground(desk.session, "co")
        indicator = desk.session.evidence[note].indicators[-1]
        desk.do(toggled(desk.session, desk.events, note, indicator))
        assert desk.session.evidence[note].items == items
