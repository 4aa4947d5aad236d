"""The first impression: a row asks for it five minutes in, a key and a digit seal it; typing is never held up."""

from datetime import datetime
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType

from sessions.interview.impression import SealImpression, is_due
from sessions.interview.words import CHOICES, Choice
from tui.lines import Line, Span, line
from tui.screens.interviewing.ground import Ground, digit_of
from tui.services import Services
from tui.sitting import Sitting


class Leaning(Ground):
    """Shift+F6, then a digit for the lean, then one for a grade or Enter for none; Esc puts it off.

    Any other character goes into the capture line: before the lean it ends the choosing, after it no grade is meant.
    """

    WRITES = frozenset({"key.lean"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+f6,f18", "lean", "key.lean", show=False, id="interview.lean"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin with nothing asked."""
        super().__init__(services, sitting)
        self._choosing: Literal["", "lean", "grade"] = ""
        self._lean: Choice = "hold"
        self._put_off = False

    def alarm(self, now: datetime, width: int) -> list[Line]:
        """A row below what is said of the time, while the first impression is asked for."""
        made = super().alarm(now, width)
        if self._choosing:
            keyed = self._options()
            spans: list[Span] = [(f" {self.words(f'impression.choose_{self._choosing}')} ", "strong")]
            for digit, (_, name) in keyed.items():
                spans += [(f" {digit}", "accent"), (f" {name} ", "plain")]
            return [*made, line(*spans, (f"  {self.words(f'impression.or_{self._choosing}')}", "muted"))]
        if not self._put_off and not self.sitting.read_only and is_due(self.session, now):
            return [*made, line((f" {self.words('impression.due')}", "accent"))]
        return made

    def _options(self) -> dict[str, tuple[str, str]]:
        """What the digits mean now: a value and its name."""
        if self._choosing == "grade":
            found = [(one.id, self.words.of(one.title)) for one in self.session.rubric.grades[:9]]
        else:
            found = [(choice, self.words(f"choice.{choice}")) for choice in CHOICES[self.session.purpose]]
        return {str(n): one for n, one in enumerate(found, 1)}

    def action_lean(self) -> None:
        """Ask for the first impression, or leave it."""
        session = self.session
        if self._choosing or self.refuses():
            self._stop()
        elif not session.impression_asked:
            self.warn(self.words("refusal.impression_off"))
        elif session.impression is not None:
            self.warn(self.words("refusal.impression_given"))
        elif not is_due(session, self.services.clock()):
            self.warn(self.words("impression.not_due"))
        else:
            self._choosing = "lean"
            self.redraw_head()

    def takes_key(self, event: events.Key) -> bool:
        """Take a digit as the lean, then as the grade."""
        if not self._choosing or not (event.is_printable or event.key == "enter"):
            return super().takes_key(event)
        options, digit = self._options(), digit_of(event)
        if self._choosing == "lean":
            if digit in options:
                self._lean = next(one for one in CHOICES[self.session.purpose] if one == options[digit][0])
                self._choosing = "grade"
                self.redraw_head()
                return True
            self._stop()
            return super().takes_key(event)
        self._seal(options[digit][0] if digit in options else None)
        return digit in options or event.key == "enter" or super().takes_key(event)

    def _seal(self, grade: str | None) -> None:
        self._stop()
        if self.do(SealImpression(lean=self._lean, grade=grade)) is not None:
            self.notify(self.words("impression.kept"), markup=False)

    def _stop(self) -> None:
        self._choosing = ""
        self.redraw_head()

    def action_back(self) -> None:
        """Put it off: the row goes, the key still asks for it."""
        if self._choosing:
            self._put_off = True
            self._stop()
        else:
            super().action_back()
