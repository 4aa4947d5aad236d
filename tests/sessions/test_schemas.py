"""The JSON Schemas of `bei schema`: true 2020-12, and of one mind with what bei reads and writes."""

from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from rubric.catalogue import Catalogue
from sessions.canonical import dumps
from sessions.document import document
from sessions.interview import commands as co
from sessions.interview.commands import COMMAND
from sessions.schemas import Name, schema_of
from tests.sessions.acts import ACT, HOSTILE, SITTING, begun, sat
from tests.sessions.making import Data, desk_on, parsed, small, telecom

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=80, deadline=None)

NAMES: tuple[Name, ...] = get_args(Name)


@cache
def validator(name: Name) -> Draft202012Validator:
    return Draft202012Validator(schema_of(name))


def check_fits(name: Name, data: Any) -> None:
    """Assert that `data` is valid by the schema `name`."""
    validator(name).validate(data)


def plain(value: Any) -> Any:
    """`value` once it has been written and read."""
    return parsed(dumps(value))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema_of_2020_12_and_can_be_written(name: Name) -> None:
    schema = schema_of(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:bei:{name}"
    Draft202012Validator.check_schema(schema)
    Draft202012Validator.check_schema(plain(schema))


def test_a_default_of_a_number_is_a_number() -> None:
    definitions = plain(schema_of("rubric"))["$defs"]
    assert definitions["Item"]["properties"]["weight"]["default"] == 1
    assert str(definitions["Scoring"]["properties"]["coverage"]["default"]) == "0.8"
    assert definitions["Scoring"]["properties"]["marks"]["default"]["contradicted"] == -1


def test_every_command_of_the_contract_is_there() -> None:
    assert set(schema_of("command")["discriminator"]["mapping"]) == {
        "draw_exam",
        "start_exam",
        "answer_exam",
        "extend_exam",
        "hand_in_exam",
        "mark_exam",
        "start_stage",
        "add_incident",
        "capture",
        "add_evidence",
        "edit_evidence",
        "link_evidence",
        "remove_evidence",
        "mark_indicator",
        "record_exam",
        "rate_item",
        "undo",
        "redo",
        "end",
        "decide",
        "submit",
        "amend",
        "change_plan",
        "choose_questions",
        "apply_template",
        "declare_interest",
        "record_consent",
        "pause",
        "resume",
        "edit_incident",
        "merge_incident",
        "stamp_moment",
        "remove_moment",
        "ask",
        "add_remark",
        "remove_remark",
        "give_first_level",
        "seal_impression",
        "answer_entry",
    }


@MANY
@given(ACT)
def test_every_command_fits(command: co.Command) -> None:
    check_fits("command", plain(command.model_dump(by_alias=True)))


GOOD: list[Data] = [
    {"do": "undo"},
    {"do": "capture", "line": "x", "as": "n"},
    {"do": "mark_indicator", "indicator": "co.1.1", "mark": None},
    {"do": "edit_evidence", "evidence": "e1", "star": None},
    {"do": "rate_item", "item": "co", "level": "NE"},
    {"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": None},
]
BAD: list[Data] = [
    {},
    {"do": "guess"},
    {"line": "x"},
    {"do": "capture"},
    {"do": "capture", "line": 7},
    {"do": "capture", "line": "x", "colour": "red"},
    {"do": "capture", "line": "x", "alias": "n"},
    {"do": "capture", "line": "x", "as": ""},
    {"do": "undo", "as": "n"},
    {"do": "start_stage", "stage": "prepare"},
    {"do": "mark_indicator", "indicator": "co.1.1"},
    {"do": "mark_indicator", "indicator": "co.1.1", "mark": "maybe"},
    {"do": "rate_item", "item": "co", "level": "ne"},
    {"do": "rate_item", "item": "co", "level": 1.5},
    {"do": "rate_item", "item": "co", "level": True},
    {"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": "60"},
    {"do": "add_evidence", "text": "x", "sign": "±"},
    {"do": "add_evidence", "text": "x", "items": "co"},
    {"do": "end", "how": "bored"},
    {"do": "decide", "decision": "hire"},
]


@pytest.mark.parametrize("command", GOOD)
def test_schema_and_reader_take_the_same_commands(command: Data) -> None:
    check_fits("command", command)
    assert COMMAND.validate_python(command).do == command["do"]


@pytest.mark.parametrize("command", BAD)
def test_schema_and_reader_refuse_the_same_commands(command: Data) -> None:
    assert not validator("command").is_valid(command)
    with pytest.raises(ValidationError):
        COMMAND.validate_python(command)


@pytest.mark.parametrize("rubric_id", Catalogue().files())
def test_every_rubric_that_bei_ships_fits(rubric_id: str) -> None:
    check_fits("rubric", plain(Catalogue().read(rubric_id).content))


def test_a_rubric_with_exact_decimals_fits() -> None:
    check_fits("rubric", plain(small().content))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "bei.rubric/9"),
        (("version",), "one"),
        (("title",), "only one language"),
        (("title", "en"), ""),
        (("items",), []),
        (("items", 0, "weight"), "1"),
        (("items", 0, "method"), "guess"),
        (("items", 0, "colour"), "red"),
        (("grades", 0, "standards", "co"), 0),
        (("levels", 0, "level"), "1"),
    ],
)
def test_a_broken_rubric_does_not_fit(path: tuple[Any, ...], value: Any) -> None:
    content = plain(small().content)
    _put(content, path, value)
    assert not validator("rubric").is_valid(content)


