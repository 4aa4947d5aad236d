"""What the half-typed line will become, told under it: its marks, its items, or codes that fit."""

import re

from rubric.model import Rubric
from sessions.interview.capture import parse
from sessions.interview.marks import DEFAULT, Marks
from tui.lines import Line, Span, line
from tui.translate import Words

_TYPING = re.compile(r"(?:[A-Za-z][A-Za-z0-9_.]*)?$")


def codes_for(
    rubric: Rubric, planned: tuple[str, ...], before: str, marks: Marks = DEFAULT
) -> tuple[str, list[str]] | None:
    """The code being typed at the end of `before`, and the codes that fit it; None where none is being typed.

    Items of the plan come first. After a dot the item's indicators are offered.
    """
    typing = _TYPING.search(before)
    begin = typing.start() if typing else len(before)
    if not before[:begin].endswith(marks.code):
        return None
    prefix = before[begin:].lower()
    head, dot, _ = prefix.partition(".")
    if dot and head in rubric.item:
        fitting = [one.id for one in rubric.item[head].indicators if one.id.startswith(prefix)]
    else:
        fitting = [code for code in rubric.item if code.startswith(prefix)]
        fitting.sort(key=lambda code: code not in planned)
    return prefix, fitting


def capture_hint(
    rubric: Rubric, planned: tuple[str, ...], text: str, before: str, words: Words, marks: Marks = DEFAULT
) -> Line:
    """The row under the capture line; `before` is the text left of the cursor."""
    if not text.strip():
        return line((_all_marks(marks, words), "muted"))
    if (typing := codes_for(rubric, planned, before, marks)) is not None:
        _, fitting = typing
        if not fitting:
            return line((words("capture.no_code"), "warn"))
        spans: list[Span] = [("Tab ", "accent")]
        for code in fitting[:8]:
            name = rubric.item[code].title if code in rubric.item else rubric.indicator[code].text
            spans += [(f"{marks.of('#')}{code} ", "strong"), (words.of(name) + "  ", "muted")]
        return line(*spans)
    said = parse(text, rubric, marks)
    spans = []
    if said.star:
        spans.append((f"{said.star.upper()} {words(f'star.{said.star}')}  ", "accent"))
    if said.sign:
        spans.append(
            (words(f"sign.{'plus' if said.sign == '+' else 'minus'}") + "  ", "good" if said.sign == "+" else "bad")
        )
    if said.quote:
        spans.append((words("capture.quote") + "  ", "accent"))
    if not said.codable:
        spans.append((words("capture.uncodable") + "  ", "warn"))
    for code in said.items:
        spans.append((f"#{code} {words.of(rubric.item[code].title)}  ", "strong"))
    if said.unknown:
        spans.append((words("capture.unknown", codes=" ".join(said.unknown)), "warn"))
    return line(*(spans or [(words("capture.plain"), "muted")]))


def _all_marks(marks: Marks, words: Words) -> str:
    """The marks that can be typed, with what they stand for."""
    if marks == DEFAULT:
        return words("capture.empty")
    parts = " ".join(marks.of(one) for one in "starf")
    signs = f"{marks.of('+')} {marks.of('-')}"
    return words(
        "capture.marks", parts=parts, quote=marks.of("q"), signs=signs, code=marks.of("#"), not_codable=marks.of("~")
    )
