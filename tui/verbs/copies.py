"""Copies for other eyes: `redact`."""

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from tui.failure import Exit, FailureError, say_log
from tui.verbs import say
from tui.verbs.exchange import give, recorded
from tui.verbs.sources import opened

if TYPE_CHECKING:
    from sessions.duties.identifiers import Kind
    from tui.door import Door


def redact(args: Namespace, door: "Door") -> int:
    """Write a copy of a session in which names, numbers and addresses are replaced."""
    from sessions.canonical import dumps
    from sessions.document import about, document
    from sessions.duties.redact import redacted
    from sessions.interview.chain import random_salt
    from sessions.interview.events import to_record
    from sessions.interview.fold import fold
    from sessions.interview.log_error import LogError
    from sessions.interview.log_events import SessionOpened
    from sessions.interview.models import Models
    from sessions.interview.reading import read_events
    from tui.verbs.sitting import open_desk

    words = door.words
    also = [*args.also, *words_in(args.also_file, door)]
    desk = open_desk(door, args.session, read_only=True)
    desk.close()
    services = door.services()
    made = redacted(
        [to_record(event) for event in desk.events],
        placeholders(door),
        session=services.new_id(),
        salt=random_salt,
        also=also,
        blind=args.blind,
    )
    try:
        events = read_events(made.records)
    except LogError as problem:
        # The log was whole, so it is the placeholders that are longer than what they replace.
        raise FailureError(Exit.FAILED, words("redact.too_long", problem=say_log(words, problem))) from None
    assert isinstance(events[0], SessionOpened)
    session, _ = fold(events, Models().of(events[0]))
    detail = f"{session.id} blind" if args.blind else session.id
    with recorded(door, args, "redact", [about(desk.session)], detail) as close:
        give(args, dumps(document(session, events), indent=1) + "\n", door, close)
    _tell(door, made.counts)
    return Exit.DONE


def placeholders(door: "Door") -> "dict[Kind, str]":
    """What stands for each kind of identifier, in the reader's language."""
    from sessions.duties.identifiers import Kind

    return {kind: door.words(f"redact.kind.{kind}") for kind in get_args(Kind) if kind != "kept"}


def words_in(source: str | None, door: "Door") -> list[str]:
    """The words in a file, one a line, or in standard input for `-`; none where there is no source."""
    if source is None:
        return []
    try:
        with opened(source) as file:
            text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        name = "stdin" if source == "-" else str(Path(source))
        raise FailureError(Exit.INVALID, door.words("error.file_not_utf8", file=name)) from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def _tell(door: "Door", counts: "Counter[Kind]") -> None:
    words = door.words
    for kind, count in counts.most_common():
        say.message(words("redact.count", kind=words(f"redact.kind.{kind}", n="…"), count=count))
    if not counts:
        say.message(words("redact.none"))
    say.message(words("redact.warning"))
