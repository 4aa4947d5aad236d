"""Commands from lines of JSON, as `bei apply` runs them (DESIGN §6)."""

import pytest

from sessions.desk import SessionDesk
from sessions.run import Done, LineError, LineRefusedError, run
from tests.sessions.making import desk_on

CAPTURE = '{"do": "capture", "line": "#co called"}'


def ran(desk: SessionDesk, *lines: str) -> list[Done]:
    return list(run(desk, lines))


def test_lines_are_done_in_turn_and_each_tells_its_event() -> None:
    desk = desk_on()
    done = ran(desk, '{"do": "start_stage", "stage": "incidents"}', CAPTURE, '{"do": "undo"}')
    assert [(one.line, one.event) for one in done] == list(enumerate(desk.events[1:], 1))
    assert (desk.session.stage, list(desk.session.evidence)) == ("incidents", [])


def test_a_captured_line_is_told_as_it_was_typed() -> None:
    done = ran(desk_on(), CAPTURE, '{"do": "add_evidence", "text": "x"}', '{"do": "capture", "line": " a: 去了 "}')
    assert [one.typed for one in done] == ["#co called", None, " a: 去了 "]


def test_blank_lines_are_passed_over_and_counted() -> None:
    desk = desk_on()
    assert [one.line for one in ran(desk, "", CAPTURE, "  \t\r\n", CAPTURE + "\n")] == [2, 4]


def test_every_command_can_come_from_a_line() -> None:
    desk = desk_on()
    ran(
        desk,
        '{"do": "start_stage", "stage": "opening"}',
        '{"do": "add_incident", "kind": "high", "title": "Won", "when": "2025", "role": "lead", "as": "won"}',
        '{"do": "capture", "line": "a: #co called", "incident": "won", "as": "call"}',
        '{"do": "add_evidence", "text": "x", "star": "f", "sign": "-", "quote": true, "items": ["com"],'
        ' "indicators": ["com.1.1"], "incident": "won", "codable": true, "as": "x"}',
        '{"do": "edit_evidence", "evidence": "call", "text": "rang"}',
        '{"do": "link_evidence", "evidence": "x", "items": ["com", "law"]}',
        '{"do": "mark_indicator", "indicator": "com.1.1", "mark": "partly"}',
        '{"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": 59.99999999999999999999}',
        '{"do": "rate_item", "item": "co", "level": 2}',
        '{"do": "rate_item", "item": "com", "level": "NE", "reason": "too little"}',
        '{"do": "remove_evidence", "evidence": "x"}',
        '{"do": "undo"}',
        '{"do": "redo"}',
        '{"do": "end", "how": "interrupted"}',
        '{"do": "decide", "decision": "hold", "grade": "low", "reason": "wait", "by": "赵敏"}',
        '{"do": "submit"}',
        '{"do": "amend", "reason": "a date"}',
    )
    session = desk.session
    assert (list(session.incidents), list(session.evidence), session.evidence["e1"].text) == (["i1"], ["e1"], "rang")
    assert session.evidence["e1"].incident == "i1"
    assert str(session.exams["ski", 1, "lab"]) == "59.99999999999999999999"
    assert {code: one.level for code, one in session.ratings.items()} == {"co": 2, "com": "NE"}
    assert (session.ended, session.submitted) == ("interrupted", False)
    assert session.decision is not None
    assert (session.decision.by, session.decision.grade) == ("赵敏", "low")


def test_a_name_stands_for_an_id_in_later_lines_of_the_run() -> None:
    desk = desk_on()
    ran(
        desk,
        CAPTURE,
        '{"do": "add_evidence", "text": "second", "as": "客户来电"}',
        '{"do": "capture", "line": "third", "as": "e1"}',
        '{"do": "edit_evidence", "evidence": "客户来电", "text": "second, again"}',
        '{"do": "edit_evidence", "evidence": "e1", "text": "a name goes before an id"}',
        '{"do": "edit_evidence", "evidence": "e2", "sign": "+"}',
    )
    assert [note.text for note in desk.session.evidence.values()] == [
        "called",
        "second, again",
        "a name goes before an id",
    ]
    assert desk.session.evidence["e2"].sign == "+"


def test_a_whole_number_may_be_written_with_a_point_as_the_schema_has_it() -> None:
    desk = desk_on()
    ran(desk, CAPTURE, '{"do": "rate_item", "item": "co", "level": 2.0}')
    assert repr(desk.session.ratings["co"].level) == "2"


