"""Somebody's own editor, on a copy of a file: what is written in it is never lost."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say
from tui.verbs.program import has_terminal

if TYPE_CHECKING:
    from tui.door import Door


def need_editor(door: "Door") -> None:
    """Raise FailureError where there is no editor that needs no terminal, and no terminal."""
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR") or has_terminal()):
        raise FailureError(Exit.USAGE, door.words("edit.no_terminal"))


def run_editor(copy: Path, base: Path, door: "Door") -> None:
    """Have `copy` edited, which is as `base` before; both go where the editor did nothing and ended badly.

    Raises FailureError where it ended badly.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        ended = subprocess.run([*shlex.split(named), str(copy)], check=False).returncode
    except (OSError, ValueError):
        ended = 127
    if ended != 0:
        if copy.read_bytes() == base.read_bytes():
            copy.unlink()
            base.unlink()
            raise FailureError(Exit.FAILED, door.words("edit.not_begun", editor=named))
        raise FailureError(Exit.FAILED, door.words("edit.failed", editor=named, file=copy))


def asked_again(door: "Door") -> bool:
    """Whether the person wants to go on editing."""
    say.prompt(door.words("edit.again"))
    answer = say.received().readline().decode("utf-8", "replace").strip().lower()
    return not answer.startswith(("n", "否", "不"))
