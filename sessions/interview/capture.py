r"""The capture grammar (DESIGN §4): one typed line to a note with its marks.

Marks stand at the start, in any order. Whatever is not a mark begins the text; an unknown code stays in it. Marks
typed at the very end count as well, each set apart by blanks, until one is met that is none: `C+`, `-12%` and `#1`
are text there too. Full-width forms are marks as well: `ａ：＋＃ｎｅｅ`. A leading `\` ends the marks, and protects
those at the end.

The marks are DESIGN's unless others are handed in; what is stored is always in DESIGN's (`in_design_marks`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from rubric.model import Rubric
from sessions.interview.marks import DEFAULT, Marks
from sessions.interview.words import SIGNS, STARS, Sign, Star

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.\d+)*")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5E)}
"""Full-width letters, digits and signs, as an input method types them, to the plain ones; one character to one.

Not the tilde: ～ is "to" and "about" in Chinese.
"""


@cache
def _lexicon(marks: Marks) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """What finds a word before a colon, what each word and each character stands for."""
    longest_first = sorted(marks.words, key=len, reverse=True)
    return re.compile(f"({'|'.join(longest_first)})[:：]", re.IGNORECASE), marks.words, marks.characters


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line says. `unknown` holds codes that fit nothing or several items; they are in `text` too."""

    text: str
    star: Star | None = None
    sign: Sign | None = None
    quote: bool = False
    items: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    codable: bool = True
    unknown: tuple[str, ...] = ()


def resolve(rubric: Rubric, code: str) -> tuple[Literal["item", "indicator"], str] | None:
    """The item or indicator that `code` (exact, or a prefix of one item's code) means; None if none or several."""
    head, dot, tail = code.lower().partition(".")
    heads = [head] if head in rubric.item else [known for known in rubric.item if known.startswith(head)]
    if len(heads) != 1:
        return None
    if not dot:
        return "item", heads[0]
    indicator = f"{heads[0]}.{tail}"
    return ("indicator", indicator) if indicator in rubric.indicator else None


def with_implied(items: Sequence[str], indicators: Sequence[str]) -> tuple[str, ...]:
    """`items` and the items of `indicators`, each once: a link to an indicator links its item."""
    return tuple(dict.fromkeys((*items, *(one.split(".", 1)[0] for one in indicators))))


def _past_blanks(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def _mark_at(line: str, at: int, marks: Marks) -> tuple[str, int] | None:
    """The mark that begins at `at`, with where it ends: a letter of a part, `+`, `-`, `~`, or `#` and a code."""
    part_of, words, characters = _lexicon(marks)
    if part := part_of.match(line, at):
        return words[part.group(1).casefold()], part.end()
    mark = characters.get(line[at])
    if mark in SIGNS and line[at + 1 : at + 2].isdigit():
        return None
    if mark == "#":
        code = _CODE.match(line, at + 1)
        return ("#" + code.group(), code.end()) if code else None
    return (mark, at + 1) if mark else None


@dataclass(slots=True)
class _Found:
    """The marks found so far."""

    rubric: Rubric
    star: Star | None = None
    sign: Sign | None = None
    quote: bool = False
    codable: bool = True
    items: list[str] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)

    def take(self, mark: str) -> bool | None:
        """Whether `mark` is taken: one of its kind may stand already. None for a code that is not known."""
        if mark[0] == "#":
            found = resolve(self.rubric, mark[1:])
            if found is None:
                return None
            (self.items if found[0] == "item" else self.indicators).append(found[1])
        elif mark == "q" and not self.quote:
            self.quote = True
        elif mark in STARS and self.star is None:
            self.star = mark
        elif mark in SIGNS and self.sign is None:
            self.sign = mark
        elif mark == "~" and self.codable:
            self.codable = False
        else:
            return False
        return True


def _read(line: str, rubric: Rubric, typed: Marks) -> tuple[Captured, int, int]:
    """What `line` says, and from where to where its text stands, unknown codes before it left out."""
    at = _past_blanks(line, 0)
    end = len(line.rstrip())
    narrow = line.translate(_NARROW)
    marks = _Found(rubric)
    unknown: list[str] = []
    protected = False
    # By place, for cutting off each mark would copy a long line again and again.
    while at < len(line) and not protected:
        protected = line[at] == "\\"
        found = None if protected else _mark_at(line, at, typed) or _mark_at(narrow, at, typed)
        taken = found is not None and marks.take(found[0])
        if found is None or taken is False:
            break
        if taken is None:
            unknown.append(line[at : found[1]])
        at = _past_blanks(line, found[1])
    at += protected
    left = at = _past_blanks(line, at)
    behind: list[str] = []
    before = len(marks.items), len(marks.indicators)
    while not protected:
        begin = end
        while begin > left and not line[begin - 1].isspace():
            begin -= 1
        found = None
        if left < begin < end:
            found = _mark_at(line, begin, typed) or _mark_at(narrow, begin, typed)
        taken = found is not None and found[1] == end and marks.take(found[0])
        if not taken:
            if taken is None:
                behind.append(line[begin:end])
            break
        end = left + len(line[left:begin].rstrip())
    for found_last_first, n in zip((marks.items, marks.indicators), before, strict=True):
        found_last_first[n:] = reversed(found_last_first[n:])
    said = Captured(
        text=" ".join((*unknown, line[at:end])).strip(),
        star=marks.star,
        sign=marks.sign,
        quote=marks.quote,
        items=with_implied(marks.items, marks.indicators),
        indicators=tuple(dict.fromkeys(marks.indicators)),
        codable=marks.codable,
        unknown=(*unknown, *behind),
    )
    return said, at, max(at, end)


def parse(line: str, rubric: Rubric, marks: Marks = DEFAULT) -> Captured:
    """Read `line`. Never fails: what it does not know is text."""
    return _read(line, rubric, marks)[0]


def halves(line: str, at: int, rubric: Rubric, marks: Marks = DEFAULT) -> tuple[Captured, str] | None:
    """The note that `line` says, cut at the place `at`: with the text before it, and the text behind it.

    None where there is no text on one of the two sides.
    """
    said, begin, end = _read(line, rubric, marks)
    cut = min(max(at, begin), end)
    first, second = line[begin:cut].strip(), line[cut:end].strip()
    if not first or not second:
        return None
    return replace(said, text=said.text.removesuffix(line[begin:end].strip()) + first), second


def compose(said: Captured, rubric: Rubric, marks: Marks = DEFAULT) -> str:
    """The line that `parse` reads as `said`, for a note that is to be edited as it was typed."""
    implied = with_implied((), said.indicators)
    written = [
        marks.of(said.star) if said.star else "",
        marks.of("q") if said.quote else "",
        marks.of(said.sign) if said.sign else "",
        "" if said.codable else marks.of("~"),
        *(f"{marks.of('#')}{code}" for code in said.items if code not in implied),
        *(f"{marks.of('#')}{code}" for code in said.indicators),
    ]
    bare = parse(said.text, rubric, marks)
    text = said.text if bare == Captured(text=said.text) else "\\" + said.text
    return " ".join((*filter(None, written), text))


def in_design_marks(line: str, rubric: Rubric, marks: Marks) -> str:
    """`line`, which is in `marks`, as the line in DESIGN's marks that is read as the same; itself where these are."""
    return line if marks == DEFAULT else compose(parse(line, rubric, marks), rubric)