def test_a_name_ends_with_the_run() -> None:
    desk = desk_on()
    ran(desk, '{"do": "capture", "line": "x", "as": "first"}')
    with pytest.raises(LineRefusedError) as caught:
        ran(desk, '{"do": "remove_evidence", "evidence": "first"}')
    assert caught.value.refusal.code == "unknown_evidence"


def test_a_name_is_given_once() -> None:
    desk = desk_on()
    with pytest.raises(LineRefusedError) as caught:
        ran(
            desk,
            '{"do": "capture", "line": "x", "as": "n"}',
            '{"do": "add_incident", "kind": "low", "title": "x", "as": "n"}',
        )
    assert (caught.value.line, caught.value.refusal.code) == (2, "name_taken")
    assert caught.value.refusal.details == {"name": "n"}
    assert desk.session.incidents == {}


def test_the_run_stops_at_the_first_refusal_and_what_came_before_stands() -> None:
    desk = desk_on()
    lines = [CAPTURE, "", '{"do": "rate_item", "item": "com", "level": 2}', CAPTURE]
    with pytest.raises(LineRefusedError, match=r"^line 3: no_ground item=com$") as caught:
        ran(desk, *lines)
    assert (caught.value.line, caught.value.refusal.code) == (3, "no_ground")
    assert (list(desk.session.evidence), desk.session.ratings, desk.session.seq) == (["e1"], {}, 2)


BAD_LINES = [
    ("nonsense", "json_value"),
    ("{", "json_key"),
    ("[]", "command_form"),
    ('"undo"', "command_form"),
    ("null", "command_form"),
    ('{"do": "undo"} {"do": "undo"}', "json_more"),
    ('{"do": "undo", "do": "redo"}', "duplicate_key"),
    ('{"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": NaN}', "bad_number"),
    ('{"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": 1e99999}', "bad_number"),
    ('{"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": "60"}', "score"),
    ('{"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": true}', "score"),
    ('{"do": "rate_item", "item": "co", "level": 1.5}', "level"),
    ('{"do": "rate_item", "item": "co", "level": true}', "level"),
    ('{"do": "rate_item", "item": "co", "level": ' + "9" * 5000 + "}", "bad_number"),
    ("{}", "missing_key"),
    ('{"do": "guess"}', "do: unknown_kind"),
    ('{"do": ["undo"]}', "do"),
    ('{"do": "capture"}', "missing_key"),
    ('{"do": "capture", "line": 7}', "line: "),
    ('{"do": "capture", "line": "x", "colour": "red"}', "colour: "),
    ('{"do": "capture", "line": "x", "alias": "n"}', "alias: "),
    ('{"do": "capture", "line": "x", "as": ""}', "as: "),
    ('{"do": "capture", "line": "x", "as": "' + "n" * 65 + '"}', "as: "),
    ('{"do": "capture", "line": "x", "as": ["n"]}', "as: "),
    ('{"do": "undo", "as": "n"}', "as: "),
    ('{"do": "capture", "line": "half \\ud83d"}', "line: "),
    ('{"do": "start_stage", "stage": "prepare"}', "stage: "),
    ('{"do": "mark_indicator", "indicator": "co.1.1"}', "missing_key"),
    ('{"do": "mark_indicator", "indicator": "co.1.1", "mark": "maybe"}', "mark: "),
    ('{"do": "add_evidence", "text": "x", "sign": "±"}', "sign: "),
    ('{"do": "add_evidence", "text": "x", "items": "co"}', "items: "),
    ('{"do": "add_evidence", "text": "x", "quote": "yes"}', "quote: "),
    ("[" * 100_000, "too_deep"),
]


@pytest.mark.parametrize(("bad", "problem"), BAD_LINES, ids=[one[0][:60] for one in BAD_LINES])
def test_a_line_that_is_no_command_stops_the_run_with_its_number(bad: str, problem: str) -> None:
    desk = desk_on()
    with pytest.raises(LineError) as caught:
        ran(desk, CAPTURE, bad, CAPTURE)
    assert caught.value.line == 2
    assert problem in str(caught.value.fault)
    assert str(caught.value).startswith("line 2: ")
    assert list(desk.session.evidence) == ["e1"]
