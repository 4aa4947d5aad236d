"""Why a question had better not be asked as it is worded, and why a note should not say what it says."""

from sessions.interview.capture import parse
from sessions.interview.marks import DEFAULT, Marks
from sessions.interview.model import Session
from sessions.interview.neutral import Rule, in_note
from tui.lines import Line, line
from tui.translate import Words

MOST = 400
"""Characters of a note that are looked through: what is pasted may be long, and is read again at every key."""


def why_not(found: tuple[Rule, ...], words: Words) -> str:
    """What `found` warns of, each with its reason, and how to ask all the same."""
    told = []
    for rule in found:
        name, reason = words.of(rule.name), words.of(rule.reason)
        if rule.instead is not None:
            told.append(words("own.leads", name=name, reason=reason, instead=words.of(rule.instead)))
        else:
            told.append(words("own.topic", name=name, reason=reason))
    return " ".join((*told, words("own.anyway")))


def personal_hint(session: Session, typed: str, words: Words, marks: Marks = DEFAULT) -> Line | None:
    """That what is `typed`, or with nothing typed the last note, holds what does not belong there.

    None where that is not so. A note that is saved is in the log: only `bei expunge` takes it out for good.
    """
    if typed.strip():
        topics = _topics(parse(typed, session.rubric, marks).text, words)
        return line((words("personal.typed", topics=topics), "warn")) if topics else None
    note = next(reversed(list(session.evidence)), None)
    topics = _topics(session.evidence[note].text, words) if note is not None else ""
    return line((words("personal.saved", topics=topics, note=note, session=session.id), "warn")) if topics else None


def _topics(text: str, words: Words) -> str:
    return words("personal.and").join(words.of(rule.name) for rule in in_note(text[:MOST]))
