"""Which question stands on the prompt at each place: the next best one, or the one that the interviewer has gone to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sessions.interview.coach import Probe, next_probe


@dataclass(frozen=True, slots=True)
class _Gone:
    to: str
    asked: int


class Prompting:
    """Where the interviewer has gone to holds until a question is asked, or an asking is taken back, at that place."""

    def __init__(self) -> None:
        """Begin with the next best everywhere."""
        self._gone: dict[str, _Gone] = {}

    def now(self, place: str, probes: Sequence[Probe], asked: Collection[str]) -> Probe | None:
        """The one of `probes` that stands on the prompt at `place`, where `asked` have been asked."""
        gone = self._gone.get(place)
        if gone is not None and gone.asked == len(asked):
            there = next((probe for probe in probes if probe.key == gone.to), None)
            if there is not None:
                return there
        return next_probe(probes, asked)

    def go(self, place: str, to: Probe | None, asked: Collection[str]) -> None:
        """Put `to` on the prompt at `place`."""
        if to is not None:
            self._gone[place] = _Gone(to.key, len(asked))
