"""Encryption at rest from the command line: set up, asked for, changed, taken off; and what is said where it fails."""

import builtins
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sessions.storage.files import Files
from sessions.storage.presence import enter
from sessions.vault import key as vault
from sessions.vault.key import Cost
from tests.tui.at_shell import NEW, RATED, applied, bei, exported, have_small_model, home, lines, made, mode, noted
from tui import passphrase
from tui.installed import adding

PHRASE = "correct horse 电池"
OTHER = "a wholly new phrase"
TEXT = "rebuilt the site by hand"
ACTS = ("hold", "expunge", "release", "purge")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases cost nothing here."""
    monkeypatch.setattr(vault, "COST", Cost(2, 1, 1))


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    """A file with the passphrase."""
    path = tmp_path / "phrase"
    path.write_text(f"{PHRASE}\n", "utf-8")
    return path


@pytest.fixture
def session(phrase: Path) -> str:
    """A session with a note, in a home that is encrypted."""
    session = made()
    applied(session, noted(TEXT))
    answer = bei("vault", "init", "--yes", "--passphrase-file", phrase)
    assert (answer.code, answer.data) == (0, b""), answer.err
    return session


class Typist:
    """What a person types where a passphrase is asked for."""

    def __init__(self, *typed: str) -> None:
        self.typed = list(typed)
        self.asked: list[str] = []

    def __call__(self, prompt: str) -> str:
        self.asked.append(prompt)
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)


def types(monkeypatch: pytest.MonkeyPatch, *typed: str) -> Typist:
    """Let a person at a terminal type this."""
    typist = Typist(*typed)
    monkeypatch.setattr("getpass.getpass", typist)
    monkeypatch.setattr(passphrase, "_has_terminal", lambda: True)
    return typist


def test_an_encrypted_home_is_read_and_written_with_its_passphrase_alone(session: str, phrase: Path) -> None:
    files = [path for path in home().rglob("*") if path.is_file()]
    assert [path for path in files if TEXT.encode() in path.read_bytes() or "王芳".encode() in path.read_bytes()] == []
    assert mode(home() / "vault") == "0600"
    given = ("--passphrase-file", phrase)
    assert "王芳" in bei("list", *given).out
    assert bei("apply", session, "-", *given, stdin=lines(noted("one more"))).code == 0
    assert bei("export", session, *given).json["state"]["evidence"][1]["text"] == "one more"
    assert bei("export", "--all", *given).json[0]["session"]["candidate"] == "王芳"


def test_the_passphrase_comes_from_the_environment_by_the_name_of_its_file_or_from_standard_input(
    session: str, phrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = f"{PHRASE}\n" + lines(noted("after the passphrase"))
    assert bei("apply", session, "-", "--passphrase-file", "-", stdin=typed).code == 0
    monkeypatch.setenv("BEI_PASSPHRASE_FILE", str(phrase))
    assert "after the passphrase" in bei("show", session).out


def test_without_a_terminal_and_without_a_file_the_home_stays_closed(
    session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase, "_has_terminal", lambda: False)
    code, said = bei("show", session).told
    assert (code, "--passphrase-file" in said) == (5, True)


def test_a_wrong_passphrase_a_damaged_vault_and_a_lost_one_are_told_apart(session: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase")
    assert bei("show", session, "--passphrase-file", wrong).told == (
        5,
        "That is not the passphrase of this home; nothing was changed.",
    )
    whole = (home() / "vault").read_bytes()
    (home() / "vault").write_bytes(whole.replace(b"scrypt", b"script"))
    code, said = bei("show", session, "--passphrase-file", wrong).told
    assert (code, "not as it was written" in said) == (5, True)
    (home() / "vault").unlink()
    for command in (("show", session), ("list",), ("export", "--all")):
        code, said = bei(*command).told
        assert (code, "bring it back from a backup" in said) == (5, True)
    (home() / "vault").write_bytes(whole)


def test_a_note_that_was_altered_in_its_file_is_refused_as_damage(session: str, phrase: Path) -> None:
    (path,) = (home() / "sessions" / session).glob("*.bei")
    (other,) = (home() / "index").glob("*.bei")
    path.write_bytes(other.read_bytes())
    code, said = bei("show", session, "--passphrase-file", phrase).told
    assert (code, f"{path.parent} is not as it was written" in said) == (5, True)


def test_three_tries_at_a_terminal(session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    typist = types(monkeypatch, "wrong", "wrong again", PHRASE)
    assert bei("show", session).code == 0
    assert typist.asked == ["Passphrase of this home: "] * 3
    types(monkeypatch, "wrong", "wrong", "wrong", PHRASE)
    assert bei("show", session).code == 5
    types(monkeypatch)
    assert bei("show", session).code == 130


def test_setting_up_says_what_a_lost_passphrase_means_and_wants_a_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    session = made()
    before = {path: path.read_bytes() for path in home().rglob("*.bei")}
    assert bei("vault", "init").code == 2
    answer = bei("vault", "init", stdin="no\n", terminal=True)
    assert (answer.code, "A LOST PASSPHRASE MEANS LOST NOTES" in answer.err) == (1, True)
    typist = types(monkeypatch, "short", PHRASE, "not the same", PHRASE, PHRASE)
    monkeypatch.setattr(passphrase, "TRIES", 1)
    answer = bei("vault", "init", stdin="yes\n", terminal=True)
    assert (answer.code, "at least 12 characters" in answer.err) == (1, True)
    assert {path: path.read_bytes() for path in home().rglob("*.bei")} == before
    assert not (home() / "vault").exists()
    monkeypatch.setattr(passphrase, "TRIES", 2)
    answer = bei("vault", "init", stdin="yes\n", terminal=True)
    assert (answer.code, "The two were not the same." in answer.err) == (0, True)
    assert typist.typed == []
    types(monkeypatch, PHRASE)
    assert bei("show", session).code == 0


def test_a_new_home_can_be_encrypted_before_anything_is_in_it(phrase: Path) -> None:
    assert bei("vault", "init", "--yes", "--passphrase-file", phrase).code == 0
    have_small_model()
    assert bei(*NEW, "--passphrase-file", phrase).code == 0
    assert bei("vault", "status", "--json").json["unlike"] == []


def test_the_status_is_told_without_the_passphrase_and_names_what_is_not_encrypted(session: str) -> None:
    assert bei("vault", "status", "--json").json == {
        "state": "sealed",
        "cipher": "AES-256-GCM",
        "kdf": {"name": "scrypt", "n": 2, "r": 1, "p": 1},
        "unlike": [],
    }
    (home() / "sessions" / session / "copy of notes").write_text(TEXT)
    answer = bei("vault", "status")
    assert f"  sessions/{session}/copy of notes\n" in answer.out


def test_the_status_of_a_plain_home_and_of_none_makes_nothing() -> None:
    assert bei("vault", "status", "--json").json == {"state": "plain", "cipher": None, "kdf": None, "unlike": []}
    assert not home().exists()


def test_the_passphrase_is_changed(session: str, phrase: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text(OTHER)
    change = ("vault", "passwd", "--new-passphrase-file", other)
    assert bei(*change, "--passphrase-file", other).code == 5
    assert bei(*change, "--passphrase-file", phrase).code == 0
    assert bei("show", session, "--passphrase-file", phrase).code == 5
    assert TEXT in bei("show", session, "--passphrase-file", other).out
    entries = bei("log", "--json", "--passphrase-file", other).json
    assert [(one["act"], one["outcome"]) for one in entries] == [("seal", "done"), ("passphrase", "done")]
    weak = tmp_path / "weak"
    weak.write_text("secret")
    assert bei("vault", "passwd", "--new-passphrase-file", weak, "--passphrase-file", other).code == 4
    assert TEXT in bei("show", session, "--passphrase-file", other).out


def test_a_home_is_made_plain_again(session: str, phrase: Path) -> None:
    assert bei("vault", "off", "--passphrase-file", phrase).code == 0
    assert exported(session)["state"]["evidence"][0]["text"] == TEXT
    assert not (home() / "vault").exists()
    for act in ("off", "passwd"):
        assert bei("vault", act).told == (1, "This home is not encrypted.")


def test_what_does_not_fit_is_refused(session: str, phrase: Path) -> None:
    assert bei("vault", "init", "--yes", "--passphrase-file", phrase).code == 1
    share = enter(home(), Files())
    for act in (("off",), ("passwd", "--new-passphrase-file", phrase)):
        code, said = bei("vault", *act, "--passphrase-file", phrase).told
        assert (code, "close every bei" in said) == (5, True)
    share.release()
    alone = Files().lock(home() / "in-use.lock")
    code, said = bei("show", session, "--passphrase-file", phrase).told
    assert (code, "being encrypted or decrypted" in said) == (5, True)
    alone.release()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xff", b"x" * 5000])
def test_a_file_without_a_passphrase_in_it_is_an_invalid_file(session: str, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    assert bei("show", session, "--passphrase-file", path).code == 4
    assert bei("show", session, "--passphrase-file", tmp_path / "missing").code == 3


def test_without_the_extra_the_way_to_it_is_told(session: str, phrase: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("cryptography"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    for command in (("show", session), ("vault", "init", "--yes"), ("vault", "off")):
        answer = bei(*command, "--passphrase-file", phrase)
        assert (answer.code, adding("vault") in answer.err) == (1, True)


def test_a_plain_home_is_used_without_loading_the_cryptography() -> None:
    session = made()
    applied(session, *RATED)
    asked = "import sys; from tui.cli import main; main(sys.argv[1:]); print('cryptography' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", asked, "export", "--all"], check=True, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout.splitlines()[-1] == "False"


def test_what_the_law_asks_for_is_done_in_an_encrypted_home_as_well(session: str, phrase: Path) -> None:
    given = ("--passphrase-file", phrase)
    other = bei(*NEW, *given).out.strip()
    assert bei("hold", other, "--reason", "a claim of hers", *given).code == 0
    assert bei("hold", "--list", "--json", *given).json[0]["reason"] == "a claim of hers"
    assert bei("expunge", session, "e1", "--reason", "health", "--yes", *given).code == 0
    assert bei("purge", other, "--reason", "request", "--yes", *given).code == 1
    assert bei("hold", other, "--release", "--reason", "settled", *given).code == 0
    assert bei("purge", other, "--reason", "request", "--yes", *given).code == 0
    assert [one["act"] for one in bei("log", "--json", *given).json] == ["seal", *ACTS]
    assert bei("vault", "status", "--json").json["unlike"] == []
    assert bei("vault", "off", *given).code == 0
    assert [one["act"] for one in bei("log", "--json").json] == ["seal", *ACTS, "unseal"]
    held = b"".join(path.read_bytes() for path in home().rglob("*") if path.is_file())
    assert TEXT.encode() not in held
    assert b"a claim of hers" not in held
