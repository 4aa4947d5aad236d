"""Documents that leave encrypted: only whom they are for can bring them back, and what is wrong is told apart."""

import base64
import builtins
import hashlib
import hmac
import os
import subprocess
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sessions import limits
from sessions.canonical import loads
from tests.tui.at_shell import RATED, applied, bei, exported, home, in_shell, made
from tests.tui.test_cli_vault import types
from tui import passphrase
from tui.installed import adding

TEXT = "lost one of them"


class Person:
    """Somebody with a key pair, the secret one in a file."""

    def __init__(self, folder: Path, name: str) -> None:
        key = pyrage.x25519.Identity.generate()
        self.public = str(key.to_public())
        self.file = folder / name
        self.file.write_text(f"# created: today\n\n{key}\n")


def age_file(passphrase: str, content: bytes) -> bytes:
    """`content` under a passphrase as https://age-encryption.org/v1 has it, at next to no cost; one chunk at most."""

    def derived(salt: bytes, info: bytes) -> bytes:
        return HKDF(SHA256(), 32, salt, info).derive(key)

    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=2, r=8, p=1, dklen=32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    header = b"age-encryption.org/v1\n-> scrypt %s 1\n%s\n---" % (_plain64(salt), _plain64(wrapped))
    mac = hmac.digest(derived(b"", b"header"), header, "sha256")
    last = bytes(11) + b"\1"
    assert len(content) <= 64 << 10
    payload = ChaCha20Poly1305(derived(nonce, b"payload")).encrypt(last, content, None)
    return header + b" " + _plain64(mac) + b"\n" + nonce + payload


def _plain64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


@pytest.fixture
def anna(tmp_path: Path) -> Person:
    return Person(tmp_path, "anna.key")


@pytest.fixture
def berta(tmp_path: Path) -> Person:
    return Person(tmp_path, "berta.key")


@pytest.fixture
def session() -> str:
    session = made()
    applied(session, *RATED)
    return session


def sent(session: str, file: Path, *options: object) -> Path:
    answer = bei("export", session, "-o", file, *options)
    assert (answer.code, answer.err) == (0, "")
    return file


def test_a_document_comes_back_to_each_it_is_for_and_to_the_byte(
    session: str, anna: Person, berta: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = bei("export", session).data
    several = tmp_path / "several"
    several.write_text(f"# the panel\n{berta.public}\n")
    file = sent(session, tmp_path / "one.age", "--encrypt-to", anna.public, "--encrypt-to", f"@{several}")
    assert file.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert TEXT.encode() not in file.read_bytes()
    assert bei("log", "--json").json[-1]["recipients"] == [anna.public, berta.public]
    for person in (anna, berta):
        assert bei("grade", file, "--identity", person.file, "--json").json["verdict"]["grade"] == "low"
        monkeypatch.setenv("BEI_HOME", str(tmp_path / person.file.stem))
        assert bei("import", file, "--identity", person.file).code == 0
        assert bei("export", session).data == plain


def test_an_encrypted_document_goes_through_a_pipe_and_may_be_armoured(
    session: str, anna: Person, tmp_path: Path
) -> None:
    through = f'"$0" "$@" | "$0" grade - --json --identity {anna.file}'
    ran = in_shell(through, "export", session, "--encrypt-to", anna.public)
    assert (ran.returncode, loads(ran.stdout)["verdict"]["grade"]) == (0, "low"), ran.stderr
    body = base64.b64encode(sent(session, tmp_path / "one.age", "--encrypt-to", anna.public).read_bytes())
    armoured = tmp_path / "armoured"
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    armoured.write_bytes(
        b"\n".join([b"-----BEGIN AGE ENCRYPTED FILE-----", *lines, b"-----END AGE ENCRYPTED FILE-----", b""])
    )
    assert bei("import", armoured, "--identity", anna.file).code == 0


def test_all_sessions_a_copy_without_names_and_plain_files_beside_encrypted_ones(
    session: str, anna: Person, tmp_path: Path
) -> None:
    other = made()
    file = tmp_path / "all.age"
    assert bei("export", "--all", "--format", "jsonl", "-o", file, "--encrypt-to", anna.public).code == 0
    copy = tmp_path / "copy.age"
    assert bei("redact", session, "-o", copy, "--encrypt-to", anna.public).code == 0
    assert bei("grade", copy, "--identity", anna.file).code == 0
    plain = tmp_path / "plain.json"
    assert bei("export", other, "-o", plain).code == 0
    answer = bei("import", file, plain, "--identity", anna.file)
    assert (answer.code, answer.err.count(session), answer.err.count(other)) == (0, 1, 2)


def test_a_key_of_ssh_serves_as_well_and_its_comment_is_not_kept(session: str, tmp_path: Path) -> None:
    key = tmp_path / "id"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "wang@example", "-f", key], check=True)
    file = sent(session, tmp_path / "one.age", "--encrypt-to", f"@{key}.pub")
    assert bei("grade", file, "--identity", key).code == 0
    assert "wang" not in bei("log").out


