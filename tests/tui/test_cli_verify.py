"""`bei verify` at the command line: what it says and how it ends, the head of a log, and the repair."""

import os
import shutil
from pathlib import Path

import pytest

from sessions.shelf import Shelf
from sessions.storage.files import Files
from tests.sessions.homes import damaged as spoil
from tests.sessions.homes import record_at
from tests.tui.at_shell import HIRED, RATED, Data, applied, bei, exported, home, made, noted


def journal(session: str) -> Path:
    return home() / "sessions" / session / "000001.bei"


@pytest.fixture
def session() -> str:
    session = made()
    applied(session, *RATED)
    return session


@pytest.fixture
def torn(session: str) -> str:
    """The same session with the record of its second note damaged, which is event 5."""
    spoil(journal(session), record_at(journal(session), 4))
    return session


def head_of(session: str) -> str:
    return str(bei("verify", session, "--json").json["head"])


def test_sound_sessions_and_the_home_are_told_a_line_each() -> None:
    first, second = sorted((made(), made()))
    answer = bei("verify")
    assert answer.code == 0
    assert answer.out.splitlines() == [f"{first}  ok  1 event", f"{second}  ok  1 event", "home  ok"]
    assert answer.err == "2 sessions checked: 0 with warnings, 0 damaged.\n"
    assert [(one["session"], one["level"]) for one in bei("verify", "--json").json] == [
        (first, "ok"),
        (second, "ok"),
        (None, "ok"),
    ]


def test_a_home_that_is_not_there_is_not_made() -> None:
    missing = home() / "none"
    answer = bei("--home", missing, "verify")
    assert (answer.code, answer.out) == (0, "home  ok\n")
    assert bei("--home", missing, "verify", "abcd").code == 3
    assert not missing.exists()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_damage_is_told_with_what_to_do_and_ends_with_five(torn: str, lang: str) -> None:
    whole = made()
    answer = bei("verify", lang=lang)
    assert answer.code == 5
    lines = answer.out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(torn))
    assert lines[at + 1].startswith("  000001.bei")
    assert f"bei verify {torn} --repair" in lines[at + 2]
    assert bei("verify", torn).code == 5
    assert bei("verify", whole).code == 0
    found = bei("verify", torn, "--json").json
    assert (found["level"], found["head"]) == ("damaged", None)
    assert [one["code"] for one in found["findings"]] == ["bad_record"]


def test_warnings_do_not_fail(session: str) -> None:
    journal(session).chmod(0o640)
    answer = bei("verify", session)
    assert answer.code == 0
    assert answer.out.splitlines()[:2] == [
        f"{session}  warning  13 events",
        "  000001.bei: others may get at it (permissions 0640).",
    ]


def test_no_such_session_is_not_found() -> None:
    made()
    assert bei("verify", "nosuchsession").code == 3


@pytest.mark.parametrize("verb", [("show",), ("export",), ("apply", "-")])
def test_a_session_that_is_refused_names_the_repair(torn: str, verb: tuple[str, ...]) -> None:
    for lang in ("en", "zh"):
        assert f"bei verify {torn} --repair" in bei(verb[0], torn, *verb[1:], lang=lang).err


def test_a_head_is_the_present_one_an_earlier_one_or_none(session: str) -> None:
    earlier = head_of(session)
    answer = bei("verify", session, "--head", *[earlier[at : at + 8] for at in range(0, 64, 8)])
    assert (answer.code, "is the head of this log: event 13 of 13" in answer.out) == (0, True)
    applied(session, HIRED)
    answer = bei("verify", session, "--head", earlier.upper())
    assert (answer.code, "at event 13 of 14, 20" in answer.out) == (0, True)
    assert bei("verify", session, "--head", earlier, "--json").json["asked"]["event"] == 13
    answer = bei("verify", session, "--head", "0" * 64)
    assert (answer.code, "no part of this log" in answer.out) == (5, True)
    asked = bei("verify", session, "--head", "0" * 64, "--json")
    assert (asked.code, asked.json["asked"]) == (5, {"digest": "0" * 64, "event": None})


def test_the_head_is_what_show_prints(session: str) -> None:
    grouped = bei("verify", session).out.splitlines()[-1].removeprefix("  head ")
    assert f"head {grouped}" in bei("show", session).out
    assert head_of(session) == grouped.replace(" ", "")


@pytest.mark.parametrize(
    "arguments",
    [("--head", "0" * 64), ("--repair",), ("abcd", "--head", "xyz"), ("abcd", "--head", "0" * 64, "--repair")],
)
def test_wrong_usage_is_told(arguments: tuple[str, ...]) -> None:
    assert bei("verify", *arguments).code == 2


