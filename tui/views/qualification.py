"""A person's qualification in words and as a chart: grade over time, and total score and fit where they compare."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.cells import cell_len

from rubric.numbers import figure
from tui.lines import Line, Span, Style, people, spread
from tui.pictures.bar import bar
from tui.translate import Words
from tui.wrap import fit

if TYPE_CHECKING:
    from sessions.duties.qualification import Held, Qualification, Turn

WITHIN = 90
"""Days before its end from which on a qualification is due for renewal, where nothing else is said."""

_MARKS = {"first": "●o", "up": "▲^", "down": "▼v", "same": "◆*", "held": "○h", "refused": "·r", "revoked": "✗x"}
_VALID, _EXPIRED, _TODAY = "━=", "┄.", "│|"
_LABEL = 30
"""Cells that the name of a grade has at the most."""
_STATES: Mapping[str, Style] = {"valid": "good", "due": "warn", "expired": "bad", "none": "muted"}


@dataclass(frozen=True, slots=True)
class Figures:
    """What one session of the record came to: total score (0 to 100) and fit to the grade then held (0 to 1)."""

    on: date
    version: str
    total: Fraction | None
    fit: Fraction | None


def veiled_names() -> frozenset[str]:
    """How the candidate of a copy without names is called, in either language."""
    from rubric.language import LANGUAGES

    kinds = ("redact.kind.candidate", "redact.kind.candidate_id")
    return frozenset(Words(language)(kind) for language in LANGUAGES for kind in kinds)


def grade_name(held: "Held", words: Words) -> str:
    """The grade that is held, by its title."""
    return held.grade if held.title is None else people(held.title[words.language])


def who(one: "Qualification") -> str:
    """The person, with the id or that there is none."""
    return " / ".join(map(people, one.names)) + (f" ({people(one.mark)})" if one.mark else "")


def standing(one: "Qualification", today: date, within: int, words: Words) -> str:
    """What is held and until when, in a sentence."""
    state, held = one.state(today, within), one.held
    if held is None:
        return words("qualification.none")
    grade, left = grade_name(held, words), one.days_left(today) or 0
    return words(f"qualification.{state}", grade=grade, day=held.until, days=abs(left))


def flags_told(one: "Qualification", words: Words) -> list[str]:
    """What is to be looked at before the record is taken for one person's, a sentence each."""
    return [words(f"qualification.flag.{flag}", session=one.turns[-1].session) for flag in one.flags]


def turn_told(turn: "Turn", words: Words) -> str:
    """One decision in a sentence."""
    held = turn.held
    grade = grade_name(held, words) if held else words("qualification.no_grade")
    told = words(
        "qualification.turn",
        day=turn.on,
        choice=words(f"choice.{turn.choice}"),
        change=words(f"qualification.change.{turn.change}"),
        grade=grade,
        by=people(turn.by),
        session=turn.session,
        version=turn.version,
    )
    return told + (words("qualification.until", day=held.until) if held and held.session == turn.session else "")


def record_told(one: "Qualification", today: date, words: Words, plain: bool = False) -> Iterator[str]:
    """The whole record as text: what is held, what is to be looked at, every decision."""
    yield f"{who(one)}  {people(one.rubric_title[words.language])}"
    yield "  " + standing(one, today, WITHIN, words)
    yield from (f"  ! {told}" for told in flags_told(one, words))
    yield from (f"  {_MARKS[turn.change][1 if plain else 0]} {turn_told(turn, words)}" for turn in one.turns)


def list_lines(one: "Qualification", today: date, within: int, width: int, words: Words, key: str) -> list[Line]:
    """One record on a row, or on two where name and standing have no room beside each other: neither is cut for it."""
    left: list[Span] = [(" ! " if one.flags else "   ", "warn"), (who(one), "strong")]
    left.append((f"  {people(one.rubric_title[words.language])}" if width > 90 else "", "muted"))
    right: list[Span] = [("  " + standing(one, today, within, words), _STATES[one.state(today, within)])]
    if sum(cell_len(text) for text, _ in (*left, *right)) <= width:
        return [spread(left, right, width, key)]
    return [spread(left, [], width, key), spread([], right, width, key)]


