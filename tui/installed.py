"""How this bei came onto the machine, and so the command that adds an extra to it.

uv and pipx leave a file of their own in the environment that they make for a program; what pip and uv put into another
tells by `INSTALLER` who did it and by `direct_url.json` (PEP 610) where it came from. A name alone will not do: bei
came from a file, an address or a checkout as often as from an index.
"""

import json
import re
import shlex
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_OF_EXTRA = re.compile(r"(?P<need>(?P<name>[\w.-]+)[^;]*?)\s*;.*\bextra == ['\"](?P<extra>[\w.-]+)['\"]")

Note = Callable[[str], str | None]
"""Gives a file of bei's `.dist-info` by its name, None where there is none."""


def extras() -> dict[str, dict[str, str]]:
    """What each extra needs: requirements by the names of packages; nothing where bei is not installed at all."""
    wanted: dict[str, dict[str, str]] = {}
    with suppress(metadata.PackageNotFoundError):
        for line in metadata.requires("bei") or ():
            if found := _OF_EXTRA.match(line):
                wanted.setdefault(found["extra"], {})[found["name"]] = found["need"]
    return wanted


def adding(extra: str) -> str:
    """The command for a shell that adds `extra` to the bei that runs."""
    prefix = Path(sys.prefix)
    try:
        note: Note = metadata.distribution("bei").read_text
    except metadata.PackageNotFoundError:
        return f'pip install "bei[{extra}]"'
    if (receipt := _read(prefix / "uv-receipt.toml", tomllib.loads)) is not None:
        return _as_tool_of_uv(receipt.get("tool", {}).get("requirements", []), extra, note)
    if (prefix / "pipx_metadata.json").is_file():
        return shlex.join(["pipx", "inject", "bei", *extras().get(extra, {}).values()])
    return shlex.join([*_installing(prefix, note), *_source([extra], note)])


def _as_tool_of_uv(asked: Sequence[Mapping[str, Any]], extra: str, note: Note) -> str:
    """What was asked for stays: other extras, and packages beside bei."""
    before: list[str] = next((one.get("extras", []) for one in asked if one.get("name") == "bei"), [])
    beside = [f"{one['name']}{one.get('specifier', '')}" for one in asked if one.get("name") not in (None, "bei")]
    added = [word for one in beside for word in ("--with", one)]
    return shlex.join(["uv", "tool", "install", *added, *_source(sorted({*before, extra}), note)])


def _source(extras_asked: Sequence[str], note: Note) -> list[str]:
    """Bei with extras from where it came, as pip and uv take it."""
    named = f"bei[{','.join(extras_asked)}]"
    origin = json.loads(note("direct_url.json") or "{}")
    url = str(origin.get("url", ""))
    if origin.get("dir_info", {}).get("editable"):
        from urllib.parse import unquote, urlsplit

        return ["-e", f"{unquote(urlsplit(url).path)}{named.removeprefix('bei')}"]
    if kind := origin.get("vcs_info"):
        revision = kind.get("requested_revision") or kind.get("commit_id", "")
        url = f"{kind.get('vcs', 'git')}+{url}{'@' if revision else ''}{revision}"
    return [f"{named} @ {url}" if url else named]


def _installing(prefix: Path, note: Note) -> list[str]:
    """What installs into an environment that no tool keeps for itself."""
    if (note("INSTALLER") or "").strip() == "uv":
        return ["uv", "pip", "install", "--python", str(prefix)]
    if find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "install"]
    # An environment without a pip of its own is filled by that of the Python it was made with.
    return [str(Path(sys.base_prefix) / "bin" / "python3"), "-m", "pip", "--python", sys.executable, "install"]


def _read(file: Path, parse: Callable[[str], dict[str, Any]]) -> dict[str, Any] | None:
    try:
        return parse(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
