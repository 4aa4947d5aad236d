"""A guided practice interview on a throw-away home, without any set-up: nothing of one's own is read or written."""

import tempfile
from argparse import Namespace
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from tui.door import Door
    from tui.translate import Words


def practice(args: Namespace, door: "Door") -> int:
    """Open the program on the practice. Raises FailureError where plain prompts are wanted: it is about the pages."""
    from tui.verbs.program import need_terminal

    if args.plain:
        raise FailureError(Exit.USAGE, door.words("error.practice_plain"))
    need_terminal(door)
    code = practise(door, door.words)
    say.message(door.words("cli.practice_over"))
    return code


def practise(door: "Door", words: "Words") -> int:
    """Hold the practice, in the language of `words`, and return the program's exit code."""
    from tui.door import Door
    from tui.practice.app import PracticeApp
    from tui.practice.make import make_practice
    from tui.practice.script import script
    from tui.settings.model import Settings
    from tui.verbs.program import run_app

    with (
        tempfile.TemporaryDirectory(prefix="bei-practice-") as folder,
        closing(Door(Path(folder) / "home", words)) as inner,
    ):
        # The script names the keys and marks that bei comes with.
        services = replace(inner.services(), settings=Settings(theme=door.settings.theme))
        session = make_practice(services, script(words.language))
        return run_app(door, PracticeApp(services, session))
