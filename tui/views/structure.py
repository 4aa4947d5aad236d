"""Which parts of a structured interview were kept: in one line, and one by one with the reason."""

from collections.abc import Iterator

from sessions.interview.component import Finding, Kept
from sessions.interview.model import Session
from sessions.interview.result import verdict_of
from sessions.interview.structure import structure
from tui.lines import Line, Span, Style, paragraph
from tui.translate import Words
from tui.views.why import verdict_name

SIGNS: dict[Kept, Span] = {"kept": ("✓ ", "good"), "not_kept": ("✗ ", "bad"), "not_observable": ("? ", "muted")}


def structure_line(session: Session, words: Words) -> str:
    """How many components were kept, were not, and cannot be told."""
    found = [one.kept for one in structure(session)]
    return words(
        "structure.line",
        kept=found.count("kept"),
        not_kept=found.count("not_kept"),
        not_observable=found.count("not_observable"),
    )


def structure_rows(session: Session, width: int, words: Words) -> list[Line]:
    """The line, with the key that leads to all of them."""
    return paragraph(words("structure.more", line=structure_line(session, words)), width)


def reason_of(finding: Finding, session: Session, words: Words) -> str:
    """Why a component was found so, with what it was found on."""
    details: dict[str, object] = dict(finding.details)
    titles = (words.of(session.rubric.item[code].title) for code in finding.items)
    details["items"] = words("structure.and").join(titles) or "–"
    if "how" in details:
        details["how"] = words(f"ending.{session.ended}")
    if "verdict" in details:
        details["verdict"] = verdict_name(session, verdict_of(session), words)
    if "decision" in details:
        grade = session.rubric.grade.get(str(details["grade"]))
        details["decision"] = words(f"choice.{details['decision']}")
        details["grade"] = words.of(grade.title) if grade is not None else "–"
    return words(f"structure.said.{finding.reason}", **details)


def structure_lines(session: Session, width: int, words: Words) -> list[Line]:
    """All fifteen, in the order of their source, which is named at the end."""
    made: list[Line] = []
    for number, one in enumerate(structure(session), 1):
        style: Style = "plain" if one.kept == "not_observable" else "strong"
        made += paragraph(_named(number, one, words), width, style, first=(SIGNS[one.kept],), hang=2)
        made += paragraph(reason_of(one, session, words), width, "muted", first=(("     ", "plain"),), hang=5)
    return [*made, Line(), *paragraph(words("structure.source"), width, "muted")]


def structure_told(session: Session, words: Words) -> Iterator[tuple[Kept, str, str]]:
    """Each component: how it was found, its name with that, and the reason."""
    for number, one in enumerate(structure(session), 1):
        yield one.kept, _named(number, one, words), reason_of(one, session, words)


def told_structure(session: Session, words: Words) -> Iterator[str]:
    """The same as text: each component with its reason below, then the line."""
    for kept, name, reason in structure_told(session, words):
        yield SIGNS[kept][0] + name
        yield "     " + reason
    yield structure_line(session, words)
    yield words("structure.source")


def _named(number: int, finding: Finding, words: Words) -> str:
    kept, name = words(f"structure.kept.{finding.kept}"), words(f"structure.component.{finding.component}")
    return f"{number}. {name} · {kept}"
