"""The vault and its seal: only the right passphrase opens it, and every kind of trouble is called by its name."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.canonical import digest, dumps, loads
from sessions.errors import DamagedError, WeakPassphraseError, WrongPassphraseError
from sessions.storage.files import Files
from sessions.storage.seal import UnsealError, closed, is_sealed, opened
from sessions.vault.key import Cost, Vault, VaultSeal, new_key, new_passphrase
from sessions.vault.key_file import NAME, parse_vault, read_vault, unlock, write_vault

CHEAP = Cost(n=2, r=1)
PHRASE = "correct horse 电池"
SEAL = VaultSeal(bytes(range(32)), strict=True)


def kept(home: Path, seal: VaultSeal = SEAL, phrase: str = PHRASE) -> Vault:
    write_vault(home, Files(), seal.wrapped(phrase, "sealed", CHEAP))
    vault = read_vault(home, Files())
    assert vault is not None
    return vault


def tampered(home: Path, change: Callable[[dict[str, Any]], None], *, mend: bool) -> None:
    """Change the vault of `home`, with its digest made to fit again or not."""
    document = loads((home / NAME).read_bytes())
    del document["digest"]
    before = digest(document)
    change(document)
    (home / NAME).write_text(dumps({**document, "digest": digest(document) if mend else before}))


@given(content=st.binary(max_size=200), place=st.text(max_size=20))
def test_what_is_sealed_comes_back_at_its_place_and_is_never_the_same_bytes_twice(content: bytes, place: str) -> None:
    place = place.encode("utf-8", "replace").decode()
    once, again = closed(SEAL, place, content), closed(SEAL, place, content)
    assert once != again
    assert is_sealed(once)
    assert b"\n" not in once
    assert opened(SEAL, place, once) == opened(SEAL, place, again) == content


@given(content=st.binary(max_size=80), at=st.integers(0, 10_000), bit=st.integers(0, 7), other=st.text(max_size=5))
def test_sealed_bytes_that_were_altered_cut_or_moved_do_not_open(content: bytes, at: int, bit: int, other: str) -> None:
    sealed = SEAL.close("here", content)
    place = at % len(sealed)
    flipped = bytes([*sealed[:place], sealed[place] ^ 1 << bit, *sealed[place + 1 :]])
    moved = f"here{other.encode('utf-8', 'replace').decode()}."
    for where, found in (("here", flipped), ("here", sealed[:place]), (moved, sealed), ("here", b"")):
        with pytest.raises(UnsealError):
            SEAL.open(where, found)


def test_the_vault_opens_with_its_passphrase_in_either_form_of_unicode_and_with_no_other(tmp_path: Path) -> None:
    vault = kept(tmp_path, phrase="Caf\N{LATIN SMALL LETTER E WITH ACUTE} au lait")
    sealed = SEAL.close("here", b"note")
    assert vault.unlock("Cafe\N{COMBINING ACUTE ACCENT} au lait").open("here", sealed) == b"note"
    for wrong in ("cafe au lait", "Cafe au lait", "", "\udcff"):
        with pytest.raises(WrongPassphraseError):
            unlock(tmp_path, vault, wrong)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert PHRASE.encode() not in (tmp_path / NAME).read_bytes()


@pytest.mark.parametrize("state", ["sealing", "sealed", "unsealing"])
def test_only_a_home_that_is_sealed_throughout_refuses_plain_content(tmp_path: Path, state: Any) -> None:
    write_vault(tmp_path, Files(), SEAL.wrapped(PHRASE, state, CHEAP))
    vault = read_vault(tmp_path, Files())
    assert vault is not None
    assert vault.unlock(PHRASE).strict == (state == "sealed")


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(state="sealing"),
        lambda one: one.update(key=one["key"][:-8] + "AAAAAAA="),
        lambda one: one.update(check=one["salt"]),
        lambda one: one["kdf"].update(n=4),
    ],
)
def test_a_damaged_vault_is_told_apart_from_a_wrong_passphrase_before_one_is_asked_for(
    tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    kept(tmp_path)
    tampered(tmp_path, change, mend=False)
    with pytest.raises(DamagedError, match="not as it was written"):
        read_vault(tmp_path, Files())


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(state="unsealing"),
        lambda one: one.update(key=one["key"][:-8] + "AAAAAAA="),
        lambda one: one.update(key=""),
    ],
)
def test_a_vault_tampered_with_by_somebody_who_knows_the_format_is_told_apart_from_a_wrong_passphrase(
    tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    kept(tmp_path)
    tampered(tmp_path, change, mend=True)
    vault = read_vault(tmp_path, Files())
    assert vault is not None
    with pytest.raises(WrongPassphraseError):
        unlock(tmp_path, vault, "another passphrase")
    with pytest.raises(DamagedError, match="tampered with"):
        unlock(tmp_path, vault, PHRASE)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda one: one["kdf"].update(n=1 << 30), "out of bounds"),
        (lambda one: one["kdf"].update(n=3), "out of bounds"),
        (lambda one: one["kdf"].update(n=0), "out of bounds"),
        (lambda one: one["kdf"].update(r=1 << 40), "out of bounds"),
        (lambda one: one["kdf"].update(n=1 << 20, r=32), "too much"),
        (lambda one: one["kdf"].update(n=1 << 18, r=8, p=16), "too much"),
        (lambda one: one["kdf"].update(n=True), "not known"),
        (lambda one: one["kdf"].update(name="md5"), "not known"),
        (lambda one: one.update(state="open"), "not known"),
        (lambda one: one.update(salt=7), "missing or bad"),
        (lambda one: one.update(kdf=[]), "missing or bad"),
        (lambda one: one.pop("check"), "missing or bad"),
        (lambda one: one.update(format="bei.vault/9"), "not a vault that this version knows"),
    ],
)
def test_a_vault_that_asks_for_what_no_vault_asks_for_is_refused(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], problem: str
) -> None:
    kept(tmp_path)
    tampered(tmp_path, change, mend=True)
    with pytest.raises(DamagedError, match=problem):
        read_vault(tmp_path, Files())


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b"{" * 1000, b" " * 70_000])
def test_a_file_that_is_no_vault_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(DamagedError):
        read_vault(tmp_path, Files())


def test_no_vault_is_a_plain_home(tmp_path: Path) -> None:
    assert read_vault(tmp_path, Files()) is None


def test_a_vault_says_what_is_in_it_but_not_the_key() -> None:
    vault = new_key().wrapped(PHRASE, "sealed", CHEAP)
    assert parse_vault(vault.written()) == vault
    assert repr(vault.key) not in repr(vault)
    assert replace(vault, state="sealing").written() != vault.written()


@pytest.mark.parametrize("weak", ["", "elevenchars", "aaaaaaaaaaaaaaaaaaaa", "1212121212121212", "Cafe\u0301 au lai"])
def test_a_passphrase_that_is_short_or_of_few_characters_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassphraseError, match="at least 12 characters"):
        new_passphrase(weak)


def test_a_long_passphrase_is_taken_as_it_is() -> None:
    assert new_passphrase("一二三四五六七八九十百千") == "一二三四五六七八九十百千"
