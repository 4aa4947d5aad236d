"""`bei grade`: scorecard and verdict anew, from a session or from a document's rubric and events alone."""

import os
from pathlib import Path
from typing import Any

import pytest

from sessions.canonical import digest
from tests.tui.at_shell import HIRED, RATED, Data, applied, bei, exported, home, in_shell, made, named, saved


@pytest.fixture
def session() -> str:
    made_here = made()
    applied(made_here, *RATED, HIRED)
    return made_here


def test_json_is_the_result_of_the_document(session: str, tmp_path: Path) -> None:
    document = exported(session)
    file = saved(tmp_path / "s.json", document)
    bare = {"rubric": document["rubric"], "events": document["events"]}
    answers = [
        bei("grade", session, "--json"),
        bei("grade", session[:4], "--json"),
        bei("grade", file, "--json"),
        bei("grade", "-", "--json", stdin=file.read_bytes()),
        bei("grade", saved(tmp_path / "bare", bare), "--json"),
        bei("grade", "-", "--json", stdin=bei("export", session, "--format", "jsonl").data),
    ]
    assert [(one.code, one.err) for one in answers] == [(0, "")] * len(answers)
    assert {one.data for one in answers} == {answers[0].data}
    assert answers[0].json == document["result"]
    assert list(answers[0].json) == ["scorecard", "verdict"]


def test_a_document_is_graded_without_a_home(session: str, tmp_path: Path) -> None:
    file = saved(tmp_path / "s.json", exported(session))
    assert bei("--home", tmp_path / "none", "grade", file).code == 0
    assert bei("--home", file, "grade", file).code == 0
    assert not (tmp_path / "none").exists()


def test_the_reasons_are_in_the_language_asked_for(session: str, tmp_path: Path) -> None:
    file = saved(tmp_path / "s.json", exported(session))
    english, chinese = bei("grade", session).out, bei("grade", session, lang="zh").out
    assert bei("grade", file).out == english
    for text in (
        "Verdict: Low",
        "  ✓ Low (a) coverage ",
        "  ✗ High (e) score ",
        "  co  co: level 1 (standard 1; suggested level 1)",
        "  ski  ski: not evidenced (standard –; suggested not evidenced)",
        "Total 33.3, coverage 98.4%",
        "Decision: Hire, Low, by 赵敏: meets the grade",
    ):
        assert text in english
    assert chinese.startswith("评定：「Low」")
    assert "决定：录用，「Low」，赵敏" in chinese
    assert len(chinese.splitlines()) == len(english.splitlines())


def test_what_the_document_says_of_itself_is_not_believed(session: str, tmp_path: Path) -> None:
    document = exported(session)
    result = document["result"]
    document["result"] = {"verdict": {"grade": "high"}}
    file = saved(tmp_path / "s.json", document)
    answer = bei("grade", file, "--json")
    assert (answer.code, answer.json) == (0, result)
    assert answer.err == f"{file}: result of session {session} did not follow from its events and was recomputed.\n"


def _changed(document: Data, path: tuple[Any, ...], value: object, *, signed: bool) -> Data:
    part: Any = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    if signed:
        document["rubric"]["digest"] = document["events"][0]["digest"] = digest(document["rubric"]["snapshot"])
    return document


RUBRIC = ("rubric", "snapshot")


