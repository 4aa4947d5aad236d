"""Reasons, levels and margins in words; one place, shared by screens, commands and reports."""

from collections.abc import Iterable
from fractions import Fraction

from rubric.margin import Margin, Side
from rubric.model import Rubric
from rubric.numbers import figure, percent
from rubric.reasons import Reason
from rubric.scoring import NE
from rubric.verdict import BELOW, INSUFFICIENT, Verdict
from tui.translate import Words


def listed(names: Iterable[str], words: Words) -> str:
    """Names as a list a person reads; a word for none."""
    return words.listed(names) or words("names.none")


def say_level(level: object, words: Words) -> str:
    """A level for a reader: `2 级`, `level 2`; NE by its name."""
    return words("level.ne") if level == NE else words("level.number", level=level)


def explain(rubric: Rubric, verdict: Verdict, reason: Reason, words: Words) -> str:
    """`reason` of `verdict` as one sentence."""
    names = []
    grade = rubric.grade[reason.grade] if reason.grade else None
    for code in reason.items:
        name = words.of(rubric.item[code].title)
        if reason.rule in ("core_weak", "share_failed", "gap_failed") and grade is not None:
            name += f" {reason.ratings[code]}/{grade.standards[code]}"
        names.append(name)
    found = next((one for one in verdict.findings if one.grade == reason.grade), None)
    return words(
        f"reason.{reason.rule}",
        grade=words.of(grade.title) if grade else "",
        items=listed(names, words),
        coverage_needed=percent(Fraction(rubric.scoring.coverage)),
        share_needed=percent(Fraction(rubric.scoring.share)),
        count=rubric.scoring.max_gap,
        min_score=str(grade.min_score) if grade else "",
        coverage=percent(found.coverage) if found else "",
        share=percent(found.share) if found and found.share is not None else "",
        score=figure(found.score) if found else "",
    )


def _say_side(rubric: Rubric, side: Side, way: str, words: Words) -> str:
    if side.size is None:
        return words(f"margin.{way}_none", count=rubric.scoring.margin_items)
    names = [listed([words.of(rubric.item[code].title) for code in one], words) for one in side.sets[:3]]
    text = words("margin.or").join(names)
    if len(side.sets) > len(names):
        least = "margin.sets_least" if len(side.sets) == rubric.scoring.margin_sets else "margin.sets"
        text += words(least, count=len(side.sets))
    return words(f"margin.{way}_one" if side.size == 1 else f"margin.{way}_several", size=side.size, items=text)


def explain_margin(rubric: Rubric, margin: Margin, verdict: Verdict, words: Words) -> list[str]:
    """What would change `verdict`: a sentence for up and one for down; where there is nowhere to go it says so."""
    up, down = _say_side(rubric, margin.up, "up", words), _say_side(rubric, margin.down, "down", words)
    if verdict.grade == rubric.grades[-1].id:
        up = words("margin.highest")
    elif verdict.open is not None and margin.up.size is None:
        up = words("margin.unrated")
    if verdict.grade in (BELOW, INSUFFICIENT):
        down = words("margin.lowest")
    return [up, down]
