"""Notes that are mended: edited, linked anew, split, merged, taken out of the count."""

from sessions.interview import commands as co
from sessions.interview.capture import parse
from sessions.interview.model import Evidence
from sessions.interview.moments import RemoveMoment
from sessions.interview.remarks import RemoveRemark
from tui.note_line import as_typed, edit_of, links_as_typed, links_of, merging, splitting
from tui.plain.noted import described, hint_at, line_again
from tui.plain.seat import Seat
from tui.plain.voice import folded
from tui.views.stream import in_time


def _named(seat: Seat, text: str) -> tuple[str | None, str]:
    """The note that `text` begins with, by its id, and what follows; the last note where it begins with none."""
    first, _, rest = text.strip().partition(" ")
    if folded(first) in seat.session.evidence:
        return folded(first), rest.strip()
    if folded(first)[:1] == "e" and folded(first)[1:].isdigit():
        seat.tell(seat.words("plain.no_such_note", note=first))
        return None, ""
    last = next(reversed(list(seat.session.evidence)), None)
    if last is None:
        seat.tell(seat.words("plain.no_notes"))
    return last, text.strip()


def edit(seat: Seat, rest: str) -> None:
    """Change a note as it was typed: the last one, or the one that is named; what follows is its new line."""
    note, line = _named(seat, rest)
    if note is None or seat.refuses():
        return
    typed = as_typed(seat.session.evidence[note], seat.session.rubric, seat.marks)
    if not line:
        line = line_again(seat, f"note:{note}", seat.words("notes.editing", note=note), typed)
    if line == typed:
        seat.tell(seat.words("plain.as_it_was"))
    elif seat.do(edit_of(note, line, seat.session.rubric, seat.marks), text=line) is not None:
        seat.sitting.pad.drop(f"note:{note}")
        seat.tell(seat.words("plain.changed", what=described(seat, seat.session.evidence[note])))
        hint_at(seat, note, parse(line, seat.session.rubric, seat.marks).unknown)


def remove(seat: Seat, rest: str) -> None:
    """Take a note, a moment or a remark out of the count; it stays in the log."""
    name = folded(rest)
    if name in seat.session.moments:
        seat.done(RemoveMoment(moment=name))
    elif name in seat.session.remarks:
        seat.done(RemoveRemark(remark=name))
    else:
        note, more = _named(seat, rest)
        if note is not None and more:
            seat.tell(seat.words("plain.no_such_note", note=more))
        elif note is not None:
            seat.done(co.RemoveEvidence(evidence=note))


def link(seat: Seat, rest: str) -> None:
    """Link a note to the items and indicators that follow, in place of those it had."""
    note, line = _named(seat, rest)
    if note is None or seat.refuses():
        return
    place = f"links:{note}"
    if not line:
        typed = links_as_typed(seat.session.evidence[note], seat.marks)
        line = line_again(seat, place, seat.words("notes.linking", note=note), typed)
    mark = seat.marks.of("#")
    marked = " ".join(one if one[:1] in seat.marks.code else f"{mark}{one}" for one in line.split())
    (items, indicators), wrong = links_of(marked, seat.session.rubric, seat.marks)
    if wrong:
        seat.tell(seat.words("links.wrong", text=wrong))
    elif seat.done(co.LinkEvidence(evidence=note, items=items, indicators=indicators)) is not None:
        seat.sitting.pad.drop(place)


def split(seat: Seat, rest: str) -> None:
    """Make two of a note: the second begins with the words that follow."""
    note, second = _named(seat, rest)
    if note is None or seat.refuses():
        return
    one, rubric = seat.session.evidence[note], seat.session.rubric
    line = as_typed(one, rubric, seat.marks)
    second = second or seat.voice.answer(seat.words("plain.split_where"))
    at = line.find(second) if second else -1
    made_of = splitting(one, line, at, rubric, seat.marks) if at > 0 else None
    if made_of is None:
        seat.tell(seat.words("plain.no_split", text=second))
    elif seat.do_together(made_of):
        seat.tell(seat.words("plain.split_done", note=note, made=f"e{seat.session.evidence_made}"))


def merge(seat: Seat, rest: str) -> None:
    """Make one of two notes, the last two where none are named; the one that was said first stays."""
    named = [folded(one) for one in rest.split()]
    noted = [one for one in in_time(seat.session) if isinstance(one, Evidence)]
    two = [one for one in noted if one.id in named] if named else noted[-2:]
    if len(two) != 2 or len(named) not in (0, 2):
        seat.tell(seat.words("plain.merge_which"))
    elif seat.do_together(merging(two[0], two[1])):
        seat.tell(seat.words("notes.merged", note=two[1].id, into=two[0].id))
