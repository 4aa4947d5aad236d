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
        (None, "an object was expected"),
        ("bei.session/1", "an object was expected"),
        ({}, "rubric: snapshot and digest are missing"),
        (_with(("schema",), None), "schema: None is not 'bei.session/1'"),
        (_with(("schema",), "bei.session/2"), "schema: 'bei.session/2' is not 'bei.session/1'"),
        (_with(("schema",), ["bei.session/1"]), "schema: "),
        (_with(("rubric",), None), "rubric: snapshot and digest are missing"),
        (_with(("rubric",), {"digest": "sha256:0"}), "rubric: snapshot and digest are missing"),
        (_with(("rubric", "digest"), "sha256:0"), "rubric.digest does not fit"),
        (_with(("rubric", "digest"), None), "rubric.digest does not fit"),
        (_with(("rubric", "snapshot", "title", "en"), "Other"), "rubric.digest does not fit"),
        (_with(("rubric", "snapshot", "items", 0, "weight"), 0), "rubric.digest does not fit"),
        (_with(("events",), []), "events: a list of objects"),
        (_with(("events",), {}), "events: a list of objects"),
        (_with(("events", 3), "undo"), "events: a list of objects"),
    ],
)
def test_what_is_no_document_is_refused(data: Any, problem: str) -> None:
    assert problem in _problem(data)


@pytest.mark.parametrize("key", ["rubric", "events"])
def test_a_document_needs_its_rubric_and_its_events(key: str) -> None:
    data = parsed(TEXT)
    del data[key]
    assert _problem(data).startswith(f"{key}:")


IN_EVENTS: list[tuple[str, tuple[Any, ...], Any, str]] = [
    ("no event at all", (3, "event"), "guessed", "events[3]: "),
    ("a missing key", (2, "text"), None, "events[2]: evidence_added.text: "),
    ("a key that is not known", (2, "colour"), "red", "events[2]: evidence_added.colour: "),
    ("an opening elsewhere", (3,), parsed(TEXT)["events"][0], "events[3]: session_opened.rubric: "),
    ("no opening", (0,), parsed(TEXT)["events"][1], "events[0]: "),
    ("a digest of another rubric", (0, "digest"), "sha256:0", "events[0]: the rubric does not fit its digest"),
    ("a gap", (4, "seq"), 6, "events[4]: bears the number 6"),
    ("the first number", (0, "seq"), 2, "events[0]: bears the number 2"),
    ("an undo out of turn", (7, "target"), 6, "events[7]: event 8 reverts 6, which is not the last act"),
    ("no time", (5, "at"), "yesterday", "events[5]: item_rated.at: "),
    ("a day that never was", (5, "at"), "2026-02-30T09:00:00.000Z", "events[5]: item_rated.at: "),
    ("other digits", (5, "at"), "２０２６-02-03T09:00:00.000Z", "events[5]: item_rated.at: "),
    ("level 9", (5, "level"), 9, "events[5]: level 9 is outside the scale"),
    ("a level below 0", (5, "level"), -1, "events[5]: item_rated.level"),
    ("a suggestion of 9", (5, "suggested"), 9, "events[5]: level 9 is outside the scale"),
    ("an unknown item", (5, "item"), "zzz", "events[5]: item 'zzz' is not in the rubric"),
    ("an unknown indicator", (3, "indicator"), "co.9.9", "events[3]: indicator 'co.9.9' is not in the rubric"),
    ("a mark on an exam item", (3, "indicator"), "law.1.1", "events[3]: indicator 'law.1.1' belongs to an exam item"),
    ("a note on an unknown item", (2, "items"), ["co", "com", "zzz"], "events[2]: item 'zzz' is not in"),
    ("a note on an unknown indicator", (2, "indicators"), ["zzz.1.1"], "events[2]: indicator 'zzz.1.1' is not in"),
    ("an indicator without its item", (2, "items"), ["co"], "events[2]: items lack 'com'"),
    ("an edit to an unknown item", (6, "items"), ["com", "zzz"], "events[6]: item 'zzz' is not in"),
    ("an edit of no note", (6, "evidence"), "e2", "events[6]: speaks of 'e2', which is not there"),
    ("a note of no incident", (2, "incident"), "i2", "events[2]: speaks of 'i2', which is not there"),
    ("a note's id out of turn", (2, "evidence"), "e2", "events[2]: id 'e2' is out of turn: 'e1' was expected"),
    ("an incident's id out of turn", (1, "incident"), "i0", "events[1]: id 'i0' is out of turn: 'i1' was expected"),
    ("an exam without subjects", (4, "item"), "co", "events[4]: item 'co' has no exam"),
    ("an exam of no item", (4, "item"), "zzz", "events[4]: item 'zzz' has no exam"),
    ("an exam above the scale", (4, "level"), 4, "events[4]: item 'ski' has no exam at level 4"),
    ("a subject of another exam", (4, "subject"), "tax", "events[4]: subject 'tax' is not in the exam of 'ski'"),
    ("a score of 101", (4, "score"), 101, "events[4]: exam_recorded.score"),
    ("a score of −1", (4, "score"), -1, "events[4]: exam_recorded.score"),
    ("an unknown grade applied for", (0, "grade"), "zzz", "events[0]: grade 'zzz' is not in the rubric"),
    ("an unknown item in the plan", (0, "plan"), ["zzz"], "events[0]: item 'zzz' is not in the rubric"),
    ("a name with control characters", (0, "candidate"), "a\x1b[1m", "events[0]: candidate: control_characters"),
    ("no name", (0, "interviewer"), " ", "events[0]: interviewer: name_needed"),
    ("a post with a line break", (0, "post"), "a\nb", "events[0]: post: control_characters"),
    ("a name too long", (0, "candidate"), "名" * 201, "events[0]: session_opened.candidate: "),
    ("minutes in words", (0, "minutes"), "60", "events[0]: session_opened.minutes: "),
    ("a number in words", (3, "seq"), "4", "events[3]: indicator_marked.seq: "),
    ("a level in words", (5, "level"), "1", "events[5]: item_rated.level"),
    ("a yes in words", (2, "codable"), "yes", "events[2]: evidence_added.codable: "),
    ("a session of no minutes", (0, "minutes"), 0, "events[0]: session_opened.minutes: "),
    ("a session of more than a day", (0, "minutes"), 1441, "events[0]: session_opened.minutes: "),
    ("a session id that is a path", (0, "session"), "../x", "events[0]: session_opened.session"),
    ("a decision of another purpose", (8, "decision"), "demote", "events[8]: decision 'demote' does not belong"),
    ("an unknown grade given", (8, "grade"), "zzz", "events[8]: grade 'zzz' is not in the rubric"),
    ("a decision by nobody", (8, "by"), "", "events[8]: by: name_needed"),
    ("half a character", (2, "text"), "\ud83d", "events[2]: evidence_added.text: "),
]


