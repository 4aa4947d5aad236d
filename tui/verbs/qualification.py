"""What people are qualified for, and until when: `qualification list|show`."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from rubric.numbers import rounded
from tui.failure import Exit, FailureError, say_warning
from tui.qualifying import figures_of, local_day, records, titles_of
from tui.verbs import say
from tui.views.qualification import WITHIN, chart, figure_rows, flags_told, legend, record_told, standing, who

if TYPE_CHECKING:
    from datetime import date

    from sessions.duties.qualification import Held, Qualification
    from tui.door import Door


def _all(door: "Door") -> "tuple[list[Qualification], date]":
    services = door.services()
    shelf = services.shelf
    made = records(shelf.rows())
    for warning in shelf.warnings:
        say.message(say_warning(door.words, warning))
    return made, local_day(services.clock().isoformat())


def _held(held: "Held | None") -> dict[str, Any] | None:
    if held is None:
        return None
    return {
        "grade": held.grade,
        "step": held.step,
        "since": held.since.isoformat(),
        "until": held.until.isoformat(),
        "session": held.session,
        "by": held.by,
        "version": held.version,
    }


def _document(one: "Qualification", today: "date", within: int) -> dict[str, Any]:
    return {
        "candidate_id": one.mark,
        "candidates": list(one.names),
        "rubric": one.rubric,
        "flags": list(one.flags),
        "state": one.state(today, within),
        "days_left": one.days_left(today),
        "held": _held(one.held),
    }


def list_qualifications(args: Namespace, door: "Door") -> int:
    """Print who holds what until when; with `--due`, what ends within so many days or has ended."""
    made, today = _all(door)
    within = WITHIN if args.due is None else args.due
    if within < 0:
        raise FailureError(Exit.USAGE, door.words("qualification.days_wrong"))
    if args.due is not None:
        made = [one for one in made if one.state(today, within) in ("due", "expired")]
    if args.json:
        say.json([_document(one, today, within) for one in made])
        return Exit.DONE
    for one in made:
        title = one.rubric_title[door.words.language]
        say.line(f"{who(one)}  {title}  {standing(one, today, within, door.words)}")
        for told in flags_told(one, door.words):
            say.line(f"  ! {told}")
    if not made:
        say.message(door.words("qualification.nobody"))
    return Exit.DONE


def show(args: Namespace, door: "Door") -> int:
    """Print one person's record: every decision, the grades over time, total and fit of each session."""
    from tui.verbs.sitting import open_desk

    every, today = _all(door)
    found = [one for one in every if one.mark == args.candidate_id and one.mark]
    found = found or [one for one in every if not one.mark and one.turns[-1].session == args.candidate_id]
    if not found:
        raise FailureError(Exit.NOT_FOUND, door.words("qualification.not_found"))
    documents = []
    for one in found:
        desks = []
        for turn in one.turns:
            desks.append(open_desk(door, turn.session, read_only=True))
            desks[-1].close()
        figures = figures_of(one, desks)
        if args.json:
            turns = [
                {
                    "session": turn.session,
                    "on": turn.on.isoformat(),
                    "decision": turn.choice,
                    "change": turn.change,
                    "by": turn.by,
                    "version": turn.version,
                    "held": _held(turn.held),
                    "total": None if own.total is None else rounded(own.total),
                    "fit": None if own.fit is None else rounded(own.fit),
                }
                for turn, own in zip(one.turns, figures, strict=True)
            ]
            documents.append({**_document(one, today, WITHIN), "turns": turns})
            continue
        for text in record_told(one, today, door.words, args.ascii):
            say.line(text)
        say.line("")
        titles = titles_of(one, desks[-1], door.words.language)
        for row in chart(one, today, titles, say.width(), door.words, args.ascii):
            say.line(row.text.rstrip())
        say.line(legend(one, door.words, args.ascii))
        say.line("")
        for row in figure_rows(figures, say.width(), door.words, args.ascii):
            say.line(row.text.rstrip())
    if args.json:
        say.json(documents)
    return Exit.DONE
