"""A home is encrypted, and made plain again: whatever ends it half way, the home opens with everything."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sessions.duties.ledger import Ledger
from sessions.errors import (
    DamagedError,
    HomeError,
    HomeInUseError,
    LockedError,
    StoreReadError,
    StoreWriteError,
    VaultStateError,
    WrongPassphraseError,
)
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.generations import file_name
from sessions.storage.hold import Hold
from sessions.storage.posts import PostNote
from sessions.storage.presence import IN_USE, enter
from sessions.storage.templates import Template
from sessions.vault.changeover import change_passphrase, seal_home, unseal_home
from sessions.vault.conversion import unlike
from sessions.vault.key_file import read_vault
from tests.sessions.failing_files import Crash, FailingFiles, HastyFiles, note
from tests.sessions.making import OPENED, TickingClock
from tests.sessions.opened_record import opened
from tests.sessions.test_vault import CHEAP, PHRASE

TEXTS = ("王芳", "rebuilt the site", "half typed words", "typed for nobody", "torn off", "of an older index", "a claim")
SESSIONS = ("aaaa", "bbbb")
HASTY = HastyFiles()
OWN = {"seal", "passphrase", "unseal"}
"""What changing a home over leaves in the ledger itself."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A plain home with all that a home can hold: old generations, tails, drafts, indexes set aside, leftovers."""
    home = tmp_path / "home"
    shelf = Shelf.at(home, HASTY)
    for session in SESSIONS:
        log = shelf.create(session, opened(session))
        log.append(note(2, "he rebuilt the site"))
        log.close()
        shelf.half_typed.of_session(session).keep({"capture": "half typed words"})
    shelf.holds.put("bbbb", Hold("2026-03-01T09:00:00.000Z", "li", "a claim"))
    Ledger(home, HASTY, TickingClock()).begin("hold", ["bbbb"], reason="a claim")
    drafts = shelf.half_typed.of_new()
    drafts.keep({"candidate": "typed for nobody yet"})
    drafts.close()
    shelf.posts.add(PostNote("telecom-am", OPENED, "li", "a claim"))
    shelf.templates.save(Template("AM", "telecom-am", ("ach",), 60, opening="a claim"))
    shelf.rows()
    place = home / "sessions" / "bbbb"
    (place / file_name(2)).write_bytes((place / file_name(1)).read_bytes())
    (place / "000001.tail-1").write_bytes(b"torn off 1")
    with (place / file_name(2)).open("ab") as newest:
        newest.write(b"torn off 2")
    shutil.copytree(place, home / "copy")
    (home / "copy").rename(place / "damaged-1")
    (place / "drafts.damaged-1").write_text("half typed words")
    (place / "drafts.new").write_text("half typed words")
    (place / ".hold-half").write_text("a claim")
    (home / "index.damaged-1").mkdir()
    (home / "index.damaged-1" / file_name(1)).write_text("of an older index")
    (home / "sessions" / ".new-cccc-1").mkdir()
    (home / "sessions" / ".new-cccc-1" / file_name(1)).write_text("rebuilt the site")
    return home


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[Path]:
    """A directory in memory where there is such a thing, for very many files."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as place:
        yield Path(place)


def everything(home: Path, phrase: str = PHRASE) -> list[Any]:
    """All that people have written in a home, opened as its vault says; the row of each session first."""
    vault = read_vault(home, HASTY)
    shelf = Shelf.at(home, HASTY, vault.unlock(phrase) if vault else None)
    new = shelf.half_typed.of_new()
    ledger = Ledger(home, HASTY, TickingClock(), shelf.seal)
    entries = [one for one in ledger.entries() if one.act not in OWN]
    found: list[Any] = [shelf.rows(), dict(new.all()), entries, (shelf.holds.of("bbbb"), shelf.posts.all())]
    new.close()
    for session in shelf.ids():
        log = shelf.open(session, read_only=True)
        found += [log.records(), dict(shelf.half_typed.of_session(session).all())]
    return found


def plain_texts(home: Path) -> set[str]:
    """The files of a home in which a text of a person can be read."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return {path.name for path in files if any(text.encode() in path.read_bytes() for text in TEXTS)}


def sealed(home: Path) -> None:
    seal_home(home, HASTY, PHRASE, CHEAP)


def test_an_encrypted_home_holds_everything_and_no_file_of_it_a_word_of_anybody(home: Path) -> None:
    before = everything(home)
    assert plain_texts(home) != set()
    report = seal_home(home, HASTY, PHRASE, CHEAP)
    assert (report.sessions, report.left) == (2, [])
    assert plain_texts(home) == set()
    assert everything(home) == before
    assert plain_texts(home) == set()
    assert unlike(home, HASTY, sealed=True) == []


def test_a_home_made_plain_again_is_as_it_was_and_has_no_vault(home: Path) -> None:
    before = everything(home)
    sealed(home)
    shelf = Shelf.at(home, HASTY, read_vault(home, HASTY).unlock(PHRASE))  # type: ignore[union-attr]
    log = shelf.open("aaaa")
    log.append(note(3, "typed while it was encrypted"))
    log.close()
    assert unseal_home(home, HASTY, PHRASE, CHEAP).left == []
    assert read_vault(home, HASTY) is None
    after = everything(home)
    assert after[1:4] == before[1:4]
    assert after[4][:2] == before[4]
    assert after[4][2]["text"] == "typed while it was encrypted"
    assert after[5:] == before[5:]
    assert (home / "sessions" / "bbbb" / "drafts.damaged-1").read_text() == "half typed words"


