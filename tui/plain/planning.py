"""The plan: what is set for the whole interview, and the questions of an item."""

from collections.abc import Mapping

from sessions.interview.capture import resolve
from sessions.interview.pace import crowded, interviewed, minutes_by_stage
from sessions.interview.planning import ChangePlan, ChooseQuestions
from sessions.interview.questions import once_chosen
from sessions.interview.refusals import RefusalError
from sessions.interview.words import SHOWINGS, TIMED_STAGES
from sessions.templates import applying
from tui.failure import say_refusal
from tui.lines import people
from tui.plain.opening import interest
from tui.plain.places import item_in
from tui.plain.seat import Order, Seat
from tui.plain.voice import folded
from tui.views.plan import FIELDS, offered, value_of
from tui.views.scripts import built_in, consent_text, opening_script, questions_of


def plan(seat: Seat, _rest: str) -> None:
    """Say the plan row by row, and change what is chosen; Enter leaves it."""
    words, session = seat.words, seat.session
    rows = [
        (name, words("plain.label_text", label=words(f"plan.{name}"), text=value_of(session, name, words)[0]))
        for name in FIELDS
    ]
    chosen = seat.voice.choose(words("plan.title"), rows)
    if not seat.refuses():
        _CHANGES.get(chosen, _text_of(chosen))(seat, "")
        budget, count = seat.services.settings.time, len(interviewed(seat.session))
        if chosen in ("items", "minutes") and crowded(seat.session.minutes, count, budget.item_minutes, budget.items):
            seat.tell(words("setup.crowded", most=budget.items, least=budget.item_minutes))


def _items(seat: Seat, _rest: str) -> None:
    """Items by their codes, with blanks between."""
    words, rubric = seat.words, seat.session.rubric
    seat.tell(*(f"{one.code} {words.of(one.title)}" for one in rubric.items))
    sheet = seat.sheet("plan:items")
    given = sheet.text("items", words("plan.items"), " ".join(seat.session.plan), words("plain.codes"))
    codes = codes_in(given)
    found = [resolve(rubric, one) for one in codes]
    wrong = [code for code, one in zip(codes, found, strict=True) if one is None or one[0] != "item"]
    sheet.done()
    if wrong:
        seat.tell(words("plain.no_item", text=" ".join(wrong)))
    else:
        seat.done(ChangePlan(items=tuple(one[1] for one in found if one is not None)))


def codes_in(text: str) -> list[str]:
    """The codes in a line, whatever stands between them."""
    alike = folded(text).translate(str.maketrans(",;、#", "    "))
    return alike.split()


def _minutes(seat: Seat, _rest: str) -> None:
    """Minutes in all, and those of a stage where they are set by hand; nothing leaves them to be worked out."""
    words, session, sheet = seat.words, seat.session, seat.sheet("plan:minutes")
    wrong = words("refusal.minutes_outside", minutes="")
    shares = minutes_by_stage(session)
    minutes = sheet.number("minutes", words("plan.minutes"), str(session.minutes), 24 * 60, wrong)
    stages: dict[str, int] = {}
    for stage in TIMED_STAGES:
        own = session.stage_minutes.get(stage)
        hint = words("plan.stage_hint", minutes=shares[stage])
        label = words("plan.of_stage", stage=words(f"stage.{stage}"))
        given = sheet.number(stage, label, "" if own is None else str(own), 24 * 60, wrong, hint)
        if given:
            stages[stage] = int(given)
    command = ChangePlan.model_validate({"minutes": int(minutes or 0), "stages": stages})
    if seat.done(command, "plan:minutes") is not None:
        sheet.done()


def _suggestions(seat: Seat, _rest: str) -> None:
    options = [(one, seat.words(f"plan.{one}")) for one in SHOWINGS]
    chosen = seat.voice.choose(seat.words("plan.suggestions"), options, seat.session.suggestions)
    seat.done(ChangePlan.model_validate({"suggestions": chosen}))


def _impression(seat: Seat, _rest: str) -> None:
    words = seat.words
    options = [("yes", words("plan.asked_for")), ("no", words("plan.not_asked_for"))]
    chosen = seat.voice.choose(words("plan.impression"), options, "yes" if seat.session.impression_asked else "no")
    seat.done(ChangePlan(impression=chosen == "yes"))


def _text_of(name: str) -> Order:
    """What changes a text that is read out: its paragraphs on one line, a bar between."""

    def change(seat: Seat, _rest: str) -> None:
        words = seat.words
        now = (opening_script if name == "opening" else consent_text)(seat.session, words)
        seat.tell(*now)
        sheet = seat.sheet(f"plan:{name}")
        given = sheet.text("text", words(f"plan.{name}"), " | ".join(now), words("plain.paragraphs"))
        text = "\n".join(filter(None, (one.strip() for one in given.replace("｜", "|").split("|"))))
        own = "" if text == "\n".join(built_in(name, words)) else text
        if seat.done(ChangePlan.model_validate({name: own}), f"plan:{name}") is not None:
            sheet.done()

    return change


def _template(seat: Seat, _rest: str) -> None:
    words, rubric = seat.words, seat.session.rubric
    found = {one.name: one for one in seat.services.shelf.templates.all() if one.rubric == rubric.id}
    if not found:
        seat.tell(words("plain.no_templates"))
        return
    options = [
        (name, f"{people(name)} ({words('template.row', items=len(one.items), minutes=one.minutes)})")
        for name, one in found.items()
    ]
    seat.tell(words("plan.apply_hint"))
    name = seat.voice.choose(words("plan.template"), options)
    try:
        seat.done(applying(found[name], rubric))
    except RefusalError as refusal:
        seat.tell(say_refusal(words, refusal))


_CHANGES: Mapping[str, Order] = {
    "interest": interest,
    "items": _items,
    "minutes": _minutes,
    "suggestions": _suggestions,
    "impression": _impression,
    "template": _template,
}


def questions(seat: Seat, rest: str) -> None:
    """The questions of an item: those to ask, by number and in order, or another one in words of one's own."""
    session, words = seat.session, seat.words
    named, more = item_in(session, rest)
    code = named or (seat.place.name if seat.place.kind == "item" else None)
    if code is None:
        seat.tell(words("plain.no_item", text=rest) if rest else words("plain.which_item"))
        return
    texts = offered(session, code, words, once_chosen(seat.sitting.desk.events, code))
    now = questions_of(session, code, words)
    seat.tell(
        *(f"{n} {people(one)}" + ("" if one in now else words("plain.not_asked")) for n, one in enumerate(texts, 1))
    )
    if seat.refuses():
        return
    sheet = seat.sheet(f"plan:question:{code}:new")
    given = more or sheet.text("question", words("plan.questions"), "", words("plain.numbers"))
    numbers = codes_in(given)
    if not given:
        return
    if all(one.isdigit() and 1 <= int(one[:4]) <= len(texts) for one in numbers):
        chosen = tuple(dict.fromkeys(texts[int(one) - 1] for one in numbers))
    else:
        chosen = (*now, given)
    reason = session.departures.get(code, "")
    if session.template is not None and code not in session.departures:
        reason = sheet.text("reason", words("plan.why"), "", words("plan.why_hint"), needed=True)
    command = ChooseQuestions(item=code, questions=chosen, reason=reason)
    if seat.done(command, f"plan:question:{code}") is not None:
        sheet.done()
