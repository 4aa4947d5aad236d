"""`bei expunge`: asked for once more, done in every file, told of in the log and in the ledger, and drawn as gone."""

import re
from pathlib import Path

import pytest

from sessions.shelf import Shelf
from tests.tui.at_shell import HIRED, RATED, applied, bei, exported, home, made, noted

SECRET = "has had a tumour"
WHY = ("--reason", "concerns health")


def holding(text: str = SECRET) -> list[str]:
    """The files of the home in which `text` can be read."""
    return [str(one) for one in home().rglob("*") if one.is_file() and text.encode() in one.read_bytes()]


@pytest.fixture
def session() -> str:
    """A session with the secret in note e3 and its edit, in an incident i2, and in two reasons (17, 18)."""
    session = made()
    applied(session, *RATED, noted(SECRET, items=["com"]), {"do": "edit_evidence", "evidence": "e3", "text": SECRET})
    applied(session, {"do": "add_incident", "kind": "low", "title": f"Absent, {SECRET}"})
    applied(session, {"do": "rate_item", "item": "com", "level": 2, "reason": SECRET}, HIRED | {"reason": SECRET})
    return session


def test_what_is_expunged_is_nowhere_in_the_home(session: str) -> None:
    bei("list")
    head = bei("show", session, "--json").json["head"]
    for what, count in (("e3", 2), ("i2", 1), ("17", 1), ("18", 1)):
        assert holding() != []
        code, said = bei("expunge", session[:6], what, *WHY, "--yes", "--by", "赵敏").told
        events = "1 event" if count == 1 else f"{count} events"
        assert (code, said.splitlines()[0]) == (0, f"{session}: {what} expunged, the texts of {events}.")
        assert re.fullmatch(r"Record: \d+ events, head( [0-9a-f]{8}){8}", said.splitlines()[1])
    assert holding() == []
    assert [len(list((home() / "sessions" / session).glob("*.bei")))] == [1]
    document = exported(session)
    assert [one["id"] for one in document["state"]["evidence"]] == ["e1", "e2"]
    last = document["events"][-1]
    assert (last["event"], last["targets"], last["reason"], last["by"]) == ("expunged", [18], "concerns health", "赵敏")
    assert bei("show", session, "--json").json["head"]["events"] == head["events"] + 4
    acts = [one for one in bei("log", session, "--json").json if one["act"] == "expunge"]
    assert [(one["detail"], one["by"], one["reason"], one["outcome"]) for one in acts] == [
        (what, "赵敏", "concerns health", "done") for what in ("e3", "i2", "17", "18")
    ]


@pytest.mark.parametrize(("lang", "gone"), [("en", "(expunged)"), ("zh", "（已抹除）")])
def test_what_is_gone_is_shown_as_gone(session: str, lang: str, gone: str) -> None:
    for what in ("i2", "18"):
        assert bei("expunge", session, what, *WHY, "--yes").code == 0
    shown = bei("show", session, lang=lang)
    assert shown.out.count(gone) == 2
    assert shown.err == ""
    assert bei("grade", session, lang=lang).out.count(gone) == 1
    assert bei("list").code == 0


def test_it_is_asked_for_once_more(session: str) -> None:
    before = exported(session)
    code, said = bei("expunge", session, "e3", *WHY).told
    assert (code, said) == (2, "This cannot be undone: add --yes where nobody can be asked.")
    for typed in ("", "e4\n", "yes\n"):
        code, said = bei("expunge", session, "e3", *WHY, stdin=typed, terminal=True).told
        assert (code, said.splitlines()[-1]) == (1, "Nothing was expunged.")
        assert "the texts of e3, 2 events" in said
    assert exported(session) == before
    assert [one for one in bei("log", session, "--json").json if one["act"] == "expunge"] == []
    assert bei("expunge", session, "e3", *WHY, stdin="e3\n", terminal=True).code == 0
    assert "[e3]" not in bei("show", session).out


def test_names_and_reasons_can_come_from_standard_input(session: str) -> None:
    assert bei("expunge", session, "e3", "--reason", "-", "--by", "-", "--yes", stdin="赵敏\nfamily\n").code == 0
    last = exported(session)["events"][-1]
    assert (last["by"], last["reason"]) == ("赵敏", "family")


@pytest.mark.parametrize(
    ("what", "reason", "code", "said"),
    [
        ("e9", "x", 1, "Unknown note “e9”."),
        ("i9", "x", 1, "Unknown incident “i9”."),
        ("1", "x", 1, "No event “1” with a reason."),
        ("[red]", "x", 1, "No event “[red]” with a reason."),
        ("3", "x", 1, "Event 3 belongs to i1; name that"),
        ("10", "x", 1, "Nothing is left of “10” to expunge."),
        ("e1", " ", 2, "Expunging needs a reason"),
    ],
)
def test_what_cannot_be_expunged_is_told(session: str, what: str, reason: str, code: int, said: str) -> None:
    before = exported(session)
    ended, told = bei("expunge", session, what, "--reason", reason, "--yes").told
    assert (ended, told[: len(said)]) == (code, said)
    assert exported(session) == before


def test_a_hold_and_another_writer_stand_in_its_way(session: str) -> None:
    log = Shelf.at(home()).open(session)
    assert bei("expunge", session, "e3", *WHY, "--yes").told[0] == 5
    log.close()
    assert bei("hold", session, "--reason", "a dispute").code == 0
    code, said = bei("expunge", session, "e3", *WHY, "--yes").told
    assert (code, "a dispute" in said) == (1, True)
    assert holding() != []
    assert bei("hold", session, "--release", "--reason", "settled").code == 0
    assert bei("expunge", session, "e3", *WHY, "--yes").code == 0


def test_files_that_cannot_be_removed_yet_are_told(session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(*_: object) -> None:
        raise PermissionError(1, "made to fail")

    with monkeypatch.context() as patch:
        patch.setattr("sessions.storage.files.Files.remove", stuck)
        code, said = bei("expunge", session, "e3", *WHY, "--yes").told
    assert (code, "could not be removed" in said.splitlines()[-1]) == (5, True)
    assert SECRET in Path(holding()[0]).read_text("utf-8")
    for what in ("i2", "17", "18"):
        assert bei("expunge", session, what, *WHY, "--yes").code == 0
    assert holding() == []
