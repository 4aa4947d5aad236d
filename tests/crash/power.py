"""Power cuts: a file system on a loop device is shut down under a writer, mounted again and read back.

EXT4_IOC_SHUTDOWN with the flag NOLOGFLUSH (linux/fs/ext4/ioctl.c, the same number as XFS_IOC_GOINGDOWN): from that
moment nothing more gets to the device, the file system's journal included, as when the power goes.
"""

import fcntl
import math
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sessions.errors import StoreError
from sessions.shelf import Shelf
from tests.crash.report import Report, in_time, put
from tests.crash.writer import text
from tests.sessions.failing_files import note
from tests.sessions.opened_record import opened

_SHUTDOWN = 0x8004587D
"""_IOR('X', 125, __u32)"""
_NOLOGFLUSH = 2

SYSTEMS = {
    "ext4": ("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0"),
    "ext4, data=writeback": ("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0"),
    "xfs": ("mkfs.xfs", "-q", "-f"),
    "f2fs": ("mkfs.f2fs", "-q", "-f"),
}
OPTIONS = {"ext4, data=writeback": "loop,data=writeback"}
CUTS = 25
"""Power cuts on one file system, before it is made anew."""


def power_cuts(system: str, count: int, seed: int) -> Report:
    """Needs root, and a mount namespace that is nobody else's."""
    report = Report(f"power cuts on {system}")
    if shutil.which(SYSTEMS[system][0]) is None:
        report.skipped = f"there is no {SYSTEMS[system][0]}"
        return report
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="bei-crash-") as folder:
        for n in range(count):
            if n % CUTS == 0 and (why := _made(Path(folder), system)):
                report.skipped = why
                return report
            _cut(Path(folder), system, seed * 10_000 + n, chance, report)
            if report.skipped:
                return report
            if n % 20 == 19:
                put(f"    {n + 1} power cuts, {report.promised} notes called saved")
    return report


def _run(*words: object) -> str:
    """Run a command; what it complains of, empty where it succeeds."""
    ran = subprocess.run([str(word) for word in words], check=False, capture_output=True, text=True)
    return (ran.stderr.strip() or f"{words[0]} failed") if ran.returncode else ""


def _made(folder: Path, system: str) -> str:
    image = folder / "image"
    image.unlink(missing_ok=True)
    with image.open("wb") as file:
        file.truncate((320 if system == "xfs" else 96) << 20)
    (folder / "disk").mkdir(exist_ok=True)
    return _run(*SYSTEMS[system], image)


def _mount(folder: Path, system: str) -> str:
    return _run("mount", "-o", OPTIONS.get(system, "loop"), folder / "image", folder / "disk")


def _cut(folder: Path, system: str, seed: int, chance: random.Random, report: Report) -> None:
    disk = folder / "disk"
    if why := _mount(folder, system):
        report.skipped = why
        return
    home = disk / f"home-{seed // 5}"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.writer", home, str(seed)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline()]
        going = in_time(chance.uniform(0, 0.25))
        while going():
            told.append(writer.stdout.readline())
        cut = time.monotonic_ns()
        place = os.open(disk, os.O_RDONLY)
        try:
            fcntl.ioctl(place, _SHUTDOWN, struct.pack("I", _NOLOGFLUSH))
        except OSError as problem:
            report.skipped = f"it cannot be shut down: {problem}"
        finally:
            os.close(place)
            writer.kill()
        told += writer.stdout.read().splitlines(keepends=True)
    _run("umount", disk)
    if report.skipped:
        return
    if why := _mount(folder, system):
        report.problems.append(f"seed {seed}: not mounted again: {why}")
        return
    try:
        _look(home, told, cut, report, f"seed {seed}")
    finally:
        _run("umount", disk)
    report.done += 1


def _promises(told: list[str], cut: float) -> dict[str, int]:
    """By session, how many records the writer had saved before `cut` (ns); 0 where it was about to make it."""
    promised: dict[str, int] = {}
    for line in told:
        # Half a line was never heard.
        match line.split() if line.endswith("\n") else []:
            case ["?", session]:
                promised[session] = 0
            case ["+", session, at] if int(at) < cut:
                promised[session] = 1
            case [session, seq, at] if session in promised and int(at) < cut:
                promised[session] = int(seq)
    return promised


def _look(home: Path, told: list[str], cut: int, report: Report, where: str) -> None:
    """Hold what is in `home` against what the writer had saved before the cut, and in all."""
    promised, in_all = _promises(told, cut), _promises(told, math.inf)
    try:
        shelf = Shelf.at(home)
        rows = {row.id for row in shelf.rows()}
    except (StoreError, OSError) as problem:
        report.problems.append(f"{where}: {problem!r}")
        return
    for warning in shelf.warnings:
        report.problems.append(f"{where}: {warning}")
    for session, most in in_all.items():
        if promised.get(session) or session in rows:
            _look_at(shelf, session, promised.get(session, 0), most, report, where)


def _look_at(shelf: Shelf, session: str, promised: int, most: int, report: Report, where: str) -> None:
    try:
        log = shelf.open(session)
    except (StoreError, OSError) as problem:
        report.check(f"{where} {session}", [], promised, repr(problem))
        return
    found = log.records()
    for warning in log.warnings:
        report.count(warning.code)
    wanted = [opened(session), *(note(seq, text(session, seq)) for seq in range(2, len(found) + 1))]
    if found != wanted or len(found) > most + 1:
        report.problems.append(f"{where} {session}: not what was written: {len(found)} records, {most} saved")
    if promised <= len(found) < most:
        report.count("notes whose sync returned while the cut was on its way, not there")
    numbers = [str(number) for number in range(len(found))]
    report.check(f"{where} {session}", numbers, promised, numbers)
    log.append(note(len(found) + 1))
    log.close()
