"""Recomputing scorecard and verdict: `grade`."""

from argparse import Namespace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, brief
from tui.verbs import say

if TYPE_CHECKING:
    from sessions.interview.model import Session
    from tui.cli import Door
    from tui.translate import Words


def grade(args: Namespace, door: "Door") -> int:
    """Print scorecard and verdict of a stored session, or of a document's rubric and events alone."""
    from sessions.interview.result import result
    from tui.verbs.reading import grade_lines

    path = Path(args.source)
    # No id has a dot or a slash; a pipe (`<(…)`) is a file as well.
    if args.source == "-" or path.suffix or "/" in args.source or path.is_file():
        from sessions.errors import DocumentError
        from sessions.intake import documents
        from tui.verbs.sealing import opened_with
        from tui.verbs.sources import opened

        with opened(args.source) as file:
            found = list(islice(documents(opened_with(args, door, args.source, file)), 2))
        if len(found) > 1:
            raise DocumentError(door.words("error.one_document"))
        session = found[0].session
        if found[0].differing:
            keys = ", ".join(found[0].differing)
            say.message(door.words("cli.differs", file=args.source, session=session.id, keys=keys))
    else:
        from tui.verbs.sitting import open_desk

        desk = open_desk(door, args.source, read_only=True)
        session = desk.session
        desk.close()
    told = [] if args.why is None else _why(session, args.why, door.words)
    if args.json:
        say.json(result(session))
    else:
        for text in (*grade_lines(session, door.words), *told):
            say.line(text)
    return Exit.DONE


def _why(session: "Session", about: str, words: "Words") -> list[str]:
    from tui.views.chain import chain

    try:
        return ["", *chain(session, about, words)]
    except KeyError:
        raise FailureError(Exit.USAGE, words("error.why_about", about=brief(about))) from None
