"""A guided practice interview on a throw-away home, without any set-up: nothing of one's own is read or written."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from tui.door import Door


def practice(args: Namespace, door: "Door") -> int:
    """Open the program on the practice. Raises FailureError where plain prompts are wanted: it is about the pages."""
    from tui.verbs.program import need_terminal, practise

    if args.plain:
        raise FailureError(Exit.USAGE, door.words("error.practice_plain"))
    need_terminal(door)
    code, words = practise(door, door.words)
    say.message(words("cli.practice_over"))
    return code