def test_a_repair_tells_what_it_does_keeps_a_copy_and_leaves_a_session_to_work_on(torn: str) -> None:
    before = journal(torn).read_bytes()
    answer = bei("verify", torn, "--repair", "--yes", "--by", "赵敏", "--json")
    assert answer.code == 0
    assert answer.json == {
        "session": torn,
        "events": 13,
        "whole": 12,
        "lost": [5],
        "stranded": [],
        "copy": "damaged-1",
    }
    place = home() / "sessions" / torn
    assert (place / "damaged-1" / "000001.bei").read_bytes() == before
    assert "13 events 12 stand" in answer.err
    assert "gap takes their place: 5" in answer.err
    told = bei("verify", torn)
    assert (told.code, told.out.splitlines()[0]) == (0, f"{torn}  ok  13 events")
    assert "event 5" in bei("show", torn).out
    document = exported(torn)
    gap: Data = document["events"][4]
    assert (gap["event"], gap["cause"], gap["actor"]) == ("gap", "lost", "赵敏")
    assert list(document["state"]["ratings"]) == ["co", "com", "law", "ski"]
    assert bei("grade", torn).code == 0
    applied(torn, noted("more"), {"do": "undo"}, noted("again"))
    (entry,) = (one for one in bei("log", "--json").json if one["act"] == "repair")
    assert (entry["sessions"], entry["by"], entry["outcome"]) == ([torn], "赵敏", "done")


def test_a_repair_is_asked_for(torn: str) -> None:
    before = journal(torn).read_bytes()
    assert bei("verify", torn, "--repair").code == 2
    answer = bei("verify", torn, "--repair", stdin="no\n", terminal=True)
    assert (answer.code, "Nothing was changed." in answer.err) == (1, True)
    assert journal(torn).read_bytes() == before
    assert bei("verify", torn, "--repair", stdin="yes\n", terminal=True).code == 0
    assert bei("verify", torn).code == 0


def test_what_is_not_damaged_is_not_repaired(session: str) -> None:
    before = journal(session).read_bytes()
    answer = bei("verify", session, "--repair", "--yes")
    assert answer.told == (1, f"Session {session} is not damaged; nothing was changed.")
    assert journal(session).read_bytes() == before


def test_without_its_opening_nothing_is_repaired_and_nothing_changed(session: str) -> None:
    spoil(journal(session), record_at(journal(session), 0))
    before = journal(session).read_bytes()
    answer = bei("verify", session, "--repair", "--yes")
    assert (answer.code, "restore the session from a copy" in answer.err) == (5, True)
    assert journal(session).read_bytes() == before
    assert not (journal(session).parent / "damaged-1").exists()


def test_a_damaged_ledger_does_not_keep_notes_from_being_saved(torn: str) -> None:
    export = bei("export", made())
    assert export.code == 0
    ledger = next((home() / "ledger").glob("*.bei"))
    os.truncate(ledger, 0)
    assert bei("verify").code == 5
    answer = bei("verify", torn, "--repair", "--yes")
    assert (answer.code, "not in the record of acts" in answer.err) == (0, True)


def test_a_record_of_acts_that_has_gone_is_told_and_the_one_begun_in_its_place_says_so() -> None:
    session = made()
    assert bei("verify").out.splitlines()[1:] == ["home  ok"]
    assert bei("export", session).code == 0
    ledger = next((home() / "ledger").glob("*.bei"))
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[:-30])
    answer = bei("log")
    assert (answer.code, "ledger: Saved records are gone" in answer.err) == (0, True)
    ledger.write_bytes(whole)
    assert bei("log").err == ""
    shutil.rmtree(home() / "ledger")
    answer = bei("verify")
    assert (answer.code, answer.out.splitlines()[1]) == (0, "home  warning")
    assert "no longer there" in answer.out
    assert "no longer there" in bei("log").err
    assert bei("export", session).code == 0
    assert [(one["act"], one["outcome"]) for one in bei("log", "--json").json] == [
        ("renewed", "done"),
        ("export", "done"),
    ]
    assert bei("verify").out.splitlines()[1:] == ["home  ok"]


def test_a_purge_takes_the_copy_of_a_repair_with_it(torn: str) -> None:
    assert bei("verify", torn, "--repair", "--yes").code == 0
    assert bei("purge", torn, "--yes").code == 0
    assert [path for path in home().rglob("*") if torn in path.name] == []


def test_what_is_expunged_is_expunged_from_the_copy_of_a_repair_as_well(torn: str) -> None:
    assert bei("verify", torn, "--repair", "--yes").code == 0
    text = b"called three customers"
    assert any(text in path.read_bytes() for path in home().rglob("*") if path.is_file())
    assert bei("expunge", torn, "e1", "--reason", "asked for", "--yes").code == 0
    assert not any(text in path.read_bytes() for path in home().rglob("*") if path.is_file())
    assert bei("verify", torn).code == 0


def test_a_session_at_work_is_named_and_can_be_verified(session: str) -> None:
    log = Shelf(home(), Files()).open(session)
    answer = bei("verify", session)
    assert (answer.code, f"In use by process {os.getpid()}" in answer.out) == (0, True)
    assert bei("verify", session, "--repair", "--yes").code == 5
    log.close()
