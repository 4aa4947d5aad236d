"""A review of a model, and proposals for its standards, as plain lines: figures, sessions, no candidate."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import get_args

from rubric.contrast import Contrast
from rubric.model import Rubric
from rubric.numbers import figure, percent
from rubric.proportion import Interval, Proportion
from rubric.standards import Levels, Proposal
from sessions.review.findings import Check, Finding, TooFew
from sessions.review.reference import Group
from sessions.review.reviewing import Review
from tui.translate import Words
from tui.views.reasons import listed

_MOST = 6
"""Ids of sessions, or subjects, that a line names; `--json` gives all."""


def some(names: Sequence[str], words: Words) -> str:
    """The first few of `names`, and how many more there are."""
    told = listed(list(names[:_MOST]), words)
    return told if len(names) <= _MOST else words("review.more", names=told, count=len(names) - _MOST)


def named(rubric: Rubric, code: str, words: Words) -> str:
    """An item by title and code."""
    return f"{words.of(rubric.item[code].title)} {code}"


def share(found: Proportion) -> str:
    """A share of sessions as a percentage with its interval: `80% (49%–94.3%)`."""
    return f"{percent(found.share)} ({_percents(found.interval)})"


def _percents(ends: Interval) -> str:
    return f"{percent(Fraction(ends.low))}–{percent(Fraction(ends.high))}"


def review_lines(review: Review, words: Words) -> Iterator[str]:
    """The whole review."""
    rubric = review.rubric
    yield words("review.head", title=words.of(rubric.title), rubric=rubric.id, version=rubric.version)
    yield words("review.counted", count=len(review.counted))
    for (version, digest), count in review.versions.items():
        key = "review.under" if (version, digest) == (rubric.version, review.digest) else "review.under_other"
        yield words(key, version=version, count=count, digest=digest.removeprefix("sha256:")[:8])
    yield from left_out(
        ("open", review.open_),
        ("ended", review.ended),
        ("unreadable", review.unreadable),
        ("other_scale", review.other_scale),
        words=words,
    )
    yield ""
    age = review.age
    yield words(f"review.age.{age.basis}", since=age.since or "", days=age.days or 0)
    if age.old:
        yield words("review.old", days=review.asked.days)
    yield words("review.duties", count=len(review.duties)) if review.duties else words("review.no_duties")
    for note in review.duties:
        yield f"  {note.at[:10]}  {note.by}: {note.text}"
    yield ""
    for check in get_args(Check):
        yield words(f"review.check.{check}")
        # Indicators of several levels that were never marked in the same sessions are told in one line.
        found = groupby((one for one in review.findings if one.check == check), lambda one: (one.item, one.sessions))
        lines = [line for _, group in found for line in _group(list(group), rubric, words)]
        lines += [_few(few, review.asked.least, words) for few in review.too_few if few.check == check]
        yield from lines or [words("review.none")]
        yield ""
    yield words("review.due" if review.due else "review.not_due")


def _group(found: Sequence[Finding], rubric: Rubric, words: Words) -> Iterator[str]:
    """Findings of one check on one item in the same sessions; standards of several grades are of different ones."""
    if found[0].kind == "unmarked":
        yield _unmarked(found, rubric, words)
    else:
        for one in found:
            yield _found(one, rubric, words)
    for one in found:
        if one.reasons:
            yield words("review.reasons", reasons=some([f"{at.session}#{at.event}" for at in one.reasons], words))
    yield words("review.sessions", sessions=some(found[0].sessions, words))


def _unmarked(found: Sequence[Finding], rubric: Rubric, words: Words) -> str:
    first = found[0]
    levels = [
        words(
            "review.of_level",
            indicators=listed(list(one.indicators), words),
            near=one.near,
            below=max((one.level or 1) - 1, 0),
        )
        for one in found
    ]
    return words(
        "review.found.unmarked",
        item=named(rubric, first.item, words),
        of=first.found.of,
        most=percent(Fraction(first.found.interval.high)),
        indicators=words("review.then").join(levels),
    )


def left_out(*groups: tuple[str, Sequence[str]], words: Words) -> Iterator[str]:
    """Which sessions do not count, a line for each reason."""
    for why, ids in groups:
        if ids:
            yield words(f"review.left.{why}", count=len(ids), sessions=some(ids, words))


def _found(one: Finding, rubric: Rubric, words: Words) -> str:
    details: dict[str, object] = {
        "item": named(rubric, one.item, words),
        "count": one.found.count,
        "of": one.found.of,
        "share": share(one.found),
        "most": percent(Fraction(one.found.interval.high)),
    }
    if one.kind == "alike":
        details["level"] = one.level
    elif one.kind == "overruled":
        details |= {"higher": one.higher, "lower": one.lower, "to_ne": one.to_ne}
    else:
        grade = rubric.grade[one.grade or ""]
        details |= {"grade": words.of(grade.title), "standard": one.level}
    return words(f"review.found.{one.kind}", **details)


def _few(few: TooFew, least: int, words: Words) -> str:
    return words(
        f"review.few.{few.check}",
        count=len(few.subjects),
        least=least,
        most=few.most,
        subjects=some(few.subjects, words),
    )


def _spread(levels: Levels, words: Words) -> str:
    counts = words.listed(f"{level}×{count}" for level, count in levels.counts.items())
    return words("standards.levels", counts=counts or "–", missing=levels.not_evidenced, unrated=levels.unrated)


def group_lines(key: str, group: Group, words: Words) -> Iterator[str]:
    """Who is in a reference group, and who is left out."""
    yield words(f"standards.{key}", count=len(group.held), sessions=some(group.ids, words))
    yield from left_out(
        ("open", group.open_),
        ("ended", group.ended),
        ("unreadable", group.unreadable),
        ("other_rubric", group.other_rubric),
        ("other_scale", group.other_scale),
        words=words,
    )


def _standard(one: Proposal | Contrast, words: Words) -> str:
    now = "–" if one.current is None else str(one.current)
    if one.standard is None:
        return words("standards.kept", now=now)
    if one.standard == one.current:
        return words("standards.same", now=now)
    return words("standards.proposed", now=now, standard=one.standard)


def proposal_lines(rubric: Rubric, found: Sequence[Proposal], words: Words) -> Iterator[str]:
    """A line per item: the standard now and proposed, who reaches it, the levels it rests on."""
    for one in found:
        reached = "" if one.reaching is None else words("standards.reached", share=share(one.reaching))
        if one.reaching is None:
            reached = words("standards.few", count=len(one.levels.given))
        elif one.standard is None:
            reached = words("standards.below")
        parts = (named(rubric, one.item, words), _standard(one, words), reached, _spread(one.levels, words))
        yield "  ".join(parts)


def contrast_lines(rubric: Rubric, found: Sequence[Contrast], words: Words) -> Iterator[str]:
    """A line per item: the effect, whether it separates, the standard; then how many items were looked at."""
    for one in found:
        if one.delta is None:
            effect = words("standards.nobody")
        elif one.interval is None:
            effect = words("standards.no_interval", delta=_decimal(one.delta))
        else:
            ends = f"{_decimal(Fraction(one.interval.low))} – {_decimal(Fraction(one.interval.high))}"
            key = "standards.separates" if one.separates else "standards.alike"
            effect = words(key, delta=_decimal(one.delta), interval=ends)
        parts = [named(rubric, one.item, words), effect, _standard(one, words)]
        if one.high_reaching is not None and one.average_reaching is not None:
            high, average = percent(one.high_reaching.share), percent(one.average_reaching.share)
            parts.append(words("standards.parted", high=high, average=average))
        yield "  ".join(parts)
        yield f"    {words('standards.of_high', levels=_spread(one.high, words))}"
        yield f"    {words('standards.of_average', levels=_spread(one.average, words))}"
    separating = sum(one.separates for one in found)
    tested = sum(one.interval is not None for one in found)
    yield words("standards.tested", separating=separating, tested=tested, chance=figure(Fraction(tested, 40)))


def _decimal(value: Fraction) -> str:
    return figure(value, 2)
