"""Indicators and questions said twice: word for word, here or in another model, or nearly so in this one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from rubric.language import LANGUAGES, Language
from rubric.lint.finding import Finding
from rubric.lint.levels import overlap
from rubric.lint.lexicon import folded, grams
from rubric.lint.pieces import Piece

ALIKE = 0.5
"""From this share of common n-grams on two indicators are alike. In the shipped models no two share half as many."""

Spoken = Mapping[Language, Mapping[str, str]]
"""Where each text stands, by language and folded words."""


def bare(text: str) -> str:
    """The letters of a text alone, by which it is the same word for word."""
    return "".join(one for one in folded(text) if one.isalnum())


def spoken(pieces: Iterable[Piece], before: str = "") -> Spoken:
    """Where the indicators and questions of `pieces` first stand; `before` names their model."""
    found: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for piece in pieces:
        if piece.kind in ("indicator", "question"):
            for language, text in piece.text.items():
                found[language].setdefault(bare(text), f"{before}{piece.at}")
    return found


def repeated(pieces: Sequence[Piece], others: Iterable[Spoken]) -> Iterator[Finding]:
    """Indicators and questions of `pieces` that stand before it or in one of `others`, each told once."""
    here, elsewhere = spoken(pieces), tuple(others)
    for piece in pieces:
        for language, text in piece.text.items() if piece.kind in ("indicator", "question") else ():
            places = (known[language].get(bare(text), piece.at) for known in (here, *elsewhere))
            other = next((at for at in places if at != piece.at), None)
            if other is not None:
                yield Finding("repeated", piece.at, piece.path, "", language, text, {"other": other})
                break


def alike(indicators: Sequence[Piece]) -> Iterator[Finding]:
    """Indicators that are nearly another before them, each told once, of the one it is most like.

    Only the rarest n-grams of a text are looked up: two texts that share enough share one of those.
    """
    told = set[str]()
    for language in LANGUAGES:
        texts = [(one, grams(one.text[language], language)) for one in indicators if language in one.text]
        common = Counter(gram for _, found in texts for gram in found)
        by_gram: dict[str, list[int]] = defaultdict(list)
        for n, (one, found) in enumerate(texts):
            rarest = sorted(found, key=lambda gram: (common[gram], gram))
            rarest = rarest[: len(found) - ceil(ALIKE * len(found)) + 1]
            near = {before for gram in rarest for before in by_gram[gram]}
            best = max(((overlap(found, texts[m][1]), -m) for m in near), default=(0.0, 0))
            for gram in rarest:
                by_gram[gram].append(n)
            other = texts[-best[1]][0]
            if best[0] >= ALIKE and one.at not in told and bare(one.text[language]) != bare(other.text[language]):
                told.add(one.at)
                details = {"other": other.at, "said": other.text[language]}
                yield Finding("alike", one.at, one.path, "", language, one.text[language], details)
