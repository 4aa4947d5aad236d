"""What a new version of a model would do, in sentences."""

from rubric.model import Rubric
from rubric.verdict import Verdict
from sessions.review.trial import Tried
from tui.translate import Words
from tui.views.reasons import explain


def _verdict(rubric: Rubric, verdict: Verdict, words: Words) -> str:
    grade = rubric.grade.get(verdict.grade)
    return words.of(grade.title) if grade else words(f"verdict.{verdict.grade}")


def change_lines(one: Tried, draft: Rubric, words: Words) -> list[str]:
    """A session whose verdict changes: from what to what, and the conditions that make the difference."""
    old, found = one.held.rubric, one.regraded
    lines = [
        words(
            f"trial.{found.direction}",
            session=one.held.id,
            version=old.version,
            before=_verdict(old, found.before, words),
            after=_verdict(draft, found.after, words),
        )
    ]
    lines += [words("trial.now", why=explain(draft, found.after, reason, words)) for reason in found.lost]
    lines += [words("trial.then", why=explain(old, found.before, reason, words)) for reason in found.gained]
    return lines
