"""Recomputing scorecard and verdict: `grade`."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit
from tui.verbs import say

if TYPE_CHECKING:
    from tui.cli import Door


def grade(args: Namespace, door: "Door") -> int:
    """Print scorecard and verdict of a stored session, or of a document's rubric and events alone."""
    from sessions.result import result
    from tui.verbs.reading import grade_lines

    path = Path(args.source)
    # No id has a dot or a slash; a pipe (`<(…)`) is a file as well.
    if args.source == "-" or path.suffix or "/" in args.source or path.is_file():
        from sessions.document import DocumentError, read_many
        from tui.verbs.exchange import read_source

        documents = read_many(read_source(args.source))
        if len(documents) > 1:
            raise DocumentError(door.words("error.one_document", count=len(documents)))
        session = documents[0].session
        if documents[0].differing:
            keys = ", ".join(documents[0].differing)
            say.message(door.words("cli.differs", file=args.source, session=session.id, keys=keys))
    else:
        from tui.verbs.sitting import open_desk

        desk = open_desk(door, args.source, read_only=True)
        session = desk.session
        desk.close()
    if args.json:
        say.json(result(session))
    else:
        for text in grade_lines(session, door.words):
            say.line(text)
    return Exit.DONE
