"""Recomputing scorecard and verdict: `grade`."""

import os
from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, brief
from tui.verbs import say
from tui.verbs.outcome import failure_of

if TYPE_CHECKING:
    from sessions.document import Document
    from sessions.intake import Reader
    from sessions.interview.model import Session
    from sessions.interview.models import Models
    from tui.door import Door
    from tui.translate import Words


def grade(args: Namespace, door: "Door") -> int:
    """Print scorecard and verdict of a stored session, or of a document's rubric and events alone.

    Of several, or of `--all` that are stored, a line each. Raises FailureError.
    """
    if args.all or len(args.sources) > 1:
        if (args.why, args.toward) != (None, None) or (args.all and args.sources):
            raise FailureError(Exit.USAGE, door.words("grade.one_or_all"))
        return _many(args, door)
    if not args.sources:
        raise FailureError(Exit.USAGE, door.words("grade.one_or_all"))
    from tui.verbs.reading import grade_lines

    (source,) = args.sources
    session = session_of(source, args, door)
    if args.json:
        say.json(_document(session, args, door.words))
        return Exit.DONE
    told = [*_why(session, args.why, door.words), *_toward(session, args.toward, door.words)]
    for text in (*grade_lines(session, door.words), *told):
        say.line(text)
    return Exit.DONE


def _document(session: "Session", args: Namespace, words: "Words") -> "dict[str, Any]":
    """The result, with `why` and `toward` where they are asked for."""
    from sessions.interview.context import known
    from sessions.interview.result import as_shown, result

    made = as_shown(session, result(session))
    if args.why is not None:
        from sessions.interview.why import claims_about
        from sessions.interview.why_document import why_document

        made["why"] = why_document(args.why, claims_about(session, *_named(args.why, words)))
    if args.toward is not None:
        from sessions.interview.toward import toward
        from sessions.interview.why_document import toward_document

        grade = known(args.toward, session.rubric.grade, "grade")
        made["toward"] = toward_document(toward(session, grade))
    return made


def _named(about: str, words: "Words") -> tuple[str, str]:
    """What is asked about. Raises FailureError for what cannot be."""
    from tui.views.chain import named

    try:
        return named(about)
    except KeyError:
        raise FailureError(Exit.USAGE, words("error.why_about", about=brief(about))) from None


def session_of(source: str, args: Namespace, door: "Door") -> "Session":
    """The session that `source` names: a stored one, or that of a document, of its rubric and events alone.

    Raises DocumentError, OSError, the store's errors.
    """
    if not _is_file(source):
        from tui.verbs.sitting import open_desk

        desk = open_desk(door, source, read_only=True)
        desk.close()
        return desk.session
    from rubric.faults import Fault
    from sessions.errors import DocumentError
    from sessions.intake import Reader

    found = list(islice(_documents(source, args, door, Reader()), 2))
    if len(found) > 1:
        raise DocumentError(Fault((), "document_several"))
    return found[0].session


def _is_file(source: str) -> bool:
    # No id has a dot or a slash; a pipe (`<(…)`) is a file as well. No file has a name that is too long for one.
    return source == "-" or bool(Path(source).suffix) or "/" in source or os.path.isfile(source)  # noqa: PTH113


def _documents(source: str, args: Namespace, door: "Door", read: "Reader") -> "Iterator[Document]":
    """The documents of a file; what in them did not follow from their events is told."""
    from sessions.intake import documents
    from tui.verbs.sealing import opened_with
    from tui.verbs.sources import opened

    with opened(source) as file:
        for one in documents(opened_with(args, door, source, file), read):
            if one.differing:
                keys = door.words.listed(one.differing)
                say.message(door.words("cli.differs", file=source, session=one.session.id, keys=keys))
            yield one


def _many(args: Namespace, door: "Door") -> int:
    """Print a line for each session, as JSON or for a reader; what cannot be graded is told, and the others go on."""
    from sessions.canonical import dumps
    from sessions.intake import Reader
    from sessions.interview.models import Models

    read, models, ended = Reader(), Models(), Exit.DONE
    for source in door.services().shelf.ids() if args.all else args.sources:
        try:
            for session, found in _graded(source, args, door, read, models):
                if args.json:
                    say.data(dumps({"session": session.id, **found}) + "\n")
                else:
                    say.line(_row(session, found, door.words))
        except Exception as error:
            failure = error if isinstance(error, FailureError) else failure_of(door.words, error)
            if failure is None:
                raise
            say.message(f"{brief(source)}: {failure.message}")
            ended = failure.code if ended == Exit.DONE else ended
    return ended


def _graded(
    source: str, args: Namespace, door: "Door", read: "Reader", models: "Models"
) -> "Iterator[tuple[Session, dict[str, Any]]]":
    from sessions.interview.result import as_shown, result

    if not args.all and _is_file(source):
        for one in _documents(source, args, door, read):
            yield one.session, as_shown(one.session, one.result)
        return
    from sessions.interview.log_error import LogError
    from sessions.interview.reading import folded

    shelf = door.services().shelf
    session_id = source if args.all else shelf.resolve(source)
    log = shelf.open(session_id, read_only=True)
    records = log.records()
    log.close()
    try:
        session, _ = folded(records, models)
    except LogError as problem:
        raise LogError(problem.seq, problem.fault, session_id) from None
    yield session, as_shown(session, result(session))


def _row(session: "Session", found: "dict[str, Any]", words: "Words") -> str:
    """Whose session it is, the verdict, the total and how much of the plan was rated."""
    from fractions import Fraction

    from rubric.numbers import figure, percent
    from sessions.interview.result import verdict_of
    from tui.views.why import verdict_name

    who = session.candidate + (f" ({session.candidate_id})" if session.candidate_id else "")
    card = found["scorecard"]
    score = None if card["total"] is None else Fraction(card["total"])
    total = words("grade.total", score=figure(score), coverage=percent(Fraction(card["coverage"])))
    name = verdict_name(session, verdict_of(session), words)
    return "  ".join((session.id, who, f"{session.rubric.id} {session.rubric.version}", name, total))


def _why(session: "Session", about: str | None, words: "Words") -> list[str]:
    if about is None:
        return []
    from tui.views.chain import chain

    _named(about, words)
    return ["", *chain(session, about, words)]


def _toward(session: "Session", grade: str | None, words: "Words") -> list[str]:
    if grade is None:
        return []
    from tui.views.toward import toward_rows

    return ["", *toward_rows(session, grade, words)]
