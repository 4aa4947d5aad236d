"""The session at work in plain prompts: its desk, where one is, and the one way to change it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sessions.interview.capture import in_design_marks
from sessions.interview.commands import Capture
from sessions.interview.marks import DEFAULT, NAMES, Marks
from sessions.interview.model import Session
from sessions.interview.refusals import RefusalError
from tui.clarifying import Clarifying
from tui.draft_pad import DraftPad
from tui.failure import say_refusal, say_warning
from tui.outbox import Act, key_of
from tui.plain.news import News
from tui.plain.voice import Sheet, Voice
from tui.prompting import Prompting
from tui.sitting import Sitting
from tui.stepping import step_back
from tui.translate import Words
from tui.views.place import Place, first_place
from tui.views.teller import Teller
from tui.views.telling import tell
from tui.views.trouble import problem_of, why_read_only

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.interview.commands import Command
    from sessions.interview.event import Event
    from tui.plain.round import PlainRound
    from tui.services import Services

LATER = "later:"


def pad_of(services: "Services", desk: "SessionDesk") -> DraftPad:
    """The pad of a session, which writes at once: what comes to it was broken off or waits."""
    drafts = None if desk.read_only else services.shelf.half_typed.of_session(desk.session.id)
    return DraftPad(drafts, lambda _seconds, write: write())


class Seat:
    """Given to every order. `place` is where in the interview one is, `item` the item rated last.

    `offered` stands in the next line to begin with. `waits` is whether the last act waits to be saved, `parked` are the
    places of texts that do; `asking` are the questions that were begun last.
    """

    def __init__(
        self, services: "Services", sitting: Sitting, voice: Voice, in_turn: "PlainRound | None" = None
    ) -> None:
        """Take the services, the session, who speaks, and the round where several candidates are rated."""
        self.services = services
        self.sitting = sitting
        self.voice = voice
        self.in_turn = in_turn
        self.place = first_place(self.session)
        self.item: str | None = None
        self.offered = ""
        self.prompting = Prompting()
        self.clarifying = Clarifying(self.marks)
        self.news = News(services.settings.time.low)
        self.waits = False
        self.parked: set[str] = set()
        self.asking: Sheet | None = None
        self._acts = 0

    @property
    def words(self) -> Words:
        """The language in use."""
        return self.voice.words

    @property
    def marks(self) -> Marks:
        """The marks of a note that are typed here."""
        return self.services.settings.capture

    def marked(self, key: str, **details: object) -> str:
        """A sentence that names marks, with those that are typed here."""
        named = {name: self.marks.of(getattr(DEFAULT, name)[0]) for name in NAMES}
        return self.words(key, **named, **details)

    def capture(self, line: str, incident: str | None = None, moment: str | None = None) -> Capture:
        """The command that takes `line`, as it was typed here, as a note."""
        return Capture(line=in_design_marks(line, self.session.rubric, self.marks), incident=incident, moment=moment)

    @property
    def session(self) -> Session:
        """The session as it is on disk."""
        return self.sitting.desk.session

    def tell(self, *texts: str) -> None:
        """Say something."""
        self.voice.tell(*texts)

    def warn(self, text: str) -> None:
        """Say what a person should look at."""
        self.voice.tell(text)

    def inform(self, text: str) -> None:
        """Say what was done."""
        self.voice.tell(text)

    def redraw(self) -> None:
        """Nothing is drawn."""

    def sheet(self, place: str) -> Sheet:
        """Questions that belong together."""
        self.asking = Sheet(self.voice, self.sitting.pad, place)
        return self.asking

    def refuses(self) -> bool:
        """Whether nothing can be changed here; why, is told."""
        if not self.sitting.read_only:
            return False
        self.sitting.follow(self.services)
        if self.sitting.left and self.sitting.holder is not None:
            # The screens name a key for it.
            self.tell(self.words("plain.readonly_left", pid=self.sitting.holder.pid))
        else:
            self.tell(why_read_only(self.sitting, self.words))
        return True

    def do(self, command: "Command", key: str = "", text: str = "") -> "Event | None":
        """Do `command`; None where it was refused, or waits to be saved, which is told.

        `text` is what was typed for it: it is kept until it is saved.
        """
        if self.refuses():
            return None
        self._acts += 1
        waiting = later = ""

        def saved(event: "Event") -> None:
            if waiting:
                self.tell(self.words("plain.saved_now", what=tell(event, self.session.rubric, self.words)))
            if later:
                self.parked.discard(later)
                self.sitting.pad.drop(later)

        def refused(refusal: RefusalError) -> None:
            # The screens name keys for the way on.
            submitted = refusal.code == "submitted"
            self.tell(self.words("plain.submitted") if submitted else say_refusal(self.words, refusal))
            if text and not later and refusal.code != "empty_note":
                self.keep_for_later(text)
                self.tell(self.words("plain.kept"))

        # A later act takes the place of one that waits only where it acts on the same thing: two notes never do.
        named = key or (f"{key_of(command)} {self._acts}" if text else key_of(command))
        outbox = self.sitting.outbox
        event = outbox.do(Act(command, named, saved, refused))
        self.waits = event is None and outbox.at(named) is not None
        if self.waits:
            waiting = named
            later = self.keep_for_later(text) if text else ""
            self.parked.add(later)
            problem = problem_of(outbox.problem, self.words) if outbox.problem is not None else ""
            self.tell(self.words("plain.not_saved", problem=problem))
            self.say_draft_problem()
        return event

    def do_together(self, commands: "Sequence[Command]") -> bool:
        """Do `commands` as one act, which one undo takes back; whether all were done. What was not done is told."""
        if self.refuses():
            return False
        problem = self.sitting.do_together(commands, self.words)
        self.tell(problem)
        return not problem

    def done(self, command: "Command", key: str = "") -> "Event | None":
        """Do `command` and tell what was done."""
        event = self.do(command, key)
        if event is not None:
            self.tell(self.told(event))
        return event

    def told(self, event: "Event") -> str:
        """What `event` did, in a sentence."""
        return Teller(self.sitting.desk.events, self.session.rubric, self.words).tell(event)

    def keep_for_later(self, text: str) -> str:
        """Keep a text that is not saved; where."""
        pad = self.sitting.pad
        taken = pad.places(LATER)
        place = next(name for n in range(1, len(taken) + 2) if (name := f"{LATER}{n}") not in taken)
        pad.typed(place, text)
        return place

    def say_draft_problem(self) -> None:
        """Say that what is half typed is not on the disk, where it is not."""
        if (problem := self.sitting.pad.problem) is not None:
            self.tell(self.words("plain.draft_failed", problem=problem_of(problem, self.words)))

    def retry(self) -> None:
        """Try again what waits to be saved, and tell what is new of the store."""
        self.sitting.pad.retry()
        if self.sitting.unsaved:
            self.sitting.outbox.retry()
        for warning in self.sitting.news():
            self.tell(say_warning(self.words, warning))

    def go(self, place: Place) -> None:
        """Be at another place."""
        self.place = place

    def undo(self) -> None:
        """Take back the last act."""
        step_back(self)


Order = Callable[[Seat, str], object]
"""What an order does with the rest of its line. It may raise LeftError, and what the ear raises."""
