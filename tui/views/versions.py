"""What a new version of a model changes and what it would do, in sentences."""

from collections.abc import Sequence

from rubric.difference import Difference
from rubric.model import Rubric
from rubric.text import Text
from rubric.verdict import Verdict
from rubric.wording import explain
from sessions.review.trial import Tried
from tui.translate import Words


def difference_line(one: Difference, old: Rubric, new: Rubric, words: Words) -> str:
    """One change of a model in a sentence."""
    details: dict[str, object] = dict(one.details)
    if one.item is not None:
        item = (new.item if one.item in new.item else old.item)[one.item]
        details["item"] = f"{words.of(item.title)} {item.code}"
    if one.grade is not None:
        grade = (new.grade if one.grade in new.grade else old.grade)[one.grade]
        details["grade"] = words.of(grade.title)
    if one.kind == "item_method":
        details |= {name: words(f"method.{one.details[name]}") for name in ("old", "new")}
    return words(f"difference.{one.kind}", **details)


def in_both(found: Sequence[Difference], old: Rubric, new: Rubric) -> tuple[Text, ...]:
    """The changes as they go into the change log, in both languages."""
    zh, en = Words("zh"), Words("en")
    return tuple(Text(zh=difference_line(one, old, new, zh), en=difference_line(one, old, new, en)) for one in found)


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
    lines += [words("trial.now", why=explain(draft, found.after, reason, words.language)) for reason in found.lost]
    lines += [words("trial.then", why=explain(old, found.before, reason, words.language)) for reason in found.gained]
    return lines
