"""In what a decision departs from the verdict and from the entry conditions: the table of docs/scoring.md."""

from collections.abc import Iterable, Sequence

from rubric.verdict import BELOW, INSUFFICIENT
from sessions.interview.words import GIVING, Choice, Departure, EntryAnswer


def against(
    decision: Choice,
    grade: str | None,
    applied: str,
    verdict: str | None,
    grades: Sequence[str],
    entry: Iterable[EntryAnswer],
) -> tuple[Departure, ...]:
    """Every way in which `decision`, with the `grade` given, goes against what was found.

    `applied` is the grade applied for, `grades` all from lowest to highest, `verdict` a grade, `below`, `insufficient`
    or None where the interview was ended, and `entry` an answer per entry condition, one never given as `unknown`.
    """
    giving = decision in GIVING
    found: list[Departure] = []
    reached = grades.index(verdict) if verdict in grades else -1
    if verdict is None and (giving or decision in ("demote", "revoke")):
        found.append("no_verdict")
    if verdict == BELOW and giving:
        found.append("verdict_below")
    if verdict == INSUFFICIENT and decision != "hold":
        found.append("verdict_insufficient")
    given = applied if grade is None and giving else grade
    if given is not None and decision not in ("reject", "revoke"):
        # Where there is no grade to compare with, a decision that gives one is told of above.
        if grades.index(given) > reached and (reached >= 0 or (verdict == BELOW and not giving)):
            found.append("above_verdict")
        if grade is not None and grades.index(grade) < reached:
            found.append("below_verdict")
        if giving and grades.index(given) < grades.index(applied):
            found.append("below_applied")
    if not giving and reached >= grades.index(applied):
        found.append("verdict_met")
    answers = set(entry)
    if giving and "no" in answers:
        found.append("entry_no")
    if giving and "unknown" in answers:
        found.append("entry_open")
    return tuple(found)
