"""`bei new`, `bei list`, `bei show`: a session is made, found and read (DESIGN §6)."""

import re
from typing import Any

import pytest

from rubric.catalogue import LIBRARY
from tests.tui.at_shell import (
    HIRED,
    NEW,
    RATED,
    applied,
    bei,
    exported,
    have_small_model,
    home,
    made,
    named,
    noted,
    saved,
)

STATE = ["stage", "plan", "incidents", "evidence", "marks", "exams", "ratings", "decision", "ended", "submitted"]


def _shown(session: str) -> Any:
    return bei("show", session, "--json").json


def test_new_prints_the_id_and_nothing_else() -> None:
    have_small_model()
    plain, as_json = bei(*NEW), bei(*NEW, "--json")
    assert (plain.code, plain.err, as_json.code, as_json.err) == (0, "", 0, "")
    assert re.fullmatch("[a-z][a-z0-9]{11}\n", plain.out)
    assert list(as_json.json) == ["id"]
    assert {plain.out.strip(), as_json.json["id"]} == {row["id"] for row in bei("list", "--json").json}


def test_new_takes_every_option() -> None:
    session = made(
        *("--candidate-id", " KH-7 ", "--post", "客户经理", "--purpose", "renew"),
        *("--items", "ski, co,,co", "--minutes", "1440"),
    )
    shown = _shown(session)
    assert list(shown) == ["session", "state", "result", "head", "held", "newer_version"]
    assert list(shown["state"]) == STATE
    opened = shown["session"].pop("opened")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", opened)
    assert shown["session"] == {
        "id": session,
        "candidate": "王芳",
        "candidate_id": "KH-7",
        "post": "客户经理",
        "purpose": "renew",
        "grade": "low",
        "interviewer": "李伟",
        "minutes": 1440,
    }
    assert shown["state"]["plan"] == ["co", "ski"]


def test_new_has_defaults() -> None:
    shown = _shown(made())
    about = shown["session"]
    assert (about["candidate_id"], about["post"], about["purpose"], about["minutes"]) == ("", "", "hire", 60)
    assert shown["state"]["plan"] == ["co", "com", "law", "ski"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("王芳\n", "王芳"),
        ("王芳", "王芳"),
        ("  Mei-Ling Hart \r\nsecond line\n", "Mei-Ling Hart"),
        ("\ufeff王芳\n", "王芳"),
        ("-\n", "-"),
    ],
)
def test_the_name_may_come_from_standard_input(given: str, name: str) -> None:
    have_small_model()
    answer = bei("new", "--candidate", "-", *NEW[3:], stdin=given)
    assert (answer.code, answer.err) == (0, "")
    assert _shown(answer.out.strip())["session"]["candidate"] == name


def test_a_name_from_standard_input_that_is_not_utf8_is_an_invalid_input() -> None:
    have_small_model()
    answer = bei("new", "--candidate", "-", *NEW[3:], stdin="王芳".encode("gbk"))
    assert answer.told == (4, "Standard input is not UTF-8.")
    assert bei("list", "--json").json == []


