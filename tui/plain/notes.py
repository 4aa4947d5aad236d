"""Notes: taken, said again, found; and moments that were stamped and are filled in."""

from sessions.interview.capture import Captured, parse
from sessions.interview.events import EvidenceAdded
from sessions.interview.model import Evidence
from sessions.interview.moments import StampMoment
from tui.plain.noted import described, hint_at, line_again
from tui.plain.places import arrive
from tui.plain.seat import Seat
from tui.views.place import Place
from tui.views.search import found
from tui.views.stream import in_time
from tui.views.times import clock_of


def take(seat: Seat, line: str) -> None:
    """Take a note; a line of one code alone goes to that item."""
    said = parse(line, seat.session.rubric, seat.marks)
    code = said.items[0] if len(said.items) == 1 else None
    if code in seat.session.planned and said == Captured("", items=said.items):
        arrive(seat, Place(f"item:{code}"))
        return
    event = seat.do(seat.capture(line, seat.place.incident(seat.session)), text=line)
    if isinstance(event, EvidenceAdded):
        seat.tell(seat.words("plain.noted", what=described(seat, seat.session.evidence[event.evidence])))
        hint_at(seat, event.evidence, said.unknown)


def notes(seat: Seat, rest: str) -> None:
    """Say the notes of the place in hand, or those that hold the words that follow."""
    session = seat.session
    hits = found(session, rest) if rest else _here(seat)
    if not hits:
        seat.tell(seat.words("plain.no_notes"))
        return
    if rest:
        seat.tell(seat.words("plain.found", count=len(hits)))
    for name in hits:
        note = session.evidence.get(name) or session.moments[name]
        text = note.text if isinstance(note, Evidence) else seat.words("stream.moment")
        seat.tell(described(seat, note, text))


def _here(seat: Seat) -> list[str]:
    place, rows = seat.place, in_time(seat.session)
    if place.kind == "incident":
        return [one.id for one in rows if one.incident == place.name]
    if place.kind == "item":
        return [one.id for one in rows if isinstance(one, Evidence) and place.name in one.items]
    return [one.id for one in rows]


def stamp(seat: Seat, rest: str) -> None:
    """Record that something was said now, to be filled in later; marks may follow, as before a note."""
    said = parse(rest, seat.session.rubric, seat.marks)
    if said.text or said.items:
        seat.tell(seat.marked("plain.stamp_marks", text=rest))
        return
    marks = {"star": said.star, "sign": said.sign, "quote": said.quote}
    command = StampMoment.model_validate({**marks, "incident": seat.place.incident(seat.session)})
    waiting = f"stamp {len(seat.sitting.unsaved)} {seat.session.seq}"
    seat.done(command, waiting)


def fill(seat: Seat, _rest: str) -> None:
    """Fill in the moments that were stamped, one by one; Enter leaves one for later."""
    waiting = list(seat.session.moments.values())
    if not waiting:
        seat.tell(seat.words("plain.no_moments"))
    for one in () if seat.refuses() else waiting:
        seat.tell(f"{clock_of(one.at, seat.words)} {described(seat, one)}")
        place = f"note:{one.id}"
        line = line_again(seat, place, f"{one.id}>", "")
        if line and (event := seat.do(seat.capture(line, moment=one.id), text=line)) is not None:
            seat.sitting.pad.drop(place)
            if isinstance(event, EvidenceAdded):
                seat.tell(seat.words("plain.noted", what=described(seat, seat.session.evidence[event.evidence])))
                hint_at(seat, event.evidence, parse(line, seat.session.rubric, seat.marks).unknown)