def test_under_a_passphrase(session: str, tmp_path: Path) -> None:
    phrase = tmp_path / "phrase"
    phrase.write_text("correct horse 电池\n", "utf-8")
    options = ("--encrypt-with-passphrase", "--age-passphrase-file")
    assert bei("export", session, "-o", tmp_path / "weak.age", *options, "/dev/null").code == 4
    file = sent(session, tmp_path / "one.age", *options, phrase)
    assert bei("grade", file, "--age-passphrase-file", phrase, "--json").json["verdict"]["grade"] == "low"
    assert bei("log", "--json").json[-1]["recipients"] == ["passphrase"]


def test_a_passphrase_is_asked_for_three_times_and_a_wrong_one_is_told_from_damage(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = age_file("correct horse", bei("export", session).data)
    file, damaged = tmp_path / "one.age", tmp_path / "damaged.age"
    file.write_bytes(content)
    damaged.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    monkeypatch.setattr(passphrase, "_has_terminal", lambda: False)
    code, told = bei("import", file).told
    assert (code, "--age-passphrase-file" in told) == (2, True)
    types(monkeypatch, "wrong", "wrong", "correct horse")
    assert bei("import", file).code == 0
    types(monkeypatch, "wrong", "wrong", "wrong")
    answer = bei("import", file)
    assert (answer.code, answer.err.splitlines()[-1]) == (1, f"{file}: that is not the passphrase of this file.")
    types(monkeypatch, "correct horse")
    assert bei("import", damaged).told == (4, f"{damaged} is not a whole age file: it is damaged or cut off.")


def test_what_cannot_be_opened_is_told_with_its_reason_and_changes_nothing(
    session: str, anna: Person, berta: Person, tmp_path: Path
) -> None:
    file = sent(session, tmp_path / "one.age", "--encrypt-to", anna.public)
    whole = file.read_bytes()
    cut, altered, none = tmp_path / "cut.age", tmp_path / "altered.age", tmp_path / "none.age"
    cut.write_bytes(whole[:-10])
    altered.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    none.write_text("{}")
    before = bei("export", session).data
    for source, key, code, said in (
        (file, None, 2, "is encrypted for a recipient"),
        (file, berta.file, 1, "encrypted for somebody else"),
        (cut, anna.file, 4, "not a whole age file"),
        (altered, anna.file, 4, "not a whole age file"),
        (none, anna.file, 4, "is not an age file"),
        (file, none, 4, "no identity in it"),
        (file, tmp_path / "missing", 3, "No such file"),
    ):
        answer = bei("import", source, *(("--identity", key) if key else ()))
        assert (answer.code, said in answer.err) == (code, True), answer.err
    assert bei("export", session).data == before


def test_what_cannot_be_encrypted_is_refused_before_anything_is_written(
    session: str, anna: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.write_text("# nobody\n")
    for options, code in (
        (("--encrypt-to", "age1nonsense"), 4),
        (("--encrypt-to", "ssh-ed25519 nonsense"), 4),
        (("--encrypt-to", f"@{empty}"), 4),
        (("--encrypt-to", f"@{tmp_path / 'missing'}"), 3),
        (("--encrypt-to", anna.public, "--encrypt-with-passphrase"), 2),
    ):
        answer = bei("export", session, "-o", tmp_path / "out", *options)
        assert (answer.code, answer.err != "") == (code, True)
    assert bei("export", session, "--encrypt-to", anna.public, terminal=True).code == 2
    assert bei("log", "--json").json == []
    monkeypatch.setattr(limits, "MAX_ENCRYPTED", 1000)
    monkeypatch.setattr("sessions.vault.age.MAX_ENCRYPTED", 1000)
    assert bei("export", session, "-o", tmp_path / "out", "--encrypt-to", anna.public).code == 4
    assert not (tmp_path / "out").exists()


def test_an_encrypted_file_of_any_size_is_read_up_to_the_limit(
    session: str, anna: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sent(session, tmp_path / "one.age", "--encrypt-to", anna.public)
    monkeypatch.setattr(limits, "MAX_ENCRYPTED", file.stat().st_size - 1)
    code, said = bei("import", file, "--identity", anna.file).told
    assert (code, "the most that can be encrypted or decrypted" in said) == (4, True)


def test_without_the_extra_the_way_to_it_is_told_and_plain_documents_still_go(
    session: str, anna: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sent(session, tmp_path / "one.age", "--encrypt-to", anna.public)
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pyrage"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    for command in (
        ("export", session, "--encrypt-to", anna.public),
        ("import", file, "--identity", anna.file),
        ("grade", file, "--identity", anna.file),
    ):
        assert bei(*command).told == (1, f"Packages are missing: {adding('vault')}")
    assert exported(session)["session"]["id"] == session
    assert home().exists()
