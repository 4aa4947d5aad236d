"""Stamps: one key records that something was said now, while the eyes stay on the candidate."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from sessions.interview.moments import StampMoment
from tui.lines import Line, Span, line
from tui.screens.interviewing.ground import Ground, digit_of
from tui.services import Services
from tui.sitting import Sitting

STAMPS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("1", "S", {"star": "s"}),
    ("2", "T", {"star": "t"}),
    ("3", "A", {"star": "a"}),
    ("4", "R", {"star": "r"}),
    ("5", "F", {"star": "f"}),
    ("6", "“", {"quote": True}),
    ("7", "+", {"sign": "+"}),
    ("8", "−", {"sign": "-"}),
)
"""Each digit, how the moment that it stamps is written, and what it says."""

_ENDING = ("close", "rate", "grade")


class Stamps(Ground):
    """After ^N each digit is a stamp, until something else is typed; with Alt a digit stamps at any time."""

    WRITES = frozenset({"key.stamps"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "stamps", "key.stamps", id="interview.stamps"),
        *(
            Binding(f"alt+{digit}", f"stamp('{digit}')", show=False, id=f"interview.stamp_{digit}")
            for digit, _, _ in STAMPS
        ),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin with the digits as text."""
        super().__init__(services, sitting)
        self._stamping = False
        self._stage = self.session.stage

    def draw(self) -> None:
        """Remind of what is still to be filled in when the interview comes to its end."""
        super().draw()
        before, self._stage = self._stage, self.session.stage
        if self._stage != before and self._stage in _ENDING and before not in _ENDING and self.session.moments:
            self.warn(self.words("stamps.remind", count=len(self.session.moments)))

    def hint(self) -> Line:
        """What each digit stamps; how many moments are to be filled in."""
        waiting = len(self.session.moments)
        if not self._stamping:
            if not waiting or self.capture.text or self.note is not None or self.hits is not None:
                return super().hint()
            return line((self.words("stamps.waiting", count=waiting), "warn"))
        spans: list[Span] = [(self.words("stamps.now") + " ", "accent")]
        for digit, mark, _ in STAMPS:
            spans += [(f" {digit}", "accent"), (f" {mark} ", "strong")]
        if waiting:
            spans += [(" 0", "accent"), (" " + self.words("stamps.fill", count=waiting), "warn")]
        return line(*spans)

    def takes_key(self, event: events.Key) -> bool:
        """Take a digit as a stamp; any other character ends the stamping."""
        if not self._stamping or not event.is_printable:
            return super().takes_key(event)
        typed = digit_of(event)
        if typed in {digit for digit, _, _ in STAMPS}:
            self.action_stamp(typed)
            return True
        self._stamping = False
        self.tell_hint()
        if typed == "0" and self.session.moments:
            self.take_up(next(iter(self.session.moments)))
            return True
        return super().takes_key(event)

    def action_stamps(self) -> None:
        """Have the digits stamp, or no longer."""
        self._stamping = not self._stamping and not self.refuses()
        self.tell_hint()

    def action_stamp(self, digit: str) -> None:
        """Record a moment."""
        said = next(what for key, _, what in STAMPS if key == digit)
        command = StampMoment.model_validate({**said, "incident": self.place.incident(self.session)})
        # Of its own key: where the disk refuses, a later stamp must not take the place of one that waits.
        self.do(command, key=f"stamp {len(self.sitting.unsaved)} {self.session.seq}")

    def action_enter(self) -> None:
        """End the stamping; save what is typed."""
        stamping, self._stamping = self._stamping, False
        if stamping and not self.capture.text:
            self.tell_hint()
        else:
            super().action_enter()

    def action_back(self) -> None:
        """End the stamping first."""
        if self._stamping:
            self.action_stamps()
        else:
            super().action_back()
