"""The kinds of damage that a journal may suffer, made by hand, each with what the check must find."""

import os
from collections.abc import Callable
from pathlib import Path

from sessions.storage.changes import Change
from sessions.storage.frames import encode, read_frames
from sessions.storage.generations import Head
from tests.sessions.homes import damaged, record_at

HALF = b"120 0badbad0 12 00"
FIRST, SECOND, NEWEST = "000001.bei", "000002.bei", "000003.bei"


def gone(place: Path, *names: str) -> None:
    for name in names:
        (place / name).unlink()


def grown(file: Path, data: bytes) -> None:
    with file.open("ab") as journal:
        journal.write(data)


def linked(file: Path, real: Path) -> None:
    file.rename(real)
    file.symlink_to(real.name)


def append(file: Path, payload: bytes, *, previous: str | None = None) -> None:
    """Put one more frame behind those of `file`, as bei would."""
    last = read_frames(file.read_bytes())[-1]
    grown(file, encode(last.seq + 1, previous or last.digest, payload))
    (file.parent / "head").unlink()


def rewritten(place: Path, old: bytes, new: bytes) -> None:
    """Make `place` one generation of sound frames in which `old` reads `new`: what damage alone cannot do."""
    frame = read_frames((place / NEWEST).read_bytes())[0]
    assert old in frame.payload
    gone(place, FIRST, SECOND, "head")
    (place / NEWEST).write_bytes(encode(frame.seq, frame.previous, frame.payload.replace(old, new)))


DAMAGES: dict[str, tuple[Callable[[Path], object], dict[str, str]]] = {
    "a byte of the newest snapshot": (
        lambda place: damaged(place / NEWEST, record_at(place / NEWEST, 0)),
        {"bad_snapshot": "damaged"},
    ),
    "a byte of the newest snapshot's header": (
        lambda place: damaged(place / NEWEST, 0),
        {"bad_snapshot": "damaged"},
    ),
    "a byte of a record": (
        lambda place: damaged(place / NEWEST, record_at(place / NEWEST, 2)),
        {"bad_record": "damaged"},
    ),
    "a byte of the last record": (
        lambda place: damaged(place / NEWEST, -10),
        {"records_lost": "damaged", "tail": "warning"},
    ),
    "the newest file cut": (
        lambda place: os.truncate(place / NEWEST, read_frames((place / NEWEST).read_bytes())[1].end),
        {"records_lost": "damaged"},
    ),
    "the newest file empty": (lambda place: os.truncate(place / NEWEST, 0), {"bad_snapshot": "damaged"}),
    "the newest file zeroed": (
        lambda place: (place / NEWEST).write_bytes(bytes((place / NEWEST).stat().st_size)),
        {"bad_snapshot": "damaged"},
    ),
    "the newest file gone": (lambda place: (place / NEWEST).unlink(), {"generation_lost": "damaged"}),
    "all files gone": (
        lambda place: gone(place, FIRST, SECOND, NEWEST),
        {"no_journal": "damaged"},
    ),
    "a record of an older file": (
        lambda place: damaged(place / SECOND, record_at(place / SECOND, 1)),
        {"bad_record": "damaged"},
    ),
    "an older file cut": (
        lambda place: os.truncate(place / SECOND, read_frames((place / SECOND).read_bytes())[1].end),
        {"not_joined": "damaged"},
    ),
    "the last record of an older file": (
        lambda place: damaged(place / FIRST, -10),
        {"not_joined": "damaged", "tail": "ok"},
    ),
    "an older file gone": (lambda place: (place / SECOND).unlink(), {"generation_missing": "warning"}),
    "the oldest file gone": (lambda place: (place / FIRST).unlink(), {}),
    "a bad head": (lambda place: damaged(place / "head", 5), {"head_unreadable": "warning"}),
    "no head": (lambda place: (place / "head").unlink(), {"head_unreadable": "warning"}),
    "a head that is ahead": (
        lambda place: (place / "head").write_bytes(Head(3, 99, "0" * 64).written()),
        {"records_lost": "damaged"},
    ),
    "half a record at the end": (
        lambda place: grown(place / NEWEST, HALF),
        {"tail": "warning"},
    ),
    "records of another journal at the end": (
        lambda place: append(place / NEWEST, b"{}", previous="0" * 64),
        {"bad_record": "damaged", "head_unreadable": "warning"},
    ),
    "a record that is no change": (
        lambda place: append(place / NEWEST, b"[]"),
        {"bad_content": "damaged", "head_unreadable": "warning"},
    ),
    "an event that is none": (
        lambda place: append(place / NEWEST, Change(put={"log": {"12": {"seq": 12}}}).written().encode()),
        {"bad_log": "damaged", "head_unreadable": "warning"},
    ),
    "a number left out": (
        lambda place: append(place / NEWEST, Change(put={"log": {"13": {"seq": 13}}}).written().encode()),
        {"not_numbered": "damaged", "head_unreadable": "warning"},
    ),
    "a rubric that was changed": (
        lambda place: rewritten(place, b'"en": "Small"', b'"en": "Smell"'),
        {"bad_log": "damaged", "head_unreadable": "warning"},
    ),
    "the log of another session": (
        lambda place: rewritten(place, b'"session": "s1"', b'"session": "s2"'),
        {"other_session": "damaged", "head_unreadable": "warning"},
    ),
    "a format of the future": (
        lambda place: rewritten(place, b"bei.journal/", b"bei.journal/9"),
        {"other_format": "damaged", "head_unreadable": "warning"},
    ),
    "a file that others can read": (lambda place: (place / FIRST).chmod(0o644), {"not_private": "warning"}),
    "a folder that others can enter": (lambda place: place.chmod(0o711), {"not_private": "warning"}),
    "a strange file": (lambda place: (place / "notes.txt").touch(0o600), {"unknown_file": "warning"}),
    "a strange link": (
        lambda place: (place / "link").symlink_to("/etc/hosts"),
        {"no_plain_file": "warning", "unknown_file": "warning"},
    ),
    "a file that is a link": (
        lambda place: linked(place / NEWEST, place / "x"),
        {"unreadable": "damaged", "unknown_file": "warning", "no_plain_file": "warning"},
    ),
    "drafts that are damaged": (
        lambda place: (place / "drafts").write_bytes(b"half"),
        {"drafts_bad": "warning"},
    ),
    "leftovers": (
        lambda place: [
            (place / name).write_bytes(b"x") for name in ("000004.new", "head.new", "000002.tail-1", "drafts.damaged-1")
        ],
        {"left_over": "ok", "kept_tail": "ok"},
    ),
}
