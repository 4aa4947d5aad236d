"""The words and patterns that lint goes by: `zh.toml`, `en.toml` and, for questions in either, `leading.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from rubric.language import Language

LEADING = Path(__file__).with_name("leading.toml")
"""What makes a question leading: `id` and `ask`, patterns over folded text, and what is told to an interviewer."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What breaks `rule` in texts of the kinds `on`; `spare` is blanked out first."""

    rule: str
    on: tuple[str, ...]
    find: re.Pattern[str]
    spare: re.Pattern[str] | None

    def found(self, folded: str) -> str:
        """The words of a folded text that break the rule; "" where none do."""
        hit = self.find.search(self.spare.sub("◌", folded) if self.spare else folded)
        return hit[0].strip(" ,;◌") or hit[0] if hit else ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The patterns of one language, the lengths that can be read (least and most, by kind), and words of degree.

    `verb` has the main verb of a text in its first group; `degree` are words that make more of the same.
    """

    patterns: tuple[Pattern, ...]
    length: Mapping[str, tuple[int, int]]
    degree: re.Pattern[str]
    verb: re.Pattern[str]


def folded(text: str) -> str:
    """`text` in small letters, half-width and with single spaces, as the patterns expect it."""
    return " ".join(normalize("NFKC", text).replace("’", "'").lower().split())


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of `language`, as it ships."""
    data = _data(Path(__file__).with_name(f"{language}.toml"))
    words = {name: "|".join(found) for name, found in data["words"].items()}

    def joined(found: list[str]) -> re.Pattern[str]:
        whole = "|".join(f"(?:{one})" for one in found)
        for _ in range(2):  # words may be made of words
            for name, alternatives in words.items():
                whole = whole.replace(f"<{name}>", f"(?:{alternatives})")
        return re.compile(whole)

    patterns = [
        Pattern(one["rule"], tuple(one["on"]), joined(one["find"]), joined(one["spare"]) if "spare" in one else None)
        for one in data["pattern"]
    ]
    length = {kind: (least, most) for kind, (least, most) in data["length"].items()}
    return Lexicon((*patterns, *_leading()), length, joined(data["degree"]), joined([data["verb"]]))


def _leading() -> tuple[Pattern, ...]:
    return tuple(
        Pattern("leading", ("question", "probe"), re.compile("|".join(f"(?:{ask})" for ask in one["ask"])), None)
        for one in _data(LEADING)["rule"]
    )


def _data(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def grams(text: str, language: Language) -> frozenset[str]:
    """The character n-grams of a text without its punctuation: pairs in Chinese, fours in English."""
    plain = "".join(_bare(text, language))
    width = 2 if language == "zh" else 4
    return frozenset(plain[n : n + width] for n in range(max(1, len(plain) - width + 1)))


def _bare(text: str, language: Language) -> Iterator[str]:
    for one in folded(text):
        if one.isalnum():
            yield one
        elif language == "en":
            yield " "
