"""Exam scores out of a file: `exam scores`, for one session or, with `--all`, for those that the file names."""

from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.door import Door


def scores(args: Namespace, door: "Door") -> int:
    """Record the scores of a CSV file; where anything in it is wrong, nothing is recorded."""
    from sessions.exam_csv import by_session, read_table
    from tui.verbs.sitting import open_desk

    words = door.words
    if args.all == (args.session is not None):
        raise FailureError(Exit.USAGE, words("scores.which"))
    table = read_table(Path(args.file))
    rows = by_session(table, _finder(door)) if args.all else {args.session: table.rows}
    with ExitStack() as open_:
        work = []
        for session, given in rows.items():
            desk = open_desk(door, session, read_only=False)
            open_.callback(desk.close)
            work.append((desk, table.commands(given, desk.session.rubric)))
        table.raise_faults()
        for desk, commands in work:
            for command in commands:
                desk.foresee(command)  # all of them before the first is done
        for desk, commands in work:
            desk.do_all(commands)
            if not args.json:
                say.line(words("scores.recorded", session=desk.session.id, count=len(commands)))
    if args.json:
        say.json([{"session": desk.session.id, "recorded": len(commands)} for desk, commands in work])
    return Exit.DONE


def _finder(door: "Door") -> "Callable[[str, str], list[str]]":
    """Finds the sessions that a row of the file may speak of: of a candidate, those that are not submitted."""
    from sessions.errors import AmbiguousSessionError, SessionNotFoundError

    shelf = door.services().shelf
    rows = [row for row in shelf.rows() if row.state != "submitted"]

    def find(column: str, text: str) -> list[str]:
        if column == "candidate_id":
            return [row.id for row in rows if row.candidate_id == text]
        try:
            return [shelf.resolve(text)]
        except (SessionNotFoundError, AmbiguousSessionError):
            return []

    return find
