"""One way to write JSON: the same content is the same bytes, and what is written can be read."""

import hashlib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.canonical import digest, dumps, loads, plain
from sessions.limits import MAX_DEPTH, MAX_POWER

FEW = settings(max_examples=80, deadline=None)

WHOLE_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False).filter(lambda value: abs(value.adjusted()) < 100)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | DECIMALS | WHOLE_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WHOLE_TEXT, inner, max_size=4),
    max_leaves=15,
)


@FEW
@given(VALUES, st.sampled_from([None, 1, 4]))
def test_what_is_written_is_read_as_it_was(value: Any, indent: int | None) -> None:
    text = dumps(value, indent)
    assert loads(text) == value
    assert dumps(loads(text), indent) == text


@FEW
@given(VALUES | st.text() | st.lists(st.text(), max_size=2) | st.tuples(st.integers(), DECIMALS))
def test_a_plain_value_is_what_would_be_read(value: Any) -> None:
    assert repr(plain(value)) == repr(loads(dumps(value)))


@pytest.mark.parametrize(
    "value", [{1: 1, "1": 2}, {"a": {None: 1, "None": 2}}, 10**1200, [-(10**1002)], {"x": 10**5000}]
)
def test_what_would_not_be_read_has_no_plain_value(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (Python's own, for the longest numbers)
        loads(dumps(value))
    with pytest.raises(ValueError):  # noqa: PT011
        plain(value)


@FEW
@given(VALUES)
def test_it_is_the_json_that_others_read(value: Any) -> None:
    assert json.loads(dumps(value), parse_float=Decimal) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("59.99999999999999999999"), "59.99999999999999999999"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+2"), "100"),
        (Decimal("1E-7"), "0.0000001"),
        (True, "true"),
        (1, "1"),
        ({"b": 1, "a": (2, None)}, '{"b": 1, "a": [2, null]}'),
        ({1: "x"}, '{"1": "x"}'),
        ([], "[]"),
        ("汉字😀", '"汉字😀"'),
        ('a"\\\n\x00\x1b\x7f', '"a\\"\\\\\\n\\u0000\\u001b\x7f"'),
        ("\u2028\u0085", '"\u2028\u0085"'),
        ("half \ud83d", '"half \\ud83d"'),
    ],
)
def test_every_value_has_one_form(value: Any, text: str) -> None:
    assert dumps(value) == text


def test_an_indent_sets_one_member_a_line() -> None:
    assert dumps({"a": [1, {}], "b": []}, 1) == '{\n "a": [\n  1,\n  {}\n ],\n "b": []\n}'


@pytest.mark.parametrize("value", [1.5, {1, 2}, b"x", object(), {"deep": [0.1]}])
def test_no_other_type_is_written(value: Any) -> None:
    with pytest.raises(TypeError, match="is not written as JSON here"):
        dumps(value)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+1001", "1E-1001", "0E-1001"])
def test_no_number_is_written_that_could_not_be_read(number: str) -> None:
    with pytest.raises(ValueError, match="bad_number"):
        dumps([Decimal(number)])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Expecting value"),
        ("{", "Expecting property name"),
        ("[1] [2]", "Extra data"),
        ('{"a": 1, "b": 2, "a": 1}', "duplicate_key"),
        ('[{"x": {"k": 1, "k": 1}}]', "duplicate_key"),
        ("NaN", "bad_number"),
        ("[Infinity]", "bad_number"),
        ("[-Infinity]", "bad_number"),
        ("1e1001", "bad_number"),
        ("-1e99999", "bad_number"),
        ("1e-1001", "bad_number"),
        ("1e9999999999999999999999", "bad_number"),
        ("0e9999999999999999999999", "bad_number"),
        ("9" * 5000, "bad_number"),
        ("\ufeff{}", "BOM"),
    ],
)
def test_what_is_no_json_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        loads(text)


def test_numbers_up_to_the_bound_come_back_whole() -> None:
    for text in (f"1e{MAX_POWER}", f"1e-{MAX_POWER}", f"-7.5e-{MAX_POWER - 1}"):
        assert loads(dumps(loads(text))) == Decimal(text)


@pytest.mark.parametrize("depth", [MAX_DEPTH + 2, 600, 100_000])
@pytest.mark.parametrize("pair", ["[]", '{"a":}'])
def test_absurd_nesting_is_refused(depth: int, pair: str) -> None:
    text = pair[:-1] * depth + "1" + pair[-1] * depth
    with pytest.raises(ValueError, match="too_deep"):
        loads(text)


def test_nothing_is_written_that_is_nested_too_deeply_to_be_read() -> None:
    value: Any = 1
    for _ in range(MAX_DEPTH):
        value = [value]
    assert loads(dumps(value)) == value
    with pytest.raises(ValueError, match="too_deep"):
        dumps([value])
    with pytest.raises(ValueError, match="too_deep"):
        loads(f"[{dumps(value)}]")


def test_a_digest_is_over_the_bytes() -> None:
    assert digest({"a": "汉"}) == "sha256:" + hashlib.sha256('{"a": "汉"}'.encode()).hexdigest()
    assert digest({"a": Decimal("0.10")}) != digest({"a": Decimal("0.1")})
    assert digest({1: "x"}) == digest({"1": "x"})
