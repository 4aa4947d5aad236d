"""Whether a question leads or asks what must not be asked, and whether a note holds a fact that must not stand there.

The rules are data, with their reasons: `neutral.toml` beside this file, and `rubric/lint/leading.toml`. They warn and
never block; how often they are right is measured (docs/coach.md).
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rubric.lint.lexicon import LEADING, folded
from rubric.text import Text

_CLAUSES = re.compile(r"[，,。；;!！?？\n]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to warn: `leading.…`, or a topic that has no place in an interview.

    `instead` is a neutral question to ask in its place, where there is one.
    """

    id: str
    name: Text
    reason: Text
    instead: Text | None
    ask: re.Pattern[str] | None
    note: re.Pattern[str] | None

    @property
    def leading(self) -> bool:
        """Whether it is about the form of a question, not about its topic."""
        return self.id.startswith("leading.")


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in order, and what they are blind to."""

    rules: tuple[Rule, ...]
    spare: re.Pattern[str]
    others: re.Pattern[str]


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in patterns)) if patterns else None


@cache
def rules() -> Rules:
    """The rules as they ship."""
    data, leading = (_data(path) for path in (Path(__file__).with_name("neutral.toml"), LEADING))
    made = tuple(
        Rule(
            one["id"],
            Text(**one["name"]),
            Text(**one["reason"]),
            Text(**one["instead"]) if "instead" in one else None,
            _any(one.get("ask", [])),
            _any(one.get("note", [])),
        )
        for one in [*data["rule"], *leading["rule"]]
    )
    spare = re.compile("|".join([*data["spare"]["zh"], *data["spare"]["en"]]))
    return Rules(made, spare, re.compile("|".join(data["others"].values())))


def _data(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _folded(text: str, known: Rules) -> str:
    return known.spare.sub("◌", folded(text))


def in_question(text: str) -> tuple[Rule, ...]:
    """The rules that warn of `text` as a question to the candidate, in the order of the file."""
    known = rules()
    folded = _folded(text, known)
    return tuple(rule for rule in known.rules if rule.ask is not None and rule.ask.search(folded))


def in_note(text: str) -> tuple[Rule, ...]:
    """The topics of `text`, a note on the candidate, that should not stand there; clauses on others are left out."""
    known = rules()
    clauses = [one.strip() for one in _CLAUSES.split(_folded(text, known))]
    own = [one for one in clauses if one and not known.others.search(one)]
    return tuple(
        rule for rule in known.rules if rule.note is not None and any(rule.note.search(clause) for clause in own)
    )
