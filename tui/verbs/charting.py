"""Pictures of a session in the terminal or as a file: `chart`."""

import os
from argparse import Namespace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.out_file import write_file
from tui.verbs import say
from tui.verbs.grading import session_of

if TYPE_CHECKING:
    from rubric.model import Grade
    from sessions.interview.model import Session
    from tui.door import Door

_WIDTHS, _HEIGHTS = range(40, 401), range(12, 201)
_SIZE = (100, 40)
"""Cells of a picture that is not for a terminal."""


def chart(args: Namespace, door: "Door") -> int:
    """Draw a stored session, or a document, as text, as SVG, or tell its figures as JSON."""
    from sessions.canonical import dumps
    from tui.pictures.sheet import as_svg
    from tui.views.charts import sheets
    from tui.views.charts_told import told

    words = door.words
    width, height = _size(args, door)
    session = session_of(args.source, args, door)
    grades = _grades(args.grade or [session.grade], session, door)
    if args.format == "json" or args.json:
        _give(args, dumps(told(args.kind, session, grades, words), indent=1) + "\n", door)
        return Exit.DONE
    pictures = sheets(args.kind, session, grades, words)
    if args.format == "svg":
        _give(args, as_svg(pictures, width, height, words.language), door)
        return Exit.DONE
    _draw(args, door, pictures, width, height)
    return Exit.DONE


def _draw(args: Namespace, door: "Door", pictures: "list[Any]", width: int, height: int) -> None:
    from tui.pictures.sheet import lines

    to_terminal = args.output == "-" and say.to_terminal()
    plain = args.ascii or (to_terminal and not say.speaks_unicode())
    rows = []
    for number, one in enumerate(pictures):
        rows += [*([()] if number else []), *(line.spans for line in lines(one, width, height, plain))]
    if to_terminal and not os.environ.get("NO_COLOR"):
        say.coloured(rows)
        return
    text = "".join("".join(part for part, _ in row).rstrip() + "\n" for row in rows)
    _give(args, text, door)


def _give(args: Namespace, text: str, door: "Door") -> None:
    if args.output == "-":
        say.data(text)
    else:
        write_file(Path(args.output), text.encode(), door, overwrite=args.force)


def _size(args: Namespace, door: "Door") -> tuple[int, int]:
    """The size asked for, in cells; else the terminal's, one row short of it so that the prompt stays below."""
    width, height = _SIZE
    if args.format == "text" and args.output == "-" and say.to_terminal():
        there = get_terminal_size(_SIZE)
        width = min(max(there.columns, _WIDTHS[0]), _WIDTHS[-1])
        height = min(max(there.lines - 1, _HEIGHTS[0]), _HEIGHTS[-1])
    width = width if args.width is None else args.width
    height = height if args.height is None else args.height
    if width not in _WIDTHS or height not in _HEIGHTS:
        ends = {"least_wide": _WIDTHS[0], "most_wide": _WIDTHS[-1]}
        raise FailureError(
            Exit.USAGE, door.words("chart.bad_size", **ends, least_high=_HEIGHTS[0], most_high=_HEIGHTS[-1])
        )
    return width, height


def _grades(asked: list[str], session: "Session", door: "Door") -> "list[Grade]":
    """The grades asked for, each once, from the lowest up; `all` are all of them."""
    known = session.rubric.grade
    for one in asked:
        if one not in known and one != "all":
            text = door.words("chart.unknown_grade", grade=one, known=door.words.listed(known))
            raise FailureError(Exit.NOT_FOUND, text)
    return [grade for grade in session.rubric.grades if grade.id in asked or "all" in asked]
