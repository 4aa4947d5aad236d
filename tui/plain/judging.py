"""Rating: an item's indicators marked one by one, scores of exams, and the level with its reason."""

from decimal import Decimal, InvalidOperation

from rubric.model import Item
from rubric.scoring import NE, Mark, Rated
from sessions.interview import commands as co
from sessions.interview.capture import resolve
from sessions.interview.ground import has_ground, suggestion_for
from sessions.interview.rating_events import IndicatorMarked
from sessions.interview.showing import GiveFirstLevel, is_shown
from tui.lines import people
from tui.plain.places import item_in
from tui.plain.seat import Seat
from tui.plain.voice import WIDE, folded
from tui.views.incident import flag_lines
from tui.views.ladder import proof_lines
from tui.views.reasons import say_level
from tui.views.stream import in_time

_DIGITS: dict[str, Mark | None] = {"1": "shown", "2": "partly", "3": "not_shown", "4": "contradicted", "0": None}


def _in_hand(seat: Seat, rest: str, *, open_only: bool) -> tuple[str | None, str]:
    """The item that is named, else the one in hand, else the next that is not rated; and what follows its name."""
    session = seat.session
    named, more = item_in(session, rest)
    if named is not None:
        return named, more
    if rest and not more[:1].isdigit():
        seat.tell(seat.words("plain.no_item", text=rest))
        return None, ""
    here = seat.place.name if seat.place.kind == "item" else seat.item
    if here is not None and not (open_only and here in session.ratings):
        return here, more
    codes = session.planned
    at = codes.index(here) + 1 if here in codes else 0
    ring = (*codes[at:], *codes[:at])
    found = next((code for code in ring if code not in session.ratings), None)
    if found is None:
        seat.tell(seat.words("plain.all_rated"))
    return found, more


def say_item(seat: Seat, code: str, whole: bool = False) -> None:
    """An item by name and place in the plan, what it is rated and suggested; `whole`, also why."""
    session, words = seat.session, seat.words
    item = session.rubric.item[code]
    seat.item = code
    at = session.planned.index(code) + 1 if code in session.planned else 0
    title, method = words.of(item.title), words(f"method.{item.method}")
    seat.tell(words("plain.item", code=code, title=title, method=method, at=at, of=len(session.planned)))
    rows = [*proof_lines(session, code, WIDE, words), *flag_lines(session, code, WIDE, words)]
    told = (row.text for row in rows if whole or not row.text.startswith("· "))
    seat.tell(*(text.removeprefix("· ").removeprefix("⚑ ") for text in told))


def item(seat: Seat, rest: str) -> None:
    """All of an item: what it is, its levels with the marks, the notes linked to it."""
    code, _ = _in_hand(seat, rest, open_only=False)
    if code is None:
        return
    session, words = seat.session, seat.words
    found = session.rubric.item[code]
    say_item(seat, code, whole=True)
    seat.tell(words.of(found.definition))
    for level in range(1, session.rubric.top + 1):
        for n, one in enumerate(found.at(level)):
            if n == 0:
                seat.tell(_level(seat, level))
            seat.tell(_indicator(seat, one.id))
    for note in in_time(session):
        if code in getattr(note, "items", ()):
            seat.tell(words("plain.note_text", note=note.id, text=people(session.evidence[note.id].text)))


def _level(seat: Seat, level: int) -> str:
    title = seat.words.of(seat.session.rubric.levels[level - 1].title)
    return seat.words("plain.level", level=level, title=title)


def _indicator(seat: Seat, code: str) -> str:
    """An indicator with its mark, and the notes that are linked to it."""
    session, words = seat.session, seat.words
    mark = session.marks.get(code)
    notes = (note.id for note in session.evidence.values() if code in note.indicators)
    about = words("plain.and").join((*((words(f"key.{mark}"),) if mark is not None else ()), *notes))
    text = words.of(session.rubric.indicator[code].text)
    return words("plain.indicator", code=code, about=about, text=text) if about else f"{code} {text}"


def mark(seat: Seat, rest: str) -> None:
    """Mark the indicators of an item, one by one; or one that is named, with the digit of its mark behind it."""
    if seat.refuses():
        return
    first, _, digit = rest.partition(" ")
    named = resolve(seat.session.rubric, folded(first).removeprefix("#"))
    if named is not None and named[0] == "indicator":
        given = folded(digit) or _mark_of(seat, named[1], 1, 1)
        if given in _DIGITS:
            _set(seat, named[1], _DIGITS[given])
        else:
            seat.tell(seat.words("plain.mark_help"))
        return
    code, _ = _in_hand(seat, rest, open_only=True)
    if code is None:
        return
    found: Item = seat.session.rubric.item[code]
    if found.method == "exam":
        seat.tell(seat.words("plain.by_exam", item=seat.words.of(found.title)))
        return
    say_item(seat, code)
    seat.tell(seat.words("plain.mark_help"))
    level = 0
    for n, one in enumerate(found.indicators, 1):
        if one.level != level:
            level = one.level
            seat.tell(_level(seat, level))
        given = _mark_of(seat, one.id, n, len(found.indicators))
        if given:
            _set(seat, one.id, _DIGITS[given])
    say_item(seat, code)