def _put(data: Any, path: tuple[Any, ...], value: Any) -> None:
    *above, last = path
    for step in above:
        data = data[step]
    data[last] = value


@FEW
@given(SITTING)
def test_every_document_fits(commands: list[co.Command]) -> None:
    desk = begun()
    sat(desk, commands)
    check_fits("session", plain(document(desk.session, desk.events)))


@cache
def _written() -> str:
    desk = desk_on(telecom(), items=["com", "ski"])
    desk.do(co.AddIncident(kind="low", title="Lost"))
    for text in HOSTILE:
        desk.do(co.Capture(line=f"#com {text}", incident="i1"))
    desk.do(co.MarkIndicator(indicator="com.1.1", mark="shown"))
    desk.do(co.RecordExam.model_validate({"item": "ski", "level": 1, "subject": "visit", "score": 60}))
    desk.do(co.RateItem(item="com", level=2))
    desk.do(co.RateItem(item="ski", level="NE"))
    desk.do(co.Decide(decision="hold", reason="wait"))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="a date"))
    desk.do(co.StartStage(stage="grade"))
    desk.do(co.Undo())
    desk.do(co.Redo())
    desk.do(co.End(how="interrupted"))
    return dumps(document(desk.session, desk.events))


def _document() -> Any:
    return parsed(_written())


def test_a_full_document_fits() -> None:
    check_fits("session", _document())


EXAM = len(HOSTILE) + 3  # the exam's place among the events
BROKEN: list[tuple[tuple[Any, ...], Any]] = [
    (("schema",), "bei.session/2"),
    (("events",), []),
    (("events", 0, "rubric"), {}),
    (("events", 0, "session"), "../x"),
    (("events", 0, "minutes"), 0),
    (("events", 1, "event"), "guessed"),
    (("events", 1, "seq"), 0),
    (("events", 1, "at"), "yesterday"),
    (("events", 1, "kind"), "middling"),
    (("events", 1, "colour"), "red"),
    (("events", 2, "star"), "z"),
    (("events", EXAM, "score"), 101),
    (("events", EXAM, "score"), -1),
    (("events", EXAM, "score"), "60"),
    (("rubric", "snapshot", "items"), []),
    (("rubric", "digest"), None),
    (("state", "evidence", 0, "sign"), "±"),
    (("state", "ratings", "com", "level"), "none"),
    (("state", "ratings", "com", "level"), -1),
    (("state", "plan"), "com"),
    (("state", "incidents", 0, "kind"), None),
    (("state", "marks", "com.1.1"), True),
    (("state", "exams", 0, "score"), "60"),
    (("state", "exams", 0, "level"), "1"),
    (("state", "decision", "by"), None),
    (("state", "submitted"), "no"),
    (("state", "decision"), "hire"),
    (("result", "scorecard", "items", "com", "points"), "50"),
    (("result", "scorecard", "total"), "50"),
    (("result", "verdict"), "junior"),
]


@pytest.mark.parametrize(("path", "value"), BROKEN)
def test_a_broken_document_does_not_fit(path: tuple[Any, ...], value: Any) -> None:
    data = _document()
    _put(data, path, value)
    assert not validator("session").is_valid(data)


@pytest.mark.parametrize("key", ["schema", "session", "rubric", "events", "state", "result"])
def test_a_document_without_one_of_its_keys_does_not_fit(key: str) -> None:
    data = _document()
    del data[key]
    assert not validator("session").is_valid(data)


@pytest.mark.parametrize(
    "change",
    [
        {"grade": None},
        {"open": 1},
        {"partial": "no"},
        {"core_left_out": "co"},
        {"margin": {"up": {"size": 1, "sets": [["co"]]}}},
        {"grades": {"low": {"met": "yes", "failing": [], "fit": None}}},
        {"grades": {"low": {"met": False, "failing": ["z"], "fit": None}}},
        {"reasons": [{"rule": "open"}]},
    ],
)
def test_a_broken_verdict_does_not_fit(change: Data) -> None:
    desk = desk_on()
    data = plain(document(desk.session, desk.events))
    check_fits("session", data)
    data["result"]["verdict"] |= change
    assert not validator("session").is_valid(data)
