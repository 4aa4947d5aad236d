"""What shows only beside the other levels of the item: each level needs as many indicators, and is to ask for more."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rubric.language import LANGUAGES, Language
from rubric.lint.finding import Finding
from rubric.lint.lexicon import folded, grams, lexicon
from rubric.lint.pieces import Piece

SAME_SENTENCE = 0.6
"""Two indicators whose words but those of degree are this alike (shared n-grams of all) say the same of two levels."""


def levels(indicators: Sequence[Piece]) -> Iterator[Finding]:
    """What is wrong with the levels of one item, whose `indicators` are in order."""
    by_level: dict[int, list[Piece]] = {}
    for one in indicators:
        by_level.setdefault(one.level, []).append(one)
    counts = {level: len(found) for level, found in by_level.items()}
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{level}: {count}" for level, count in counts.items())
        first = indicators[0]
        yield Finding("uneven", first.item, first.path[:2], details={"counts": told})
    for language in LANGUAGES:
        yield from _not_above(by_level, language)


def _not_above(by_level: Mapping[int, Sequence[Piece]], language: Language) -> Iterator[Finding]:
    bare = {
        one.at: grams(lexicon(language).degree.sub(" ", folded(one.text[language])), language)
        for found in by_level.values()
        for one in found
        if language in one.text
    }
    seen: list[Piece] = []
    for (_, lower), (level, upper) in pairwise(sorted(by_level.items())):
        seen += lower
        repeated = [
            (one, below)
            for one in upper
            for below in seen
            if one.at in bare and below.at in bare and overlap(bare[one.at], bare[below.at]) >= SAME_SENTENCE
        ]
        for one, below in repeated:
            details = {"other": below.at, "said": below.text[language]}
            yield Finding("not_above", one.at, one.path, "sentence", language, one.text[language], details)
        verbs, before = _verbs(upper, language), _verbs(lower, language)
        if not repeated and len(verbs) > 1 and verbs <= before:
            at, path = f"{upper[0].item}.{level}", upper[0].path[:-1]
            yield Finding("not_above", at, path, "verbs", language, ", ".join(sorted(verbs)))


def _verbs(indicators: Sequence[Piece], language: Language) -> set[str]:
    """The main verbs of a level; none where one of them cannot be told."""
    found = [
        lexicon(language).verb.search(folded(one.text[language])) if language in one.text else None
        for one in indicators
    ]
    return {hit[1] for hit in found if hit} if all(found) else set()


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of all n-grams of two texts they share: 0 to 1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
