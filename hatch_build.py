"""Compiles the gettext catalogues, `.po` to `.mo`: for the wheel, for an editable installation, and by hand.

A wheel also gets the manual page, made of the parser, which needs nothing but the standard library.
"""

import os
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
LOCALES = ROOT / "tui" / "locale"


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


def write_manuals(version: str) -> dict[str, str]:
    """Write the manual pages into build/man: where each is, and where it goes under the prefix of an installation."""
    sys.path.insert(0, str(ROOT))
    try:
        from tui.arguments.parser import parser
        from tui.manual import page
        from tui.translate import Words
    finally:
        sys.path.pop(0)
    placed = {}
    for language, folder in (("en", "man1"), ("zh", "zh_CN/man1")):
        file = ROOT / "build" / "man" / folder / "bei.1"
        file.parent.mkdir(parents=True, exist_ok=True)
        words = Words(language)
        file.write_text(page(parser(words), words, version), "utf-8")
        placed[str(file)] = f"share/man/{folder}/bei.1"
    return placed


class CatalogueHook(BuildHookInterface[Any]):
    """The build hook that hatchling looks for in this file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling gives it by name
        """Compile before anything is packed; what is compiled is packed although git ignores it."""
        build_data["artifacts"] += [f"/{one.relative_to(self.root).as_posix()}" for one in compile_catalogues()]
        if self.target_name == "wheel":
            build_data["shared_data"] |= write_manuals(self.metadata.version)


if __name__ == "__main__":
    sys.stdout.writelines(f"{one}\n" for one in compile_catalogues())
