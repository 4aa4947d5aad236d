"""Which level a cell or a heading means: 1, 一级, L1, Level 1, Ⅰ, 初级, junior; letters go down from A, the best."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rubric.tables.headings import words

_CHINESE = {one: n for n, one in enumerate("零一二三四五六七八九", 0)}
_ROMAN = {one: n for n, one in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"), 1)}
_NUMBERED = re.compile(
    r"(?:第|level|lv\.?|l|grade|stage|step|级别|等级|层级|水平)?\s*"
    r"(?P<number>\d{1,2}|[零一二三四五六七八九]|[ivx]{1,4}(?![a-z]))\s*(?P<unit>级|等|档|阶|层|星|分|段)?"
    r"(?P<rest>(?:[\s:：、\-—(（]|[.．](?!\d)).*)?\Z",
    re.DOTALL,
)
_LETTERS = "abcdefg"


_BRACKETED = re.compile(r"(?P<outer>[^()]*[^\W\d][^()]*)\((?P<inner>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Step:
    """What a cell says of a level: its `number`, its `rank` among words that have an order, and its `title`."""

    title: str
    number: int | None = None
    rank: int | None = None


def step_of(cell: str) -> Step | None:
    """The level that `cell` names; None where it names none."""
    text = unicodedata.normalize("NFKC", cell).strip()
    plain = text.lower()
    if not plain or len(plain) > 40:
        return None
    if bracketed := _BRACKETED.fullmatch(text):
        inner = step_of(bracketed["inner"])
        if inner is not None and inner.number is not None:
            return Step(bracketed["outer"].strip(), inner.number)
    if found := _NUMBERED.match(plain):
        said = found["number"]
        number = int(said) if said.isdigit() else _CHINESE.get(said, _ROMAN.get(said, -1))
        rest = text[found.start("rest") :].strip(" :：.、．-—()（）") if found["rest"] else ""
        if 0 <= number <= 9:
            return Step(rest, number)
    squeezed = re.sub(r"[\s_-]", "", plain)
    for rank, names in enumerate(words()["levels"]["names"]):
        if any(squeezed.startswith(name) for name in names.split()):
            return Step(text, rank=rank)
    if re.fullmatch(r"[a-g](?:级|等|档)?", squeezed):
        return Step(text, rank=-_LETTERS.index(squeezed[0]))
    return None


def numbered(steps: Sequence[Step]) -> tuple[list[int], bool]:
    """The number on the scale of each of `steps`, and whether that is beyond doubt.

    Numbers as they stand where they run from 1 (0 is below the first level); else by rank; else as they first come.
    """
    numbers = [one.number for one in steps]
    known = [one for one in numbers if one is not None]
    if len(known) == len(numbers):
        scale = sorted({one for one in known if one > 0})
        if scale == list(range(1, len(scale) + 1)):
            return list(known), True
        return [scale.index(one) + 1 if one else 0 for one in known], False
    ranks = [one.rank for one in steps]
    ordered = [one for one in ranks if one is not None]
    titles = list(dict.fromkeys(one.title for one in steps))
    by_title = {one.title: one.rank for one in steps}
    if len(ordered) == len(ranks) and len(set(by_title.values())) == len(titles):
        order = sorted(titles, key=lambda title: by_title[title] or 0)
        return [order.index(one.title) + 1 for one in steps], min(ordered) >= 0
    return [titles.index(one.title) + 1 for one in steps], False
