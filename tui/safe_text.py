"""The one function through which people's text is drawn."""

import re
import unicodedata

_MARKS = 4  # marks that one character may bear; Vietnamese, Hebrew and Thai need three at most

# Letters and marks that Unicode calls printable and that no terminal shows: the grapheme joiner, the Hangul
# fillers, two Khmer vowels.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")

# Selectors of another form of the character before them. Terminals draw only that of an emoji or a text sign; after
# anything else they would make two texts that differ look the same, and could carry a hidden message.
_SELECTOR = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_FORMS = frozenset("\ufe0e\ufe0f")
_FORMED = frozenset("0123456789#*\u203c\u2049\u2139\u3030")  # signs that have forms, beside the symbols

# What may need a second look in printable text: a mark with nothing before it, a run that may be marks, the
# invisible letters, and the Hangul jamo that join the one before them.
_SUSPECT = re.compile(
    rf"\A[^\w\x00-\x7f]|[^\w\x00-\x7f]{{{_MARKS + 1}}}|[\u034f\u115f-\u11ff\u17b4\u17b5\u3164\ud7b0-\ud7fb\uffa0]"
    rf"|{_SELECTOR.pattern}"
)


def visible(text: str, *, lines: bool = False) -> str:
    """Return `text` so that it can be drawn and hides nothing.

    Names, notes and rubric text come from people and files, and Textual and Rich hand them to the terminal as they
    are: an escape sequence would act on the terminal, a bidi control would show the words in another order than
    they were written, a zero-width character would make two different names look the same. So each of these, and
    every other character without a picture (controls, format characters, separators, lone surrogates, unassigned
    code points), is shown as its number, like ‹U+200B›. The joiner inside an emoji is shown as well: what it joins
    stays readable, and terminals do not agree on how wide the joined picture is. A variation selector stays only
    behind a symbol, whose form it chooses. More than four combining marks in a row, or marks with no character to
    sit on, are shown by number too, since they would climb over the neighbouring lines. A tab becomes a space. A
    line end becomes ` ⏎ `, or with `lines` stays one.

    Everything else stays, markup included: draw the result with `Content(...)` or `markup=False`. Applied twice
    it changes nothing more.
    """
    if text.isprintable() and not _SUSPECT.search(text):
        return text
    from rich.cells import cell_len  # most texts need no second look, and most commands nothing else of Rich

    shown: list[str] = []
    based, marks, before = False, 0, ""
    for character in text.replace("\r\n", "\n"):
        piece = _picture(character, before)
        before = character
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


def _picture(character: str, before: str) -> str:
    """One character other than a line end: itself, a space for a tab, or its number where it has no picture.

    `before` is the character that it follows, empty where there is none.
    """
    if character == "\t":
        return " "
    if _SELECTOR.match(character):
        formed = before in _FORMED or unicodedata.category(before or " ") in ("So", "Sm")
        return character if formed and character in _FORMS else _number(character)
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
    from rich.cells import cell_len

    shown: list[str] = []
    marks, before = _MARKS, ""  # nothing has a mark to bear before it has begun
    for character in text:
        marks = 0 if cell_len(character) else marks + 1
        kept = character == "\t" or (marks <= _MARKS and _picture(character, before) is character)
        shown.append(character if kept else _stand_in(character))
        before = character
    return "".join(shown)


def _stand_in(character: str) -> str:
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


_NOT_ASCII = re.compile(r"[^\x00-\x7e]")


def escaped(json: str) -> str:
    """JSON for a terminal: the same content, with what could act on it or hide in it as numbers.

    JSON itself escapes only the first 32 controls. C1, with a control sequence introducer of one character, bidi
    controls and tags may stand in its strings as they are.
    """
    return _NOT_ASCII.sub(lambda found: _unicode_escape(found[0]), json)


def _unicode_escape(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) in ("Zs", "Co"):
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))
