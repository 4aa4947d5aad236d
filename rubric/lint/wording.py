"""What a single text shows by itself: its words, its length, its languages."""

import re
from collections.abc import Iterator, Sequence

from rubric.language import LANGUAGES, Language
from rubric.lint.finding import Finding
from rubric.lint.lexicon import folded, lexicon
from rubric.lint.pieces import Piece

_HAN = re.compile(r"[㐀-䶿一-鿿]")
_FOREIGN = re.compile(r"[㐀-䶿一-鿿，。；：？！、（）《》]+")
_WORD = re.compile(r"[a-z]{3}")


def worded(piece: Piece) -> Iterator[Finding]:
    """What the patterns find in `piece`; each rule once in a language."""
    for language, text in piece.text.items():
        plain, told = folded(text), set[str]()
        for pattern in lexicon(language).patterns:
            if piece.kind in pattern.on and pattern.rule not in told and (words := pattern.found(plain)):
                told.add(pattern.rule)
                yield Finding(pattern.rule, piece.at, piece.path, "", language, words)


def length(piece: Piece) -> Iterator[Finding]:
    """A text too long to be read at a glance, or too short to say anything: characters in Chinese, words in English."""
    for language, text in piece.text.items():
        if piece.kind in (known := lexicon(language).length):
            least, most = known[piece.kind]
            count = len("".join(text.split())) if language == "zh" else len(text.split())
            if not least <= count <= most:
                kind = "short" if count < least else "long"
                details = {"count": str(count), "least": str(least), "most": str(most)}
                yield Finding("length", piece.at, piece.path, kind, language, text, details)


def translation(pieces: Sequence[Piece]) -> Iterator[Finding]:
    """Texts given in one language, in the same words in both, or in the wrong script.

    Of a language that no text of the model is given in this is said once, at its title.
    """
    lacking = [one for one in LANGUAGES if not any(one in piece.text for piece in pieces)]
    for language in lacking[: len(pieces)]:
        yield Finding("translation", pieces[0].at, pieces[0].path, "whole", language)
    for piece in pieces:
        for language in LANGUAGES:
            text = piece.text.get(language)
            if text is None and language not in lacking:
                yield Finding("translation", piece.at, piece.path, "missing", language)
            elif text is not None and (words := _wrong_script(language, text)):
                yield Finding("translation", piece.at, piece.path, "script", language, words)
        if len({*map(folded, piece.text.values())}) < len(piece.text) and _WORD.search(next(iter(piece.text.values()))):
            yield Finding("translation", piece.at, piece.path, "same", None, piece.text["zh"])


def _wrong_script(language: Language, text: str) -> str:
    """The part of `text` that is not written in its language: a Chinese name may be in capitals, as CRM is."""
    if language == "en":
        found = _FOREIGN.search(text)
        return found[0] if found else ""
    return "" if _HAN.search(text) or not _WORD.search(text) else text
