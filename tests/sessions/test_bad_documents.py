"""Files that are no usable session document: each is refused by a DocumentError that names the place."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.canonical import digest, dumps
from sessions.document import read, write
from sessions.errors import DocumentError
from sessions.intake import read_many
from sessions.interview import commands as co
from sessions.interview.result import result
from tests.sessions.making import Data, desk_on, noted, parsed

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _text() -> str:
    desk = desk_on()
    desk.do(co.AddIncident(kind="high", title="Won"))  # events[1]
    noted(desk, "co", indicators=("com.1.1",), incident="i1")  # events[2]
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))  # events[3]
    desk.do(co.RecordExam.model_validate({"item": "ski", "level": 1, "subject": "lab", "score": 60}))  # events[4]
    desk.do(co.RateItem(item="co", level=1))  # events[5]
    desk.do(co.EditEvidence(evidence="e1", text="again"))  # events[6]
    desk.do(co.Undo())  # events[7]
    desk.do(co.Decide(decision="hire", reason="good", grade="low"))  # events[8]
    return write(desk.session, desk.events)


TEXT = _text()


def _with(path: tuple[Any, ...], value: Any) -> Data:
    """The document with `value` at `path`, its digest set right."""
    data: Data = parsed(TEXT)
    *above, last = path
    found: Any = data
    for step in above:
        found = found[step]
    found[last] = value
    return data


def _signed(data: Data) -> Data:
    data["rubric"]["digest"] = data["events"][0]["digest"] = digest(data["rubric"]["snapshot"])
    return data


def _problem(data: Any) -> str:
    with pytest.raises(DocumentError) as caught:
        read(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (None, "document_form"),
        ("bei.session/1", "document_form"),
        ({}, "rubric: document_rubric"),
        (_with(("schema",), None), "schema: document_schema"),
        (_with(("schema",), "bei.session/2"), "schema: document_schema"),
        (_with(("schema",), ["bei.session/1"]), "schema: document_schema"),
        (_with(("rubric",), None), "rubric: document_rubric"),
        (_with(("rubric",), {"digest": "sha256:0"}), "rubric: document_rubric"),
        (_with(("rubric", "digest"), "sha256:0"), "rubric.digest: digest_differs"),
        (_with(("rubric", "digest"), None), "rubric.digest: digest_differs"),
        (_with(("rubric", "snapshot", "title", "en"), "Other"), "rubric.digest: digest_differs"),
        (_with(("rubric", "snapshot", "items", 0, "weight"), 0), "rubric.digest: digest_differs"),
        (_with(("events",), []), "events: document_events"),
        (_with(("events",), {}), "events: document_events"),
        (_with(("events", 3), "undo"), "events: document_events"),
    ],
)
def test_what_is_no_document_is_refused(data: Any, problem: str) -> None:
    assert _problem(data) == problem


@pytest.mark.parametrize("key", ["rubric", "events"])
def test_a_document_needs_its_rubric_and_its_events(key: str) -> None:
    data = parsed(TEXT)
    del data[key]
    assert _problem(data).startswith(f"{key}:")


IN_EVENTS: list[tuple[str, tuple[Any, ...], Any, str]] = [
    ("no event at all", (3, "event"), "guessed", "events.3.event: unknown_kind"),
    ("a missing key", (2, "text"), None, "events.2.text: value_string_type"),
    ("a key that is not known", (2, "colour"), "red", "events.2.colour: unknown_key"),
    ("an opening elsewhere", (3,), parsed(TEXT)["events"][0], "events.3: missing_key"),
    ("no opening", (0,), parsed(TEXT)["events"][1], "rubric.snapshot: unknown_key"),
    ("a digest of another rubric", (0, "digest"), "sha256:0", "events.0.digest: digest_differs"),
    ("a gap", (4, "seq"), 6, "events.4.seq: log_number"),
    ("the first number", (0, "seq"), 2, "events.0.seq: log_number"),
    ("an undo out of turn", (7, "target"), 6, "events.7.target: log_reverted"),
    ("no time", (5, "at"), "yesterday", "events.5.at: moment_form"),
    ("a day that never was", (5, "at"), "2026-02-30T09:00:00.000Z", "events.5.at: no_such_day"),
    ("other digits", (5, "at"), "２０２６-02-03T09:00:00.000Z", "events.5.at: moment_form"),
    ("level 9", (5, "level"), 9, "events.5.level: log_level"),
    ("a level below 0", (5, "level"), -1, "events.5.level: value_greater_than_equal"),
    ("a suggestion of 9", (5, "suggested"), 9, "events.5.suggested: log_level"),
    ("an unknown item", (5, "item"), "zzz", "events.5.item: log_item"),
    ("an unknown indicator", (3, "indicator"), "co.9.9", "events.3.indicator: log_indicator"),
    ("a mark on an exam item", (3, "indicator"), "law.1.1", "events.3.indicator: log_exam_mark"),
    ("a note on an unknown item", (2, "items"), ["co", "com", "zzz"], "events.2.items: log_item"),
    ("a note on an unknown indicator", (2, "indicators"), ["zzz.1.1"], "events.2.indicators: log_indicator"),
    ("an indicator without its item", (2, "items"), ["co"], "events.2.items: log_item_left_out"),
    ("an edit to an unknown item", (6, "items"), ["com", "zzz"], "events.6.items: log_item"),
    ("an edit of no note", (6, "evidence"), "e2", "events.6: log_missing"),
    ("a note of no incident", (2, "incident"), "i2", "events.2: log_missing"),
    ("a note's id out of turn", (2, "evidence"), "e2", "events.2.evidence: log_turn"),
    ("an incident's id out of turn", (1, "incident"), "i0", "events.1.incident: log_turn"),
    ("an exam without subjects", (4, "item"), "co", "events.4.item: log_no_exam"),
    ("an exam of no item", (4, "item"), "zzz", "events.4.item: log_no_exam"),
    ("an exam above the scale", (4, "level"), 4, "events.4.item: log_no_exam"),
    ("a subject of another exam", (4, "subject"), "tax", "events.4.subject: log_subject"),
    ("a score of 101", (4, "score"), 101, "events.4.score: value_less_than_equal"),
    ("a score of −1", (4, "score"), -1, "events.4.score: value_greater_than_equal"),
    ("an unknown grade applied for", (0, "grade"), "zzz", "events.0.grade: log_grade"),
    ("an unknown item in the plan", (0, "plan"), ["zzz"], "events.0.plan: log_item"),
    ("a name with control characters", (0, "candidate"), "a\x1b[1m", "events.0.candidate: log_control_characters"),
    ("no name", (0, "interviewer"), " ", "events.0.interviewer: log_name_needed"),
    ("a post with a line break", (0, "post"), "a\nb", "events.0.post: log_control_characters"),
    ("a name too long", (0, "candidate"), "名" * 201, "events.0.candidate: value_string_too_long"),
    ("minutes in words", (0, "minutes"), "60", "events.0.minutes: value_int_type"),
    ("a number in words", (3, "seq"), "4", "events.3.seq: value_int_type"),
    ("a level in words", (5, "level"), "1", "events.5.level: value_int_type"),
    ("a yes in words", (2, "codable"), "yes", "events.2.codable: value_bool_type"),
    ("a session of no minutes", (0, "minutes"), 0, "events.0.minutes: value_greater_than_equal"),
    ("a session of more than a day", (0, "minutes"), 1441, "events.0.minutes: value_less_than_equal"),
    ("a session id that is a path", (0, "session"), "../x", "events.0.session: name_form"),
    ("a decision of another purpose", (8, "decision"), "demote", "events.8.decision: log_choice"),
    ("an unknown grade given", (8, "grade"), "zzz", "events.8.grade: log_grade"),
    ("a decision by nobody", (8, "by"), "", "events.8.by: log_name_needed"),
    ("half a character", (2, "text"), "\ud83d", "events.2.text: value_string_unicode"),
]


@pytest.mark.parametrize(
    ("path", "value", "problem"), [one[1:] for one in IN_EVENTS], ids=[one[0] for one in IN_EVENTS]
)
def test_a_wrong_event_is_named_by_its_place(path: tuple[Any, ...], value: Any, problem: str) -> None:
    assert _problem(_with(("events", *path), value)) == problem


IN_RUBRIC: list[tuple[tuple[Any, ...], Any, str]] = [
    (("items", 0, "weight"), 0, "rubric.snapshot.items.0.weight: value_greater_than"),
    (("items", 0, "weight"), "1", "rubric.snapshot.items.0.weight: number_quoted"),
    (("items", 0, "colour"), "red", "rubric.snapshot.items.0.colour: unknown_key"),
    (("grades", 0, "standards", "co"), 4, "rubric.snapshot.grades.0.standards.co: standard_outside_scale"),
    (("grades", 0, "core"), ["ski"], "rubric.snapshot.grades.0.core.0: core_without_standard"),
    (("categories", 0, "items"), ["co"], "rubric.snapshot.items.1.code: item_without_category"),
    (("schema",), "bei.rubric/9", "rubric.snapshot.schema: value_literal_error"),
]


@pytest.mark.parametrize(("path", "value", "problem"), IN_RUBRIC)
def test_a_wrong_rubric_is_refused_even_where_its_digest_fits(path: tuple[Any, ...], value: Any, problem: str) -> None:
    assert _problem(_signed(_with(("rubric", "snapshot", *path), value))).startswith(problem)


def test_a_rubric_that_only_deserves_a_warning_is_taken() -> None:
    falling = _signed(_with(("rubric", "snapshot", "grades", 0, "standards", "com"), 3))
    assert read(falling).session.rubric.grade["low"].standards["com"] == 3


def _nested(depth: int) -> str:
    return '{"schema": "bei.session/1", "state": ' + "[" * depth + "]" * depth + "}"


FILES: list[tuple[str, str | bytes, str]] = [
    ("nothing", b"", "empty"),
    ("no JSON", b"candidate: x", "json_value"),
    ("an empty list", b"[]", "document_none"),
    ("half a document", TEXT[:900].encode(), "json_"),
    ("a key twice", TEXT.replace('"seq": 2,', '"seq": 2, "seq": 2,').encode(), "duplicate_key"),
    ("not a number", TEXT.replace('"score": 60', '"score": NaN').encode(), "bad_number"),
    (
        "a number too large",
        TEXT.replace('"score": 60', '"score": 1e999').encode(),
        "events.4.score: value_less_than_equal",
    ),
    ("a number beyond all", TEXT.replace('"score": 60', '"score": 1e999999999').encode(), "bad_number"),
    ("a number of 5,000 digits", TEXT.replace('"score": 60', f'"score": {"6" * 5000}').encode(), "bad_number"),
    ("a fraction of 5,000 digits", TEXT.replace('"score": 60', f'"score": 6.{"6" * 5000}').encode(), "bad_number"),
    ("a byte order mark", b"\xef\xbb\xbf" + TEXT.encode(), "byte_order_mark"),
    ("UTF-16", TEXT.encode("utf-16"), "byte_not_utf8"),
    ("UTF-16 without its mark", TEXT.encode("utf-16-le"), "byte_not_utf8"),
    ("GB18030", TEXT.encode("gb18030"), "byte_not_utf8"),
    ("a byte in the middle", b'{"schema": "\xff"}', "byte_not_utf8"),
    ("nested 100,000 deep", _nested(100_000), "too_deep"),
    ("nested 600 deep", _nested(600), "too_deep"),
]


@pytest.mark.parametrize(("file", "problem"), [one[1:] for one in FILES], ids=[one[0] for one in FILES])
def test_a_file_that_cannot_be_read_is_refused(file: str | bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=re.escape(problem)):
        read_many(file)


def test_the_faulty_one_of_several_documents_is_named() -> None:
    good = parsed(TEXT)
    bad = _with(("events", 5, "level"), 9)
    expect_fault(dumps([good, bad]), "events.5.level: log_level", number=2)
    expect_fault(dumps(good) + "\n\n\n" + dumps(bad) + "\n", "events.5.level: log_level", line=4)
    expect_fault(dumps(good) + "\nnonsense\n" + dumps(good) + "\n", "json_value", line=2, column=1)
    expect_fault(dumps([[good]]), "document_form", number=1)


def test_a_character_that_json_has_not_is_found_by_line_and_column() -> None:
    expect_fault('[\n {"schema" 1}\n]', "json_colon", line=2, column=12)
    expect_fault(b'{"schema": "\xff"}', "byte_not_utf8")


def expect_fault(file: str | bytes, problem: str, *, line: int = 0, column: int = 0, number: int = 0) -> None:
    with pytest.raises(DocumentError) as caught:
        read_many(file)
    error = caught.value
    assert (str(error), error.line, error.column, error.number) == (problem, line, column, number)


def _paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key in data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield (*path, key)
        yield from _paths(data[key], (*path, key))


PATHS = [path for path in _paths(parsed(TEXT)) if path[0] in ("events", "rubric")]
JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        1,
        -1,
        9,
        10**30,
        "",
        "x",
        "e1",
        "i1",
        "NE",
        "co",
        "co.1.1",
        [],
        [[]],
        {},
        {"x": 1},
        ["co"],
        "a" * 300,
    ]
)


LATER = {"moment", "part_of", "salt", "expunged"}


@FEW
@given(st.sampled_from(PATHS), JUNK)
def test_whatever_stands_in_a_document_it_is_read_or_refused(path: tuple[Any, ...], junk: Any) -> None:
    data = _with(path, junk)
    if path[:2] == ("rubric", "snapshot"):
        data = _signed(data)
    try:
        found = read(data)
    except DocumentError:
        return
    assert parsed(dumps(result(found.session))).keys() == {"scorecard", "verdict"}
    # `null` in a field that records came to have later is the same as its absence.
    said = [
        {name: one for name, one in event.items() if name not in LATER or one is not None} for event in data["events"]
    ]
    assert parsed(dumps(found.records()[1:])) == said[1:]
