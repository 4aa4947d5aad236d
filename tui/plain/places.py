"""Where in the interview one is, and going elsewhere: stages, incidents, items."""

from sessions.interview import commands as co
from sessions.interview.capture import resolve
from sessions.interview.model import Session
from sessions.interview.stages import progress
from sessions.interview.words import STAGES
from tui.plain.asking import say_question
from tui.plain.seat import Seat
from tui.plain.voice import WIDE, folded
from tui.translate import Words
from tui.views.incident import counted, details
from tui.views.pace import clock
from tui.views.place import Place
from tui.views.telling import said
from tui.views.turn import name_of


def called(session: Session, place: Place, words: Words) -> str:
    """A place by its short name, as it stands in the prompt."""
    if place.kind == "incident" and place.name in session.incidents:
        return f"{place.name} {words(f'kind.{session.incidents[place.name].kind}')}"
    if place.kind == "item":
        return f"{place.name} {words.of(session.rubric.item[place.name].title)}"
    return words(f"stage.{place.stage}")


def prompt(seat: Seat) -> str:
    """What stands before the line: where one is; in a round also with whom."""
    here = called(seat.session, seat.place, seat.words)
    return f"{name_of(seat.session)}, {here}>" if seat.in_turn is not None else f"{here}>"


def item_in(session: Session, text: str) -> tuple[str | None, str]:
    """The item that `text` begins with, by its code, and what follows it."""
    first, _, rest = text.strip().partition(" ")
    found = resolve(session.rubric, folded(first).removeprefix("#"))
    return (found[1], rest.strip()) if found is not None and found[0] == "item" else (None, text.strip())


def _places(session: Session, words: Words) -> list[tuple[str, str]]:
    """All places in the order of the rail, each by its key and its name."""
    made: list[tuple[str, str]] = []
    for stage in STAGES[1:]:
        done = words("plain.is_done") if progress(session, stage) == "done" else ""
        made.append((f"stage:{stage}", words(f"stage.{stage}") + done))
        if stage == "incidents":
            for one in session.incidents.values():
                title = said(one.title, one.expunged, words)
                made.append((f"incident:{one.id}", f"{called(session, Place(f'incident:{one.id}'), words)} {title}"))
        if stage == "items":
            made += [(f"item:{code}", called(session, Place(f"item:{code}"), words)) for code in session.planned]
    return made


def _meant(session: Session, words: Words, text: str) -> Place | None:
    """The place that `text` names: an incident's id, an item's code, a stage by its name."""
    given = folded(text).removeprefix("#")
    if given in session.incidents:
        return Place(f"incident:{given}")
    code, rest = item_in(session, given)
    for stage in STAGES[1:]:
        if given in (stage, folded(words(f"stage.{stage}"))):
            return Place(f"stage:{stage}")
    return Place(f"item:{code}") if code is not None and not rest else None


def go(seat: Seat, rest: str) -> None:
    """Go to a stage, an incident or an item."""
    place = _meant(seat.session, seat.words, rest) if rest else None
    if place is None:
        if rest:
            seat.tell(seat.words("plain.no_place", text=rest))
        options = _places(seat.session, seat.words)
        place = Place(seat.voice.choose(seat.words("plain.where_to"), options))
    arrive(seat, place)


def arrive(seat: Seat, place: Place) -> None:
    """Be at `place`; a stage begins there, unless it is over or another one has begun since."""
    seat.go(place)
    stage, session = place.stage, seat.session
    later = STAGES.index(stage) > STAGES.index(session.stage)
    starts = place.kind == "stage" and stage != session.stage
    if session.stage == "opening" and stage != "opening" and session.consent is None:
        seat.tell(seat.words("plain.consent_open"))
    if (starts or later) and not (session.submitted or seat.sitting.read_only):
        seat.do(co.StartStage.model_validate({"stage": stage}))
        if seat.session.moments and stage in ("close", "rate", "grade") and session.stage != stage:
            seat.tell(seat.words("plain.moments", count=len(seat.session.moments)))
    tell_place(seat)


def following(session: Session, place: Place) -> Place | None:
    """The place behind `place` in an interview held in order: every stage, and in the items those without a note."""
    if place.stage == "items" or place.key == "stage:incidents" or place.kind == "incident":
        codes = [code for code in session.planned if session.rubric.item[code].method != "exam"]
        at = codes.index(place.name) + 1 if place.kind == "item" and place.name in codes else 0
        noted = {code for note in session.evidence.values() for code in note.items}
        code = next((one for one in codes[at:] if one not in noted and one not in session.ratings), None)
        if code is not None:
            return Place(f"item:{code}")
    at = STAGES.index(place.stage)
    if session.stage == "prepare" and place.stage == "opening":
        return place
    return Place(f"stage:{STAGES[at + 1]}") if at + 1 < len(STAGES) else None


def go_on(seat: Seat, _rest: str) -> None:
    """Go on to what comes next: a stage, an item without a note, the next candidate of a round."""
    if seat.in_turn is not None:
        seat.in_turn.go_on(seat)
        return
    place = following(seat.session, seat.place)
    if place is None:
        seat.tell(seat.words("plain.last_place"))
    else:
        arrive(seat, place)


def tell_place(seat: Seat) -> None:
    """Where one is, what is to be known there, and what to ask."""
    session, words, place = seat.session, seat.words, seat.place
    told = called(session, place, words)
    if place.kind == "incident" and place.name in session.incidents:
        one = session.incidents[place.name]
        told += f" {said(one.title, one.expunged, words)}"
        seat.tell(words("plain.here", place=told), *(row.text for row in details(one, WIDE, words)))
    else:
        seat.tell(words("plain.here", place=told))
    if place.key == "stage:incidents":
        seat.tell(counted(session, words))
    if place.kind == "item":
        seat.tell(words.of(session.rubric.item[place.name].definition))
    if place.stage in ("opening", "rate", "grade") and place.kind == "stage":
        key = {None: "plain.consent_open", True: "consent.yes", False: "plain.consent_no"}[session.consent]
        seat.tell(words(key) if place.stage == "opening" else words(f"plain.at_{place.stage}"))
    if place.stage not in ("rate", "grade"):
        say_question(seat)


def say_again(seat: Seat) -> None:
    """What is to be done here: the question to ask, and what is missing."""
    if seat.place.stage in ("rate", "grade"):
        tell_place(seat)
    else:
        say_question(seat)


def where(seat: Seat, _rest: str) -> None:
    """Who is interviewed, where one is, the time, and what is noted."""
    session, words = seat.session, seat.words
    grade = words.of(session.rubric.grade[session.grade].title)
    seat.tell(words("plain.with", candidate=name_of(session), grade=grade))
    for state in ("submitted", "ended"):
        if getattr(session, state):
            seat.tell(words(f"state.{state}") if state == "submitted" else words(f"ending.{session.ended}"))
    low = seat.services.settings.time.low
    time = "".join(text for text, _ in clock(session, seat.services.clock(), 0, words, low)).strip()
    seat.tell(time, words("plain.counts", notes=len(session.evidence), rated=len(session.ratings)))
    if session.moments:
        seat.tell(words("plain.moments", count=len(session.moments)))
    if seat.sitting.unsaved:
        seat.tell(words("plain.unsaved", count=len(seat.sitting.unsaved)))
    tell_place(seat)
