"""Session documents out and in: `export`, `import`."""

import os
import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from sessions.document import Document
    from tui.cli import Door
    from tui.services import Services


def export(args: Namespace, door: "Door") -> int:
    """Write session documents, whole or not at all."""
    from sessions.canonical import dumps
    from sessions.document import document

    if bool(args.sessions) == args.all:
        raise FailureError(Exit.USAGE, door.words("error.export_which"))
    services = door.services()
    shelf = services.shelf
    ids = [row.id for row in shelf.rows()] if args.all else [shelf.resolve(one) for one in args.sessions]
    documents = []
    for session_id in sorted(ids) if args.all else ids:
        desk = services.desk(session_id, read_only=True)
        documents.append(document(desk.session, desk.events))
        desk.close()
    if args.format == "jsonl":
        text = "".join(dumps(one) + "\n" for one in documents)
    elif len(documents) == 1 and not args.all:
        text = dumps(documents[0], indent=1) + "\n"
    else:
        text = dumps(documents, indent=1) + "\n"
    if args.output == "-":
        say.data(text)
    else:
        write_file(Path(args.output), text, door, overwrite=args.force)
    return Exit.DONE


def write_file(path: Path, text: str, door: "Door", *, overwrite: bool) -> None:
    """Write `text` to `path` whole or not at all; refuse to follow a link or, unless told, to overwrite."""
    if path.is_symlink():
        raise FailureError(Exit.FAILED, door.words("error.link", file=path))
    if path.exists() and not overwrite:
        raise FailureError(Exit.FAILED, door.words("error.exists", file=path))
    handle, name = tempfile.mkstemp(prefix=".bei-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            temporary.replace(path)
        else:
            # Unlike a rename, a link never replaces what has come to stand there meanwhile.
            os.link(temporary, path)
    except FileExistsError:
        raise FailureError(Exit.FAILED, door.words("error.exists", file=path)) from None
    finally:
        temporary.unlink(missing_ok=True)


def read_source(source: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()


def import_files(args: Namespace, door: "Door") -> int:
    """Take session documents back: all files are read and checked before anything is stored."""
    from sessions.document import DocumentError, read_many

    documents: list[tuple[str, Document]] = []
    for source in args.files:
        try:
            documents += [(source, one) for one in read_many(read_source(source))]
        except DocumentError as error:
            raise DocumentError(f"{source}: {error}") from None
    services = door.services()
    for source, one in documents:
        _check(services, one, source)
    for source, one in documents:
        if one.differing:
            keys = ", ".join(one.differing)
            say.message(door.words("cli.differs", file=source, session=one.session.id, keys=keys))
        say.message(_take(services, one, door))
    return Exit.DONE


def _stored(services: "Services", session_id: str) -> list[dict[str, object]] | None:
    from sessions.errors import SessionNotFoundError

    try:
        log = services.shelf.open(session_id, read_only=True)
    except SessionNotFoundError:
        return None
    try:
        return log.records()
    finally:
        log.close()


def _check(services: "Services", one: "Document", source: str) -> None:
    from sessions.canonical import dumps

    stored = _stored(services, one.session.id)
    # As it would be written: in memory a list may be a tuple, and 1 a decimal.
    if stored is not None and dumps(stored) != dumps(one.records[: len(stored)]):
        text = services.words("error.diverged", file=source, session=one.session.id)
        raise FailureError(Exit.FAILED, text)


def _take(services: "Services", one: "Document", door: "Door") -> str:
    session_id = one.session.id
    stored = _stored(services, session_id)
    rest = one.records[len(stored or ()) :]
    if not rest:
        return door.words("cli.import_same", session=session_id)
    if stored is None:
        # The whole log goes in as one act: a session that is half there would look like another one.
        services.shelf.take(session_id, one.records).close()
        return door.words("cli.imported", session=session_id, events=len(one.records))
    log = services.shelf.open(session_id)
    try:
        for record in rest:
            log.append(record)
    finally:
        log.close()
    return door.words("cli.import_longer", session=session_id, events=len(rest))
