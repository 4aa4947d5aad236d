"""Incidents: the past events that the candidate tells."""

from sessions.interview import commands as co
from sessions.interview.events import IncidentAdded
from sessions.interview.retelling import EditIncident, MergeIncident
from tui.plain.places import arrive, called, tell_place
from tui.plain.seat import Seat
from tui.plain.voice import Sheet, folded
from tui.views.incident import PLENTY
from tui.views.place import Place
from tui.views.telling import said

_KINDS = ("high", "low", "other")


def _asked(
    seat: Seat, sheet: Sheet, kind: str, title: str = "", when: str = "", role: str = "", given: str = ""
) -> dict[str, str]:
    words = seat.words
    chosen = seat.voice.choose(words("incident.kind"), [(one, words(f"kind.{one}")) for one in _KINDS], kind, given)
    return {
        "kind": chosen,
        "title": sheet.text("title", words("incident.title"), title, needed=True),
        "when": sheet.text("when", words("incident.when"), when, words("incident.when_hint")),
        "role": sheet.text("role", words("incident.role"), role),
    }


def begin(seat: Seat, rest: str) -> None:
    """Ask for a new incident and go to it; its kind may be given with it."""
    if seat.refuses():
        return
    told = [one.kind for one in seat.session.incidents.values()]
    likely = "high" if told.count("high") < 2 else "low" if told.count("low") < 2 else "other"
    if len(told) >= PLENTY:
        seat.tell(seat.words("prompter.plenty"))
    sheet = seat.sheet("incident")
    event = seat.do(co.AddIncident.model_validate(_asked(seat, sheet, likely, given=rest)), "incident")
    if isinstance(event, IncidentAdded):
        sheet.done()
        arrive(seat, Place(f"incident:{event.incident}"))


def _in_hand(seat: Seat, rest: str) -> str | None:
    named = folded(rest)
    here = named or (seat.place.name if seat.place.kind == "incident" else "")
    if here in seat.session.incidents:
        return here
    seat.tell(seat.words("plain.no_incident"))
    return None


def change(seat: Seat, rest: str) -> None:
    """Ask what an incident is to read: the one that is named, else the one in hand."""
    here = _in_hand(seat, rest)
    if here is None or seat.refuses():
        return
    one, sheet = seat.session.incidents[here], seat.sheet(f"incident:{here}")
    given = _asked(seat, sheet, one.kind, one.title, one.when, one.role)
    if all(getattr(one, name) == text for name, text in given.items()):
        seat.tell(seat.words("plain.as_it_was"))
    elif seat.done(EditIncident.model_validate({"incident": here, **given}), f"incident:{here}") is None:
        return
    sheet.done()


def retold(seat: Seat, rest: str) -> None:
    """Merge an incident that was told again with its first telling."""
    here = _in_hand(seat, rest)
    others = [name for name in seat.session.incidents if name != here]
    if here is None or seat.refuses():
        return
    if not others:
        seat.tell(seat.words("incident.not_retold"))
        return
    names = []
    for name in others:
        one = seat.session.incidents[name]
        title = said(one.title, one.expunged, seat.words)
        names.append((name, f"{called(seat.session, Place(f'incident:{name}'), seat.words)} {title}"))
    into = seat.voice.choose(seat.words("incident.into"), names)
    if seat.done(MergeIncident(incident=here, into=into)) is not None:
        seat.go(Place(f"incident:{into}"))
        tell_place(seat)
