"""Beside the interview: what is no evidence and is to be written down all the same, and how to end early."""

from collections.abc import Sequence
from typing import ClassVar, get_args

from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.event import Event
from sessions.interview.remarks import AddRemark, RemoveRemark
from sessions.interview.sitting import Resume
from sessions.interview.words import Ending, RemarkKind
from tui.lines import Line
from tui.screens.form import Answers, Field
from tui.screens.listing import ListOver
from tui.screens.on_session import SessionScreen
from tui.views.aside import aside
from tui.views.ending import meaning, term_of


class AsideScreen(ListOver):
    """A list over a screen of the session, which does what is chosen here; accommodations are never shown while rating.

    Enter on a row adds, ends, goes on or lists; Del removes a remark.
    """

    HELP_WORD = "aside"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "key.choose", id="aside.take"),
        Binding("delete,backspace", "remove", "key.remove_remark", id="aside.remove"),
        Binding("f11", "back", show=False, id="aside.back"),
    ]

    def __init__(self, over: SessionScreen, kinds: Sequence[RemarkKind], cursor: str) -> None:
        """Take the screen beneath, the kinds of remarks to show, and the row to begin on."""
        super().__init__(over, cursor)
        self._kinds = kinds

    def heading(self) -> str:
        """What is beside the interview, or how it ends."""
        return self.words("aside.title" if self._kinds else "end.title")

    def rows(self, width: int) -> list[Line]:
        """Remarks by kind, then the ends."""
        return aside(self.over.session, self._kinds, self._term, width, self.words)

    @property
    def _term(self) -> str:
        return term_of(self.services, self.services.clock())

    def action_take(self) -> None:
        """Do what the row under the cursor says."""
        kind, _, name = self.at.partition(":")
        if kind == "add":
            self._add(next(one for one in self._kinds if one == name))
        elif kind == "end":
            self._end(next(one for one in get_args(Ending) if one == name))
        elif kind == "resume":
            self.over.do(Resume())
            self.redraw()
        elif kind == "structure":
            self.over.action_structure()

    def _add(self, kind: RemarkKind) -> None:
        words = self.words
        fields = [Field("text", words(f"aside.text.{kind}"))]
        if kind == "next_step":
            fields = [
                Field("text", words("aside.text.next_step"), value=words("aside.step")),
                Field("who", words("aside.who"), value=self.over.session.interviewer),
                Field("when", words("aside.when"), hint=words("aside.when_hint")),
            ]

        def made(given: Answers) -> co.Command | str:
            if not all(one.strip() for one in given.values()):
                return words("aside.needed")
            return AddRemark(kind=kind, text=" · ".join(given.values()))

        self.over.ask(words(f"aside.add.{kind}"), fields, made, f"remark.{kind}", self._added)

    def _added(self, event: Event) -> None:
        self.at = f"remark:{getattr(event, 'remark', '')}"

    def _end(self, how: Ending) -> None:
        words = self.words
        told = words(
            "end.ask", how=words(f"ending.{how}"), means=meaning(how, self.over.session, words), term=self._term
        )
        sure = Field("sure", words("end.sure"), "choice", "no", [("no", words("end.no")), ("yes", words("end.yes"))])

        def ended(_event: Event) -> None:
            self.notify(words("end.done", how=words(f"ending.{how}")))

        # Kept as a draft, a "yes" might end it later, at one careless Enter.
        self.over.ask(
            told, [sure], lambda given: co.End(how=how) if given["sure"] == "yes" else None, "end", ended, drafted=False
        )

    def action_remove(self) -> None:
        """Take the remark under the cursor away."""
        kind, _, name = self.at.partition(":")
        if kind == "remark":
            self.over.do(RemoveRemark(remark=name))
            self.redraw()
