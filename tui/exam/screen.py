"""The one screen of an exam: a cover, one question at a time, handing in, and the end.

There is no way from here into the program. The process ends once the interviewer has typed the first characters of
the session's id, which no screen of the exam shows; that is a fence and no lock (docs/exams.md).
"""

from datetime import timedelta
from typing import Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from sessions.interview.examining import HandInExam, StartExam
from sessions.interview.refusals import RefusalError
from tui.exam.page import ExamPage
from tui.views import paper as views
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

PAUSE = 1.0
"""Seconds without a key after which words typed are saved."""
LEAST_CODE = 4
"""Characters of the session's id that the interviewer types at least."""


class ExamScreen(ExamPage, inherit_bindings=False):
    """Shows the paper `paper` of the session at `desk` to the candidate; `ended` is called when the process may end."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on"),
        Binding("pageup,left", "step(-1)"),
        Binding("pagedown,right", "step(1)"),
        Binding("up", "point(-1)"),
        Binding("down", "point(1)"),
        Binding("space,ideographic_space", "pick"),
        Binding("backspace,delete", "clear"),
        Binding("f5", "next_open"),
        Binding("f10", "hand_in"),
        Binding("escape", "back"),
        Binding("ctrl+q", "leave"),
    ]

    def compose(self) -> ComposeResult:
        """Head, page, the fields for an answer in words and for the interviewer, what went wrong, questions, keys."""
        yield Pane(id="head")
        yield Pane(id="body")
        yield LineEdit(self.action_go_on, id="words")
        yield LineEdit(self.action_go_on, id="code")
        yield Pane(id="alarm")
        yield Pane(id="strip")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin where the candidate left off: at the first question without an answer."""
        if self._mode == "question":
            self._go_to(self._first_open(0))
        self.set_interval(0.5, self.tick)
        self.call_after_refresh(self.redraw)

    def tick(self) -> None:
        """Go on with the clock: save again what could not be saved, and hand in once the time is over."""
        if not self.is_mounted or not self.app.is_running:
            return  # the clock goes on while the program ends
        self._answering.retry()
        left = self._left
        if self.paper.under_way and left is not None:
            if left <= timedelta(seconds=2):
                self.keep_words()
            if left <= timedelta(milliseconds=-1):
                self._hand_in("time")
        self._draw_head()
        self._draw_alarm()

    def _go_to(self, at: int) -> None:
        self.keep_words()
        self._at = max(0, min(len(self.paper.questions) - 1, at))
        self._answering.look_at(self._asked.id)
        self._pointed = None
        self.query_one("#words", LineEdit).put(self._answering.text(self._asked.id))
        self.redraw()

    def _first_open(self, since: int) -> int:
        """The first question without an answer from `since` on, then from the front; `since` where there is none."""
        count = len(self.paper.questions)
        turned = [n % count for n in range(since, since + count)]
        return next((n for n in turned if self.paper.questions[n].id not in self._answering.answered), since % count)

    def on_key(self, event: Any) -> None:
        """Pick by digit, also a full-width one of an input method."""
        if self._mode == "question" and self._asked.kind != "short" and (event.character or "").isdecimal():
            event.stop()
            self._pick(int(event.character))

    def on_pane_picked(self, picked: Pane.Picked) -> None:
        """Pick the option that was clicked."""
        self._pick(int(picked.key))

    def _pick(self, number: int) -> None:
        if self._mode == "question" and self._answering.pick(self._asked, number):
            self._pointed = str(number)
            self.redraw()

    def on_text_area_changed(self, _changed: TextArea.Changed) -> None:
        """Save what is written once no key has come for a while."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep_words)

    def keep_words(self) -> None:
        """Save the words that are typed, where they have changed; also before the program ends."""
        if self._mode == "question" and self._asked.kind == "short" and self.paper.under_way and self.is_mounted:
            self._answering.write(self._asked.id, self.query_one("#words", LineEdit).text)
            strip = self.query_one("#strip", Pane)
            strip.show(views.strip(self.paper, self._at, self._answering.answered, strip.room))

    def action_go_on(self) -> None:
        """Begin; go to the next question; or check what the interviewer typed."""
        match self._mode:
            case "cover":
                if self._answering.do(StartExam(paper=self.paper.id)):
                    self._mode = "question"
                    self._go_to(0)
            case "question":
                self._go_to(self._at + 1)
            case "leave" | "over":
                self._check_code()

    def action_step(self, step: int) -> None:
        """Go to the question before or after."""
        if self._mode == "question":
            self._go_to(self._at + step)

    def action_point(self, step: int) -> None:
        """Move the cursor over the options; where there are none, over the questions."""
        if self._mode == "question" and self._asked.kind == "short":
            self._go_to(self._at + step)
        elif self._mode == "question":
            body = self.query_one("#body", Pane)
            self._pointed = body.beside(step)
            body.show(body.lines, self._pointed)

    def action_pick(self) -> None:
        """Pick the option under the cursor."""
        if self._pointed is not None:
            self._pick(int(self._pointed))

    def action_clear(self) -> None:
        """Take the answer away."""
        if self._mode == "question" and self._asked.kind != "short":
            self._answering.clear(self._asked.id)
            self.redraw()

    def action_next_open(self) -> None:
        """Go to the next question without an answer."""
        if self._mode == "question":
            self.keep_words()
            self._go_to(self._first_open(self._at + 1))

    def action_hand_in(self) -> None:
        """Ask whether to hand in; then do it."""
        if self._mode == "question":
            self.keep_words()
            self._mode = "confirm"
            self.redraw()
        elif self._mode == "confirm":
            self._hand_in("candidate")

    def _hand_in(self, how: Literal["candidate", "time"]) -> None:
        try:
            done = self._answering.do(HandInExam(paper=self.paper.id, how=how))
        except RefusalError:
            return  # the clock of the event is a hair behind: the next tick does it
        if done:
            self._mode = "over"
            self.redraw()

    def action_back(self) -> None:
        """Go back to the questions."""
        if self._mode in ("confirm", "leave"):
            self._wrong_code = False
            self._mode = "question" if self.paper.started else "cover"
            if self._mode == "question":
                self._go_to(self._at)
            else:
                self.redraw()

    def action_leave(self) -> None:
        """Ask for the interviewer."""
        if self._mode in ("cover", "question", "confirm"):
            self.keep_words()
            self._mode = "leave"
            self.query_one("#code", LineEdit).put("")
            self.redraw()

    def _check_code(self) -> None:
        field = self.query_one("#code", LineEdit)
        code = field.text.strip().lower()
        if len(code) >= LEAST_CODE and self._desk.session.id.startswith(code):
            self._ended()
        else:
            self._wrong_code = True
            field.put("")
            self._draw_alarm()
