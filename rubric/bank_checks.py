"""What a question bank must be beyond its shape: answers that can be right, and subjects that its exam has.

Looks at plain data, as `checks` does, so that it reports beside faults of shape.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rubric.checks import dicts, duplicates, unknown
from rubric.faults import Fault, Path
from rubric.model import Rubric

MIN_OPTIONS, MAX_OPTIONS = 3, 8
"""Fewer are guessed, and more have no digit key of their own in the exam."""

_BY_PLACE = re.compile(
    r"以上(都|皆|均|全|说法|选项|各项)|(all|none|both|either|neither) of (the above|these|them)|options? above"
    r"|\b(both )?[A-H] (and|or) [A-H]\b|[A-H][和与或][A-H]",
    re.IGNORECASE,
)
"""An option that speaks of others by their place, which is another on every paper."""


def check_bank(data: Any) -> Iterator[Fault]:
    """Every fault of `data`, the plain content of a bank, that its shape does not show and no rubric is needed for."""
    yield from duplicates(data, "questions", "id")
    for n, question in dicts(data, "questions"):
        path: Path = ("questions", n)
        yield from _check_id(path, question)
        kind = question.get("kind")
        if kind in ("single", "multiple"):
            yield from _check_options(path, question, str(kind))
        elif "options" in question:
            yield Fault((*path, "options"), "options_unused", {"kind": str(kind)})
        if kind == "true_false" and "answer" not in question:
            yield Fault(path, "answer_missing")
        if kind in ("single", "multiple", "short") and "answer" in question:
            yield Fault((*path, "answer"), "answer_unused", {"kind": str(kind)})
        if kind == "short" and "expected" not in question:
            yield Fault(path, "expected_missing")
        if kind in ("single", "multiple", "true_false") and "expected" in question:
            yield Fault((*path, "expected"), "expected_unused", {"kind": str(kind)})


def _check_id(path: Path, question: Mapping[str, Any]) -> Iterator[Fault]:
    given, head = question.get("id"), f"{question.get('subject')}-{question.get('level')}-"
    if isinstance(given, str) and not re.fullmatch(re.escape(head) + r"[0-9]{2,}", given):
        yield Fault((*path, "id"), "question_id", {"code": given[:64], "expected": f"{head}01"})


def _check_options(path: Path, question: Mapping[str, Any], kind: str) -> Iterator[Fault]:
    if not isinstance(question.get("options", []), list):
        return
    options = [one for _, one in dicts(question, "options")]
    count = len(question.get("options", []))
    place: Path = (*path, "options") if "options" in question else path
    if not MIN_OPTIONS <= count <= MAX_OPTIONS:
        details = {"count": str(count), "least": str(MIN_OPTIONS), "most": str(MAX_OPTIONS)}
        yield Fault(place, "options_count", details)
        return
    right = sum(one.get("right") is True for one in options)
    if kind == "single" and right != 1:
        yield Fault(place, "single_right", {"count": str(right)})
    if kind == "multiple" and not 2 <= right < count:
        yield Fault(place, "multiple_right", {"count": str(right), "most": str(count - 1)})
    for language in ("zh", "en"):
        seen: set[str] = set()
        for n, one in dicts(question, "options"):
            text = one.get(language)
            if not isinstance(text, str):
                continue
            if text.strip() in seen:
                yield Fault((*path, "options", n, language), "option_twice", {"text": text[:60]})
            seen.add(text.strip())
            if _BY_PLACE.search(text):
                yield Fault((*path, "options", n, language), "option_by_place", {"text": text[:60]}, "warning")


def check_against(data: Any, rubric: Rubric | None) -> Iterator[Fault]:
    """Every fault of `data` that only its rubric shows; where that is not known, a warning says so."""
    if not isinstance(data, Mapping):
        return
    if rubric is None:
        yield Fault(("rubric",), "bank_rubric_unknown", {"code": str(data.get("rubric"))[:64]}, "warning")
        return
    code = data.get("item")
    exams = {item.code: item.exam for item in rubric.items if item.exam is not None}
    exam = exams.get(code) if isinstance(code, str) else None
    if exam is None:
        yield unknown(("item",), "exam_item", code, list(exams))
        return
    subjects = [one.code for one in exam.subjects]
    for n, question in dicts(data, "questions"):
        subject, level = question.get("subject"), question.get("level")
        if subject not in subjects:
            yield unknown(("questions", n, "subject"), "subject", subject, subjects)
        if isinstance(level, int) and not 1 <= level <= rubric.top:
            details = {"level": str(level), "top": str(rubric.top)}
            yield Fault(("questions", n, "level"), "level_outside_scale", details)
