"""The program on a disk of its own that is full: it says so, keeps what is typed, and saves it when there is room."""

import errno
import subprocess
import tempfile
from pathlib import Path

from tests.crash.report import Report, new_session, read_back
from tests.crash.typist import READY, Typist, note

SIZE = "4m"
MOST = 400
"""So many notes at most until the disk must be full."""


def _fill(file: Path) -> None:
    """Leave no room on the disk that `file` is on."""
    with file.open("ab", buffering=0) as filled:
        for size in (1 << 16, 1 << 10, 1):
            try:
                while filled.write(b"x" * size) == size:
                    pass
            except OSError as problem:
                if problem.errno != errno.ENOSPC:
                    raise


def full_disk() -> Report:
    """Needs root, and a mount namespace that is nobody else's."""
    report = Report("on a full disk (tmpfs)")
    with tempfile.TemporaryDirectory(prefix="bei-crash-") as folder:
        place = Path(folder)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=False, capture_output=True, text=True
        )
        if mounted.returncode:
            report.skipped = mounted.stderr.strip()
            return report
        try:
            _interview(place, report)
        finally:
            subprocess.run(["umount", "-l", folder], check=False)
    return report


def _interview(place: Path, report: Report) -> None:
    home = place / "home"
    session = new_session(home)
    typist = Typist(home, session)
    typist.see(READY)
    number = 1
    if not typist.note_and_wait(number):
        report.problems.append("a note is not saved although there is room")
    _fill(place / "filled")
    while typist.note_and_wait(number + 1) and number < MOST:
        number += 1
    report.count("notes saved on the full disk", number - 1)
    number += 1
    if not typist.look():
        report.problems.append(f"the screen never said NOT SAVED:\n{typist.text}")
    every = [note(n) for n in range(1, number + 3)]
    report.check("while it was full", every, typist.promised(), read_back(home, session))
    (place / "filled").unlink()
    typist.press("enter")
    if not typist.wait_until_saved(number):
        report.problems.append(f"the note that waited is not saved although there is room again:\n{typist.text}")
    for n in (number + 1, number + 2):
        if not typist.note_until_saved(n):
            report.problems.append("a note is not saved although there is room again")
    typist.press("ctrl+q")
    typist.kill()
    report.done += 1
    report.check("with room again", every, len(every), read_back(home, session))
