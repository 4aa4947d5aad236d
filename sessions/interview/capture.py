"""The capture grammar (DESIGN §4): one typed line to a note with its marks.

Marks stand at the start, in any order. Whatever is not a mark begins the text; an unknown code stays in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rubric.model import Rubric
from sessions.interview.words import STARS, Sign, Star

_PART = re.compile(r"([A-Za-z])[:：]")
_CODE = re.compile(r"[#＃]([A-Za-z][A-Za-z0-9_]*(?:\.\d+)*)")
_SIGNS: dict[str, Sign] = {"+": "+", "＋": "+", "-": "-", "－": "-"}


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


def parse(line: str, rubric: Rubric) -> Captured:
    """Read `line`. Never fails: what it does not know is text."""
    at = _past_blanks(line, 0)
    star: Star | None = None
    sign: Sign | None = None
    quote, codable = False, True
    items: list[str] = []
    indicators: list[str] = []
    unknown: list[str] = []
    # By place, for cutting off each mark would copy a long line again and again.
    while at < len(line):
        if line[at] == "\\":
            at += 1
            break
        letter = part.group(1).lower() if (part := _PART.match(line, at)) else ""
        if part and letter == "q" and not quote:
            quote, at = True, part.end()
        elif part and letter in STARS and star is None:
            star, at = letter, part.end()
        elif line[at] in _SIGNS and sign is None and not line[at + 1 : at + 2].isdigit():
            sign, at = _SIGNS[line[at]], at + 1
        elif line[at] == "~" and codable:
            codable, at = False, at + 1
        elif code := _CODE.match(line, at):
            found = resolve(rubric, code.group(1))
            if found is None:
                unknown.append(code.group())
            elif found[0] == "item":
                items.append(found[1])
            else:
                indicators.append(found[1])
            at = code.end()
        else:
            break
        at = _past_blanks(line, at)
    return Captured(
        text=" ".join((*unknown, line[at:].strip())).strip(),
        star=star,
        sign=sign,
        quote=quote,
        items=with_implied(items, indicators),
        indicators=tuple(dict.fromkeys(indicators)),
        codable=codable,
        unknown=tuple(unknown),
    )


def compose(said: Captured, rubric: Rubric) -> str:
    """The line that `parse` reads as `said`, for a note that is to be edited as it was typed."""
    implied = with_implied((), said.indicators)
    marks = [
        f"{said.star}:" if said.star else "",
        "q:" if said.quote else "",
        said.sign or "",
        "" if said.codable else "~",
        *(f"#{code}" for code in said.items if code not in implied),
        *(f"#{code}" for code in said.indicators),
    ]
    bare = parse(said.text, rubric)
    text = said.text if bare == Captured(text=said.text) else "\\" + said.text
    return " ".join((*filter(None, marks), text))