@pytest.mark.parametrize("source", ["file", "-"])
@pytest.mark.parametrize(
    ("path", "value", "signed", "problem"),
    [
        (("rubric", "digest"), "sha256:0", False, "rubric.digest: the digest does not fit the model"),
        ((*RUBRIC, "title", "en"), "Other", False, "rubric.digest: the digest does not fit the model"),
        ((*RUBRIC, "grades", 1, "standards", "co"), 1, False, "rubric.digest: the digest does not fit the model"),
        (("events", 0, "digest"), "sha256:0", False, "events[0].digest: the digest does not fit the model"),
        ((*RUBRIC, "grades", 0, "standards", "co"), 9, True, "rubric.snapshot.grades[0].standards.co: "),
        ((*RUBRIC, "items", 0, "weight"), 0, True, "rubric.snapshot.items[0].weight: "),
        (("events", 9, "level"), 9, False, "events[9].level: level 9 is not between 0 and 3"),
        (("events", 9, "level"), "3", False, "events[9].level: "),
        (("events", 9, "item"), "zzz", False, "events[9].item: there is no item “zzz” in the model"),
        (("events", 7, "score"), 101, False, "events[7].score: "),
        (("events", 5), {}, False, "events[5]: "),
        (("events", 3, "seq"), 3, False, "events[3].seq: "),
        (("events", 3, "at"), "\x1b[2J", False, "events[3].at: "),
        (("events", 0, "candidate"), "\x1b]0;x\x07", False, "events[0].candidate: holds control characters"),
    ],
)
def test_what_was_tampered_with_is_an_invalid_file(
    path: tuple[Any, ...], value: object, signed: bool, problem: str, source: str, session: str, tmp_path: Path
) -> None:
    file = saved(tmp_path / "s.json", _changed(exported(session), path, value, signed=signed))
    answer = bei("grade", file) if source == "file" else bei("grade", "-", stdin=file.read_bytes())
    code, said = answer.told
    assert code == 4
    assert said.startswith("Not a usable session document: ")
    assert problem in said


def test_a_rating_changed_by_hand_changes_the_result_and_is_told(session: str, tmp_path: Path) -> None:
    document = exported(session)
    file = saved(tmp_path / "s.json", _changed(document, ("events", 9, "level"), 0, signed=False))
    answer = bei("grade", file, "--json")
    assert answer.code == 0
    assert "state, result of session" in answer.err
    assert answer.json["scorecard"]["items"]["co"]["level"] == 0
    assert answer.json["verdict"]["grade"] == "below"


def test_one_document_is_graded_at_a_time(session: str) -> None:
    two = bei("export", session, made()).data
    assert bei("grade", "-", stdin=two).told == (
        4,
        "Not a usable session document: one document was expected, and there are several",
    )
    assert bei("grade", "-", stdin=bei("export", "--all", "--home", home() / "none").data).told[0] == 4


def test_a_pipe_is_a_file_as_well(session: str, tmp_path: Path) -> None:
    pipe, content = tmp_path / "pipe", bei("export", session).data
    os.mkfifo(pipe)
    # Filled before it is read: a pipe that nobody writes to yet is taken for an empty one.
    kept = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert pipe.write_bytes(content) == len(content)
    answer = bei("grade", pipe, "--json")
    os.close(kept)
    assert answer.data == bei("grade", session, "--json").data
    assert in_shell('"$0" export "$3" | "$0" grade /dev/stdin --json', session).stdout == answer.data


@pytest.mark.parametrize("name", ["none.json", "./none", "a/b"])
def test_a_file_that_is_missing_is_named_as_one(name: str) -> None:
    assert bei("grade", name).told == (3, f"No such file: {name.removeprefix('./')}")


@pytest.mark.parametrize("verb", ["grade", "chart"])
def test_what_is_too_long_for_a_name_of_a_file_is_no_session_either(verb: str) -> None:
    code, told = bei(verb, "x" * 10_000).told
    assert code == 3
    assert told.startswith("No session “xxx")
    assert len(told) < 1000


def test_a_file_stands_before_a_session_of_that_name(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / session[:5]).mkdir()
    assert bei("grade", session[:5]).code == 0
    saved(tmp_path / session, {**named(exported(session), "another"), "result": None})
    assert bei("grade", session).err.startswith(f"{session}: result of session another")


def test_a_session_that_was_ended_has_a_scorecard_and_no_verdict(session: str) -> None:
    applied(session, {"do": "end", "how": "withdrawn"})
    graded = bei("grade", session, "--json").json
    assert graded["verdict"] is None
    assert graded["scorecard"]["items"]["co"]["level"] == 1
    assert bei("grade", session).out.startswith("Verdict: No verdict: Withdrawn\n")