GRADES = " The model has these grades: low Low, high High."
FULL = "x" * 200


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--candidate", "a\x1b[31mb", "“candidate” has control characters or other invisible ones."),
        ("--candidate", "a\nb", "“candidate” has control characters or other invisible ones."),
        ("--candidate", "王\u200b芳", "“candidate” has control characters or other invisible ones."),
        ("--candidate", "\u202eabc", "“candidate” has control characters or other invisible ones."),
        ("--candidate", "a\udcffb", "“candidate” has control characters or other invisible ones."),
        ("--interviewer", "a\x7f", "“interviewer” has control characters or other invisible ones."),
        ("--candidate-id", "\x00", "“candidate_id” has control characters or other invisible ones."),
        ("--post", "\x85", "“post” has control characters or other invisible ones."),
        ("--candidate", "", "“candidate” is missing."),
        ("--candidate", " \u3000 ", "“candidate” is missing."),
        ("--interviewer", "", "“interviewer” is missing."),
        ("--candidate", FULL + "x", "“candidate” is longer than 200 characters."),
        ("--candidate-id", FULL + "x", "“candidate_id” is longer than 200 characters."),
        ("--post", FULL + "x", "“post” is longer than 200 characters."),
        ("--grade", "lo", f"Unknown grade “lo”. Did you mean “low”?{GRADES}"),
        ("--grade", "\x1b", f"Unknown grade “‹U+001B›”.{GRADES}"),
        ("--items", "co,comm", "Unknown item “comm”. Did you mean “com”?"),
        ("--items", "zzzz", "Unknown item “zzzz”."),
        ("--minutes", "0", "Minutes: 0 is not a whole number from 1 to 1440."),
        ("--minutes", "1441", "Minutes: 1441 is not a whole number from 1 to 1440."),
        ("--minutes", "-5", "Minutes: -5 is not a whole number from 1 to 1440."),
    ],
)
def test_what_cannot_be_is_refused_and_makes_no_session(option: str, value: str, said: str) -> None:
    have_small_model()
    assert bei(*NEW, f"{option}={value}").told == (2, said)
    assert bei("list", "--json").json == []
    left = home() / "sessions"
    assert not left.exists() or [path for path in left.iterdir() if path.is_dir()] == []


def test_names_at_their_longest_are_kept_whole() -> None:
    about = _shown(made("--candidate", FULL, "--candidate-id", FULL, "--post", FULL))["session"]
    assert (about["candidate"], about["candidate_id"], about["post"]) == (FULL, FULL, FULL)


def test_an_unknown_model_is_not_found_and_those_there_are_are_named() -> None:
    have_small_model()
    known = sorted(["small", *(path.stem for path in LIBRARY.iterdir())])
    said = f"No model “../small”. There are: {', '.join(known)}. Did you mean “small”?"
    assert bei(*NEW, "--rubric", "../small").told == (3, said)
    assert bei(*NEW, "--rubric", "大", lang="zh").told == (3, f"没有模型“大”。现有：{'、'.join(known)}。")


def test_a_broken_model_makes_no_session() -> None:
    own = home() / "rubrics"
    own.mkdir(parents=True)
    (own / "small.yaml").write_text("schema: bei.rubric/1\nid: small\n", "utf-8")
    code, said = bei(*NEW).told
    assert code == 4
    assert f"{own / 'small.yaml'}:1:1: “version” is missing" in said.splitlines()
    assert bei("list", "--json").json == []


def test_an_empty_list_says_so_on_standard_error_alone() -> None:
    assert bei("list").told == (0, "No sessions.")
    as_json = bei("list", "--json")
    assert (as_json.code, as_json.out, as_json.err) == (0, "[]\n", "")


def test_the_list_has_the_unfinished_on_top_and_then_the_newest() -> None:
    done, older, newer = (made("--candidate", name) for name in ("done", "older", "newer"))
    applied(done, {"do": "end", "how": "no_show"}, {"do": "submit"})
    rows = bei("list", "--json").json
    assert [row["id"] for row in rows] == [newer, older, done]
    applied(older, noted("word"))
    assert [row["candidate"] for row in bei("list", "--json").json] == ["older", "newer", "done"]
    assert [line.split()[0] for line in bei("list").out.splitlines()] == [older, newer, done]


