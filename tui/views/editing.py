"""A model in the editor: its sections and values in rows, each fault at its place."""

from collections.abc import Mapping, Sequence
from typing import Any

from rubric.editing.outline import Section, Spot
from rubric.editing.places import at, listed
from rubric.faults import Fault, Path
from rubric.lint.finding import Finding
from tui.failure import fault_told
from tui.lines import Line, Span, Style, heading, line, paragraph, people
from tui.model_draft import ModelDraft
from tui.translate import Words
from tui.verbs.linting import sentence
from tui.wrap import pad


def rows(model: ModelDraft, sections: Sequence[Section], within: Path, width: int, words: Words) -> list[Line]:
    """The rows, those of a value keyed by its spot; under it what is wrong there, of the faults `within` a path."""
    spots = [spot for section in sections for spot in section.spots]
    faults = _at_spots(model.faults_at(within), spots)
    hinted = _at_spots(
        [Fault(one.path, _hint(one, words)) for one in model.hints if one.path[: len(within)] == within], spots
    )
    made: list[Line] = []
    for section in sections:
        made.append(heading(section_title(model.content, section, words), width))
        for spot in section.spots:
            made += _spot(model.content, spot, faults.get(spot.key, []), width, words)
            for hint in hinted.get(spot.key, ()) if spot.kind != "item" else ():
                made += paragraph(hint.code, width, "muted", first=(("     ~ ", "muted"),), hang=7, key=spot.key)
        if section.into and not section.spots:
            key = "/".join(str(step) for step in section.into)
            made += paragraph(words("editor.none"), width, "muted", first=(("   ", "plain"),), key=key)
    return made


def _hint(finding: Finding, words: Words) -> str:
    return sentence(words, finding).removeprefix(f"{finding.at}: ")


def _at_spots(faults: Sequence[Fault], spots: Sequence[Spot]) -> dict[str, list[Fault]]:
    """The faults by the key of the spot that is nearest to each."""
    found: dict[str, list[Fault]] = {}
    for fault in faults:
        best = max(spots, key=lambda spot: _common(spot.path, fault.path), default=None)
        if best is not None and _common(best.path, fault.path):
            found.setdefault(best.key, []).append(fault)
    return found


def nearest(fault: Fault, spots: Sequence[Spot]) -> Spot | None:
    """The spot at which a fault is shown."""
    found = _at_spots([fault], spots)
    return next((spot for spot in spots if spot.key in found), None)


def _common(left: Path, right: Path) -> int:
    same = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        same += 1
    return same


def section_title(content: Any, section: Section, words: Words) -> str:
    """What stands above a section."""
    if section.title == "category":
        return f"{words('editor.title.category')} {section.at + 1}"
    if section.title == "indicators":
        title = spoken(at(content, ("levels", section.at - 1, "title")), words)
        return f"{section.at} {title}"
    return words(f"editor.title.{section.title}")


def spoken(text: Any, words: Words) -> str:
    """A text of plain content in the language in use, or in the one it is given in; empty where there is none."""
    if not isinstance(text, Mapping):
        return str(text) if isinstance(text, str) else ""
    for language in (words.language, words.other.language):
        if isinstance(given := text.get(language), str) and given:
            return given
    return ""


def _spot(content: Any, spot: Spot, faults: Sequence[Fault], width: int, words: Words) -> list[Line]:
    value = at(content, spot.path)
    if spot.kind == "item":
        return [_item(value, spot, faults, words)]
    first: list[Span] = [("   ", "plain")]
    label = words(f"editor.label.{spot.label}", number=spot.number) if spot.label else ""
    number = f"{spot.number}. " if spot.number and spot.number not in label else ""
    if number or label:
        first.append((f"{number}{label}  " if label else number, "muted"))
    if spot.kind == "question" and isinstance(value, Mapping):
        kind = value.get("kind", "other")
        first.append((f"{words(f'library.kind.{kind}')}  " if words.has(f"library.kind.{kind}") else "", "muted"))
    text = _shown(spot, value, words)
    style: Style = "plain" if text else "muted"
    made = paragraph(text or words("editor.empty"), width, style, first=first, hang=6, key=spot.key)
    if isinstance(value, Mapping) and spot.kind in ("text", "question") and text:
        lacking = [one for one in ("zh", "en") if not value.get(one)]
        if lacking:
            made[-1] = Line((*made[-1].spans, (f"  {words(f'editor.lacks.{lacking[0]}')}", "warn")), spot.key)
    for fault in faults:
        sign: Span = ("     ✗ ", "bad") if fault.severity == "error" else ("     ! ", "warn")
        told = fault_told(words, fault)
        made += paragraph(
            told, width, "bad" if fault.severity == "error" else "warn", first=(sign,), hang=7, key=spot.key
        )
    return made


def _shown(spot: Spot, value: Any, words: Words) -> str:
    if spot.kind == "method":
        key = f"method.{value or 'interview'}"
        return words(key) if words.has(key) else str(value)
    if spot.kind == "unknown":
        return spoken(value, words) or words("editor.unknown")
    if spot.kind == "standards":
        return words("editor.open_standards")
    if spot.kind == "number" and value is None:
        return "1" if spot.label == "weight" else ""
    if spot.kind in ("number", "code"):
        return "" if value is None else str(value)
    return spoken(value, words)


def _item(item: Any, spot: Spot, faults: Sequence[Fault], words: Words) -> Line:
    title = spoken(at(item, ("title",)), words)
    levels = at(item, ("levels",))
    counts = "·".join(str(len(listed(levels, (level,)))) for level in sorted(levels, key=str)) if levels else ""
    spans: list[Span] = [
        ("   ", "plain"),
        (pad(people(spot.number), 6), "muted"),
        (title or words("editor.empty"), "plain"),
    ]
    method = at(item, ("method",))
    if method in ("exam", "both"):
        spans.append((f"  {words(f'method.{method}')}", "muted"))
    spans.append((f"  {counts}", "muted"))
    errors = sum(fault.severity == "error" for fault in faults)
    if faults:
        spans.append((f"  ✗ {errors}" if errors else "  !", "bad" if errors else "warn"))
    return line(*spans, key=spot.key)


def about(content: Any, spot: Spot | None, words: Words) -> list[Span]:
    """The row above the editors: what is in hand, and which digits do something."""
    if spot is None:
        return [(f" {words('editor.about_none')}", "muted")]
    label = words(f"editor.label.{spot.label}", number=spot.number) if spot.label else ""
    name = label if spot.number in label else f"{label} {spot.number}"
    digits = {
        "question": words("editor.digits_question"),
        "method": words("editor.digits_method"),
        "item": words("editor.digits_item"),
        "unknown": words("editor.digits_unknown"),
        "standards": words("editor.digits_item"),
    }.get(spot.kind, "")
    if spot.path[2:3] == ("levels",) and spot.kind == "text":
        name = f"{words('library.at.indicator', place=f'{spot.path[3]}.{spot.number}')}"
        digits = words("editor.digits_level", top=len(listed(content, ("levels",))))
    return [(f" {name}  ", "strong"), (digits, "muted")]
