"""A session as it stood after any event of its log, at the cost of a few steps: for undo, history and replay.

The acts of a log form a tree. Each is done on the state that an earlier one left: the act before it, or where undo
had gone back to. An undo or redo makes no new state, it goes to the one of another act. So any state is found by
going up from its act to one whose state is kept, and doing again what lies between.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from rubric.model import Rubric
from sessions.interview.event import Event
from sessions.interview.fold import Tally, evolve, unfold
from sessions.interview.history import History
from sessions.interview.log_events import Restored, Reverted
from sessions.interview.model import Session

STRIDE = 64
"""Acts from one state that is kept for good to the next, and how many of the last ones used are kept besides."""


class Past:
    """All states of one log, which may grow by `add`. Raises LogError where it cannot be folded."""

    def __init__(self, events: Iterable[Event], rubric: Rubric, stride: int = STRIDE) -> None:
        """Fold `events`; `rubric` is that of the first."""
        self._stride = stride
        self._log: list[Event] = []
        # The act whose state stands after each event; the steps from the opening to each act. By place, from 0.
        self._act: list[int] = []
        self._depth: list[int] = []
        self._tallies: list[Tally] = []
        self._kept: dict[int, Session] = {}
        self._recent: OrderedDict[int, Session] = OrderedDict()
        log = list(events)
        for event, (state, history) in zip(log, unfold(log, rubric), strict=True):
            self._enter(event)
            self._keep(self._act[-1], state)
            self.history: History = history

    @property
    def events(self) -> Sequence[Event]:
        """The log, oldest first."""
        return self._log

    @property
    def session(self) -> Session:
        """The session as it stands at the end."""
        return self.at(len(self._log))

    def at(self, seq: int) -> Session:
        """The session as it stood after event `seq`: the fold of the log up to there, without what was expunged since.

        Raises IndexError where there is no such event.
        """
        if not 1 <= seq <= len(self._log):
            raise IndexError(f"there is no event {seq}")
        return self._tallies[seq - 1].settle(self._state(self._act[seq - 1]), self._log[seq - 1])

    def add(self, event: Event) -> Session:
        """The session after one more event. Raises LogError where it does not fit; all is as before."""
        history = self.history.after(event)
        if not isinstance(event, Reverted | Restored):
            state = evolve(self._state(self._act[-1]), event)
            self._enter(event)
            self._keep(event.seq, state)
        else:
            self._enter(event)
        self.history = history
        return self.session

    def _enter(self, event: Event) -> None:
        act, depth = event.seq, self._depth[self._act[-1] - 1] + 1 if self._act else 0
        if isinstance(event, Reverted):
            act = self._act[event.target - 2]
        elif isinstance(event, Restored):
            act = event.target
        self._log.append(event)
        self._act.append(act)
        self._depth.append(depth)
        self._tallies.append((self._tallies[-1] if self._tallies else Tally()).after(event))

    def _keep(self, act: int, state: Session) -> None:
        if self._depth[act - 1] % self._stride == 0:
            self._kept[act] = state
        self._recent[act] = state
        self._recent.move_to_end(act)
        if len(self._recent) > self._stride:
            self._recent.popitem(last=False)

    def _state(self, act: int) -> Session:
        """The state that `act` left, not settled."""
        missing: list[int] = []
        while (state := self._recent.get(act) or self._kept.get(act)) is None:
            missing.append(act)
            act = self._act[act - 2]
        for seq in reversed(missing):
            state = evolve(state, self._log[seq - 1])
            self._keep(seq, state)
        return state
