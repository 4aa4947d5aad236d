"""Compiles the gettext catalogues, `.po` to `.mo`: for the wheel, for an editable installation, and by hand."""

import os
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path(__file__).parent / "tui" / "locale"


def compile_catalogues() -> list[Path]:
    """Compile each catalogue that is newer than its compiled file, and return all compiled files.

    Raises babel.messages.pofile.PoFileError with the line where a catalogue is not well formed.
    """
    made = []
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        made.append(target)
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        written = target.with_suffix(f".{os.getpid()}")
        with written.open("wb") as file:
            write_mo(file, catalogue)
        written.replace(target)
    return made


class CatalogueHook(BuildHookInterface[Any]):
    """The build hook that hatchling looks for in this file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling gives it by name
        """Compile before anything is packed; what is compiled is packed although git ignores it."""
        build_data["artifacts"] += [f"/{one.relative_to(self.root).as_posix()}" for one in compile_catalogues()]


if __name__ == "__main__":
    sys.stdout.writelines(f"{one}\n" for one in compile_catalogues())