def chart(
    one: "Qualification",
    today: date,
    titles: Mapping[str, str],
    width: int,
    words: Words,
    plain: bool = False,
) -> list[Line]:
    """The grades held over time, a row per grade from the highest down, and a row of days below; `plain` is ASCII.

    A line stands while a qualification is valid, a dotted one after it expired; every decision has its mark.
    """
    drawn = 1 if plain else 0
    names = [people(titles.get(grade, grade)) for grade in reversed(one.grades)]
    label = min(_LABEL, width // 3, max(map(cell_len, (*names, words("qualification.days")))) + 2)
    room = max(20, width - label)
    begin = one.turns[0].on
    ends = [turn.held.until for turn in one.turns if turn.held is not None]
    end = max([today, begin + timedelta(days=1), *ends])
    span = (end - begin).days

    def column(day: date) -> int:
        return round((min(max(day, begin), end) - begin).days / span * (room - 1))

    rows = [[" "] * room for _ in one.grades]
    for turn, after in zip(one.turns, (*one.turns[1:], None), strict=True):
        if turn.held is not None and turn.held.step <= len(rows):
            row = rows[len(rows) - turn.held.step]
            until = after.on if after is not None else max(today, turn.held.until)
            for day, shape in ((until, _EXPIRED), (min(until, turn.held.until), _VALID)):
                for at in range(column(turn.on), column(max(day, turn.on)) + 1):
                    row[at] = shape[drawn]
    for row in rows:
        row[column(today)] = _TODAY[drawn]
    step = 1
    for turn in one.turns:
        step = turn.held.step if turn.held is not None else step
        rows[len(rows) - min(step, len(rows))][column(turn.on)] = _MARKS[turn.change][drawn]
    made = [
        spread([(fit(name, label - 1), "plain")], [("".join(row), "rating")], label + room)
        for name, row in zip(names, rows, strict=True)
    ]
    days = _days(begin, today, end, column, room)
    return [*made, spread([(words("qualification.days"), "muted")], [(days, "muted")], label + room)]


def _days(begin: date, today: date, end: date, column: Callable[[date], int], room: int) -> str:
    """The first and the last day below their places, and the present one where it has room."""
    axis = [" "] * room
    for day, text in ((begin, str(begin)), (end, str(end))):
        at = min(column(day), room - len(text))
        axis[at : at + len(text)] = text
    at = min(max(0, column(today) - 5), room - 10)
    if set(axis[max(0, at - 1) : at + 11]) == {" "}:
        axis[at : at + 10] = str(today)
    return "".join(axis)


def legend(one: "Qualification", words: Words, plain: bool) -> str:
    """What the marks of the chart mean, those that are in it, and the lines."""
    drawn = 1 if plain else 0
    used = dict.fromkeys(turn.change for turn in one.turns)
    marks = [f"{_MARKS[change][drawn]} {words(f'qualification.change.{change}')}" for change in used]
    lines = ((_VALID, "valid"), (_EXPIRED, "expired"), (_TODAY, "today"))
    return "  ".join((*marks, *(f"{shape[drawn]} {words(f'qualification.line.{name}')}" for shape, name in lines)))


def figure_rows(figures: Sequence[Figures], width: int, words: Words, plain: bool = False) -> list[Line]:
    """Total score and fit, a row per session of the same model, its version told."""
    made: list[Line] = []
    for one in figures:
        total = None if one.total is None else float(one.total)
        fitting = "–" if one.fit is None else f"{figure(one.fit * 100)}%"
        said = words("qualification.figures", total=figure(one.total), fit=fitting)
        left: list[Span] = [(f"{one.on}  {one.version}  ", "muted")]
        room = max(8, min(40, width - 62))
        left += [(bar(total, 100.0, room, plain), "rating"), (f"  {said}", "plain")]
        made.append(spread(left, [], width))
    return made
