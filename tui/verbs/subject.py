"""Everything about one person, for that person: `subject`."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, say_warning
from tui.verbs import say
from tui.verbs.copies import placeholders, words_in
from tui.verbs.duties import received_name
from tui.verbs.exchange import give, recorded
from tui.views.acts import subject_line
from tui.views.times import day_of

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.storage.summary import Row
    from tui.door import Door


def subject(args: Namespace, door: "Door") -> int:
    """Write all that is kept about a person, without what is somebody else's."""
    from sessions.document import about
    from sessions.duties.access import SharedNameError, sessions_of, veil
    from sessions.duties.redact import people
    from sessions.interview.events import to_record
    from tui.verbs.sitting import open_desk

    words = door.words
    # An empty id alone is no person's: it stands for everybody without one.
    if args.name is None and not args.candidate_id:
        raise FailureError(Exit.USAGE, words("subject.who"))
    name = None if args.name is None else received_name(door, args.name)
    third = [*args.third, *words_in(args.third_file, door)]
    shelf = door.services().shelf
    rows = shelf.rows()
    for warning in shelf.warnings:
        say.message(say_warning(words, warning))
    unread = [one.where for one in shelf.warnings if one.code == "session_unreadable"]
    try:
        found = sessions_of(rows, name, args.candidate_id)
    except SharedNameError as shared:
        marks = words.listed(mark or words("subject.no_mark") for mark in shared.marks)
        raise FailureError(Exit.USAGE, words("subject.shared", marks=marks)) from None
    if not found:
        raise FailureError(Exit.NOT_FOUND, words("subject.not_found"))
    desks = []
    for row in found:
        desks.append(open_desk(door, row.id, read_only=True))
        desks[-1].close()
    staff = list(dict.fromkeys(one for desk in desks for one in people(map(to_record, desk.events))))
    shown = {**placeholders(door), "candidate": words("subject.other_candidate")}
    veiled = veil(found, staff, [row.candidate for row in rows], third, args.own, shown)
    text = "\n".join(_document(door, found, desks, unread, veiled)) + "\n"
    with recorded(door, args, "subject", [about(desk.session) for desk in desks]) as close:
        give(args, text, door, close)
    say.message(words("redact.warning"))
    return Exit.DONE


def _document(
    door: "Door", rows: "list[Row]", desks: "list[SessionDesk]", unread: list[str], veiled: Callable[[str], str]
) -> Iterator[str]:
    from sessions.duties.retention import standing
    from tui.qualifying import local_day, records
    from tui.views.dossier import Dossier, plain
    from tui.views.qualification import record_told

    words, services = door.words, door.services()
    shelf, now = services.shelf, services.clock()
    yield f"# {words('subject.title', name=plain(rows[0].candidate))}\n"
    yield words("subject.made", day=day_of(now.isoformat()), count=len(rows))
    unsure = [one for one in unread if one not in {row.id for row in rows}]
    if unsure:
        yield "\n" + words("subject.unread", sessions=words.listed(unsure))
    entries = services.ledger.entries()
    today = local_day(now.isoformat())
    for one in records(rows):
        yield f"\n## {words('qualification.record')}\n"
        yield from (f"- {plain(veiled(text.strip()))}" for text in record_told(one, today, words))
    for row, desk in zip(rows, desks, strict=True):
        yield f"\n## {words('subject.session', session=row.id)}\n"
        kept = standing(row, shelf.retention.policy, now, shelf.holds.of(row.id) is not None)
        due = words("purge.no_clock") if kept.due is None else words("purge.due", day=day_of(kept.due))
        yield "- " + words("subject.kept", due=due) + (words("subject.held") if kept.held else "")
        yield from Dossier(desk.session, desk.events, words, veiled).lines()
        half_typed = shelf.half_typed.of_session(row.id).all().values()
        if half_typed:
            yield f"\n### {words('subject.half_typed')}\n"
            yield from (f"- {plain(veiled(text))}" for text in half_typed)
        yield f"\n### {words('subject.log')}\n"
        own = [one for one in entries if row.id in one.sessions]
        yield from (f"- {plain(subject_line(one, words, veiled))}" for one in own)
        if not own:
            yield "- –"
