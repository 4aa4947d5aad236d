"""Codability hints (DESIGN §4): what in a note keeps it from carrying a rating, read off its words.

A note is codable where it tells the candidate's own act, in the past, done, concrete. The rules are data, in
`codability.zh.toml` and `codability.en.toml`; docs/codability.md tells how they are written and how well they do.
A hint is advice about words: nothing is refused for it, and nothing is stored.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from rubric.language import Language
from sessions.interview.words import Star

HintKind = Literal["hearsay", "general", "hypo", "we", "praise", "others"]
"""What a note may be instead of an own act; where several hold, the earlier here is told first."""
HINT_KINDS: tuple[HintKind, ...] = get_args(HintKind)

MOST = 300
"""Characters of a note that are looked at: the time a key takes must not grow with what was pasted."""

_HAN = re.compile("[\u3400-\u9fff]")
_ALIKE = str.maketrans("‘’＇“”「」『』＂！？；（）", "'''" + '"' * 7 + "!?;()")
_QUOTED = re.compile(r'"[^"]*(?:"|$)' + r"|(?<!\w)'(?=\S)[^\n]*?(?:(?<=\S)'(?!\w)|$)")
# A point, comma or colon within a number ends no clause.
_CLAUSE = re.compile(r"[。，：!?;\n()—…]+|[,.:](?!\d)| - ")
_NAMED = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a note is instead of an own act, and the name of the rule that found it."""

    kind: HintKind
    rule: str


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    kind: HintKind
    find: re.Pattern[str]
    unless: re.Pattern[str] | None
    not_in: str


def told(text: str) -> str:
    """`text` as the rules see it: a clause a row, in small letters, without what is quoted.

    Other people's words stand in quotation marks and are no act of the candidate. A note that is all quotation is the
    candidate's own words.
    """
    alike = text[:MOST].translate(_ALIKE)
    bare = _QUOTED.sub(" ", alike)
    if not re.search(r"\w", bare):
        bare = alike.replace('"', " ")
    clauses = (" ".join(one.split()) for one in _CLAUSE.split(bare.lower().replace("'", "’")))
    return "\n".join(one for one in clauses if one)


def hints(text: str, star: Star | None = None) -> tuple[Hint, ...]:
    """What keeps the note `text` (marks parsed off) from carrying a rating; none where nothing does.

    `star` is the part that the note was marked as: who did what in a situation is asked of nobody.
    """
    seen = told(text)
    found: dict[HintKind, Hint] = {}
    for rule in _rules("zh" if _HAN.search(seen) else "en"):
        if rule.kind in found or (star and star in rule.not_in):
            continue
        if rule.find.search(seen) and not (rule.unless and rule.unless.search(seen)):
            found[rule.kind] = Hint(rule.kind, rule.name)
    return tuple(found[kind] for kind in HINT_KINDS if kind in found)


@cache
def _rules(language: Language) -> tuple[_Rule, ...]:
    """The rules of `language`, read at the first hint. Raises KeyError, ValueError or re.error where they are wrong."""
    with Path(__file__).with_name(f"codability.{language}.toml").open("rb") as file:
        table = tomllib.load(file)
    named: dict[str, str] = {}

    def whole(pattern: str) -> str:
        return _NAMED.sub(lambda found: f"(?:{named[found.group(1)]})", pattern)

    for name, pattern in table["words"].items():
        named[name] = whole("".join(pattern.split("\n")))

    def any_of(patterns: list[str]) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{whole(one)})" for one in patterns), re.MULTILINE) if patterns else None

    made = []
    for rule in table["rule"]:
        find = any_of(rule["find"])
        if rule["kind"] not in HINT_KINDS or find is None:
            raise ValueError(rule["name"])
        made.append(_Rule(rule["name"], rule["kind"], find, any_of(rule.get("unless", [])), rule.get("not_in", "")))
    return tuple(made)
