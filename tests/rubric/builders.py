"""Small rubrics and ratings out of a few words, always by way of `Rubric.model_validate`.

Items: `"a b=0.3 c"`, a code and its weight. Grades: `"low a1 b2! >=75"`, an id, standards (`!` marks a core
item) and the score to reach. Ratings: `"a3 b0 cNE"`. Exams: `"law=2 tax"`, subjects and their weights.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from rubric.model import Item, Rubric
from rubric.scorecard import Ratings
from rubric.scoring import NE, Mark, Rated
from rubric.suggestion import Scores

Data = dict[str, Any]

_MARKS: dict[str, Mark] = {"+": "shown", "/": "partly", "o": "not_shown", "!": "contradicted"}


def text(words: str) -> Data:
    """A text in both languages."""
    return {"zh": f"“{words}”", "en": words}


def weights(given: str) -> dict[str, Decimal]:
    """`"s=0.1 t"` as weights by code."""
    pairs = (one.partition("=") for one in given.split())
    return {code: Decimal(weight or "1") for code, _, weight in pairs}


def exam(subjects: str, levels: Mapping[int, str] | None = None) -> Data:
    """An exam in `subjects`; `levels` sets weights anew."""
    return {
        "subjects": [{"code": code, "title": text(code), "weight": w} for code, w in weights(subjects).items()],
        "levels": {level: {"weights": weights(own)} for level, own in (levels or {}).items()},
    }


def item(
    code: str,
    *,
    weight: Decimal | int = 1,
    indicators: Iterable[int] = (1,),
    method: str = "interview",
    examined: Data | None = None,
) -> Data:
    """An item with so many indicators on each level, from level 1 up."""
    return {
        "code": code,
        "title": text(f"Item {code}"),
        "definition": text("what it is"),
        "weight": weight,
        "method": method,
        "levels": {n: [text(f"{code} {n} {k}") for k in range(many)] for n, many in enumerate(indicators, 1)},
        "exam": examined,
    }


def only(code: str = "a", **given: Any) -> Item:
    """An item by itself."""
    return Item.model_validate(item(code, **given))


def grade(given: str) -> Data:
    """A grade out of `"low a1 b2! >=75"`."""
    name, *parts = given.split()
    standards, core, least = {}, [], None
    for part in parts:
        if part.startswith(">="):
            least = Decimal(part[2:])
            continue
        match = re.fullmatch(r"([a-z]+)(\d)(!?)", part)
        assert match, part
        code, level, mark = match.groups()
        standards[code] = int(level)
        core += [code] if mark else []
    return {"id": name, "title": text(f"Grade {name}"), "standards": standards, "core": core, "min_score": least}


def content(items: str, *grades: str, top: int = 4, scoring: Data | None = None) -> Data:
    """What a file of such a rubric holds; all items stand in one category."""
    listed = [item(code, weight=weight, indicators=[1] * top) for code, weight in weights(items).items()]
    return {
        "schema": "bei.rubric/1",
        "id": "small",
        "version": "1.0.0",
        "title": text("Small"),
        "scoring": scoring or {},
        "levels": [{"level": n, "title": text(f"L{n}"), "definition": text(f"L{n}")} for n in range(1, top + 1)],
        "categories": [{"id": "all", "title": text("All"), "items": [one["code"] for one in listed]}],
        "items": listed,
        "grades": [grade(one) for one in grades],
    }


def rubric(items: str, *grades: str, top: int = 4, scoring: Data | None = None) -> Rubric:
    """A rubric of interview items; without `grades`, one that asks for nothing but level 1 of the first item."""
    first = items.split(maxsplit=1)[0].partition("=")[0]
    return Rubric.model_validate(content(items, *(grades or (f"only {first}1",)), top=top, scoring=scoring))


def levels(given: str) -> dict[str, Rated]:
    """`"a3 bNE"` as ratings by item code."""
    found: dict[str, Rated] = {}
    for one in given.split():
        code = one.rstrip("0123456789NE")
        level = one.removeprefix(code)
        found[code] = NE if level == NE else int(level)
    return found


def rate(model: Rubric, given: str, plan: str | None = None) -> Ratings:
    """Ratings over `model`, all items planned unless `plan` lists them."""
    planned = model.item if plan is None else plan.split()
    return Ratings.of(model, planned, levels(given))


def marks(given: str, code: str = "a") -> dict[str, Mark]:
    """Marks level by level: `"++. /o !"` with `+` shown, `/` partly, `o` not shown, `!` contradicted, `.` none."""
    return {
        f"{code}.{level}.{n}": _MARKS[sign]
        for level, signs in enumerate(given.split(), 1)
        for n, sign in enumerate(signs, 1)
        if sign != "."
    }


def scores(given: str) -> Scores:
    """`"1:s=60 1:t=59.9"` as exam scores by level and subject."""
    found = (re.fullmatch(r"(\d):([a-z]+)=([\d.]+)", one) for one in given.split())
    return {(int(one[1]), one[2]): Decimal(one[3]) for one in found if one}
