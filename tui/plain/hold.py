"""An interview in plain prompts, from the line to what it does: one answer a line, until it is left."""

from tui.failure import FailureError
from tui.plain.care import QuitError, say_kept
from tui.plain.ear import BrokenOffError, InputEndedError
from tui.plain.notes import take
from tui.plain.orders import ORDERS, is_order, order_of, say_help
from tui.plain.places import prompt, say_again, tell_place
from tui.plain.seat import Seat
from tui.plain.voice import SLASHES, LeftError
from tui.verbs.outcome import failure_of
from tui.views.turn import name_of
from tui.views.why import newer_line


def hold(seat: Seat) -> bool:
    """Have orders and notes done until the session is left; whether the program is to go on.

    What is half typed is on the disk whatever ends it.
    """
    try:
        _begin(seat)
        while True:
            _one_line(seat)
    except QuitError as left:
        seat.tell(seat.words("plain.left"))
        return left.home
    except InputEndedError:
        seat.retry()
        seat.tell(seat.words("plain.ended" if seat.sitting.safe else "plain.ended_unsaved"))
        return False
    finally:
        seat.sitting.close()


def _begin(seat: Seat) -> None:
    session, words = seat.session, seat.words
    if seat.in_turn is not None:
        seat.in_turn.begin(seat)
        return
    seat.tell(
        words("plain.with", candidate=name_of(session), grade=words.of(session.rubric.grade[session.grade].title))
    )
    if seat.sitting.read_only:
        seat.refuses()
    if seat.sitting.newer is not None:
        seat.tell(newer_line(session, seat.sitting.newer, words))
    if session.submitted:
        seat.tell(words("state.submitted"))
    elif session.ended:
        seat.tell(words(f"ending.{session.ended}"))
    elif not session.stages:
        seat.tell(words("plain.not_begun"))
    else:
        tell_place(seat)
    seat.retry()
    say_kept(seat)


def _one_line(seat: Seat) -> None:
    """Hear a line and do what it says; whatever is asked for it may be left or broken off."""
    offered, seat.offered = seat.offered, ""
    line, waited = "", seat.sitting.unsaved
    try:
        line = seat.voice.ear.hear(prompt(seat), lambda half: _keep(seat, half), offered).strip()
        _do(seat, line)
    except LeftError as left:
        if seat.asking is not None:
            seat.asking.done()
        if left.order:
            _again(seat, left.order)
        else:
            seat.tell(seat.words("plain.gone"))
    except BrokenOffError:
        seat.tell(seat.words("plain.broken_off"))
        say_kept(seat)
    except Exception as error:
        known = error if isinstance(error, FailureError) else failure_of(seat.words, error)
        if known is None:
            raise
        seat.tell(*known.message.splitlines())
    seat.asking = None
    seat.retry()
    if waited and seat.sitting.unsaved:
        seat.tell(seat.words("plain.unsaved", count=len(seat.sitting.unsaved)))
    seat.tell(*seat.news.of(seat.session, seat.services.clock(), seat.words))


def _again(seat: Seat, line: str) -> None:
    """Do an order that stood where an answer was asked for."""
    seat.tell(seat.words("plain.gone"))
    try:
        _do(seat, line)
    except LeftError:
        seat.tell(seat.words("plain.gone"))


def _keep(seat: Seat, half: str) -> None:
    """Keep a line that was broken off; half an order is nothing to keep."""
    if not half.startswith(SLASHES):
        pad = seat.sitting.pad
        if pad.text("capture"):
            seat.keep_for_later(half)
        else:
            pad.typed("capture", half)
        pad.write()


def _do(seat: Seat, line: str) -> None:
    order = order_of(line)
    if not line:
        say_again(seat)
    elif order is not None:
        name, rest = order
        (say_help if name == "help" else ORDERS[name])(seat, rest)
    elif line.startswith(SLASHES):
        seat.offered = line
        seat.tell(seat.words("plain.no_order", line=line))
    else:
        take(seat, line.removeprefix("\\") if is_order(line[1:]) and line.startswith("\\") else line)
