"""The rubric's entry conditions as they are answered: beside the verdict, in no arithmetic."""

from typing import Any, Literal

from sessions.interview.command import Command
from sessions.interview.context import Context, known
from sessions.interview.event import Event, Line, TextEvent
from sessions.interview.model import Entry, Session
from sessions.interview.words import EntryAnswer


class EntryAnswered(TextEvent):
    """Whether the candidate meets an entry condition was found, or found anew."""

    event: Literal["entry_answered"] = "entry_answered"
    condition: str
    answer: EntryAnswer
    note: Line = ""


class AnswerEntry(Command):
    """Say whether the candidate meets an entry condition of the rubric: yes, no, or unknown."""

    do: Literal["answer_entry"] = "answer_entry"
    condition: str
    answer: EntryAnswer
    note: Line = ""


def answer(command: AnswerEntry, to: Context) -> Event:
    """The answer. Raises RefusalError."""
    condition = known(command.condition, to.session.rubric.entry_condition, "entry")
    return EntryAnswered(**to.text_head, condition=condition, answer=command.answer, note=command.note)


def answered(session: Session, event: EntryAnswered) -> dict[str, Any]:
    """The session after it."""
    made = Entry(event.condition, event.answer, event.note, event.at, event.expunged is not None)
    return {"entry": {**session.entry, made.condition: made}}
