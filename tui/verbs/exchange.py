"""Session documents in: `import`; and how anything leaves: recorded in the ledger, encrypted where that is asked."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.out_file import Make, write_file
from tui.verbs import say
from tui.verbs.arrival import Shelved, bring_back
from tui.verbs.duties import received_name
from tui.verbs.sealing import Close, closing_of
from tui.verbs.sources import Taken, taken
from tui.views.times import day_of

if TYPE_CHECKING:
    from sessions.duties.ledger import Act
    from tui.door import Door
    from tui.services import Services


def give(args: Namespace, text: str, door: "Door", close: Close | None = None) -> None:
    """Write `text` to where `--output` says, as `close` makes it."""
    give_bytes(args, text.encode(), door, close, text=True)


def give_bytes(args: Namespace, made: bytes, door: "Door", close: Close | None = None, *, text: bool) -> None:
    """Write what was `made` to where `--output` says, as `close` makes it; `text` is UTF-8 and may go to a terminal."""
    content = made if close is None else close(made)
    if args.output != "-":
        write_file(Path(args.output), content, door, overwrite=args.force)
    elif close is None and text:
        say.data(content.decode())
    else:
        say.raw(content)


def give_made(args: Namespace, make: Make, door: "Door", close: Close | None, *, text: bool) -> None:
    """Have what `make` writes go to where `--output` says; at once only where it must: encrypted, or to a screen."""
    if args.output != "-" and close is None:
        write_file(Path(args.output), make, door, overwrite=args.force)
    elif close is None and text and not say.to_terminal():
        say.poured(make)
    else:
        made = BytesIO()
        make(made)
        give_bytes(args, made.getvalue(), door, close, text=text)


@contextmanager
def recorded(
    door: "Door", args: Namespace, act: "Act", about: "Sequence[Mapping[str, Any]]", detail: str = ""
) -> Iterator[Close | None]:
    """Do what is inside between the two entries in the ledger; `about` is the `session` of each document concerned.

    Gives what encrypts as the options say. Raises the ledger's errors before anything is done.
    """
    recipients, close = closing_of(args, door)
    if not about:
        yield close
        return
    place = args.output if args.output == "-" else str(Path(args.output).absolute())
    names = [one[field] for one in about for field in ("candidate", "candidate_id") if one[field]]
    by, reason = received_name(door, args.by), args.reason
    ids = [str(one["id"]) for one in about]
    said = {"by": by, "reason": reason, "place": place, "detail": detail, "recipients": recipients, "names": names}
    with door.services().ledger.recording(act, ids, **said):
        yield close


_CAME = {"new": "cli.imported", "longer": "cli.import_longer", "same": "cli.import_same"}


def import_files(args: Namespace, door: "Door") -> int:
    """Take session documents back: all are read, checked and made sure of before anything is stored."""
    documents = list(taken(args, door))
    rows: list[dict[str, Any]] = []
    services = door.services()
    with ExitStack() as held:
        shelved: dict[str, Shelved] = {}
        for one in documents:
            if one.session not in shelved:
                shelved[one.session] = Shelved(services, one.session, held)
            if not shelved[one.session].expect(one.records):
                raise FailureError(Exit.FAILED, door.words("error.diverged", file=one.source, session=one.session))
        changed = [name for name, here in shelved.items() if here.will_change]
        if not args.restore_purged:
            _check_not_purged(documents, [name for name in changed if shelved[name].new], door)
        about = {one.session: one.names for one in documents}
        held.enter_context(_recorded_import(args, services, {name: about[name] for name in changed}))
        for one in documents:
            if one.differing:
                keys = door.words.listed(one.differing)
                say.message(door.words("cli.differs", file=one.source, session=one.session, keys=keys))
            came, events = shelved[one.session].take(one.records)
            rows.append({"session": one.session, "came": came, "events": events})
            say.message(door.words(_CAME[came], **({"events": events} if events else {}), session=one.session))
    for one in documents:
        if one.unsaved:
            bring_back(services, one.session, one.unsaved)
            say.message(door.words("rescue.brought", session=one.session, count=len(one.unsaved)))
    if args.json:
        say.json(rows)
    return Exit.DONE


def _check_not_purged(documents: list[Taken], new: list[str], door: "Door") -> None:
    """Raise FailureError where a document is of a session that was purged here."""
    purged = door.services().ledger.purged(new) if new else {}
    for one in documents:
        if (tombstone := purged.get(one.session)) is not None:
            text = door.words("purge.tombstone", file=one.source, session=one.session, day=day_of(tombstone.at))
            raise FailureError(Exit.FAILED, text)


def _recorded_import(
    args: Namespace, services: "Services", about: Mapping[str, list[str]]
) -> AbstractContextManager[object]:
    """The two entries of the ledger around an import; none where nothing new comes in."""
    if not about:
        return nullcontext()
    names = [name for both in about.values() for name in both if name]
    place = " ".join("-" if file == "-" else str(Path(file).absolute()) for file in args.files)
    detail = "restore-purged" if args.restore_purged else ""
    return services.ledger.recording("import", list(about), place=place, names=names, detail=detail)
