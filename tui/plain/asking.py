"""What to ask next, that it was asked, questions of one's own, and what makes a note clearer."""

from sessions.interview.asking import Ask, ProbeAsked
from sessions.interview.coach import Probe, asked_of, gaps, next_probe, told_in
from sessions.interview.neutral import in_question
from tui.plain.seat import Seat
from tui.plain.voice import WIDE
from tui.views.prompter import for_you_only, prompts, say
from tui.views.warning import why_not


def _called_up(seat: Seat) -> Probe | None:
    text = seat.clarifying.probe(seat.place.key, seat.words)
    if text is None:
        return None
    item = seat.place.name if seat.place.kind == "item" else None
    incident = seat.place.name if seat.place.kind == "incident" else None
    return Probe("called", "codability", item, incident, typed=text)


def _standing(seat: Seat) -> tuple[tuple[Probe, ...], frozenset[str], Probe | None]:
    probes = prompts(seat.session, seat.place, seat.words)
    asked = asked_of(seat.session, probes)
    return probes, asked, seat.prompting.now(seat.place.key, probes, asked)


def say_question(seat: Seat, gaps_too: bool = True) -> None:
    """Say what to ask now; of an incident also the STAR parts that are missing."""
    session, words = seat.session, seat.words
    if seat.place.key == "stage:items":
        seat.tell(seat.marked("plain.at_items"))
        return
    now = _called_up(seat) or _standing(seat)[2]
    if now is not None:
        asked = now.key in asked_of(session, (now,)) and now.key != "called"
        seat.tell(words("plain.asked_already" if asked else "plain.to_ask", question=say(now, words)))
    if gaps_too and seat.place.kind == "incident" and seat.place.name in session.incidents:
        missing = [words(f"star.{part}") for part in gaps(told_in(session, seat.place.name))]
        parts = words("plain.and").join(missing)
        seat.tell(words("plain.missing", parts=parts) if missing else words("glance.whole"))


def asked(seat: Seat, _rest: str) -> None:
    """The question was asked: on the record with it, and on to the next."""
    called = _called_up(seat)
    probes, done, now = _standing(seat)
    if called is not None:
        _record(seat, called)
        seat.clarifying.drop()
    elif now is None:
        seat.tell(seat.words("plain.nothing_to_ask"))
        return
    else:
        if now.key not in done:
            done |= _record(seat, now)
        seat.prompting.go(seat.place.key, next_probe(probes, done, now.key), done)
        if now.kind == "script" and now.key == probes[-1].key:
            seat.tell(seat.words("plain.script_over"))
            return
    say_question(seat, gaps_too=False)


def _record(seat: Seat, probe: Probe) -> frozenset[str]:
    if probe.kind == "script" or seat.sitting.read_only or seat.session.submitted:
        return frozenset()
    text = say(probe, seat.words)
    command = Ask(kind=probe.kind, text=text, item=probe.item, incident=probe.incident, part=probe.part)
    if seat.do(command, f"ask:{seat.place.key}:{probe.key}") is not None:
        seat.tell(seat.words("plain.recorded"))
    return asked_of(seat.session, (probe,))


def skip(seat: Seat, _rest: str) -> None:
    """Another question; the one that was said was not asked."""
    if _called_up(seat) is not None:
        seat.clarifying.drop()
    else:
        probes, done, now = _standing(seat)
        seat.prompting.go(seat.place.key, next_probe(probes, (), now.key if now else None), done)
    say_question(seat, gaps_too=False)


def own(seat: Seat, rest: str) -> None:
    """Put a question in words of one's own on the record; one that leads is asked about first."""
    if seat.refuses():
        return
    sheet = seat.sheet(f"own:{seat.place.key}")
    text = rest or sheet.text("question", seat.words("own.question"), needed=True)
    found = in_question(text)
    # Without the last sentence, which tells of a key.
    why = why_not(found, seat.words).removesuffix(seat.words("own.anyway"))
    if found and not seat.voice.sure(seat.words("plain.anyway"), why):
        sheet.done()
        seat.tell(seat.words("plain.not_done"))
        return
    item = seat.place.name if seat.place.kind == "item" else None
    incident = seat.place.name if seat.place.kind == "incident" else None
    codes = tuple(rule.id for rule in found)
    command = Ask(kind="own", text=text, item=item, incident=incident, warned=codes)
    event = seat.do(command, text=text)
    sheet.done()
    if isinstance(event, ProbeAsked):
        seat.tell(seat.words("plain.recorded"))


def clarify(seat: Seat, _rest: str) -> None:
    """A neutral question for what the last note leaves unclear; once more: in other words."""
    last = next(reversed(list(seat.session.evidence)), None)
    seat.clarifying.look(seat.session, "", last)
    if seat.clarifying.call_up(seat.place.key):
        say_question(seat, gaps_too=False)
    else:
        seat.tell(seat.words("codability.none"))


def need(seat: Seat, _rest: str) -> None:
    """What the next level of the item in hand would need: for the interviewer's ears alone."""
    rows = for_you_only(seat.session, seat.place, WIDE, seat.words)
    if not rows:
        seat.tell(seat.words("plain.no_need"))
        return
    seat.tell(seat.words("coach.only_you"), *(row.text.removeprefix("· ") for row in rows[1:]))
