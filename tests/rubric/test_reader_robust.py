"""Whatever a file holds, the reader answers with a rubric or with faults, and raises nothing else."""

import random
from copy import deepcopy
from typing import Any

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from rubric.checks import check
from rubric.faults import PlacedFault, RubricError
from rubric.reader import read_text
from tests.rubric.yaml_sample import GOOD

SCRAPS = [*"{[]}~5x'\"?#|\n", "- ", ": ", "  ", "1e9", "*a ", "&a ", "!t ", "9" * 50]


def _faults(text: str) -> tuple[PlacedFault, ...]:
    try:
        read_text(text, "f")
    except RubricError as error:
        return error.faults
    return ()


@settings(deadline=None, max_examples=150)
@given(st.integers(), st.integers(1, 5))
@example(0, 1)
def test_no_damage_to_a_file_raises_anything_else(seed: int, times: int) -> None:
    dice = random.Random(seed)
    text = GOOD
    for _ in range(times):
        start = dice.randrange(len(text))
        end = min(len(text), start + dice.choice([0, 0, 1, 3, 20]))
        text = text[:start] + dice.choice([dice.choice(SCRAPS), "", GOOD[end : end + 30]]) + text[end:]
    found = _faults(text)
    event("faults" if found else "no fault")
    assert not found or any(one.fault.severity == "error" for one in found)
    assert all(1 <= one.line <= text.count("\n") + 2 and one.column >= 1 for one in found)
    assert [(one.line, one.column) for one in found] == sorted((one.line, one.column) for one in found)


CONTENT = read_text(GOOD, "f").content
PLAIN: Any = st.recursive(
    st.sampled_from([None, True, 0, 1, 2, -1, 10**30, "", "ask", "x", "1", "9" * 5000, "both", 1.5]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["1", "code", "ask", "9" * 5000]), inner)
    ),
    max_leaves=4,
)
PLACES: list[tuple[str | int, ...]] = [
    (),
    ("levels",),
    ("levels", 0),
    ("levels", 0, "level"),
    ("categories",),
    ("categories", 0, "items"),
    ("categories", 0, "items", 0),
    ("items",),
    ("items", 0),
    ("items", 0, "code"),
    ("items", 0, "method"),
    ("items", 0, "levels"),
    ("items", 2, "exam"),
    ("items", 2, "exam", "subjects"),
    ("items", 2, "exam", "subjects", 0, "code"),
    ("items", 2, "exam", "levels"),
    ("items", 2, "exam", "levels", 2),
    ("items", 2, "exam", "levels", 2, "weights"),
    ("grades",),
    ("grades", 0, "id"),
    ("grades", 0, "standards"),
    ("grades", 0, "standards", "ask"),
    ("grades", 0, "core"),
    ("grades", 0, "core", 0),
]


@settings(deadline=None, max_examples=250)
@given(st.sampled_from(PLACES), PLAIN)
def test_no_plain_data_breaks_the_checks(path: tuple[str | int, ...], value: Any) -> None:
    """A session document hands its snapshot over as JSON, which never went through the reader."""
    data: Any = {"": deepcopy(CONTENT)}
    *way, last = ("", *path)
    inner = data
    for step in way:
        inner = inner[step]
    inner[last] = value
    for fault in check(data[""]):
        assert fault.path
        assert fault.code
