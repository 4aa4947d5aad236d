"""The sessions of a home in plain prompts: list, find, make, open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rubric.language import LANGUAGES
from sessions.interview.model import Session
from sessions.storage.summary import Row
from tui.failure import Exit, FailureError, say_warning
from tui.lines import people
from tui.plain.care import another
from tui.plain.ear import BrokenOffError, InputEndedError
from tui.plain.hold import hold
from tui.plain.orders import ELSEWHERE
from tui.plain.seat import Seat, pad_of
from tui.plain.setup import make
from tui.plain.voice import SLASHES, LeftError, Voice, folded
from tui.services import Services
from tui.sitting import Sitting
from tui.translate import Words
from tui.verbs.outcome import failure_of
from tui.views.home_list import Listing
from tui.views.times import day_of, moment_of

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from tui.plain.round import PlainRound

_MOST = 9
"""Sessions that are listed; with more, a name finds."""


class Home:
    """All sessions of one home; `code` is what the program ends with, `session` is the one at work."""

    def __init__(self, services: Services, voice: Voice) -> None:
        """Take the services, and who speaks."""
        self.services = services
        self.voice = voice
        self.code = Exit.DONE
        self.session: Session | None = None
        self._listed: Sequence[Row] = ()

    @property
    def words(self) -> Words:
        """The language in use."""
        return self.voice.words

    def run(self) -> None:
        """Have sessions opened and made until the program is left."""
        self._begin()
        while self._one_line():
            pass

    def _begin(self) -> None:
        rows, shelf = self._rows(), self.services.shelf
        unfinished = sum(row.state == "open" for row in rows)
        empty = self.words("plain.home_empty")
        self.voice.tell(self.words("plain.home", count=len(rows), open=unfinished) if rows else empty)
        for warning in shelf.warnings:
            self.voice.tell(say_warning(self.words, warning))

    def _rows(self) -> list[Row]:
        return list(self.services.shelf.rows())

    def _one_line(self) -> bool:
        """Hear a line: a number opens, a word finds; whether the program goes on."""
        try:
            line = self.voice.ear.hear("bei>", lambda _half: None).strip()
            return self._do(line)
        except InputEndedError:
            self.voice.tell(self.words("plain.ended"))
            return False
        except LeftError:
            self.voice.tell(self.words("plain.gone"))
        except BrokenOffError:
            self.voice.tell(self.words("plain.broken_off"))
        except Exception as error:
            known = error if isinstance(error, FailureError) else failure_of(self.words, error)
            if known is None:
                raise
            self.voice.tell(*known.message.splitlines())
        return True

    def _do(self, line: str) -> bool:
        order, _, rest = line[1:].partition(" ") if line.startswith(SLASHES) else ("", "", line)
        given, word = folded(rest), folded(order)
        if word in self._names("quit") or word in self._names("leave"):
            self.voice.tell(self.words("plain.left"))
            return False
        if word in self._names("new"):
            desk = make(self.services.spoken_in(self.words), self.voice)
            return desk is None or self.sit(desk)
        if word in self._names("lang"):
            self.voice.words = another(self.words, rest)
            self.voice.tell(self.words("plain.speaks"))
        elif folded(line) in ("?", "/?") or word in self._names("help"):
            self.voice.tell(self.words("plain.home_help"))
        elif (elsewhere := next((one for one in ELSEWHERE if word in self._names(one)), None)) is not None:
            self.voice.tell(self.words(f"plain.about.{elsewhere}"))
        elif word:
            self.voice.tell(self.words("plain.no_order", line=line))
        elif given.isdecimal() and 1 <= int(given[:4]) <= len(self._listed):
            return self.open(self._listed[int(given) - 1].id)
        else:
            self._list(rest)
        return True

    def _names(self, order: str) -> frozenset[str]:
        return frozenset(word for one in LANGUAGES for word in Words(one)(f"plain.word.{order}").split())

    def _list(self, wanted: str) -> None:
        listing = Listing(self._rows())
        rows = [listing.rows[one] for one in listing.matching(wanted)]
        self._listed = rows[:_MOST]
        for n, row in enumerate(self._listed, 1):
            self.voice.tell(f"{n} {self._told(row)}")
        if len(rows) > _MOST:
            self.voice.tell(self.words("plain.more_sessions", count=len(rows) - _MOST))
        if not rows:
            self.voice.tell(self.words("plain.none_fit" if wanted else "list.none"))

    def _told(self, row: Row) -> str:
        words = self.words
        who = people(row.candidate) + (f" ({people(row.candidate_id)})" if row.candidate_id else "")
        state = words(f"state.{row.state}") if row.state != "open" else words(f"stage.{row.stage}")
        progress = words("list.rated", rated=row.rated, planned=row.planned)
        parts = (who, people(row.post), state, progress, day_of(row.updated))
        return words("plain.and").join(filter(None, parts))

    def open(self, session_id: str, *, read_only: bool = False) -> bool:
        """Sit down at a stored session; one that another process has is offered to read. Whether the program goes on.

        Raises the store's errors and LogError.
        """
        from sessions.errors import LockedError

        try:
            desk = self.services.desk(session_id, read_only)
        except LockedError as held:
            words, since = self.words, people(moment_of(held.since, self.words))
            self.voice.tell(words("readonly.in_use", host=people(held.host), pid=held.pid, since=since))
            if not self.voice.sure(words("plain.read_it")):
                return True
            desk = self.services.desk(session_id, read_only=True)
        return self.sit(desk)

    def sit(self, desk: "SessionDesk", in_turn: "PlainRound | None" = None) -> bool:
        """Hold the interview at `desk`; whether the program goes on."""
        services = self.services.spoken_in(self.words)
        sitting = Sitting(desk, pad_of(services, desk))
        sitting.newer = services.catalogue.newer(desk.session.rubric)
        if desk.read_only:
            sitting.follow(services)
        self.session = desk.session
        goes_on = hold(Seat(services, sitting, self.voice, in_turn))
        if not sitting.safe:
            self.code = Exit.FAILED
        return goes_on
