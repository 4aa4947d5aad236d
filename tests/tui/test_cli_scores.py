"""`bei exam scores`: tables as spreadsheets write them; where anything is wrong nothing is recorded."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.sessions.making import Data
from tests.tui.at_shell import applied, bei, exported, made

HEAD = "item,level,subject,score\n"
GOOD = HEAD + "law,1,tax,70\nlaw,1,civil,61.5\n"


def recorded(session: str) -> dict[str, Decimal]:
    return {
        f"{one['item']}.{one['level']}.{one['subject']}": one["score"] for one in exported(session)["state"]["exams"]
    }


def table(folder: Path, content: str | bytes) -> Path:
    path = folder / "scores.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        "姓名,项目,级别,科目,成绩\n王芳,「law」,「L1」,「tax」,70\n王芳,law,１,civil,61.5\n".encode("gbk"),
        HEAD + '"law","1"," tax ","70"\n\n , , , \nlaw,L1,civil,６１.5\n',
        "score,subject,level,item\n70,tax,1,law\n61.5,civil,1,law",
    ],
    ids=["plain", "mark", "crlf", "semicolons", "tabs", "gbk", "quoted", "turned"],
)
def test_a_table_is_read_as_any_spreadsheet_writes_it(tmp_path: Path, content: str | bytes) -> None:
    session = made()
    answer = bei("exam", "scores", session, table(tmp_path, content))
    assert (answer.code, answer.out) == (0, f"{session}: scores recorded: 2.\n"), answer.err
    assert recorded(session) == {"law.1.tax": 70, "law.1.civil": Decimal("61.5")}
    assert {one["source"] for one in exported(session)["state"]["exams"]} == {"csv"}
    applied(session, {"do": "undo"})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ["1:1: the first line has no column “item”"]),
        (HEAD, ["1:1: the file is empty"]),
        ("item,level,score\nlaw,1,70\n", ["1:1: the first line has no column “subject” (or “科目”)"]),
        (HEAD + "law,1,tax,101\n", ["2:11: “101” is no score of 0 to 100"]),
        (HEAD + "law,1,tax,-5\n", ["2:11: “-5” is no score"]),
        (HEAD + "law,1,tax,85%\n", ["2:11: “85%” is no score"]),
        (HEAD.replace(",", ";") + "law;1;tax;85,5\n", ["2:11: “85,5”: write decimals with a point"]),
        (HEAD + "law,1,tax,=40+30\n", ["2:11: “=40+30” is a formula", "2:11: “=40+30” is no score"]),
        (HEAD + 'law,1,tax,"=HYPERLINK(""x"")"\n', ['2:11: “=HYPERLINK("x")” is a formula', "2:11: “=HYPER"]),
        (HEAD + "@SUM(A1),1,tax,70\n", ["2:1: “@SUM(A1)” is a formula", "2:1: the rubric has no item “@SUM(A1)”"]),
        (HEAD + "co,1,tax,70\n", ["2:1: the rubric has no item “co” with an exam."]),
        (HEAD + "law,4,tax,70\nlaw,one,tax,70\n", ["2:5: level 4 is outside the scale 1 to 3", "3:5: level one"]),
        (HEAD + "law,1,taxi,70\n", ["2:7: unknown subject “taxi”. Did you mean “tax”?"]),
        (HEAD + "law,1,tax\n", ["2:10: “score” is blank"]),
        (HEAD + "law,1,,70\n", ["2:7: “subject” is blank"]),
        (
            HEAD + "law,1,tax,70\nLAW,1,tax,80\nlaw,L1,tax,80\n",
            ["3:1: the same", "4:1: the same item, level"],
        ),
        (HEAD + 'law,1,"tax,70\n', ["2:7: a quote does not end on its line"]),
        (GOOD.encode("utf-16"), ["1:1: the file is neither UTF-8 nor GBK"]),
        (b"\xff\xff\xff", ["1:1: the file is neither UTF-8 nor GBK"]),
    ],
)
def test_every_fault_is_told_where_it_stands_and_nothing_is_recorded(
    tmp_path: Path, content: str | bytes, expected: list[str]
) -> None:
    session = made()
    path = table(tmp_path, content)
    code, told = bei("exam", "scores", session, path).told
    assert code == 4
    assert [one for one in expected if f"{path}:{one}" not in told] == [], told
    assert recorded(session) == {}


def test_all_faults_are_told_at_once_and_the_good_rows_are_not_recorded(tmp_path: Path) -> None:
    session = made()
    code, told = bei("exam", "scores", session, table(tmp_path, GOOD + "law,9,tax,70\nzzz,1,tax,x\n")).told
    assert code == 4
    assert [line.partition("scores.csv:")[2].split(":")[0] for line in told.splitlines()] == ["4", "5", "5"]
    assert recorded(session) == {}


def several(first: str, second: str, column: str = "session") -> str:
    return f"{column},{HEAD}{first},law,1,tax,70\n{second},law,1,tax,80\n"


def test_one_file_may_have_the_scores_of_several_sessions(tmp_path: Path) -> None:
    one, two = made("--candidate-id", "K-1"), made("--candidate-id", "K-2")
    answer = bei("exam", "scores", "--all", table(tmp_path, several(one, two[:6])))
    assert answer.out == f"{one}: scores recorded: 1.\n{two}: scores recorded: 1.\n"
    assert bei("exam", "scores", "--all", table(tmp_path, several("K-2", "K-1", "candidate_id"))).code == 0
    assert [recorded(session)["law.1.tax"] for session in (one, two)] == [80, 70]


@pytest.mark.parametrize(
    ("column", "second", "expected"),
    [
        ("session", "zzzz", "3:1: no session “zzzz”"),
        ("candidate_id", "K-9", "3:1: the candidate id “K-9” has 0 sessions"),
        ("candidate_id", "K-2", "3:1: the candidate id “K-2” has 2 sessions"),
    ],
)
def test_a_row_of_nobody_or_of_two_keeps_all_from_being_recorded(
    tmp_path: Path, column: str, second: str, expected: str
) -> None:
    one = made("--candidate-id", "K-1")
    for _ in range(2):
        made("--candidate-id", "K-2")
    first = one if column == "session" else "K-1"
    code, told = bei("exam", "scores", "--all", table(tmp_path, several(first, second, column))).told
    assert code == 4
    assert expected in told
    assert recorded(one) == {}


def test_a_submitted_session_keeps_all_from_being_recorded(tmp_path: Path) -> None:
    one, two = made(), made()
    submit: Data = {"do": "submit"}
    applied(two, submit)
    assert bei("exam", "scores", "--all", table(tmp_path, several(one, two))).told[0] == 1
    assert recorded(one) == {}
    assert bei("exam", "scores", table(tmp_path, GOOD)).told[0] == 2
