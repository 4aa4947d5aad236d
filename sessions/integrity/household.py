"""What stands in a home beside its sessions: folders, index, ledger, policy, notes on posts, templates, vault."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sessions.duties.ledger import LOCK as LEDGER_LOCK
from sessions.duties.ledger import NAME as LEDGER
from sessions.duties.ledger import Ledger
from sessions.duties.retention import read_policy
from sessions.errors import DamagedError, SealedError, StoreError
from sessions.integrity.findings import Finding, worst
from sessions.integrity.soundness import Sounding, sound
from sessions.integrity.surroundings import drafts_at, listed, private
from sessions.storage.drafts import NAME as DRAFTS
from sessions.storage.files import Files
from sessions.storage.posts import NAME as POSTS
from sessions.storage.posts import PostNotes
from sessions.storage.seal import Envelope, Seal, of_index, of_ledger
from sessions.storage.templates import NAME as TEMPLATES
from sessions.storage.templates import Templates
from sessions.vault.key_file import NAME as VAULT
from sessions.vault.key_file import read_vault

_INDEX = "index"


def check_home(home: Path, files: Files, seal: Seal | None) -> Iterator[Finding]:
    """Look at all of a home but its sessions; nothing where there is no home."""
    for place in (home, home / "sessions", home / _INDEX, home / LEDGER, home / "drafts", home / VAULT):
        yield from private(place, files)
    for name in (POSTS, TEMPLATES):
        yield from private(home / name, files)
    for name in (_INDEX, LEDGER):
        for file in listed(home / name, files):
            yield from private(home / name / file, files)
    if files.is_directory(home / _INDEX):
        found = _journal(home, _INDEX, f"{_INDEX}.lock", files, of_index(seal)).findings
        if worst(found) == "damaged":
            # The index is made of the sessions, so nothing is lost with it.
            yield Finding("index_bad", "warning", _INDEX, detail=found[0].code)
    if files.is_directory(home / LEDGER):
        found = _journal(home, LEDGER, LEDGER_LOCK, files, of_ledger(seal)).findings
        yield from (Finding(one.code, one.level, f"{LEDGER}/{one.where}", one.amount, one.detail) for one in found)
        if worst(found) != "damaged":
            yield from _entries(home, files, seal)
    elif _ledger_is_gone(home, files):
        yield Finding("ledger_gone", "warning", LEDGER)
    yield from drafts_at(home, home / DRAFTS, files, seal)
    yield from _small_files(home, files, seal)


def _journal(home: Path, name: str, lock: str, files: Files, envelope: Envelope) -> Sounding:
    try:
        at_work = files.holder(home / lock) is not None
    except OSError:
        at_work = False
    return sound(home / name, files, envelope, at_work=at_work)


def _ledger_is_gone(home: Path, files: Files) -> bool:
    try:
        # Who has its lock may be about to make it.
        return Ledger(home, files, lambda: datetime.now(UTC)).is_gone and files.holder(home / LEDGER_LOCK) is None
    except OSError:
        return False


def _entries(home: Path, files: Files, seal: Seal | None) -> Iterator[Finding]:
    try:
        Ledger(home, files, lambda: datetime.now(UTC), seal).entries()
    except SealedError:
        return  # the check of its journal has told of it
    except StoreError as problem:
        yield Finding("bad_content", "damaged", LEDGER, detail=str(problem))


def _small_files(home: Path, files: Files, seal: Seal | None) -> Iterator[Finding]:
    for name, read in (("policy", read_policy), ("vault", read_vault)):
        try:
            read(home, files)
        except StoreError as problem:
            yield _bad_file(name, problem)
    for name, kept in ((POSTS, PostNotes(home, files, seal)), (TEMPLATES, Templates(home, files, seal))):
        try:
            kept.all()
        except SealedError:
            yield Finding("sealed", "ok", name)
        except StoreError as problem:
            yield _bad_file(name, problem)


def _bad_file(name: str, problem: StoreError) -> Finding:
    detail = problem.problem if isinstance(problem, DamagedError) else str(problem)
    return Finding("bad_file", "damaged", name, detail=detail)
