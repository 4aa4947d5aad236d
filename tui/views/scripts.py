"""The texts in force: what is read out in the opening stage, and the questions of an item."""

from rubric.text import Text
from sessions.interview.coach import Probe
from sessions.interview.model import Session
from sessions.interview.questions import questions_for
from sessions.interview.words import Stage
from tui.translate import Words


def built_in(script: str, words: Words) -> list[str]:
    """The paragraphs of bei's own script of that name: a stage's, or `consent`."""
    keys = (f"script.{script}.{n}" for n in range(1, 10))
    return [words(key) for key in keys if words.has(key)]


def opening_script(session: Session, words: Words) -> list[str]:
    """The paragraphs of the opening script."""
    return _paragraphs(session.opening_script) or built_in("opening", words)


def consent_text(session: Session, words: Words) -> list[str]:
    """The paragraphs of the text that the candidate is asked to agree to."""
    return _paragraphs(session.consent_text) or built_in("consent", words)


def own_questions(session: Session, code: str, words: Words) -> tuple[str, ...]:
    """The questions that the model has for an item."""
    return tuple(words.of(one) for one in session.rubric.item[code].questions)


def questions_of(session: Session, code: str, words: Words) -> tuple[str, ...]:
    """The questions that are to be asked for an item, in order."""
    return tuple(words.of(one) for one in questions_for(session, code))


def script_probes(session: Session, stage: Stage, words: Words) -> tuple[Probe, ...]:
    """What is read out in a stage, paragraph by paragraph; in the opening with the text to agree to at its end."""
    if stage == "opening":
        texts = [*opening_script(session, words), *consent_text(session, words)]
    else:
        texts = built_in(stage, words)
    return tuple(
        Probe(f"script.{stage}.{n}", "script", text=Text.model_construct(zh=one, en=one))
        for n, one in enumerate(texts, 1)
    )


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip()]
