"""What stands beside the evidence: accommodations, the candidate's questions, next steps; and how to end early."""

from collections.abc import Sequence
from typing import get_args

from sessions.interview.model import Session
from sessions.interview.words import Ending, RemarkKind, Stage
from tui.lines import Line, Span, heading, paragraph
from tui.translate import Words
from tui.views.ending import meaning
from tui.views.structure import structure_rows
from tui.views.telling import said

SHOWN_AT: dict[Stage, tuple[RemarkKind, ...]] = {
    "opening": ("accommodation",),
    "close": ("candidate_question", "next_step"),
}
"""The stages whose script calls for remarks, with their kinds."""


def _remarks(session: Session, kind: RemarkKind, width: int, words: Words, keyed: bool) -> list[Line]:
    made: list[Line] = []
    for one in session.remarks.values():
        if one.kind == kind:
            text, key = said(one.text, one.expunged, words), f"remark:{one.id}" if keyed else None
            made += paragraph(text, width, first=(("  · ", "accent"),), hang=4, key=key)
    return made


def noted_at(session: Session, stage: Stage, width: int, words: Words) -> list[Line]:
    """What was written down of what the script of `stage` calls for."""
    made: list[Line] = []
    for kind in SHOWN_AT.get(stage, ()):
        rows = _remarks(session, kind, width, words, keyed=False)
        made += [*paragraph(words(f"remark.{kind}"), width, "accent"), *rows] if rows else []
    return made


def beside_stage(session: Session, stage: Stage, width: int, words: Words) -> list[Line]:
    """What the prompter has below the script of `stage`: the key for more, and at the close the structure kept."""
    made = paragraph(words(f"aside.key.{stage}"), width, "muted") if stage in SHOWN_AT else []
    return [*made, *(structure_rows(session, width, words) if stage == "close" else ())]


def aside(session: Session, kinds: Sequence[RemarkKind], term: str, width: int, words: Words) -> list[Line]:
    """All rows: remarks of `kinds` with a row to add one, the ways to end early, and the structure kept.

    `term` tells how long a session is kept that is ended now.
    """
    made: list[Line] = []
    for kind in kinds:
        made.append(heading(words(f"remark.{kind}"), width))
        made += _remarks(session, kind, width, words, keyed=True)
        made += paragraph(words(f"aside.add.{kind}"), width, "accent", first=(("  ＋ ", "accent"),), key=f"add:{kind}")
    made.append(heading(words("end.title"), width))
    made += paragraph(term, width - 2, "muted", first=(("  ", "plain"),), hang=2)
    if session.ended == "interrupted":
        text = words("end.resume", sitting=session.sittings + 1)
        made += paragraph(text, width, "good", first=(("  ▶ ", "good"),), hang=4, key="resume:")
    for how in get_args(Ending):
        now = session.ended == how
        first: tuple[Span, ...] = (("  ✓ " if now else "  ", "warn"), (words(f"ending.{how}") + "  ", "strong"))
        made += paragraph(meaning(how, session, words), width, "muted", first=first, hang=4, key=f"end:{how}")
    made.append(heading(words("structure.title"), width))
    made += [Line(((("  "), "plain"), *one.spans), "structure:") for one in structure_rows(session, width - 2, words)]
    return made
