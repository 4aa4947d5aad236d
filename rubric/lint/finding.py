"""What lint finds, as values; the sentences are made where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from rubric.faults import Path
from rubric.language import Language

Rule = Literal[
    "unwritten",
    "vague",
    "adjective",
    "trait",
    "not_done",
    "two_acts",
    "repeated",
    "alike",
    "not_above",
    "uneven",
    "length",
    "translation",
    "leading",
    "closed",
    "two_questions",
]
RULES: tuple[Rule, ...] = get_args(Rule)
"""Every rule that a model may suppress, in the order of docs/lint.md."""

IDLE = "idle"
"""The rule for a suppression that suppresses nothing; it cannot itself be suppressed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule` is broken at the place named `at`, which stands at `path` in the file.

    `words` are those that broke it, in `language`; `kind` tells several sorts of one rule apart (too `long`, too
    `short`); `details` fill the sentence.
    """

    rule: str
    at: str
    path: Path
    kind: str = ""
    language: Language | None = None
    words: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
