"""System calls made to fail by strace: the command line call by call, the program at the keyboard a few times."""

import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from sessions.canonical import dumps, loads
from tests.crash.report import Report, in_time, new_session, read_back
from tests.crash.typist import READY, Typist, note
from tests.e2e.terminal import BEI

NOTES = 4
FAULTS = (
    ("fsync", "error=EIO"),
    ("fsync", "error=ENOSPC"),
    ("write", "error=ENOSPC"),
    ("write", "error=EIO"),
    ("openat", "error=EACCES"),
    ("openat", "error=EMFILE"),
    ("rename", "error=EIO"),
    ("ftruncate", "error=EIO"),
    ("unlink", "error=EACCES"),
    ("flock", "error=ENOLCK"),
    ("fsync", "signal=SIGKILL"),
    ("write", "signal=SIGKILL"),
    ("rename", "signal=SIGKILL"),
)
"""System calls of the store, and what becomes of one of them, or of the process at it."""


def _strace(home: Path, session: str, call: str, fault: str) -> list[str]:
    """The beginning of a command whose calls on files of the session meet with `fault`."""
    place = home / "sessions" / session
    files = [place / name for name in ("", "lock", "head", "head.new", "000001.bei", "000002.bei", "000002.new")]
    paths = [word for file in files for word in ("-P", str(file))]
    return ["strace", "-f", "-qq", "-o", "/dev/null", *paths, "-e", f"trace={call}", "-e", f"inject={call}:{fault}"]


def _why_not(folder: Path) -> str:
    """Why strace cannot run here; empty where it can."""
    if shutil.which("strace") is None:
        return "there is no strace"
    ran = subprocess.run(
        ["strace", "-qq", "-o", str(folder / "trace"), "-e", "inject=fsync:error=EIO", "true"],
        check=False,
        capture_output=True,
        text=True,
    )
    return "" if ran.returncode == 0 else f"strace: {ran.stderr.strip()}"


def applied(times: int) -> Report:
    """`bei apply` with each kind of fault at the first `times` calls of its kind, in turn."""
    report = Report("system calls of bei apply made to fail by strace")
    with tempfile.TemporaryDirectory(prefix="bei-crash-") as folder:
        if why := _why_not(Path(folder)):
            report.skipped = why
            return report
        home = Path(folder) / "home"
        for call, fault in FAULTS:
            for when in range(1, times + 1):
                if not _apply(home, call, f"{fault}:when={when}", report):
                    break
    return report


def _apply(home: Path, call: str, fault: str, report: Report) -> bool:
    """Take notes under a fault, then without; whether the fault was met."""
    session = new_session(home)
    typed = [note(number) for number in range(1, NOTES + 1)]
    met = _notes(_strace(home, session, call, fault), home, session, typed, report, f"{call}:{fault}")
    there = read_back(home, session)
    more = [note(number) for number in range(NOTES + 1, NOTES + 3)]
    if isinstance(there, list):
        # The next process goes on as if nothing had been.
        _notes([], home, session, more, report, f"after {call}:{fault}", there)
    report.done += 1
    return met


def _notes(
    before: list[str],
    home: Path,
    session: str,
    typed: list[str],
    report: Report,
    where: str,
    there: list[str] | None = None,
) -> bool:
    lines = "".join(dumps({"do": "capture", "line": text}) + "\n" for text in typed)
    ran = subprocess.run(
        [*before, str(BEI), "--home", str(home), "--lang", "en", "apply", session, "-", "--json"],
        input=lines,
        check=False,
        capture_output=True,
        text=True,
    )
    told = [loads(line) for line in ran.stdout.splitlines()]
    if "Traceback" in ran.stderr:
        report.problems.append(f"{where}: an unhandled error: {ran.stderr.splitlines()[-1]}")
    if not before and len(told) != len(typed):
        report.problems.append(f"{where}: refused although nothing fails: {ran.stderr}")
    already = there or []
    report.check(where, [*already, *typed], len(already) + len(told), read_back(home, session))
    if ran.returncode:
        report.count("ended early")
    return bool(ran.returncode) or "not written" in ran.stderr


def typed(times: int, seed: int) -> Report:
    """The program under a fault that comes again and again; notes are tried until the screen calls them saved."""
    report = Report("the program at the keyboard, system calls made to fail by strace")
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="bei-crash-") as folder:
        if why := _why_not(Path(folder)):
            report.skipped = why
            return report
        home = Path(folder) / "home"
        for n in range(times):
            call, fault = [("fsync", "error=EIO"), ("write", "error=ENOSPC")][n % 2]
            session = new_session(home)
            step = f"{fault}:when={chance.randint(2, 4)}+{chance.randint(2, 4)}"
            typist = Typist(home, session, _strace(home, session, call, step))
            typist.see(READY)
            for number in range(1, NOTES + 1):
                typist.note_until_saved(number)
            report.count("notes first told to be NOT SAVED", typist.unsaved)
            going = in_time(chance.uniform(0, 0.3))
            while going():
                typist.pause()
            typist.kill()
            report.done += 1
            report.check(f"{call}:{step}", [*map(note, typist.typed)], typist.promised(), read_back(home, session))
    return report
