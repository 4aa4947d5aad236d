"""`bei verify` on an encrypted home: what it tells without the key, and with it all that it tells elsewhere."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.storage.seal import MARK
from sessions.vault import key as vault
from sessions.vault.key import Cost
from tests.sessions.damages import gone, grown
from tests.sessions.homes import damaged, record_at
from tests.tui.at_shell import RATED, Data, applied, bei, home, lines, made, noted, unlike

TEXT = "called three customers"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases cost nothing here."""
    monkeypatch.setattr(vault, "COST", Cost(2, 1, 1))


@pytest.fixture
def given(tmp_path: Path) -> tuple[str, Path]:
    """The option that unlocks the home."""
    path = tmp_path / "phrase"
    path.write_text("correct horse 电池\n", "utf-8")
    return "--passphrase-file", path


@pytest.fixture
def session(given: tuple[str, Path]) -> str:
    """A session of 13 events in an encrypted home, three of them in frames of their own."""
    session = made()
    applied(session, *RATED[:-3])
    assert bei("vault", "init", "--yes", *given).code == 0
    assert bei("apply", session, "-", *given, stdin=lines(*RATED[-3:])).code == 0
    assert bei("list", *given).code == 0
    return session


def journal(session: str) -> Path:
    (newest,) = (home() / "sessions" / session).glob("*.bei")
    return newest


def found(session: str, *options: object) -> dict[str, str]:
    return {one["code"]: one["level"] for one in bei("verify", session, "--json", *options).json["findings"]}


def test_a_sound_home_is_sound_and_without_the_key_it_is_said_that_no_content_was_checked(
    session: str, given: tuple[str, Path]
) -> None:
    answer = bei("verify", *given)
    assert (answer.code, answer.out) == (0, f"{session}  ok  13 events\nhome  ok\n")
    head = bei("verify", session, "--json", *given).json["head"]
    assert bei("verify", session, "--head", head, *given).code == 0
    # All that is looked at: the session, and with the home its ledger.
    for command, told in ((("verify",), 2), (("verify", session), 1)):
        answer = bei(*command)
        assert answer.code == 0
        assert answer.out.count("the records were checked, not what they say") == told
        assert "damaged." not in answer.err or " 0 damaged." in answer.err
    asked = bei("verify", session, "--head", head)
    assert (asked.code, "cannot be told" in asked.out) == (5, True)


DAMAGES: dict[str, tuple[Callable[[Path], object], set[str], list[int]]] = {
    "a byte of a record": (lambda file: damaged(file, record_at(file, 2)), {"bad_record"}, [12]),
    "the last record cut off": (
        lambda file: file.write_bytes(file.read_bytes()[:-30]),
        {"records_lost", "tail"},
        [13],
    ),
    "a write that was not finished": (lambda file: grown(file, b"120 0badbad0 12 00"), {"tail"}, []),
    "no head": (lambda file: gone(file.parent, "head"), {"head_unreadable"}, []),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_with_and_without_the_key_and_repaired_with_it_alone(
    session: str, given: tuple[str, Path], damage: str
) -> None:
    act, codes, lost = DAMAGES[damage]
    act(journal(session))
    place = home() / "sessions" / session
    before = {path.name: path.read_bytes() for path in place.iterdir() if path.suffix == ".bei"}
    assert found(session, *given).keys() == codes
    assert found(session).keys() == codes | {"sealed"}
    assert bei("verify", session).code == bei("verify", session, *given).code == (5 if lost else 0)
    # Without the key nothing is repaired, and nothing changed.
    answer = bei("verify", session, "--repair", "--yes")
    assert (answer.code, "--passphrase-file" in answer.err) == (5, True)
    assert {path.name: path.read_bytes() for path in place.iterdir() if path.suffix == ".bei"} == before
    answer = bei("verify", session, "--repair", "--yes", "--json", *given)
    assert (answer.code, answer.json["lost"]) == (0, lost), answer.err
    assert {path.name: path.read_bytes() for path in (place / "damaged-1").glob("*.bei")} == before
    assert unlike(place.rglob("*")) == {}
    assert bei("verify", *given).code == bei("verify").code == 0
    assert ("sealed" in found(session), "gaps" in found(session, *given)) == (True, bool(lost))
    assert bei("apply", session, "-", *given, stdin=lines(noted("after the repair"))).code == 0
    shown: Data = bei("export", session, *given).json
    assert [one["seq"] for one in shown["events"] if one["event"] == "gap"] == lost
    assert [one["text"] for one in shown["state"]["evidence"]][0::2] == [TEXT, "after the repair"]
    assert bei("vault", "status", "--json").json["unlike"] == []
    assert not any(TEXT.encode() in path.read_bytes() for path in home().rglob("*") if path.is_file())
    # The key goes with the encryption, so the copy is made plain with the rest.
    answer = bei("vault", "off", *given)
    assert (answer.code, "could not be decrypted" in answer.err) == (0, False)
    assert any(TEXT.encode() in path.read_bytes() for path in (place / "damaged-1").glob("*.bei"))
    assert bei("verify").code == 0
    assert TEXT in bei("show", session).out


def test_a_record_left_out_of_a_repair_is_kept_sealed(session: str, given: tuple[str, Path]) -> None:
    assert bei("apply", session, "-", *given, stdin=lines(noted("first words"))).code == 0
    edit = {"do": "edit_evidence", "evidence": "e3", "text": "second words"}
    assert bei("apply", session, "-", *given, stdin=lines(edit)).code == 0
    damaged(journal(session), record_at(journal(session), 4))
    answer = bei("verify", session, "--repair", "--yes", "--json", *given)
    assert (answer.json["lost"], answer.json["stranded"]) == ([14], [15])
    kept = home() / "sessions" / session / "damaged-1" / "salvaged.jsonl"
    assert kept.read_bytes().startswith(MARK)
    assert bei("vault", "off", *given).code == 0
    assert b"second words" in kept.read_bytes()


def test_a_session_put_in_the_place_of_another_is_told_with_the_key(session: str, given: tuple[str, Path]) -> None:
    other = home() / "sessions" / "swift-wren"
    shutil.copytree(home() / "sessions" / session, other)
    assert found(other.name) == {"sealed": "ok"}
    answer = bei("verify", other.name, *given)
    assert (answer.code, "or put here from elsewhere" in answer.out) == (5, True)
    assert bei("verify", other.name, "--repair", "--yes", *given).code == 5
    assert not (other / "damaged-1").exists()
