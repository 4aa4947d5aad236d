"""Beside the interview: what is no evidence and is to be written down all the same, and how to end early."""

from collections.abc import Sequence
from typing import ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.events import Event
from sessions.interview.remarks import AddRemark, RemoveRemark
from sessions.interview.sitting import Resume
from sessions.interview.words import Ending, RemarkKind
from tui.lines import people, spread
from tui.screens.base import BeiScreen
from tui.screens.form import Answers, Field
from tui.screens.on_session import SessionScreen
from tui.views.aside import aside
from tui.views.ending import meaning, term_of
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class AsideScreen(BeiScreen):
    """A list over a screen of the session, which does what is chosen here; accommodations are never shown while rating.

    Enter on a row adds, ends, goes on or lists; Del removes a remark.
    """

    CSS_PATH = "aside.tcss"
    HELP_WORD = "aside"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "key.choose", id="aside.take"),
        Binding("delete,backspace", "remove", "key.remove_remark", id="aside.remove"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓"),
        Binding("down", "move(1)", show=False),
        Binding("f8,ctrl+z", "step(False)", "key.undo", id="aside.undo"),
        Binding("f9,ctrl+y", "step(True)", "key.redo", id="aside.redo"),
        Binding("escape,ctrl+b,f11", "back", "key.home", id="aside.back"),
    ]

    def __init__(self, over: SessionScreen, kinds: Sequence[RemarkKind], cursor: str) -> None:
        """Take the screen beneath, the kinds of remarks to show, and the row to begin on."""
        super().__init__(over.services)
        self._over = over
        self._kinds = kinds
        self._at = cursor

    def compose(self) -> ComposeResult:
        """Head, list, footer."""
        yield Pane(id="head")
        yield Pane(id="aside")
        yield KeyLine()

    def redraw(self) -> None:
        """Draw the list."""
        super().redraw()
        session, words = self._over.session, self.words
        head = self.query_one("#head", Pane)
        title = words("aside.title" if self._kinds else "end.title")
        head.show([spread([(f" {title} ", "inverse"), (f" {people(session.candidate)}", "strong")], [], head.room)])
        pane = self.query_one("#aside", Pane)
        rows = aside(session, self._kinds, self._term, pane.room, words)
        if self._at not in {one.key for one in rows}:
            self._at = next(one.key for one in rows if one.key is not None)
        pane.show(rows, self._at)

    @property
    def _term(self) -> str:
        return term_of(self.services, self.services.clock())

    def action_move(self, step: int) -> None:
        """Go along the rows."""
        self._at = self.query_one("#aside", Pane).beside(step) or self._at
        self.redraw()

    def action_take(self) -> None:
        """Do what the row under the cursor says."""
        kind, _, name = self._at.partition(":")
        if kind == "add":
            self._add(next(one for one in self._kinds if one == name))
        elif kind == "end":
            self._end(next(one for one in get_args(Ending) if one == name))
        elif kind == "resume":
            self._over.do(Resume())
            self.redraw()
        elif kind == "structure":
            self._over.action_structure()

    def _add(self, kind: RemarkKind) -> None:
        words = self.words
        fields = [Field("text", words(f"aside.text.{kind}"))]
        if kind == "next_step":
            fields = [
                Field("text", words("aside.text.next_step"), value=words("aside.step")),
                Field("who", words("aside.who"), value=self._over.session.interviewer),
                Field("when", words("aside.when"), hint=words("aside.when_hint")),
            ]

        def made(given: Answers) -> co.Command | str:
            if not all(one.strip() for one in given.values()):
                return words("aside.needed")
            return AddRemark(kind=kind, text=" · ".join(given.values()))

        self._over.ask(words(f"aside.add.{kind}"), fields, made, f"remark.{kind}", self._added)

    def _added(self, event: Event) -> None:
        self._at = f"remark:{getattr(event, 'remark', '')}"

    def _end(self, how: Ending) -> None:
        words = self.words
        told = words(
            "end.ask", how=words(f"ending.{how}"), means=meaning(how, self._over.session, words), term=self._term
        )
        sure = Field("sure", words("end.sure"), "choice", "no", [("no", words("end.no")), ("yes", words("end.yes"))])

        def ended(_event: Event) -> None:
            self.notify(words("end.done", how=words(f"ending.{how}")))

        # Kept as a draft, a "yes" might end it later, at one careless Enter.
        self._over.ask(
            told, [sure], lambda given: co.End(how=how) if given["sure"] == "yes" else None, "end", ended, drafted=False
        )

    def action_remove(self) -> None:
        """Take the remark under the cursor away."""
        kind, _, name = self._at.partition(":")
        if kind == "remark":
            self._over.do(RemoveRemark(remark=name))
            self.redraw()

    def action_step(self, restored: bool) -> None:
        """Undo or redo, and say what."""
        if restored:
            self._over.action_redo()
        else:
            self._over.action_undo()
        self.redraw()

    def action_back(self) -> None:
        """Back to the session."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    @on(Pane.Picked, "#aside")
    def _picked(self, event: Pane.Picked) -> None:
        self._at = event.key
        self.redraw()