def _mark_of(seat: Seat, code: str, n: int, of: int) -> str:
    """The digit for an indicator; empty where it stays as it is. Raises LeftError."""
    seat.tell(_indicator(seat, code))
    while True:
        given = folded(seat.voice.answer(f"{n}/{of}>"))
        if not given or given in _DIGITS:
            return given
        seat.tell(seat.words("plain.mark_help"))


def _set(seat: Seat, code: str, given: Mark | None) -> None:
    event = seat.do(co.MarkIndicator(indicator=code, mark=given))
    if isinstance(event, IndicatorMarked):
        told = given or "clear_mark"
        seat.tell(f"{code} {seat.words(f'key.{told}')}")


def score(seat: Seat, rest: str) -> None:
    """Scores of an exam at a level, subject by subject; Enter leaves one as it is, `-` clears it."""
    session, words = seat.session, seat.words
    code, more = _in_hand(seat, rest, open_only=True)
    if code is None or seat.refuses():
        return
    exam = session.rubric.item[code].exam
    if exam is None:
        seat.tell(words("plain.no_exam", item=words.of(session.rubric.item[code].title)))
        return
    say_item(seat, code)
    top = session.rubric.top
    standard = session.rubric.grade[session.grade].standards.get(code, 1)
    levels = [(str(n), words.of(session.rubric.levels[n - 1].title)) for n in range(1, top + 1)]
    level = folded(more) or seat.voice.choose(words("plain.which_level"), levels, str(standard))
    if level not in dict(levels):
        seat.tell(words("plain.one_of", most=top))
        return
    for subject in exam.subjects:
        _score(seat, code, int(level), subject.code, words.of(subject.title))
    say_item(seat, code)


def _score(seat: Seat, code: str, level: int, subject: str, title: str) -> None:
    sheet = seat.sheet(f"score:{code}:{level}:{subject}")
    now = seat.session.exams.get((code, level, subject))
    label = seat.words("rating.score", subject=title, level=level)
    while True:
        text = sheet.text("score", label, "" if now is None else str(now))
        sheet.done()
        try:
            given = Decimal(folded(text)) if text else None
        except InvalidOperation:
            given = Decimal("nan")
        if given is not None and not given.is_finite():
            seat.tell(seat.words("rating.not_a_score", score=text))
            continue
        same = given == now
        if same or seat.done(co.RecordExam(item=code, level=level, subject=subject, score=given)) or seat.waits:
            return


def rate(seat: Seat, rest: str) -> None:
    """Give an item a level, with a reason where it differs from the suggestion; NE is 9."""
    session, words = seat.session, seat.words
    code, more = _in_hand(seat, rest, open_only=True)
    if code is None or seat.refuses():
        return
    if not more:
        say_item(seat, code)
    top = session.rubric.top
    given, _, reason = more.partition(" ")
    while True:
        while (level := _rated(given, top)) is None:
            if given:
                seat.tell(words("plain.levels", top=top))
            given = seat.voice.answer(words("plain.level_prompt", top=top))
            if not given:
                seat.tell(words("plain.not_done"))
                return
        if not is_shown(session, code):
            if seat.do(GiveFirstLevel(item=code, level=level)) is None:
                return
            say_item(seat, code)
        # Whoever was asked is asked again: a digit typed after a refusal is a level, and no note.
        if _rate(seat, code, level, reason.strip()) or seat.waits or more:
            return
        given = ""


def _rated(text: str, top: int) -> Rated | None:
    given = folded(text)
    if given in ("9", NE.casefold()):
        return NE
    return int(given) if given.isascii() and given.isdigit() and int(given[:3]) <= top else None


def _rate(seat: Seat, code: str, level: Rated, reason: str) -> bool:
    """Whether it was done."""
    session, words = seat.session, seat.words
    suggested = suggestion_for(session, code).level
    differs = level != NE and suggested not in (NE, level) and has_ground(session, code) and not session.submitted
    sheet = seat.sheet(f"rate:{code}:{level}")
    if differs and not reason:
        why = "plain.why_now" if code in session.first_levels else "rating.why"
        title = words.of(session.rubric.item[code].title)
        seat.tell(words(why, level=level, suggested=suggested, item=title))
        rated = session.ratings.get(code)
        before = rated.reason if rated is not None and rated.level == level else ""
        reason = sheet.text("reason", words("rating.reason"), before, needed=True)
    event = seat.do(co.RateItem(item=code, level=level, reason=reason))
    if event is not None:
        sheet.done()
        title, named = words.of(session.rubric.item[code].title), say_level(level, words)
        left = sum(one not in seat.session.ratings for one in seat.session.planned)
        seat.tell(words("plain.rated", item=title, level=named))
        seat.tell(words("plain.left_to_rate", count=left) if left else words("plain.all_rated"))
    return event is not None
