"""The marks of the capture line: which words and characters stand for the parts, signs and codes of a note.

The default ones are DESIGN's, and the only ones in `bei apply` and in logs; a person may type others at the desk.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields

_LONGEST = 8
_COLONS = ":："


@dataclass(frozen=True, slots=True)
class Marks:
    """Words before a colon for the STAR parts, a feeling and a quote; single characters for the rest.

    Of each the first is the one that bei writes itself.
    """

    situation: tuple[str, ...] = ("s",)
    task: tuple[str, ...] = ("t",)
    action: tuple[str, ...] = ("a",)
    result: tuple[str, ...] = ("r",)
    feeling: tuple[str, ...] = ("f",)
    quote: tuple[str, ...] = ("q",)
    supporting: tuple[str, ...] = ("+", "＋")
    against: tuple[str, ...] = ("-", "－")
    code: tuple[str, ...] = ("#", "＃")
    uncodable: tuple[str, ...] = ("~",)

    @property
    def words(self) -> dict[str, str]:
        """The words that stand before a colon, in small letters, with the letter of DESIGN that each stands for."""
        return {word.casefold(): name[0] for name in WORDS for word in getattr(self, name)}

    @property
    def characters(self) -> dict[str, str]:
        """The single characters, with the one of DESIGN that each stands for."""
        return {one: getattr(DEFAULT, name)[0] for name in CHARACTERS for one in getattr(self, name)}

    def of(self, letter: str) -> str:
        """What bei writes for a mark of DESIGN: for `a` the first word for an action with its colon."""
        for name in NAMES:
            if getattr(DEFAULT, name)[0] == letter:
                return f"{getattr(self, name)[0]}{':' if name in WORDS else ''}"
        raise KeyError(letter)


NAMES = tuple(one.name for one in fields(Marks))
WORDS, CHARACTERS = NAMES[:6], NAMES[6:]
DEFAULT = Marks()


def wrong_form(name: str, mark: str) -> bool:
    """Whether `mark` cannot be told from text, as one of those called `name`.

    A word is of one to eight letters; a character is neither letter, digit, colon nor the backslash that ends marks.
    """
    if name in WORDS:
        return not (mark.isalpha() and len(mark) <= _LONGEST)
    return len(mark) != 1 or not mark.isprintable() or mark.isalnum() or mark.isspace() or mark in f"{_COLONS}\\"


def clashing(marks: Marks) -> Iterator[tuple[str, str]]:
    """Marks that stand twice, each time with the name under which they do."""
    counted = Counter(one.casefold() for name in NAMES for one in getattr(marks, name))
    for name in NAMES:
        yield from ((name, one) for one in getattr(marks, name) if counted[one.casefold()] > 1)
