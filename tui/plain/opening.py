"""What stands around the evidence: interest, consent, remarks, and ending without a verdict."""

from typing import get_args

from sessions.interview import commands as co
from sessions.interview.consent import DeclareInterest, RecordConsent
from sessions.interview.remarks import AddRemark
from sessions.interview.words import REMARK_KINDS, Ending
from tui.plain.seat import Seat
from tui.views.aside import SHOWN_AT
from tui.views.ending import meaning, term_of
from tui.views.telling import said


def interest(seat: Seat, _rest: str) -> None:
    """Declare whether the interviewer knows the candidate."""
    if seat.refuses():
        return
    words, told = seat.words, seat.session.interest
    options = [("no", words("plan.knows_not")), ("yes", words("plan.knows"))]
    knows = seat.voice.choose(words("plan.interest"), options, "yes" if told and told.knows else "no") == "yes"
    sheet = seat.sheet("plan:interest")
    now = told.detail if told is not None else ""
    detail = sheet.text("detail", words("plan.how"), now, words("plan.how_hint"), needed=True) if knows else ""
    if seat.done(DeclareInterest(knows=knows, detail=detail), "plan:interest") is not None:
        sheet.done()


def consent(seat: Seat, rest: str) -> None:
    """Record what the candidate said to the text that was read out; a refusal offers the end."""
    if seat.refuses():
        return
    words = seat.words
    options = [("given", words("consent.given")), ("refused", words("consent.refused"))]
    answer = seat.voice.choose(words("consent.title"), options, given=rest)
    if seat.done(RecordConsent(given=answer == "given"), "consent") is not None and answer == "refused":
        _end(seat, "consent_refused")


def remark(seat: Seat, _rest: str) -> None:
    """Write down what is no evidence; what is there is said first."""
    words, session = seat.words, seat.session
    for one in session.remarks.values():
        seat.tell(f"{one.id} {words(f'remark.{one.kind}')} {said(one.text, one.expunged, words)}")
    if seat.refuses():
        return
    likely = next(iter(SHOWN_AT.get(seat.place.stage, ())), "")
    kind = seat.voice.choose(words("plain.remark"), [(one, words(f"remark.{one}")) for one in REMARK_KINDS], likely)
    sheet = seat.sheet(f"remark.{kind}")
    if kind == "next_step":
        texts = [
            sheet.text("text", words("aside.text.next_step"), words("aside.step"), needed=True),
            sheet.text("who", words("aside.who"), session.interviewer, needed=True),
            sheet.text("when", words("aside.when"), "", words("aside.when_hint"), needed=True),
        ]
    else:
        texts = [sheet.text("text", words(f"aside.text.{kind}"), needed=True)]
    command = AddRemark.model_validate({"kind": kind, "text": " · ".join(texts)})
    if seat.done(command, f"remark.{kind}") is not None:
        sheet.done()


def end(seat: Seat, rest: str) -> None:
    """End the interview without a verdict: how, what that means, and whether it is meant."""
    if seat.refuses():
        return
    endings = get_args(Ending)
    how = seat.voice.choose(
        seat.words("end.title"), [(one, seat.words(f"ending.{one}")) for one in endings], given=rest
    )
    _end(seat, next(one for one in endings if one == how))


def _end(seat: Seat, how: Ending) -> None:
    services = seat.services.spoken_in(seat.words)
    seat.tell(meaning(how, seat.session, seat.words), term_of(services, services.clock()))
    if not seat.voice.sure(seat.words("end.sure")):
        seat.tell(seat.words("plain.not_done"))
    else:
        seat.done(co.End(how=how))
