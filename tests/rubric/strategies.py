"""Small random rubrics, ratings, marks and scores."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rubric.model import Item, Rubric
from rubric.scorecard import Ratings
from rubric.scoring import MARKS, NE, Mark
from tests.rubric.builders import content, exam, only

CODES = "abcdef"
WEIGHTS = st.sampled_from(["1", "1", "1", "2", "5", "0.1", "0.3", "0.7"])


@st.composite
def grades(draw: st.DrawFn, name: str, codes: str, top: int) -> str:
    """A grade as `builders.grade` reads it."""
    parts = [
        f"{code}{draw(st.integers(1, top))}{draw(st.sampled_from(['', '', '!']))}"
        for code in codes
        if draw(st.integers(0, 4))
    ]
    least = draw(st.sampled_from([""] * 3 + ["50", "75", "62.5", "33.3"]))
    return " ".join([name, *(parts or [f"{codes[0]}1"]), *([f">={least}"] if least else [])])


@st.composite
def rubrics(draw: st.DrawFn, most: int = 6) -> Rubric:
    """A rubric of a few items and one to four grades, their standards mostly rising."""
    codes = CODES[: draw(st.integers(1, most))]
    top = draw(st.integers(1, 4))
    names = [f"g{n}" for n in range(1, draw(st.integers(1, 4)) + 1)]
    listed = [draw(grades(name, codes, top)) for name in names]
    given = content(" ".join(f"{code}={draw(WEIGHTS)}" for code in draw(st.permutations(codes))), *listed, top=top)
    if draw(st.booleans()):
        lowest: dict[str, int] = {}
        for one in given["grades"]:
            one["standards"] = {c: max(s, lowest.get(c, 1)) for c, s in one["standards"].items()}
            lowest |= one["standards"]
    return Rubric.model_validate(given)


@st.composite
def ratings(draw: st.DrawFn, model: Rubric) -> Ratings:
    """Ratings, now and then with a plan of its own; most items rated, near a level of the person."""
    plan = list(model.item)
    if not draw(st.integers(0, 3)):
        plan = draw(st.lists(st.sampled_from(sorted(model.item)), unique=True))
    usual = draw(st.integers(0, model.top))
    given: dict[str, Any] = {}
    for code in model.item:
        kind = draw(st.sampled_from(["usual"] * 8 + ["any"] * 4 + ["NE", "none"]))
        if kind == "usual":
            given[code] = usual
        elif kind == "any":
            given[code] = draw(st.integers(0, model.top))
        elif kind == "NE":
            given[code] = NE
    return Ratings.of(model, plan, given)


@st.composite
def judged(draw: st.DrawFn, most: int = 6) -> tuple[Rubric, Ratings]:
    """A rubric and ratings over it."""
    model = draw(rubrics(most))
    return model, draw(ratings(model))


@st.composite
def evidence(draw: st.DrawFn) -> tuple[Item, dict[str, Mark], dict[tuple[int, str], Decimal], int]:
    """An item of any method with marks, exam scores and the top level."""
    top = draw(st.integers(1, 4))
    method = draw(st.sampled_from(["interview", "exam", "both"]))
    subjects = "stu"[: draw(st.integers(1, 3))]
    weighed = {level: f"s={draw(WEIGHTS)}" for level in range(1, top + 1) if draw(st.booleans())}
    item = only(
        method=method,
        indicators=[draw(st.integers(1, 4)) for _ in range(top)],
        examined=None
        if method == "interview"
        else exam(" ".join(f"{code}={draw(WEIGHTS)}" for code in subjects), weighed),
    )
    signs = st.sampled_from([*MARKS, "shown", "shown", None, None])
    marks: dict[str, Mark] = {one.id: sign for one in item.indicators if (sign := draw(signs)) is not None}
    numbers = st.sampled_from([None, *map(Decimal, ("60", "60", "59.99", "0", "100", "40", "80"))])
    scores = {
        (level, code): number
        for level in range(1, top + 1)
        for code in subjects
        if (number := draw(numbers)) is not None
    }
    return item, marks, scores, top
