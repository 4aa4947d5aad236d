"""Ratings, notes and conditions as flat tables: CSV, XLSX and Parquet say the same, and nothing in them acts."""

import csv
import io
import re
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from arro3.io import read_parquet

from rubric.language import LANGUAGES
from rubric.tables.delimited import delimited
from sessions.interview import commands as co
from sessions.interview.entry import AnswerEntry
from sessions.interview.event import Condition
from sessions.interview.model import Session
from tests.sessions.making import desk_on, noted
from tests.tui.at_shell import applied, bei, made
from tui.installed import adding
from tui.reports.tables import parquet
from tui.reports.tables.conditions import CONDITIONS
from tui.reports.tables.csv import lines
from tui.reports.tables.evidence import EVIDENCE
from tui.reports.tables.ratings import RATINGS
from tui.reports.tables.table import Table
from tui.translate import Words

WORDS = Words("en")
TABLES = (RATINGS, EVIDENCE, CONDITIONS)


@pytest.fixture(scope="module")
def session() -> Session:
    """A session on the small model: `co` above its standard, `com` NE, `law` and `ski` not rated."""
    desk = desk_on(candidate="王芳", candidate_id="007", post="客户经理")
    noted(desk, "co", sign="+", star="a")
    noted(desk, "co", sign="-")
    desk.do(co.AddEvidence(text="=SUM(A1)\nsecond line"))
    desk.do(co.RateItem(item="co", level=2))
    desk.do(co.RateItem(item="com", level="NE"))
    desk.do(AnswerEntry(condition="credit", answer="yes", note="-checked"))
    desk.do(
        co.Decide(decision="hold", reason="wait", by="赵敏", conditions=(Condition(text="@exam", due="2026-12-01"),))
    )
    return desk.session


def told(table: Table, session: Session) -> list[dict[str, Any]]:
    names = [one.name for one in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(session, WORDS)]


def test_a_row_of_ratings_stands_for_each_item_of_the_plan(session: Session) -> None:
    rows = {row["item"]: row for row in told(RATINGS, session)}
    assert list(rows) == ["co", "com", "law", "ski"]
    wanted = {"state": "rated", "level": 2, "standard": 1, "gap": 1, "core": True, "points": Decimal("66.6667")}
    wanted |= {"notes_supporting": 1, "notes_counter": 1, "candidate_id": "007", "decision": "hold", "submitted": False}
    assert {key: rows["co"][key] for key in wanted} == wanted
    assert (rows["com"]["state"], rows["com"]["level"], rows["com"]["points"]) == ("ne", None, None)
    assert (rows["ski"]["state"], rows["ski"]["standard"], rows["ski"]["gap"]) == ("unrated", None, None)


def test_a_row_of_evidence_stands_for_each_note_linked_or_not(session: Session) -> None:
    rows = told(EVIDENCE, session)
    assert [(row["items"], row["sign"], row["star"]) for row in rows] == [
        ("co", "supporting", "a"),
        ("co", "counter", ""),
        ("", "", ""),
    ]
    assert rows[2]["text"] == "=SUM(A1)\nsecond line"


def test_conditions_are_those_of_entry_and_those_of_the_decision(session: Session) -> None:
    said = [
        (row["condition_kind"], row["condition_id"], row["answer"], row["due"]) for row in told(CONDITIONS, session)
    ]
    assert said == [
        ("entry", "credit", "yes", ""),
        ("entry", "exam", "open", ""),
        ("decision", "", "", "2026-12-01"),
    ]


def test_every_column_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "formats.md").read_text("utf-8")
    names = {one.name for table in TABLES for one in table.columns}
    assert names - set(re.findall(r"`([a-z_]+)`", page)) == set()


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_is_of_its_columns_kind(table: Table, session: Session) -> None:
    kinds: dict[str, type] = {"text": str, "whole": int, "decimal": Decimal, "yes_no": bool, "time": str}
    for row in (row for language in LANGUAGES for row in table.rows(session, Words(language))):
        for column, cell in zip(table.columns, row, strict=True):
            assert cell is None or type(cell) is kinds[column.kind], column.name


def test_csv_opens_in_a_spreadsheet_and_no_cell_of_it_is_a_formula(session: Session) -> None:
    for table in TABLES:
        text = "".join(lines(table, [session, session], WORDS))
        assert text.startswith("\ufeffsession_id,candidate,")
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert len(rows) == 1 + 2 * len(list(table.rows(session, WORDS)))
        assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert "'=SUM(A1)\nsecond line" in "".join(lines(EVIDENCE, [session], WORDS))


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@A", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"])
def test_what_a_spreadsheet_may_compute_is_marked_as_text(cell: str) -> None:
    (line,) = delimited([[cell, f"a{cell}"]])
    assert next(csv.reader(io.StringIO(line.removeprefix("\ufeff"), newline=""))) == [f"'{cell}", f"a{cell}"]


def test_a_gap_below_the_standard_is_a_number_to_a_spreadsheet() -> None:
    assert list(delimited([["-1", -1]])) == ["\ufeff'-1,-1\r\n"]


def test_parquet_is_typed_and_says_what_the_table_says(session: Session) -> None:
    for table in TABLES:
        file = io.BytesIO()
        parquet.write(table, [session, session], WORDS, file)
        read = read_parquet(file.getvalue()).read_all()
        assert read.column_names == [one.name for one in table.columns]
        rows = list(table.rows(session, WORDS))
        for n, column in enumerate(table.columns):
            cells = read.column(n).to_pylist()
            wanted = [row[n] for row in rows] * 2
            if column.kind == "time":
                assert [one and one.astimezone(UTC) for one in cells] == [
                    one and datetime.fromisoformat(str(one)) for one in wanted
                ]
            else:
                assert cells == wanted, column.name


def test_parquet_of_no_session_still_has_its_columns() -> None:
    file = io.BytesIO()
    parquet.write(RATINGS, [], WORDS, file)
    assert read_parquet(file.getvalue()).read_all().column_names[0] == "session_id"


def test_many_sessions_need_no_more_room_than_few(session: Session) -> None:
    def peak(count: int) -> int:
        def many() -> Iterator[Session]:
            yield from [session] * count

        tracemalloc.start()
        for _ in lines(EVIDENCE, many(), WORDS):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(2000) < 2 * peak(20)


@pytest.mark.parametrize("name", ["csv", "csv-evidence", "xlsx", "parquet", "parquet-evidence", "greenhouse", "jsonl"])
def test_all_sessions_of_a_home_leave_in_one_file(name: str, tmp_path: Path) -> None:
    ids = sorted(made() for _ in range(3))
    applied(ids[0], {"do": "add_evidence", "text": "a note"})
    file = tmp_path / "out"
    assert bei("export", "--all", "--format", name, "-o", file).told == (0, "")
    assert bei("export", "--all", "--format", name).data == file.read_bytes()
    if name.startswith("csv"):
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
        assert [row["session_id"] for row in rows] == ([ids[0]] if name == "csv-evidence" else sorted(ids * 4))
    assert [bei("log", "--json").json[-1][key] for key in ("act", "outcome")] == ["export", "done"]


def test_without_its_extra_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = made()
    monkeypatch.setitem(sys.modules, "arro3.io", None)
    said = (1, f"Packages are missing: {adding('parquet')}")
    assert bei("export", here, "--format", "parquet", "-o", tmp_path / "out").told == said
    assert list(tmp_path.iterdir()) == []
    assert bei("log", "--json").json == [], "nothing was begun"