def test_of_several_and_of_all_that_are_stored_each_is_a_line(session: str, tmp_path: Path) -> None:
    other = made("--candidate", "Second Person")
    file = saved(tmp_path / "s.json", exported(session))
    one = bei("grade", session, "--json").json
    lines = bei("grade", session, file, other, "--json").lines
    assert [line["session"] for line in lines] == [session, session, other]
    assert [{key: line[key] for key in ("scorecard", "verdict")} for line in lines[:2]] == [one, one]
    everything = bei("grade", "--all", "--json").lines
    assert {line["session"] for line in everything} == {session, other}
    told = bei("grade", "--all").out.splitlines()
    assert len(told) == 2
    assert any(session in row and "Low" in row and "33.3" in row for row in told)


def test_what_cannot_be_graded_is_told_and_the_others_go_on(session: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    answer = bei("grade", broken, "missing", session, "--json")
    assert answer.code == 4
    assert [line["session"] for line in answer.lines] == [session]
    assert answer.err.count("\n") == 2
    assert f"{broken}: Not a usable session document" in answer.err


@pytest.mark.parametrize("arguments", [(), ("--all", "x"), ("a", "b", "--why"), ("--all", "--why")])
def test_what_is_asked_of_many_is_plain(arguments: tuple[str, ...]) -> None:
    answer = bei("grade", *arguments)
    assert (answer.code, answer.out) == (2, "")


ASKED = (("--why", "verdict"), ("--why", "item:co"), ("--why", "all"), ("--why", "verdict", "--toward", "low"))


@pytest.mark.parametrize("asked", ASKED)
def test_why_and_toward_as_json_stand_beside_the_result(session: str, asked: tuple[str, ...]) -> None:
    plain, told = bei("grade", session, "--json").json, bei("grade", session, *asked, "--json").json
    assert {key: told[key] for key in plain} == plain
    assert told["why"]["about"] == asked[1]
    item = told["why"]["items"]["co"]
    assert (item["level"], item["suggested"], item["points"]) == (1, 1, plain["scorecard"]["items"]["co"]["points"])
    assert [one["mark"] for one in item["methods"][0]["levels"][0]["indicators"]][:2] == ["shown", "shown"]
    if "--toward" in asked:
        assert told["toward"] == {"grade": "low", "grades": [], "needs": []}


def test_what_a_higher_grade_lacks_names_the_items_to_move(session: str) -> None:
    toward = bei("grade", session, "--toward", "high", "--json").json["toward"]
    assert [one["grade"] for one in toward["grades"]] == ["high"]
    assert all(one["items"] for one in toward["grades"][0]["lacks"])
    assert {one["item"] for one in toward["needs"]} <= {"co", "com", "law", "ski"}
    assert bei("grade", session, "--toward", "none", "--json").told[0] == 1


def test_a_hidden_suggestion_is_told_by_no_command() -> None:
    """Two sessions, one with marks that decide a level: nothing that is printed may tell them apart."""
    facts = [one for one in RATED if one["do"] != "rate_item"]
    hidden, bare = made(), made()
    for session in (hidden, bare):
        applied(session, {"do": "change_plan", "suggestions": "after_level"})
    applied(hidden, *facts)
    applied(bare, *(one for one in facts if one["do"] != "mark_indicator"))

    def told(session: str, *arguments: str, lang: str = "en") -> str:
        answer = bei(arguments[0], session, *arguments[1:], lang=lang)
        assert answer.code == 0
        return answer.out

    for arguments in (("grade", "--why", "all", "--toward", "high"), ("grade", "--why", "all", "--json")):
        assert told(hidden, *arguments) == told(bare, *arguments)
    for command in ("show", "grade"):
        items = bei(command, hidden, "--json").json
        items = items.get("result", items)["scorecard"]["items"]
        assert {one["suggested"] for one in items.values()} == {None}
    applied(hidden, {"do": "give_first_level", "item": "co", "level": 1})
    assert "suggest" in told(hidden, "grade", "--why", "item:co")
    shown = bei("grade", hidden, "--json").json["scorecard"]["items"]
    assert (shown["co"]["suggested"], shown["com"]["suggested"]) == (1, None)
