"""Every screen, with long Chinese texts in all that people write: no row begins with closing punctuation."""

from pathlib import Path

from textual.widget import Widget
from textual.widgets import Static

from sessions.interview import commands as co
from sessions.interview.remarks import AddRemark
from tests.tui.at_screen import NARROW, Person, begun, running, services_at, squeezed, strips_of
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

CLOSING = "，。、；：？！）》」』】”’"
NOTE = (
    "说：“再看看（下周）吧！”于是我当天下午就去了《通信法》培训现场、机房，"
    "把14次掉线逐条记了下来；主任问：“谁负责？”我说：“我。”"
)
NOTES = ["他" * n + NOTE for n in range(1, 9)]
"""The same text at eight beginnings, so that its punctuation comes to stand at every place of a row."""


def told(home: Path) -> str:
    """The id of a session with those texts wherever there can be one."""
    commands: list[co.Command] = [co.StartStage(stage="opening"), co.StartStage(stage="incidents")]
    for n, note in enumerate(NOTES[:4]):
        commands.append(co.AddIncident(kind="high" if n < 2 else "low", title=note, when=note, role=note))
        commands.append(co.AddEvidence(text=note, items=("ach", "com"), incident=f"i{n + 1}"))
    commands += [AddRemark(kind=kind, text=NOTES[5]) for kind in ("accommodation", "candidate_question", "next_step")]
    commands += [co.MarkIndicator(indicator="ach.1.1", mark="shown"), co.RateItem(item="ach", level=1, reason=NOTES[6])]
    commands.append(co.Decide(decision="hold", reason=NOTES[7]))
    return begun(services_at(home, "zh"), *commands, post="大客户（政企）经理", items=("ach", "com", "gen"))


def rows_of(person: Person, widget: Widget) -> list[str]:
    region = widget.region.intersection(person.app.screen.region)
    drawn = strips_of(person.app)[region.y : region.bottom]
    return [squeezed(row.crop(region.x, region.right).text) for row in drawn]


def check_rows(person: Person) -> None:
    """Assert it of every widget on the screen that draws text."""
    seen = 0
    for widget in person.app.screen.walk_children(Widget):
        if isinstance(widget, Pane | Static | LineEdit) and widget.display and widget.region.area:
            seen += 1
            wrong = [row for row in rows_of(person, widget) if row and row[0] in CLOSING]
            assert wrong == [], f"{widget!r}\n{person.text}"
    assert seen > 1


WALK: tuple[tuple[str, ...], ...] = (
    ("f7",),
    ("enter",),  # a note in the capture line
    ("f7", "up"),
    ("up",) * 9,
    *((("down",),) * 12),
    ("f6", "tab"),
    ("escape", "f11"),
    ("down",) * 4,
    ("down",) * 5,
    ("enter",),
    ("escape", "escape", "ctrl+t"),
    ("escape", "ctrl+r"),
    ("enter",),
    ("escape", "escape", "f3"),
    ("down",) * 4,
    ("5",),
    ("escape", "f4"),
    ("tab",),
    ("tab",),
    ("down",) * 3,
    ("f5", "tab", "tab", "tab"),
    ("escape", "shift+f4"),
    ("down",) * 2,
    ("escape", "f1"),
    ("down",) * 2,
)
"""Keys from the interview through every screen, looking at each stop."""


async def test_no_row_on_any_screen_begins_with_closing_punctuation(home: Path) -> None:
    session = told(home)
    async with running(services_at(home, "zh"), NARROW) as person:
        check_rows(person)
        person.app.open_session(session)
        await person.rest()
        for note in NOTES[:3]:
            person.app.notify(note, severity="warning", timeout=600)
        await person.rest()
        check_rows(person)
        for keys in WALK:
            await person.press(*keys)
            check_rows(person)