@pytest.mark.parametrize(
    ("path", "value", "problem"), [one[1:] for one in IN_EVENTS], ids=[one[0] for one in IN_EVENTS]
)
def test_a_wrong_event_is_named_by_its_place(path: tuple[Any, ...], value: Any, problem: str) -> None:
    assert _problem(_with(("events", *path), value)).startswith(problem)


IN_RUBRIC: list[tuple[tuple[Any, ...], Any, str]] = [
    (("items", 0, "weight"), 0, "events[0]: rubric.items.0.weight: "),
    (("items", 0, "weight"), "1", "events[0]: rubric.items.0.weight: "),
    (("items", 0, "colour"), "red", "events[0]: rubric.items.0.colour: "),
    (("grades", 0, "standards", "co"), 4, "rubric.snapshot.grades.0.standards.co: standard_outside_scale"),
    (("grades", 0, "core"), ["ski"], "rubric.snapshot.grades.0.core.0: core_without_standard"),
    (("categories", 0, "items"), ["co"], "rubric.snapshot.items.1.code: item_without_category"),
    (("schema",), "bei.rubric/9", "events[0]: rubric.schema: "),
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
    ("nothing", b"", "there is nothing in it"),
    ("no JSON", b"candidate: x", "Expecting value"),
    ("an empty list", b"[]", "no session document"),
    ("half a document", TEXT[:900].encode(), "line"),
    ("a key twice", TEXT.replace('"seq": 2,', '"seq": 2, "seq": 2,').encode(), "the key 'seq' stands twice"),
    ("not a number", TEXT.replace('"score": 60', '"score": NaN').encode(), "NaN is not JSON"),
    ("a number too large", TEXT.replace('"score": 60', '"score": 1e999').encode(), "events[4]: exam_recorded.score"),
    ("a number beyond all", TEXT.replace('"score": 60', '"score": 1e999999999').encode(), "out of range"),
    ("a number of 5,000 digits", TEXT.replace('"score": 60', f'"score": {"6" * 5000}').encode(), "out of range"),
    ("a fraction of 5,000 digits", TEXT.replace('"score": 60', f'"score": 6.{"6" * 5000}').encode(), "out of range"),
    ("a byte order mark", b"\xef\xbb\xbf" + TEXT.encode(), "byte 0: a byte order mark"),
    ("UTF-16", TEXT.encode("utf-16"), "byte 0: not UTF-8"),
    ("UTF-16 without its mark", TEXT.encode("utf-16-le"), "not UTF-8"),
    ("GB18030", TEXT.encode("gb18030"), "not UTF-8"),
    ("a byte in the middle", b'{"schema": "\xff"}', "byte 12: not UTF-8"),
    ("nested 100,000 deep", _nested(100_000), "nested too deeply"),
    ("nested 600 deep", _nested(600), "nested too deeply"),
]


@pytest.mark.parametrize(("file", "problem"), [one[1:] for one in FILES], ids=[one[0] for one in FILES])
def test_a_file_that_cannot_be_read_is_refused(file: str | bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=re.escape(problem)):
        read_many(file)


def test_the_faulty_one_of_several_documents_is_named() -> None:
    good = parsed(TEXT)
    bad = _with(("events", 5, "level"), 9)
    with pytest.raises(DocumentError, match=r"^document 2: events\[5\]: level 9"):
        read_many(dumps([good, bad]))
    with pytest.raises(DocumentError, match=r"^line 4: events\[5\]: level 9"):
        read_many(dumps(good) + "\n\n\n" + dumps(bad) + "\n")
    with pytest.raises(DocumentError, match=r"^line 2: Expecting value"):
        read_many(dumps(good) + "\nnonsense\n" + dumps(good) + "\n")
    with pytest.raises(DocumentError, match=r"^document 1: not a session document"):
        read_many(dumps([[good]]))


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
