"""Qualifications by the command line and on their pages: who holds what until when, and what came before."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rubric.language import Language
from sessions.interview import commands as co
from sessions.shelf import Shelf
from tests.tui.at_screen import Size, TickingClock, at_either_end, begun, numbered, running
from tests.tui.at_shell import bei
from tui.services import Services
from tui.translate import Words

NOW = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
TOLD = (
    ("2021-03-31", "王芳", "c-7", "hire", "hire", "junior"),
    ("2023-03-01", "王芳", "c-7", "promote", "promote", "intermediate"),
    ("2024-10-20", "王芳", "c-7", "renew", "renew", "intermediate"),
    ("2025-01-15", "王芳", "c-8", "hire", "hire", "junior"),
    ("2023-05-05", "Ann [b]Lee", "", "hire", "hire", "senior"),
)


@pytest.fixture(scope="module")
def qualified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which one person was hired, promoted and renewed; another of her name; and one without an id."""
    home = tmp_path_factory.mktemp("qualified") / "home"
    ids, shelf = numbered(), Shelf.at(home)
    for on, candidate, mark, purpose, decision, grade in TOLD:
        clock = TickingClock(datetime.fromisoformat(f"{on}T04:00:00+00:00"))
        services = Services(home, shelf, Words("en"), clock, ids)
        decide = co.Decide.model_validate({"decision": decision, "grade": grade, "reason": "so it is", "by": "赵敏"})
        begun(
            services, decide, co.Submit(), candidate=candidate, candidate_id=mark, purpose=purpose, interviewer="李伟"
        )
    return home


def at(home: Path, language: Language) -> Services:
    return Services(home, Shelf.at(home), Words(language), TickingClock(NOW), numbered())


def test_the_list_tells_who_holds_what_until_when(qualified: Path) -> None:
    told = bei("--home", qualified, "qualification", "list", "--json").json
    assert [(one["candidate_id"], one["held"]["grade"], one["held"]["until"], one["flags"]) for one in told] == [
        ("", "senior", "2025-05-05", ["no_id"]),
        ("c-7", "intermediate", "2026-10-20", ["shared_name"]),
        ("c-8", "junior", "2027-01-15", ["shared_name"]),
    ]
    plain = bei("--home", qualified, "qualification", "list")
    assert "王芳 (c-7)" in plain.out
    assert "joined with nobody by name (session s005)" in plain.out


def test_what_is_due_is_what_ends_within_so_many_days(qualified: Path) -> None:
    def due(days: str) -> list[str]:
        told = bei("--home", qualified, "qualification", "list", "--due", days, "--json").json
        return [one["held"]["until"] for one in told]

    assert due("36500") == ["2025-05-05", "2026-10-20", "2027-01-15"]
    assert "2025-05-05" in due("0")
    assert bei("--home", qualified, "qualification", "list", "--due", "-1").told[0] == 2


def test_a_record_tells_every_decision_and_draws_the_grades(qualified: Path) -> None:
    shown = bei("--home", qualified, "qualification", "show", "c-7", "--ascii").out
    assert "up): Intermediate account manager, decided by 赵敏; session s002, model version 1.1.1" in shown
    junior, intermediate = (
        next(row for row in shown.splitlines() if row.startswith(f"{grade} account manager  "))
        for grade in ("Junior", "Intermediate")
    )
    assert "o=" in junior
    assert "^" not in junior
    assert 0 < intermediate.index("^=") < intermediate.index("*="), shown
    assert not {"●", "▲", "━", "┄", "│"} & set(shown)
    (data,) = bei("--home", qualified, "qualification", "show", "c-7", "--json").json
    assert [(one["change"], one["held"]["grade"]) for one in data["turns"]] == [
        ("first", "junior"),
        ("up", "intermediate"),
        ("same", "intermediate"),
    ]
    assert [one["total"] for one in data["turns"]] == [None, None, None], "nothing was rated"


def test_a_record_is_found_by_id_alone_or_by_its_session_where_there_is_no_id(qualified: Path) -> None:
    assert "Ann [b]Lee" in bei("--home", qualified, "qualification", "show", "s005").out
    for name in ("王芳", "s001", "c-9", ""):
        assert bei("--home", qualified, "qualification", "show", name).told == (
            3,
            "No qualification under that id.",
        )


def test_a_person_is_told_of_the_own_qualification_without_who_decided(qualified: Path) -> None:
    out = bei("--home", qualified, "subject", "--candidate-id", "c-7").out
    section = out.partition("## Qualification record")[2].partition("\n## ")[0]
    assert "Intermediate account manager" in section
    assert "赵敏" not in section


def test_a_copy_without_names_holds_nothing(qualified: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    assert bei("--home", qualified, "redact", "s001", "-o", copy).code == 0
    other = tmp_path / "other"
    assert bei("--home", other, "import", copy).code == 0
    assert bei("--home", other, "qualification", "list", "--json").json == []


@at_either_end
async def test_the_page_of_a_person_is_reached_from_the_list_of_sessions(
    qualified: Path, size: Size, language: Language
) -> None:
    async with running(at(qualified, language), size) as person:
        words = person.words
        await person.press("f7")
        person.check_says(words("qualification.title"))
        page = person.pane("page")
        places = [page.index(name) for name in ("Ann", "c-7", "c-8")]
        assert places == sorted(places)
        assert "…" not in page, "who it is and until when are whole, on two rows where one has no room"
        await person.press("f5")
        assert "c-8" not in person.pane("page"), "it is valid for longer than the term of notice"
        await person.press("f5", "down", "enter")
        page = person.pane("page")
        assert words("qualification.flag.shared_name", session="s003")[:8] in page
        assert "▲" in page
        assert "━" in page
        await person.press("f5")
        assert "^" in person.pane("page")
        assert "━" not in person.pane("page")
        await person.press("escape", "f7")
        person.check_says(words("home.title"))
