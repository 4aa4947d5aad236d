"""The families of keys that speak of a model under review, as in test_words.py."""

from typing import get_args

from rubric.difference import Kind as DifferenceKind
from rubric.editing.outline import Label, Title
from rubric.exchange.report import Note
from rubric.language import LANGUAGES
from rubric.lint.finding import IDLE, RULES
from rubric.model import Question
from rubric.regrade import Direction
from rubric.searching import Kind as Found
from rubric.tables.headings import ROLES
from sessions.review.findings import Check, Kind
from sessions.review.reviewing import Basis
from tui.known_models import Origin

LEFT_OUT = ("open", "ended", "unreadable", "other_scale", "other_rubric")
"""Why a session does not count."""

SORTS = {
    "not_above": ("sentence", "verbs"),
    "length": ("short", "long"),
    "translation": ("whole", "missing", "script", "same"),
}
"""What lint tells apart under one rule."""

FAMILIES: dict[str, set[str]] = {
    "review.age.{}": {f"review.age.{one}" for one in get_args(Basis)},
    "review.check.{}": {f"review.check.{one}" for one in get_args(Check)},
    "review.found.{}": {f"review.found.{one}" for one in get_args(Kind)},
    "review.few.{}": {f"review.few.{one}" for one in get_args(Check)},
    "review.left.{}": {f"review.left.{one}" for one in LEFT_OUT},
    "standards.{}": {f"standards.{one}" for one in ("group", "high", "average")},
    "trial.{}": {f"trial.{one}" for one in get_args(Direction) if one != "same"},
    "arrival.{}": {"arrival.mapped", "arrival.left"},
    "arrival.role.{}": {f"arrival.role.{one}" for one in ROLES},
    "arrival.note.{}": {f"arrival.note.{one}" for one in get_args(Note)},
    "library.origin.{}": {f"library.origin.{one}" for one in get_args(Origin)},
    "library.at.{}": {f"library.at.{one}" for one in get_args(Found) if one not in ("model", "item")},
    "library.kind.{}": {f"library.kind.{one}" for one in ("success", "setback", "other")},
    "library.asked.{}": {"library.asked.question", "library.asked.probe"},
    "editor.title.{}": {f"editor.title.{one}" for one in get_args(Title) if one != "indicators"},
    "editor.label.{}": {f"editor.label.{one}" for one in get_args(Label) if one},
    "editor.lacks.{}": {"editor.lacks.zh", "editor.lacks.en"},
    "library.used_by.{}": {"library.used_by.banks", "library.used_by.templates"},
    "lint.{}": {f"lint.{one}" for one in (*RULES, IDLE) if one not in SORTS},
    "lint.{}.{}": {f"lint.{rule}.{sort}" for rule, sorts in SORTS.items() for sort in sorts},
    "lint.in.{}": {f"lint.in.{one}" for one in LANGUAGES},
    "lint.unit.{}": {f"lint.unit.{one}" for one in LANGUAGES},
    "start.{}": {f"start.{one}" for one in ("category", "item", "grade")},
    "start.usual.{}": {f"start.usual.{n}" for n in range(1, 5)},
    "document.asks.{}": {f"document.asks.{one}" for one in get_args(Question.model_fields["kind"].annotation)},
    "difference.{}": {f"difference.{one}" for one in get_args(DifferenceKind)},
    "difference.event.{}": {f"difference.event.{one}" for one in get_args(Question.model_fields["kind"].annotation)},
}
