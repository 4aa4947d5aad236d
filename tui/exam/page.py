"""What stands on the screen of an exam, drawn from the paper and from where the candidate is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Literal

from textual.screen import Screen
from textual.timer import Timer

from rubric.bank import BankQuestion
from sessions.desk import SessionDesk
from sessions.interview.paper import Paper
from tui.exam.answering import Answering
from tui.lines import line
from tui.translate import Words
from tui.views import paper as views
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

Mode = Literal["cover", "question", "confirm", "leave", "over"]

_KEYS: dict[Mode, list[tuple[str, str]]] = {
    "cover": [("enter", "paper.key.begin"), ("ctrl+q", "paper.key.leave")],
    "question": [
        ("1–9", "paper.key.pick"),
        ("PgUp/PgDn", "paper.key.move"),
        ("f5", "paper.key.next_open"),
        ("⌫", "paper.key.clear"),
        ("f10", "paper.key.hand_in"),
        ("ctrl+q", "paper.key.leave"),
    ],
    "confirm": [("f10", "paper.key.sure"), ("escape", "paper.key.back")],
    "leave": [("enter", "paper.key.code"), ("escape", "paper.key.back")],
    "over": [("enter", "paper.key.code")],
}


_OF_OPTIONS = ("paper.key.pick", "paper.key.clear")


class ExamPage(Screen[None], inherit_bindings=False):
    """The head, the page, a field for words, what went wrong, the list of questions, the keys."""

    DEFAULT_CSS = """
    ExamPage #head { height: 1; background: $panel; }
    ExamPage #body { height: 1fr; }
    ExamPage #words { display: none; margin: 0 1 1 1; max-height: 8; min-height: 3; }
    ExamPage #code { display: none; margin: 0 1 1 1; width: 20; }
    ExamPage #alarm { display: none; height: 1; background: $panel; }
    ExamPage #strip { height: auto; max-height: 4; background: $panel; }
    """

    def __init__(
        self, desk: SessionDesk, paper: str, words: Words, now: Callable[[], datetime], ended: Callable[[], Any]
    ) -> None:
        """Take the desk, the paper, the language and the clock."""
        super().__init__()
        self._answering = Answering(desk, paper, now)
        self._desk = desk
        self._words = words
        self._now = now
        self._ended = ended
        self._mode: Mode = "cover" if self.paper.started is None else "question"
        self._at = 0
        self._pointed: str | None = None
        self._pause: Timer | None = None
        self._wrong_code = False

    @property
    def paper(self) -> Paper:
        """The paper as it stands on disk."""
        return self._answering.paper

    def on_pane_resized(self) -> None:
        """Make the lines anew for another width."""
        self.redraw()

    @property
    def _asked(self) -> BankQuestion:
        return self.paper.questions[self._at]

    @property
    def _left(self) -> timedelta | None:
        return None if self.paper.deadline is None else self.paper.deadline - self._now()

    def redraw(self) -> None:
        """Draw everything anew."""
        body, words = self.query_one("#body", Pane), self._words
        width = body.room
        title = self._title
        match self._mode:
            case "cover":
                lines = views.cover(self.paper, title, self._desk.session.candidate, width, words)
            case "question":
                lines = views.question(self._asked, self._answering.picks(self._asked.id), width, words)
            case "confirm":
                lines = views.confirm(self.paper, self._answering.answered, width, words)
            case "leave":
                lines = views.leaving(width, words)
            case "over":
                lines = views.over(self.paper, width, words)
        body.show(lines, self._pointed if self._mode == "question" else None)
        strip = self.query_one("#strip", Pane)
        strip.display = self._mode == "question"
        rows = views.strip(self.paper, self._at, self._answering.answered, strip.room)
        strip.styles.height = min(len(rows), 4)
        strip.show(rows)
        keys = [one for one in _KEYS[self._mode] if self._asked.kind != "short" or one[1] not in _OF_OPTIONS]
        self.query_one(KeyLine).show(keys, words)
        written, code = self.query_one("#words", LineEdit), self.query_one("#code", LineEdit)
        written.display = self._mode == "question" and self._asked.kind == "short"
        code.display = self._mode in ("leave", "over")
        self.set_focus(written if written.display else code if code.display else None)
        self._draw_head()
        self._draw_alarm()

    @property
    def _title(self) -> str:
        session = self._desk.session
        item = session.rubric.item[self.paper.item]
        level = session.rubric.levels[self.paper.level - 1]
        return self._words("paper.title", item=self._words.of(item.title), level=self._words.of(level.title))

    def _draw_head(self) -> None:
        head = self.query_one("#head", Pane)
        at = self._at if self._mode == "question" else None
        left = self._left if self.paper.under_way else None
        head.show([views.head(self.paper, self._title, at, left, head.room, self._words)])

    def _draw_alarm(self) -> None:
        alarm = self.query_one("#alarm", Pane)
        told = ""
        if self._answering.unsaved:
            told = self._words("paper.unsaved")
        elif self._wrong_code:
            told = self._words("paper.wrong_code")
        alarm.display = bool(told)
        alarm.show([line((f" {told}", "bad"))])
