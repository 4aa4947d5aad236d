"""What glance mode shows: the question to ask, the parts that are missing, and the minutes left in large figures."""

from datetime import datetime

from sessions.interview.coach import gaps, told_in
from sessions.interview.pace import left
from tui.lines import Line, Style, line, paragraph
from tui.sitting import Sitting
from tui.translate import Words
from tui.views.head import saved
from tui.views.pace import LOW, clock, running
from tui.views.place import Place

_FIGURES = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    "-": ("   ", "▀▀▀", "   "),
}
"""The figures of the clock, three rows high."""

_MARGIN = 6


def figures(number: int) -> list[str]:
    """`number` in large figures: three rows."""
    return ["  ".join(_FIGURES[one][row] for one in str(number)) for row in range(3)]


def glance(
    sitting: Sitting, place: Place, question: str, now: datetime, width: int, height: int, words: Words, low: int = LOW
) -> list[Line]:
    """The rows, in the middle of `height`."""
    session, room = sitting.desk.session, max(20, width - 2 * _MARGIN)
    made: list[Line] = []
    if running(session):
        minutes = left(session, now)
        style: Style = "warn" if minutes <= low else "accent"
        clock_rows = figures(minutes)
        made += [line((row, style)) for row in clock_rows[:2]]
        made += [line((clock_rows[2] + "   ", style), *clock(session, now, width, words, low)), line(), line()]
    made += [one for row in paragraph(question, room, "strong") for one in (row, line())]
    if place.kind == "incident" and place.name in session.incidents:
        missing = gaps(told_in(session, place.name))
        parts = "   ".join(f"□ {words(f'star.{part}')}" for part in missing)
        made += [line(), *paragraph(parts or words("glance.whole"), room, "warn" if missing else "good")]
    if session.moments:
        made += [line(), *paragraph(words("stamps.waiting", count=len(session.moments)), room, "muted")]
    above = max(0, (height - len(made)) // 3)
    rows = [*[line()] * above, *(Line(((" " * _MARGIN, "plain"), *one.spans)) for one in made)]
    last = Line(((" " * _MARGIN, "plain"), *saved(sitting, words)))
    return [*rows[: height - 1], *[line()] * (height - 1 - len(rows)), last]
