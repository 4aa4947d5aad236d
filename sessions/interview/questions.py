"""The questions that are to be asked for an item: those chosen for it, else all that the model has."""

from collections.abc import Iterable

from rubric.text import Text
from sessions.interview.event import Event
from sessions.interview.model import Session
from sessions.interview.planning import QuestionsChosen, TemplateApplied


def questions_for(session: Session, code: str) -> tuple[Text, ...]:
    """The questions of item `code`, in order; one that is the model's own is there in both languages."""
    own = session.rubric.item[code].questions
    chosen = session.questions.get(code)
    if chosen is None:
        return own
    known = {text: one for one in own for text in (one.zh, one.en)}
    return tuple(known.get(text) or Text.model_construct(zh=text, en=text) for text in chosen)


def once_chosen(log: Iterable[Event], code: str) -> tuple[str, ...]:
    """Every question that was ever chosen for item `code`, first things first, those left out since among them."""
    found: dict[str, None] = {}
    for event in log:
        if isinstance(event, QuestionsChosen) and event.item == code:
            found |= dict.fromkeys(event.questions)
        elif isinstance(event, TemplateApplied):
            found |= dict.fromkeys(event.questions.get(code, ()))
    return tuple(found)
