"""The clock of the interview, and the first impression that it asks for."""

from sessions.interview.impression import SealImpression, is_due
from sessions.interview.pace import elapsed, minutes_by_stage, spent
from sessions.interview.replan import replan
from sessions.interview.sitting import Pause, Resume
from sessions.interview.words import CHOICES, TIMED_STAGES
from tui.plain.seat import Seat


def time(seat: Seat, _rest: str) -> None:
    """Minutes used and planned, and which open items come first with those that are left."""
    session, words, now = seat.session, seat.words, seat.services.clock()
    planned, taken = minutes_by_stage(session), spent(session, now)
    used = words("pace.used", used=elapsed(session, now), of=session.minutes)
    seat.tell(words("plain.label_text", label=words("pace.all"), text=used))
    for stage in TIMED_STAGES:
        used = words("pace.used", used=taken[stage] // 60, of=planned[stage])
        seat.tell(words("plain.label_text", label=words(f"stage.{stage}"), text=used))
    plan = replan(session, now)
    if not plan.turns:
        seat.tell(words("pace.none_open"))
        return
    seat.tell(words("pace.room", minutes=plan.minutes, kept=plan.kept, least=plan.least))
    for one in plan.turns:
        item = f"{one.item} {words.of(session.rubric.item[one.item].title)}"
        gets = words("pace.gets", minutes=one.minutes) if one.minutes else words("pace.gets_none")
        seat.tell(words("plain.label_text", label=item, text=gets))


def pause(seat: Seat, _rest: str) -> None:
    """Stop the clock."""
    if not seat.session.stages:
        seat.tell(seat.words("pace.not_begun"))
    else:
        seat.done(Pause())


def resume(seat: Seat, _rest: str) -> None:
    """Let the clock go on, after an interruption too."""
    seat.done(Resume())


def lean(seat: Seat, _rest: str) -> None:
    """Put the first impression on record; it is shown nowhere before submit."""
    session, words = seat.session, seat.words
    if seat.refuses():
        return
    if not session.impression_asked:
        seat.tell(words("refusal.impression_off"))
    elif session.impression is not None:
        seat.tell(words("refusal.impression_given"))
    elif not is_due(session, seat.services.clock()):
        seat.tell(words("impression.not_due"))
    else:
        choices = [(one, words(f"choice.{one}")) for one in CHOICES[session.purpose]]
        leaning = seat.voice.choose(words("impression.choose_lean"), choices)
        none = [("", words("decide.no_grade"))]
        grades = [*none, *((one.id, words.of(one.title)) for one in session.rubric.grades)]
        grade = seat.voice.choose(words("impression.choose_grade"), grades)
        command = SealImpression.model_validate({"lean": leaning, "grade": grade or None})
        if seat.do(command) is not None:
            seat.tell(words("impression.kept"))
