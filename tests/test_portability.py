"""What only some systems have stands behind one module each; where it is missing, bei says so in words."""

import ast
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WALLS: dict[str, Collection[str]] = {
    "fcntl": {"sessions/storage/flock.py"},
    "pwd": {"sessions/storage/user.py"},
    "resource": {"tui/ending.py"},
    "termios": {"tui/driver.py", "tui/plain/ear.py", "tui/doctor/asking.py"},
    "textual.drivers.linux_driver": {"tui/driver.py"},
    **{one: frozenset[str]() for one in ("grp", "pty", "tty", "msvcrt", "winreg")},
}
"""Modules of Python that not every system has, and what may import them."""
NAMES: dict[str, Collection[str]] = {
    **{one: {"sessions/storage/user.py"} for one in ("getuid", "geteuid", "getgid", "getpwuid")},
    "uname": {"sessions/storage/files.py"},
    **{one: {"sessions/storage/files.py", "tui/out_file.py"} for one in ("statvfs", "posix_fallocate", "fsync")},
    "O_DIRECTORY": {"sessions/storage/files.py", "tui/defect.py"},
    "O_NOFOLLOW": {"sessions/storage/files.py", "tui/defect.py"},
    **{one: {"tui/ending.py", "tui/driver.py"} for one in ("SIGHUP", "SIGQUIT")},
    **{one: frozenset[str]() for one in ("fork", "forkpty", "setsid", "mkfifo")},
}
"""The same of what Unix alone has in `os` and `signal`; `defect` may fail, which is told as any report not written."""


def _sources() -> dict[str, ast.Module]:
    files = [path for part in ("rubric", "sessions", "tui") for path in sorted((ROOT / part).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in files}


def test_what_not_every_system_has_is_used_behind_its_wall_only() -> None:
    used: set[tuple[str, str]] = set()
    for file, tree in _sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                used |= {(one.name, file) for one in node.names if file not in WALLS.get(one.name, {file})}
            elif isinstance(node, ast.ImportFrom) and file not in WALLS.get(node.module or "", {file}):
                used.add((node.module or "", file))
            elif isinstance(node, ast.Attribute) and file not in NAMES.get(node.attr, {file}):
                used.add((node.attr, file))
    assert used == set()


ELSEWHERE = """
import os, signal, sys
for name in ("fcntl", "termios", "resource", "pwd", "grp", "tty", "pty"):
    sys.modules[name] = None
gone = "geteuid getuid getgid uname fork O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_CLOEXEC O_NOCTTY posix_fallocate statvfs"
for name in gone.split():
    delattr(os, name)
for name in ("SIGHUP", "SIGQUIT"):
    delattr(signal, name)
from tui.cli import main
sys.argv = ["bei", *sys.argv[1:]]
sys.exit(main())
"""
"""bei as a process on a system that is no Unix, as far as one can be played on another."""


def _elsewhere(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ELSEWHERE, "--lang", "en", "--home", str(tmp_path / "home"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("arguments", "shown"), [("--version", "bei "), ("--help", "rubric"), ("rubric show telecom-am", "ach")]
)
def test_what_needs_no_home_works_where_there_is_no_unix(tmp_path: Path, arguments: str, shown: str) -> None:
    ran = _elsewhere(tmp_path, *arguments.split())
    assert (ran.returncode, ran.stderr) == (0, "")
    assert shown in ran.stdout


def test_the_doctor_says_where_there_is_no_unix_that_no_interviews_can_be_kept(tmp_path: Path) -> None:
    ran = _elsewhere(tmp_path, "doctor")
    assert (ran.returncode, "no file locks" in ran.stdout, "Traceback" in ran.stderr) == (1, True, False)


@pytest.mark.parametrize("arguments", ["list", "export --all", "new --candidate N --rubric telecom-am --grade senior"])
def test_a_home_where_there_is_no_unix_is_refused_in_words(tmp_path: Path, arguments: str) -> None:
    given = [*arguments.split(), *(["--interviewer", "li"] if arguments.startswith("new") else [])]
    ran = _elsewhere(tmp_path, *given)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "No interviews can be kept on this system" in ran.stderr
    assert not (tmp_path / "home").exists()
