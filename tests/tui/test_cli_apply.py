"""`bei apply`: commands, one JSON object a line; what stands when one of them cannot be done (DESIGN §6)."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.tui.at_shell import HIRED, RATED, Data, applied, bei, exported, lines, made, noted


def _texts(session: str) -> list[str]:
    return [note["text"] for note in exported(session)["state"]["evidence"]]


ONE, TWO = noted("one"), noted("two")


def test_it_tells_how_many_were_done_and_has_no_data() -> None:
    session = made()
    assert bei("apply", session, "-", stdin=lines(ONE, TWO)).told == (0, "2 commands done.")
    assert bei("apply", session, "-", stdin=lines(ONE), lang="zh").told[0] == 0
    assert _texts(session) == ["one", "two", "one"]


@pytest.mark.parametrize("content", ["", "\n\n", " \t\r\n"])
def test_nothing_to_do_is_done(content: str) -> None:
    session = made()
    assert bei("apply", session, "-", stdin=content).told == (0, "0 commands done.")
    assert len(exported(session)["events"]) == 1


def test_with_json_each_line_done_tells_its_event_and_what_it_made() -> None:
    session = made()
    answer = bei("apply", session, "-", "--json", stdin="\n" + lines(*RATED[:5]))
    assert answer.out.splitlines() == [
        '{"line": 2, "seq": 2, "id": null}',
        '{"line": 3, "seq": 3, "id": "i1"}',
        '{"line": 4, "seq": 4, "id": "e1"}',
        '{"line": 5, "seq": 5, "id": "e2"}',
        '{"line": 6, "seq": 6, "id": null}',
    ]
    assert (answer.code, answer.err) == (0, "5 commands done.\n")


def test_a_file_does_as_well_as_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "命令 1.jsonl"
    file.write_text(lines(*RATED, HIRED), "utf-8")
    from_file, from_input = made(), made()
    assert bei("apply", from_file[:6], file).told == (0, "13 commands done.")
    applied(from_input, *RATED, HIRED)
    one, other = exported(from_file), exported(from_input)
    assert one["result"] == other["result"]
    assert one["result"]["verdict"]["grade"] == "low"
    assert list(one["state"]["ratings"]) == list(other["state"]["ratings"]) == ["co", "com", "law", "ski"]


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    session = made()
    missing = tmp_path / "none.jsonl"
    code, said = bei("apply", session, missing).told
    assert (code, said.splitlines()[-1]) == (3, f"No such file: {missing}")
    assert bei("apply", session, tmp_path).told[0] == 1


def test_a_refusal_stops_with_its_line_and_the_lines_before_it_stand() -> None:
    session = made()
    content = lines(ONE) + "\n" + lines({"do": "rate_item", "item": "co", "level": 1}, TWO)
    code, said = bei("apply", session, "-", stdin=content).told
    assert code == 1
    done, why = said.splitlines()
    assert done == "1 command done."
    assert why.startswith("line 3: co cannot be given a level: no codable note is linked to it")
    assert _texts(session) == ["one"]


INVALID: list[tuple[str, bytes, str]] = [
    ("no JSON", b"add evidence", "a value is missing"),
    ("half an object", b'{"do": "undo"', "a comma or a closing bracket is missing"),
    ("two objects", b'{"do": "undo"} {"do": "undo"}', "more text follows"),
    ("a list", b"[1]", "a JSON object was expected"),
    ("a string", b'"undo"', "a JSON object was expected"),
    ("null", b"null", "a JSON object was expected"),
    ("no do", b'{"text": "x"}', "“do” is missing"),
    ("unknown do", b'{"do": "delete_all"}', "delete_all"),
    ("a do of another type", b'{"do": ["undo"]}', "do"),
    ("an unknown field", b'{"do": "undo", "what": 1}', "what: "),
    ("a missing field", b'{"do": "add_evidence"}', "“text” is missing"),
    ("a text of another type", b'{"do": "add_evidence", "text": 5}', "text: "),
    ("a level as text", b'{"do": "rate_item", "item": "co", "level": "1"}', "level: "),
    ("a level with a fraction", b'{"do": "rate_item", "item": "co", "level": 1.5}', "level: "),
    ("true for a level", b'{"do": "rate_item", "item": "co", "level": true}', "level: "),
    ("a STAR part that is none", b'{"do": "add_evidence", "text": "x", "star": "x"}', "star: "),
    ("a flag as text", b'{"do": "add_evidence", "text": "x", "quote": "yes"}', "quote: "),
    ("items that are no list", b'{"do": "add_evidence", "text": "x", "items": "co"}', "items: "),
    ("a name that is none", b'{"do": "add_evidence", "text": "x", "as": 5}', "as: "),
    ("an empty name", b'{"do": "add_evidence", "text": "x", "as": ""}', "as: "),
    ("a name where nothing is made", b'{"do": "undo", "as": "x"}', "as: "),
    ("a key twice", b'{"do": "undo", "do": "redo"}', "the key “do” stands twice"),
    ("NaN", b'{"do": "record_exam", "item": "law", "level": 1, "subject": "tax", "score": NaN}', "“NaN” is not"),
    (
        "an endless number",
        b'{"do": "rate_item", "item": "co", "level": 1e999999999}',
        "is not a number that can be used",
    ),
    ("a lone surrogate", b'{"do": "add_evidence", "text": "\\ud800"}', "text: "),
    ("a raw control character", b'{"do": "add_evidence", "text": "a\x01b"}', "a control character within the quotes"),
    ("not UTF-8", b'{"do": "add_evidence", "text": "\xff"}', "not UTF-8"),
    ("UTF-16", '{"do": "undo"}'.encode("utf-16"), "not UTF-8"),
    ("nested too deeply", b'{"do": ' + b"[" * 100_000, "nested deeper than"),
    ("a text too long", lines(noted("x" * 1_000_001)).encode(), "text: "),
    (
        "a digit too many",
        b'{"do": "rate_item", "item": "co", "level": ' + b"1" * 5000 + b"}",
        "is not a number that can be used",
    ),
]


@pytest.mark.parametrize(("content", "problem"), [one[1:] for one in INVALID], ids=[one[0] for one in INVALID])
def test_a_line_that_is_no_command_is_an_invalid_file_and_the_lines_before_it_stand(
    content: bytes, problem: str
) -> None:
    session = made()
    content = lines(ONE).encode() + b"\n" + content.rstrip(b"\n") + b"\n" + lines(TWO).encode()
    answer = bei("apply", session, "-", "--json", stdin=content)
    assert answer.code == 4
    done, said = answer.err.splitlines()
    assert done == "1 command done."
    assert said.startswith(("line 3: ", "line 3, column "))
    assert problem in said
    assert answer.out == '{"line": 1, "seq": 2, "id": "e1"}\n'
    assert _texts(session) == ["one"]


def test_line_separators_inside_a_string_do_not_end_the_line() -> None:
    text = "a\u2028b\u2029c\x85d\x0ce"
    session = made()
    content = f'{{"do": "add_evidence", "text": "{text.replace(chr(12), "")}"}}\n{{"do": "nonsense"}}\n'
    answer = bei("apply", session, "-", stdin=content)
    assert answer.code == 4
    assert answer.err.splitlines()[1].startswith("line 2: ")
    assert _texts(session) == ["a\u2028b\u2029c\x85de"]


@pytest.mark.parametrize(
    "content",
    [
        lines(ONE, TWO).replace("\n", "\r\n"),
        "\ufeff" + lines(ONE, TWO),
        lines(ONE, TWO).removesuffix("\n"),
        "\r\n \n" + lines(ONE) + "\n\n\n" + lines(TWO) + "  ",
        lines(ONE, TWO).replace("{", "  \t{ "),
    ],
    ids=["CRLF", "byte order mark", "no line end at the end", "blank lines", "blanks"],
)
def test_files_of_other_systems_and_hands_are_read(content: str) -> None:
    session = made()
    assert bei("apply", session, "-", stdin=content).told == (0, "2 commands done.")
    assert _texts(session) == ["one", "two"]


def test_a_line_of_a_megabyte_is_kept_whole() -> None:
    session = made()
    text = "记" * 999_999 + "完"
    applied(session, noted(text))
    assert _texts(session) == [text]


def test_a_name_stands_for_an_id_within_the_run_alone() -> None:
    session = made()
    applied(
        session,
        {"do": "add_incident", "kind": "low", "title": "Lost", "as": "loss"},
        {"do": "capture", "line": "one", "incident": "loss", "as": "note"},
        {"do": "add_evidence", "text": "two", "incident": "loss", "as": "note 2"},
        {"do": "edit_evidence", "evidence": "note", "text": "first"},
        {"do": "link_evidence", "evidence": "note 2", "items": ["co"]},
        {"do": "remove_evidence", "evidence": "e1"},
    )
    [note] = exported(session)["state"]["evidence"]
    assert (note["id"], note["incident"], note["items"]) == ("e2", "i1", ["co"])
    code, said = bei("apply", session, "-", stdin=lines({"do": "remove_evidence", "evidence": "note 2"})).told
    assert (code, said.splitlines()[-1]) == (1, "line 1: Unknown note “note 2”. Did you mean “e2”?")


def test_a_name_given_twice_is_refused() -> None:
    session = made()
    code, said = bei("apply", session, "-", stdin=lines({**ONE, "as": "x"}, {**TWO, "as": "x"})).told
    assert code == 1
    assert said.endswith("line 2: The name “x” (as) stands for something else in this run already.")
    assert _texts(session) == ["one"]


@pytest.mark.parametrize(
    ("line", "codes"),
    [("#zzz rang", "#zzz"), ("a: #co #zzz + #yyy rang", "#zzz, #yyy"), ("#co.9.9 rang", "#co.9.9")],
)
def test_an_unknown_code_in_a_capture_line_stays_text_with_a_hint(line: str, codes: str) -> None:
    session = made()
    code, said = bei("apply", session, "-", stdin=lines(ONE, {"do": "capture", "line": line})).told
    assert code == 0
    assert said.splitlines() == [
        f"line 2: {codes} fits no item, or several; kept as text.",
        "2 commands done.",
    ]
    assert all(one in _texts(session)[1] for one in codes.split(", "))


@pytest.mark.parametrize("command", [{"do": "capture", "line": "#co rang"}, noted("#zzz rang")])
def test_there_is_no_hint_where_there_is_no_unknown_code_or_no_capture_line(command: Data) -> None:
    session = made()
    assert bei("apply", session, "-", stdin=lines(command)).told == (0, "1 command done.")


def test_undo_and_redo_go_on_from_one_run_to_the_next() -> None:
    session = made()
    applied(session, ONE, TWO)
    applied(session, {"do": "undo"})
    assert _texts(session) == ["one"]
    applied(session, {"do": "undo"}, {"do": "redo"}, {"do": "redo"})
    assert _texts(session) == ["one", "two"]
    assert len(exported(session)["events"]) == 7


def test_what_was_submitted_is_changed_by_an_amendment_alone() -> None:
    session = made()
    applied(session, ONE, {"do": "submit"})
    before = exported(session)
    code, said = bei("apply", session, "-", stdin=lines(TWO)).told
    assert (code, said.splitlines()[-1]) == (
        1,
        "line 1: The session is submitted; to change it, reopen it with a reason: F6 on the grade screen (F4).",
    )
    assert exported(session) == before
    applied(session, {"do": "amend", "reason": "a date was wrong"}, TWO)
    assert _texts(session) == ["one", "two"]


def test_numbers_are_kept_to_the_last_digit() -> None:
    session = made()
    score = "59.999999999999999999999999"
    content = lines({"do": "record_exam", "item": "ski", "level": 1, "subject": "lab", "score": Decimal(score)})
    assert bei("apply", session, "-", stdin=content).code == 0
    assert f'"score": {score}' in bei("export", session).out
    [scored] = exported(session)["state"]["exams"]
    assert str(scored["score"]) == score


def test_a_note_may_say_anything() -> None:
    said = ["{key} {0} %s {", "</script>", "\\n \\", '"', "\x00\x1b[31m", "\u200fשלום", "👩\u200d👧", "a\nb\r\n"]
    session = made()
    applied(session, *(noted(text) for text in said))
    assert _texts(session) == said
