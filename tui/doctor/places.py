"""The places of bei: the home and the folder of the settings, who may look in, the store at a glance, and room.

Whether what is kept is as it was written is for `bei verify`, which reads all of it; here nothing of a session is read.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sessions.storage import flock
from sessions.storage.user import user_id
from tui.doctor.finding import Finding

_LITTLE, _NONE = 200 << 20, 20 << 20
"""Bytes on the disk under which to say so, and under which the next interview may not fit."""
_APART = timedelta(minutes=2)
"""How far two clocks that are right may be apart: a home may be on another machine's disk."""


def look(home: Path, settings: Path) -> Iterator[Finding]:
    """All that can be said of the two places without opening a session."""
    yield _place("home", home)
    if not flock.available():
        yield Finding("no_locks", "fault")
    if home.is_dir():
        yield from _store(home)
    yield _place("settings", settings)
    yield _room(home)


def _place(name: str, place: Path) -> Finding:
    """Whether the owner, and nobody else, may use `place`."""
    details = {"place": str(place)}
    try:
        about = place.stat()
    except FileNotFoundError:
        return Finding(f"{name}_none", "ok", details)
    except OSError:
        return Finding(f"{name}_closed", "fault", details)
    if not stat.S_ISDIR(about.st_mode):
        return Finding(f"{name}_no_folder", "fault", details)
    if hasattr(os, "geteuid") and about.st_uid != user_id():
        return Finding(f"{name}_foreign", "fault", {**details, "owner": about.st_uid})
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        return Finding(f"{name}_closed", "fault", details)
    mode = stat.S_IMODE(about.st_mode)
    # Sessions are nobody else's to see; settings are nobody else's to change.
    if mode & (0o077 if name == "home" else 0o022):
        return Finding(f"{name}_open", "warning", {**details, "mode": f"{mode:04o}"})
    return Finding(name, "ok", {**details, "mode": f"{mode:04o}"})


def _store(home: Path) -> Iterator[Finding]:
    from sessions.errors import StoreError
    from sessions.storage.files import Files
    from sessions.storage.folder import is_session_id

    try:
        count = sum(is_session_id(one.name) for one in os.scandir(home / "sessions"))
    except FileNotFoundError:
        count = 0
    except OSError:
        yield Finding("store_closed", "fault", {"place": str(home / "sessions")})
        return
    yield Finding("store", "ok", {"count": count})
    newest, now = _newest(home), datetime.now(UTC)
    if newest is not None and newest - now > _APART:
        yield Finding("clock_behind", "warning", {"newest": _told(newest), "now": _told(now)})
    if os.path.lexists(home / "vault"):
        from sessions.vault.key_file import read_vault

        try:
            vault = read_vault(home, Files())
        except StoreError:
            vault = None
        state = "damaged" if vault is None else vault.state
        if state == "sealed":
            yield _openable()
        else:
            yield Finding("vault_bad" if vault is None else "vault_half", "fault" if vault is None else "warning")
    try:
        defects = len(os.listdir(home / "reports"))  # noqa: PTH208  names alone
    except OSError:
        defects = 0
    if defects:
        yield Finding("defects", "warning", {"count": defects, "place": str(home / "reports")})


def _newest(home: Path) -> datetime | None:
    """When a session was last written to, by the index and by the file system; an encrypted index stays closed."""
    from sessions.errors import StoreError
    from sessions.shelf import Shelf
    from sessions.storage.files import Files

    times: list[datetime] = []
    with suppress(OSError):
        times += [datetime.fromtimestamp(one.stat().st_mtime, UTC) for one in os.scandir(home / "sessions")]
    with suppress(StoreError, OSError):
        times += [datetime.fromisoformat(row.updated) for row in Shelf(home, Files()).cached_rows() if row.updated]
    return max(times, default=None)


def _told(time: datetime) -> str:
    return time.astimezone().isoformat(timespec="seconds")


def _openable() -> Finding:
    """Whether the packages are there without which nothing can be decrypted."""
    from sessions.errors import MissingExtraError
    from sessions.vault.key import check_extra
    from tui.installed import adding

    try:
        check_extra()
    except MissingExtraError as missing:
        return Finding("vault_extra", "fault", {"command": adding(missing.extra)})
    return Finding("vault")


def _room(home: Path) -> Finding:
    """The room on the disk that the home is on, or will be."""
    place = next(one for one in (home.absolute(), *home.absolute().parents) if one.exists())
    try:
        free = shutil.disk_usage(place).free
    except (OSError, AttributeError):  # Unix and Windows alone have it
        return Finding("room_unseen", "unseen")
    details = {"free": round(free / (1 << 20))}
    if free >= _LITTLE:
        return Finding("room", "ok", details)
    return Finding("little_room", "fault" if free < _NONE else "warning", details)
