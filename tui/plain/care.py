"""What belongs to no part of the interview: undo and redo, what was kept, a copy elsewhere, help, language, leaving."""

import os
from dataclasses import replace
from pathlib import Path

from sessions.interview.capture import parse
from sessions.interview.events import EvidenceAdded
from tui.failure import FailureError
from tui.lines import people
from tui.plain.seat import LATER, Seat
from tui.plain.voice import folded
from tui.rescue import proposed, rescue
from tui.stepping import step_back, step_forward
from tui.translate import Languages, Words
from tui.verbs.outcome import failure_of
from tui.views.teller import Teller, taken_back
from tui.views.times import clock_of

_LAST = 10
"""Acts that are told of the log."""


class QuitError(Exception):
    """The program is to end; or, with `home`, only the session is left."""

    def __init__(self, *, home: bool) -> None:
        """Take where to go."""
        super().__init__()
        self.home = home


def undo(seat: Seat, _rest: str) -> None:
    """Take back the last act; where something waits to be saved, give that up."""
    step_back(seat)


def redo(seat: Seat, _rest: str) -> None:
    """Do again what was taken back."""
    step_forward(seat)


def history(seat: Seat, _rest: str) -> None:
    """Say the last acts, oldest first."""
    events = seat.sitting.desk.events
    teller, away = Teller(events, seat.session.rubric, seat.words), taken_back(events)
    for event in events[-_LAST:]:
        gone = f" {seat.words('history.away')}" if event.seq in away else ""
        seat.tell(f"{clock_of(event.at, seat.words)} {teller.tell(event)}{gone}")


def texts_kept(seat: Seat) -> list[str]:
    """The places of texts that were typed as notes and are not saved."""
    pad = seat.sitting.pad
    return [one for one in ("capture", *pad.places(LATER)) if pad.text(one) and one not in seat.parked]


def say_kept(seat: Seat) -> None:
    """Say that something half typed is kept, and how it comes back."""
    count = len(texts_kept(seat))
    if count:
        seat.tell(seat.words("plain.are_kept", count=count, order=seat.words("plain.word.kept").split()[0]))
    begun = {one.partition("/")[0] for one in seat.sitting.pad.places() if "/" in one}
    begun |= {one for one in seat.sitting.pad.places() if one.startswith(("note:", "links:"))}
    if begun:
        seat.tell(seat.words("plain.begun", count=len(begun)))


def kept(seat: Seat, _rest: str) -> None:
    """Go through the texts that are kept: save one as a note, go on typing it, throw it away, or leave it."""
    places = texts_kept(seat)
    if not places:
        seat.tell(seat.words("plain.none_kept"))
    words, pad = seat.words, seat.sitting.pad
    for place in places:
        text = pad.text(place)
        options = [
            ("save", words("plain.save_it")),
            ("drop", words("plain.drop_it")),
            ("leave", words("plain.leave_it")),
        ]
        if seat.voice.ear.edits:
            options.append(("type", words("plain.type_on")))
        seat.tell(people(text))
        do = seat.voice.choose(words("plain.what_with_it"), options, "leave")
        if do == "save":
            event = seat.do(seat.capture(text, seat.place.incident(seat.session)), f"kept {place}")
            if isinstance(event, EvidenceAdded):
                pad.drop(place)
                seat.tell(words("plain.noted", what=event.evidence))
                if unknown := parse(text, seat.session.rubric, seat.marks).unknown:
                    seat.tell(words("capture.unknown", codes=" ".join(unknown)))
        elif do == "drop":
            pad.drop(place)
        elif do == "type":
            pad.drop(place)
            seat.offered = text
            return


def copy(seat: Seat, rest: str) -> None:
    """Write a copy of the session elsewhere, with what is not saved."""
    words = seat.words
    standing = str(proposed(seat.session.id, Path.home()))
    given = rest or seat.voice.answer(f"{words('rescue.path')} [{people(standing)}]>") or standing
    try:
        path = Path(given).expanduser().absolute()
        if os.path.lexists(path):
            seat.tell(words("rescue.exists", file=people(str(path))))
            return
        rescue(seat.services, seat.sitting, path)
    except FailureError as failure:
        seat.tell(failure.message)
    except (OSError, ValueError, RuntimeError) as error:
        known = failure_of(words, error)
        seat.tell(known.message if known else str(error))
    else:
        seat.tell(words("rescue.done", file=people(str(path))))


def another(words: Words, wanted: str) -> Words:
    """The words of the language whose code is `wanted`; where there is none of it, of the one that comes next."""
    locale = next((one for one in Languages() if folded(one) == folded(wanted)), None)
    return words.following if locale is None else replace(words, locale=locale)


def language(seat: Seat, rest: str) -> None:
    """Go on in another language."""
    seat.voice.words = another(seat.words, rest)
    seat.tell(seat.words("plain.speaks"))


def leave(seat: Seat, _rest: str) -> None:
    """Leave the session, for the list of all."""
    _go(seat, home=True)


def quit_program(seat: Seat, _rest: str) -> None:
    """End the program."""
    _go(seat, home=False)


def _go(seat: Seat, *, home: bool) -> None:
    seat.retry()
    if not seat.sitting.safe:
        words, lost = seat.words, seat.sitting.pad.problem is not None
        seat.tell(words("plain.leave_lost" if lost else "leave.kept"))
        options = [("stay", words("leave.stay")), ("copy", words("leave.copy")), ("go", words("leave.go"))]
        answer = seat.voice.choose(words("leave.sure"), options, "stay")
        if answer == "copy":
            copy(seat, "")
        if answer != "go":
            return
    raise QuitError(home=home)
