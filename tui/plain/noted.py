"""What is said of a note: its marks in words, and what had better be otherwise; and a note's line typed anew."""

from sessions.interview.flags import linked_to_many
from sessions.interview.model import Evidence, Moment
from tui.lines import people
from tui.plain.seat import Seat
from tui.views.times import clock_of
from tui.views.warning import personal_hint


def described(seat: Seat, note: Evidence | Moment, text: str = "") -> str:
    """A note by its id, its marks in words, and what it is linked to; then its text, where that is to be said."""
    words, session = seat.words, seat.session
    told = [
        clock_of(note.at, words) if text else "",
        words(f"star.{note.star}") if note.star else "",
        {"+": words("sign.plus"), "-": words("sign.minus")}.get(note.sign or "", ""),
        words("capture.quote") if note.quote else "",
    ]
    if isinstance(note, Evidence):
        told.append("" if note.codable else words("capture.uncodable"))
        covered = {one.partition(".")[0] for one in note.indicators}
        told += [words.of(session.rubric.item[code].title) for code in note.items if code not in covered]
        told += note.indicators
    marks = words("plain.and").join(filter(None, told))
    begun = words("plain.note", id=note.id, marks=marks) if marks else note.id
    return words("plain.note_text", note=begun, text=people(text)) if text else begun


def hint_at(seat: Seat, note: str, unknown: tuple[str, ...] = ()) -> None:
    """What is to be said of a note that was just saved: codes that fit nothing, what is unclear, what does not belong.

    Nothing is refused for it.
    """
    session, words = seat.session, seat.words
    if unknown:
        seat.tell(words("capture.unknown", codes=" ".join(unknown)))
    personal = personal_hint(session, "", words)
    if personal is not None and note == next(reversed(list(session.evidence))):
        seat.tell(personal.text)
    seat.clarifying.saved(note)
    unclear = seat.clarifying.look(session, "", note)
    if unclear:
        what = words(f"codability.{unclear[0].kind}")
        seat.tell(words("plain.unclear", what=what, order=word_of(seat, "clarify")))
    if linked_to_many(session.evidence[note]):
        seat.tell(words("plain.many"))


def word_of(seat: Seat, order: str) -> str:
    """The first word of an order, in the language in use."""
    return seat.words(f"plain.word.{order}").split()[0]


def line_again(seat: Seat, place: str, prompt: str, typed: str) -> str:
    """A line typed anew: where the terminal edits, the old one stands in it, else it is said; Enter leaves it so."""
    pad, ear = seat.sitting.pad, seat.voice.ear
    standing = pad.text(place) or typed
    if not ear.edits:
        seat.tell(seat.words("plain.stands", text=people(standing)))

    def keep(half: str) -> None:
        pad.typed(place, half)
        pad.write()

    return seat.voice.answer(prompt, keep, standing) or standing