def test_a_file_that_is_not_of_bei_is_named_and_left(home: Path) -> None:
    (home / "sessions" / "aaaa copy").mkdir()
    (home / "sessions" / "aaaa copy" / file_name(1)).write_text("rebuilt the site")
    (home / "rubrics").mkdir()
    (home / "rubrics" / "own.yaml").write_text("a model")
    report = seal_home(home, HASTY, PHRASE, CHEAP)
    assert report.left == [f"sessions/aaaa copy/{file_name(1)}"]
    assert (home / "rubrics" / "own.yaml").read_text() == "a model"


def test_what_was_lost_before_is_told_for_it_cannot_be_later(home: Path) -> None:
    (home / "sessions" / "aaaa" / "head").unlink()
    report = seal_home(home, HASTY, PHRASE, CHEAP)
    assert [(session, warning.code) for session, warning in report.warnings] == [("aaaa", "head_unreadable")]


def test_with_another_passphrase_the_old_one_opens_no_more_and_nothing_is_written_anew(home: Path) -> None:
    before = everything(home)
    sealed(home)
    stood = {path: path.read_bytes() for path in (home / "sessions").rglob("*.bei")}
    with pytest.raises(WrongPassphraseError):
        change_passphrase(home, HASTY, "not the passphrase", "a wholly new phrase", CHEAP)
    change_passphrase(home, HASTY, PHRASE, "a wholly new phrase", CHEAP)
    assert {path: path.read_bytes() for path in (home / "sessions").rglob("*.bei")} == stood
    assert everything(home, "a wholly new phrase") == before
    with pytest.raises(WrongPassphraseError):
        everything(home)
    assert [path.name for path in home.iterdir() if "vault" in path.name] == ["vault"]


def snapshot(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and "lock" not in path.name}


def _held_session(home: Path) -> Callable[[], None]:
    return Shelf(home, HASTY).open("bbbb").close


def _held_home(home: Path) -> Callable[[], None]:
    return enter(home, HASTY).release


def _damaged(home: Path) -> Callable[[], None]:
    path = home / "sessions" / "bbbb" / file_name(2)
    whole = path.read_bytes()
    path.write_bytes(b"x" + whole)

    def mend() -> None:
        path.write_bytes(whole)

    return mend


@pytest.mark.parametrize(
    ("hinder", "error"), [(_held_session, LockedError), (_held_home, HomeInUseError), (_damaged, DamagedError)]
)
def test_nothing_is_changed_where_a_session_is_held_or_damaged_or_the_home_is_in_use(
    home: Path, hinder: Callable[[Path], Callable[[], None]], error: type[Exception]
) -> None:
    free = hinder(home)
    before = snapshot(home)
    with pytest.raises(error):
        sealed(home)
    assert snapshot(home) == before
    free()
    sealed(home)
    assert plain_texts(home) == set()


def test_nobody_enters_while_a_home_is_changed_over(home: Path) -> None:
    lock = HASTY.lock(home / IN_USE)
    with pytest.raises(LockedError):
        enter(home, HASTY)
    with pytest.raises(HomeInUseError):
        sealed(home)
    lock.release()
    one, two = enter(home, HASTY), enter(home, HASTY)
    one.release()
    two.release()


def test_an_act_that_does_not_fit_the_state_is_refused(home: Path) -> None:
    for act in (
        lambda: unseal_home(home, HASTY, PHRASE),
        lambda: change_passphrase(home, HASTY, PHRASE, "a wholly new phrase"),
    ):
        with pytest.raises(VaultStateError, match="plain"):
            act()
    sealed(home)
    with pytest.raises(VaultStateError, match="sealed"):
        sealed(home)


class Unwaited(FailingFiles):
    """Fails, but waits for no disk."""

    def sync(self, _descriptor: int) -> None:
        self._before("sync")

    def sync_directory(self, _path: Path) -> None:
        self._before("sync_directory")


ACTS: dict[str, Callable[[Path, Files], object]] = {
    "init": lambda home, files: seal_home(home, files, PHRASE, CHEAP),
    "off": lambda home, files: unseal_home(home, files, PHRASE, CHEAP),
    "passwd": lambda home, files: change_passphrase(home, files, PHRASE, PHRASE, CHEAP),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("end", "step"),
    [pytest.param(Crash(), 1, id="crash"), pytest.param(OSError(errno.ENOSPC, "made to fail"), 4, id="full disk")],
)
def test_a_crash_or_a_full_disk_at_any_operation_leaves_a_home_that_opens_with_everything(
    home: Path, fast: Path, act: str, end: BaseException, step: int
) -> None:
    shutil.rmtree(home / "sessions" / "aaaa")
    trial = fast / "trial"
    before = everything(home)
    if act != "init":
        sealed(home)
    number, ended = 1 - step, False
    while not ended:
        number += step
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(home, trial)

        def rule(one: int, _name: str, fatal: int = number) -> None:
            if one == fatal or (one > fatal and isinstance(end, Crash)):
                raise end

        files = Unwaited(rule)
        with suppress(Crash, StoreWriteError, StoreReadError, HomeError):
            ACTS[act](trial, files)
        ended = number > len(files.done)
        files.die()
        assert everything(trial) == before, files.done[-1]
        if number % 3 and not ended:
            continue
        _end(trial, act)
        assert everything(trial) == before, files.done[-1]
        assert unlike(trial, HASTY, sealed=act != "off") == [], files.done[-1]
        assert act == "off" or plain_texts(trial) == set(), files.done[-1]
    assert number > {"init": 60, "off": 60, "passwd": 6}[act]


def _end(home: Path, act: str) -> None:
    """Do again what was interrupted; where it had come to its end it is refused."""
    try:
        ACTS[act](home, HASTY)
    except VaultStateError as done:
        if done.state != {"init": "sealed", "off": "plain"}[act]:
            raise
