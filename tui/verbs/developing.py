"""The development plan of a session: `develop`."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from tui.door import Door


def develop(args: Namespace, door: "Door") -> int:
    """Print what lies between a session and a grade: the one above its decision or verdict, or `--toward`."""
    from sessions.interview.development import gaps, grade_toward, to_document
    from tui.verbs.sitting import open_desk
    from tui.views.development import development_lines

    desk = open_desk(door, args.session, read_only=True)
    session = desk.session
    desk.close()
    grade = grade_toward(session) if args.toward is None else session.rubric.grade.get(args.toward)
    if grade is None:
        known = door.words.listed(session.rubric.grade)
        raise FailureError(Exit.NOT_FOUND, door.words("develop.no_grade", grade=args.toward, known=known))
    if args.json:
        found = gaps(session, grade)
        say.json({"session": session.id, "toward": grade.id, "gaps": [to_document(gap) for gap in found]})
    else:
        for one in development_lines(session, grade, say.width(), door.words):
            say.line(one.text.rstrip())
    return Exit.DONE
