"""A replay: the interview plays again from its log, for training and for a second rater."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer

from sessions.interview.past import Past
from sessions.interview.replay import frames, incident_beside
from tui.lines import Line, Span, people, spread
from tui.screens.standing import StandingScreen
from tui.services import Services
from tui.views.times import second_of

SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
LEAST = 0.2
"""Seconds that each step stands at least, however fast it goes."""


class ReplayScreen(StandingScreen):
    """Plays from one event to the next; ratings stay hidden until they are asked for."""

    HELP_WORD = "replay"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,ideographic_space", "play", "key.play", id="replay.play"),
        Binding("left", "step(-1)", "key.step", key_display="←→", id="replay.step_left"),
        Binding("right", "step(1)", show=False, id="replay.step_right"),
        Binding(
            "up,plus,equals_sign,fullwidth_plus_sign", "speed(1)", "key.speed", key_display="↑↓", id="replay.speed_up"
        ),
        Binding("down,minus,fullwidth_hyphen_minus", "speed(-1)", show=False, id="replay.speed_down"),
        Binding("tab", "incident(1)", "key.next_incident", id="replay.incident"),
        Binding("shift+tab", "incident(-1)", show=False, id="replay.incident_back"),
        Binding("f7", "reveal", "key.reveal", id="replay.reveal"),
        Binding("home", "end(-1)", show=False, id="replay.to_start"),
        Binding("end", "end(1)", show=False, id="replay.to_end"),
        Binding("pageup", "scroll(-1)", show=False, id="replay.scroll_page_up"),
        Binding("pagedown", "scroll(1)", show=False, id="replay.scroll_page_down"),
        Binding("escape,ctrl+b", "back", "key.home", id="replay.back"),
    ]

    def __init__(self, services: Services, past: Past, seq: int = 1, speed: float = 8.0, *, blind: bool = True) -> None:
        """Play `past` from event `seq` on, so many times as fast as it was."""
        super().__init__(services, past, seq, blind=blind)
        self._speed = speed
        self._playing = True
        self._frames = frames(past.events)
        self._timer: Timer | None = None

    def top(self, width: int) -> Line:
        """Whether it plays and how fast, the time in the interview, and how far it is."""
        words, at = self.words, second_of(self.event.at, self.words)
        left: list[Span] = [
            (f" {words('replay.title')} ", "inverse"),
            (f" {words('replay.playing' if self._playing else 'replay.paused', speed=f'{self._speed:g}')}  ", "accent"),
            (at, "strong"),
            (f"  {people(self.past.session.candidate)}", "plain"),
        ]
        return spread(left, [(words("replay.far", event=self.seq, of=len(self._frames)) + " ", "muted")], width)

    def notice(self) -> str:
        """The silence that follows, where it is not played whole."""
        following = self._frames[self.seq] if self.seq < len(self._frames) else None
        if following is None:
            return self.words("replay.over")
        if not following.shortened:
            return ""
        return self.words("replay.silence", seconds=round(following.silence), wait=round(following.wait))

    def on_screen_resume(self) -> None:
        """Play, or play on; that of the base, which draws, is called as well."""
        self._wait()

    def on_screen_suspend(self) -> None:
        """Stand still while something else is in front."""
        self._stop()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _wait(self) -> None:
        """Have the next event come when it is due; the only timer there is."""
        self._stop()
        if self.seq == len(self._frames):
            self._playing = False
        if self._playing:
            self._timer = self.set_timer(max(LEAST, self._frames[self.seq].wait / self._speed), self._next)

    def _next(self) -> None:
        self.go(self.seq + 1)

    def go(self, seq: int) -> None:
        """Show the session after another event, and play on from there."""
        self.seq = max(1, min(len(self._frames), seq))
        self._wait()
        self.redraw()

    def action_play(self) -> None:
        """Stand still, or play on; from the beginning once it is over."""
        self._playing = not self._playing
        self.go(1 if self._playing and self.seq == len(self._frames) else self.seq)

    def action_step(self, step: int) -> None:
        """Stand still at the event before, or the one after."""
        self._playing = False
        self.go(self.seq + step)

    def action_speed(self, step: int) -> None:
        """Play faster, or slower."""
        beyond = [one for one in SPEEDS if (one > self._speed if step > 0 else one < self._speed)]
        if beyond:
            self._speed = min(beyond) if step > 0 else max(beyond)
            self.go(self.seq)

    def action_incident(self, step: int) -> None:
        """Go to where the next incident was told, or the one before."""
        found = incident_beside(self.past.events, self.seq, step)
        if found is None:
            self.notify(self.words("replay.no_incident"), markup=False)
        else:
            self.go(found)

    def action_end(self, step: int) -> None:
        """Go to the beginning, or the end."""
        self.go(1 if step < 0 else len(self._frames))

    def action_reveal(self) -> None:
        """Show the ratings and marks, or hide them again."""
        self.blind = not self.blind
        self.redraw()

    def action_back(self) -> None:
        """End the replay."""
        self.app.pop_screen()