def test_a_row_tells_how_a_session_stands() -> None:
    session = made("--candidate-id", "KH-7", "--post", "AM")
    applied(session, *RATED, HIRED, {"do": "submit"})
    [row] = bei("list", "--json").json
    assert row.pop("opened") <= row.pop("closed") <= row.pop("updated")
    assert row == {
        "id": session,
        "candidate": "王芳",
        "candidate_id": "KH-7",
        "post": "AM",
        "purpose": "hire",
        "grade": "low",
        "interviewer": "李伟",
        "rubric": "small",
        "rubric_title": {"zh": "「Small」", "en": "Small"},
        "stage": "incidents",
        "state": "submitted",
        "ended": None,
        "rated": 3,
        "planned": 4,
        "notes": 2,
        "events": 15,
        "decision": "hire",
        "held": False,
        "overdue": False,
        "rubric_version": "1.0.0",
    }
    answer = bei("list")
    assert (answer.code, answer.err) == (0, "")
    assert re.fullmatch(
        rf"{session}  \d{{4}}-\d\d-\d\d \d\d:\d\d  王芳 \(KH-7\)  small  low  submitted  3/4 rated\n", answer.out
    )
    assert bei("list", lang="zh").out.endswith("  已提交  已评 3/4\n")


def test_show_reads_like_a_record_of_the_interview() -> None:
    session = made("--candidate-id", "KH-7", "--post", "AM", "--purpose", "hire")
    applied(session, *RATED, HIRED, {"do": "submit"})
    answer = bei("show", session)
    assert (answer.code, answer.err) == (0, "")
    for text in (
        "Candidate: 王芳 (KH-7)",
        "Post: AM; purpose: Hire",
        "Applied for: Low; model: Small",
        "State: submitted; stage: Incidents",
        "[i1] High point Won the hospital (May 2025 · lead)",
        "[e1] i1 A+ called three customers #co #co.1.1 #co.1.2",
        "[e2] R-“ lost one of them #com",
        "Verdict: Low",
        "  co  co: level 1 (standard 1; suggested level 1)",
        "  ski  ski: not evidenced (standard –; suggested not evidenced)",
        "Decision: Hire, Low, by 赵敏: meets the grade",
        "Standards and thresholds are a draft: no organisation has adopted them.",
    ):
        assert any(line.endswith(text) for line in answer.out.splitlines()), text
    chinese = bei("show", session, lang="zh").out
    assert "called three customers" in chinese
    assert not re.search("Candidate|Verdict|level|standard|Hire|Incidents", chinese)


@pytest.mark.parametrize("how", ["no_show", "withdrawn", "consent_refused", "interrupted"])
def test_a_session_that_was_ended_shows_no_verdict(how: str) -> None:
    session = made()
    applied(session, {"do": "end", "how": how})
    assert "Verdict: No verdict: " in bei("show", session).out
    assert "评定：" in bei("show", session, lang="zh").out
    shown = _shown(session)
    assert (shown["state"]["ended"], shown["result"]["verdict"]) == (how, None)


def test_the_beginning_of_an_id_is_enough_where_it_fits_one_session(tmp_path: Any) -> None:
    document = exported(made())
    two = saved(tmp_path / "two.json", *(named(document, name) for name in ("twin-a1", "twin-a2", "twin")))
    assert bei("import", two).code == 0
    assert _shown("twin-a1")["session"]["id"] == "twin-a1"
    assert _shown("twin")["session"]["id"] == "twin"
    assert bei("show", "twin-").told == (2, "Several sessions begin like that: twin-a1, twin-a2")
    assert bei("show", "twi").told == (3, "No session “twi”. `bei list` shows them.")


def test_by_the_name_or_mark_of_a_candidate_the_ids_of_his_sessions_are_told() -> None:
    session = made("--candidate-id", "K7")
    name = bei("show", session, "--json").json["session"]["candidate"]
    for given in (name, "K7"):
        code, said = bei("show", given).told
        assert (code, session in said, "is named by its id" in said) == (3, True, True)


@pytest.mark.parametrize("verb", [("show",), ("export",), ("grade",), ("apply", "-")])
@pytest.mark.parametrize("given", ["nosuch", "", "..", "王", "\x1b[2J", "A" * 200])
def test_a_session_that_is_not_there_is_not_found(verb: tuple[str, ...], given: str) -> None:
    made()
    code, said = bei(verb[0], given, *verb[1:]).told
    assert code == 3
    assert said.startswith(("No session “", "No such file: "))
