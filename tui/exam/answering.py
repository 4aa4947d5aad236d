"""What the candidate answers, on its way to the disk: at once, or as soon as the disk takes it."""

from collections.abc import Callable
from datetime import datetime

from rubric.bank import BankQuestion
from rubric.marking import places
from sessions.desk import SessionDesk
from sessions.errors import StoreError
from sessions.interview.commands import Command
from sessions.interview.examining import AnswerExam
from sessions.interview.paper import Paper
from sessions.interview.refusals import RefusalError


class Answering:
    """The answers of one paper; what could not be saved is kept by question, and shown as if it were."""

    def __init__(self, desk: SessionDesk, paper: str, now: Callable[[], datetime]) -> None:
        """Take the desk, the id of the paper, and the clock."""
        self._desk = desk
        self._paper = paper
        self._now = now
        self._since = now()
        self.unsaved: dict[str, AnswerExam] = {}

    @property
    def paper(self) -> Paper:
        """The paper as it stands on disk."""
        return self._desk.session.papers[self._paper]

    def look_at(self, _question: str) -> None:
        """Begin to count the time that a question is in view."""
        self._since = self._now()

    def picks(self, question: str) -> tuple[int, ...]:
        """The positions that are picked."""
        if question in self.unsaved:
            return self.unsaved[question].picks
        given = self.paper.answers.get(question)
        return given.picks if given else ()

    def text(self, question: str) -> str:
        """The words that are written."""
        if question in self.unsaved:
            return self.unsaved[question].text or ""
        given = self.paper.answers.get(question)
        return given.text if given else ""

    @property
    def answered(self) -> frozenset[str]:
        """The questions that have an answer."""
        return frozenset(one.id for one in self.paper.questions if self.picks(one.id) or self.text(one.id))

    def pick(self, asked: BankQuestion, number: int) -> bool:
        """Pick the option `number`, or take the pick away where several may be; False where there is none such."""
        if asked.kind == "short" or not 1 <= number <= places(asked):
            return False
        before = set(self.picks(asked.id))
        picked = before ^ {number} if asked.kind == "multiple" else {number}
        if picked != before:
            self._answer(AnswerExam(paper=self._paper, question=asked.id, picks=tuple(sorted(picked))))
        return True

    def write(self, question: str, text: str) -> None:
        """Take over the words for a short answer, where they have changed."""
        if text != self.text(question):
            self._answer(AnswerExam(paper=self._paper, question=question, text=text))

    def clear(self, question: str) -> None:
        """Take the answer to a question with options away."""
        if self.picks(question):
            self._answer(AnswerExam(paper=self._paper, question=question))

    def _answer(self, command: AnswerExam) -> None:
        now = self._now()
        seconds = max(0, int((now - self._since).total_seconds()))
        self._since = now
        waiting = self.unsaved.pop(command.question, None)
        command = command.model_copy(update={"seconds": seconds + (waiting.seconds if waiting else 0)})
        try:
            saved = self.do(command)
        except RefusalError:
            return  # the time is over: the next tick hands in
        if not saved:
            self.unsaved[command.question] = command

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        for question, command in list(self.unsaved.items()):
            try:
                if self.do(command):
                    del self.unsaved[question]
            except RefusalError:
                del self.unsaved[question]

    def do(self, command: Command) -> bool:
        """Do `command`; False where it could not be kept. Raises RefusalError."""
        try:
            self._desk.do(command)
        except (StoreError, OSError):
            return False
        return True
