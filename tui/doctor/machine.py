"""The machine: language and encoding, input method, fonts, clock, and what is installed."""

import locale
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import metadata
from shutil import which

from tui import __version__, installed
from tui.doctor.finding import Finding
from tui.translate import Languages, Words, readable

_LIBRARIES = ("textual", "tinydb", "pydantic", "rich", "ruamel.yaml")
_EARLIEST = 2025
_METHODS = ("XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE")


def look(words: Words, environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """All that can be said of the machine; `words` are those that bei speaks now."""
    yield encoding(environment)
    yield from languages(words)
    yield input_method(environment)
    yield fonts(environment)
    yield clock(datetime.now().astimezone())
    yield versions()
    yield extras()


def encoding(environment: Mapping[str, str] = os.environ) -> Finding:
    """Whether text goes to the terminal as UTF-8."""
    found = (getattr(sys.stdout, "encoding", None) or locale.getpreferredencoding(False)).lower()
    named = next((environment[one] for one in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(one)), "–")
    details = {"encoding": found, "locale": named}
    fits = found.replace("-", "") in ("utf8", "cp65001")
    return Finding("encoding", "ok", details) if fits else Finding("not_utf8", "warning", details)


def languages(words: Words) -> Iterator[Finding]:
    """Which languages there are, and those whose catalogue cannot be read."""
    known = list(Languages())
    yield Finding("languages", "ok", {"now": words.locale, "known": ", ".join(known)})
    for one in known:
        if not readable(one):
            yield Finding("catalogue_bad", "warning", {"language": one})


def input_method(environment: Mapping[str, str]) -> Finding:
    """The input method, as far as the environment names one; where the terminal is elsewhere, it is there."""
    if environment.get("SSH_CONNECTION"):
        return Finding("input_elsewhere")
    named = next((environment[one].removeprefix("@im=") for one in _METHODS if environment.get(one)), "")
    return Finding("input_method", "ok", {"method": named}) if named else Finding("input_unknown", "unseen")


def fonts(environment: Mapping[str, str]) -> Finding:
    """Which fonts have Chinese, where fontconfig tells of them."""
    if environment.get("SSH_CONNECTION") or which("fc-list") is None:
        return Finding("fonts_unseen", "unseen")
    try:
        ran = subprocess.run(
            ["fc-list", ":lang=zh", "family"],
            capture_output=True,
            check=False,
            timeout=10,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired):
        return Finding("fonts_unseen", "unseen")
    found = sorted({line.split(",")[0].strip() for line in ran.stdout.splitlines()} - {""})
    if not found:
        return Finding("no_fonts", "warning")
    return Finding("fonts", "ok", {"count": len(found), "fonts": ", ".join(found[:3])})


def clock(now: datetime) -> Finding:
    """Whether the clock can be right; every note is stamped by it."""
    details = {"now": now.isoformat(timespec="seconds")}
    return Finding("clock", "ok", details) if now.year >= _EARLIEST else Finding("clock_wrong", "fault", details)


def versions() -> Finding:
    """What bei runs on."""
    found = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    details = {
        "bei": __version__,
        "python": python,
        "system": platform.platform(),
        "libraries": ", ".join(found),
    }
    return Finding("versions", "ok", details)


def extras() -> Finding:
    """Which extras are installed, each whole, and which are not."""
    wanted = installed.extras()
    whole = sorted(extra for extra, names in wanted.items() if all(map(_installed, names)))
    details = {"installed": ", ".join(whole) or "–", "missing": ", ".join(sorted(wanted.keys() - {*whole})) or "–"}
    return Finding("extras", "ok", details)


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
