"""What an own model was before another file takes its place: kept beside it, and never written over."""

from pathlib import Path

from rubric.catalogue import FORMER
from rubric.checks import parts
from tui.out_file import Door, write_file


def keep_former(path: Path, version: str, door: Door) -> None:
    """Keep the own rubric file at `path`, byte for byte, under its id and `version`.

    What is kept under that name already, and is another, stays: the file then takes a number behind. Raises
    FailureError where it cannot be written, OSError where it cannot be read.
    """
    # A file with faults may say anything of its version.
    named = version if parts(version) else "0.0.0"
    folder = path.parent / FORMER
    folder.mkdir(mode=0o700, exist_ok=True)
    content, number = path.read_bytes(), 1
    while True:
        kept = folder / f"{path.stem}-{named}{f'.{number}' if number > 1 else ''}{path.suffix}"
        if kept.is_file() and not kept.is_symlink() and kept.read_bytes() == content:
            return
        if not kept.exists() and not kept.is_symlink():
            write_file(kept, content, door, overwrite=False, inside=True)
            return
        number += 1
