"""What past papers say of a bank's questions: `exam analyse`."""

from argparse import Namespace
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tui.failure import Exit
from tui.verbs import say
from tui.verbs.banks import read_bank

if TYPE_CHECKING:
    from rubric.item_analysis import Figures
    from sessions.interview.model import Session
    from tui.door import Door


def analyse(args: Namespace, door: "Door") -> int:
    """Print the figures of every question, all levels or one, from all papers of the home that were handed in."""
    from rubric.item_analysis import LEAST, LEAST_GROUPS
    from sessions.sat_papers import bank_figures

    bank, words = read_bank(door, args.bank).bank, door.words
    found = bank_figures(bank, _sessions(door))
    levels = {one.id: one.level for one in bank.questions}
    questions = [one for one in found.questions if args.level in (None, levels[one.question])]
    if args.json:
        counts = {"papers": found.papers, "reworded": found.reworded, "unmarked": found.unmarked}
        say.json({"bank": bank.id, "version": bank.version, **counts, "questions": [_plain(one) for one in questions]})
        return Exit.DONE
    say.line(words("analysis.head", bank=bank.id, version=bank.version, papers=found.papers))
    for key, count in (("analysis.reworded", found.reworded), ("analysis.unmarked", found.unmarked)):
        if count:
            say.line(words(key, count=count))
    for one in questions:
        right = {n for n, option in enumerate(bank.question[one.question].options, 1) if option.right}
        for text in _told(one, right, door):
            say.line(text)
    say.line(words("analysis.least", least=LEAST, groups=LEAST_GROUPS))
    return Exit.DONE


def _told(one: "Figures", right: set[int], door: "Door") -> Iterator[str]:
    from rubric.item_analysis import LEAST, LEAST_GROUPS

    words = door.words
    if not one.n:
        yield words("analysis.never", question=one.question)
        return

    def shown(value: Fraction | float | None, least: int) -> str:
        if value is None:
            return words("analysis.too_few" if one.n < least else "analysis.alike")
        return f"{float(value):.2f}"

    flags = "".join(f"  ! {words(f'analysis.flag.{flag}')}" for flag in one.flags)
    seconds = "–" if one.seconds is None else f"{one.seconds:g}"
    figures = {"p": shown(one.difficulty, LEAST), "r": shown(one.discrimination, LEAST)}
    figures["d"] = shown(one.groups, LEAST_GROUPS)
    yield words("analysis.row", question=one.question, n=one.n, seconds=seconds, **figures) + flags
    if right:
        counts = "  ".join(f"{n}{'✓' if n in right else ''}: {times}" for n, times in one.options.items())
        yield words("analysis.options", counts=counts, blank=one.blank)


def _plain(one: "Figures") -> dict[str, Any]:
    from rubric.numbers import rounded

    def figure(value: Fraction | float | None) -> Any:
        return None if value is None else rounded(Fraction(value))

    return {
        "question": one.question,
        "n": one.n,
        "blank": one.blank,
        "difficulty": figure(one.difficulty),
        "discrimination": figure(one.discrimination),
        "upper_lower": figure(one.groups),
        "options": {str(n): times for n, times in one.options.items()},
        "seconds": figure(one.seconds),
        "idle": list(one.idle),
        "flags": list(one.flags),
    }


def _sessions(door: "Door") -> "Iterator[Session]":
    """Every session of the home that has a paper; one that cannot be read says so, and the rest count."""
    from sessions.errors import StoreError
    from sessions.interview.log_error import LogError
    from sessions.interview.reading import folded
    from tui.verbs.outcome import failure_of

    shelf = door.services().shelf
    for session_id in shelf.ids():
        try:
            log = shelf.open(session_id, read_only=True)
            try:
                records = log.records()
            finally:
                log.close()
            if any(one["event"] == "exam_handed_in" for one in records):
                yield folded(records)[0]
        except (StoreError, LogError, OSError) as error:
            found = failure_of(door.words, error)
            say.message(f"{session_id}: {found.message if found else error}")
