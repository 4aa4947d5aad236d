"""The one function through which people's text is drawn."""

import re
import unicodedata

from rich.cells import cell_len

_MARKS = 4  # marks that one character may bear; Vietnamese, Hebrew and Thai need three at most

# Letters and marks that Unicode calls printable and that no terminal shows: the grapheme joiner, the Hangul
# fillers, two Khmer vowels.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")

# What may need a second look in printable text: a mark with nothing before it, a run that may be marks, the
# invisible letters, and the Hangul jamo that join the one before them.
_SUSPECT = re.compile(
    rf"\A[^\w\x00-\x7f]|[^\w\x00-\x7f]{{{_MARKS + 1}}}|[\u034f\u115f-\u11ff\u17b4\u17b5\u3164\ud7b0-\ud7fb\uffa0]"
)


def visible(text: str, *, lines: bool = False) -> str:
    """Return `text` so that it can be drawn and hides nothing.

    Names, notes and rubric text come from people and files, and Textual and Rich hand them to the terminal as they
    are: an escape sequence would act on the terminal, a bidi control would show the words in another order than
    they were written, a zero-width character would make two different names look the same. So each of these, and
    every other character without a picture (controls, format characters, separators, lone surrogates, unassigned
    code points), is shown as its number, like ‹U+200B›. The joiner inside an emoji is shown as well. More than four
    combining marks in a row, or marks with no character to sit on, are shown by number too, since they would climb
    over the neighbouring lines. A tab becomes a space. A line end becomes ` ⏎ `, or with `lines` stays one.

    Everything else stays, markup included: draw the result with `Content(...)` or `markup=False`. Applied twice
    it changes nothing more.
    """
    if text.isprintable() and not _SUSPECT.search(text):
        return text
    shown: list[str] = []
    based, marks = False, 0
    for character in text.replace("\r\n", "\n"):
        piece = _picture(character)
        if character == "\n":
            piece = "\n" if lines else " ⏎ "
            based, marks = not lines, 0
        elif piece is character and not cell_len(character):
            marks += 1
            if not based or marks > _MARKS:
                piece = _number(character)
        else:
            based, marks = True, 0
        shown.append(piece)
    return "".join(shown)


def _picture(character: str) -> str:
    """One character other than a line end: itself, a space for a tab, or its number where it has no picture."""
    if character == "\t":
        return " "
    if character in _INVISIBLE:
        return _number(character)
    if character.isprintable() or unicodedata.category(character) in ("Zs", "Co"):  # wide spaces, private letters
        return character
    return _number(character)


def _number(character: str) -> str:
    return f"‹U+{ord(character):04X}›"


def same_length(text: str) -> str:
    """Like `visible`, but one character for one, for an editor whose cursor counts them: `\u241b` for an escape."""
    if text.isprintable() and not _SUSPECT.search(text):
        return text
    return "".join(_stand_in(character) for character in text)


def _stand_in(character: str) -> str:
    if character == "\t" or _picture(character) is character:
        return character
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
