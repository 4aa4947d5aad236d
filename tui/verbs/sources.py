"""What commands read: a file or standard input, and the session documents in several of them."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from tui.verbs import say
from tui.verbs.sealing import opened_with

if TYPE_CHECKING:
    from tui.door import Door


@contextmanager
def opened(source: str) -> Iterator[IO[bytes]]:
    """A file open for reading, or standard input for `-`. Raises OSError."""
    from rubric.bounded import open_to_read

    if source == "-":
        yield say.received()
        return
    with open_to_read(Path(source)) as file:
        yield file


class Taken(NamedTuple):
    """What is kept of a document until all have been read: its source, whose it is, the log, what did not follow.

    `unsaved` are the half-typed texts of a rescue copy, by place.
    """

    source: str
    session: str
    names: list[str]
    records: list[dict[str, Any]]
    differing: tuple[str, ...]
    unsaved: Mapping[str, str]


def taken(args: Namespace, door: "Door") -> Iterator[Taken]:
    """The documents of all `files`, in order. Raises DocumentError with the source's name, FailureError, OSError."""
    from sessions.errors import DocumentError
    from sessions.intake import Reader, documents

    read = Reader()
    rubrics: dict[str, Any] = {}  # one of each: it is the bulk of a document, and most have the same
    for source in args.files:
        try:
            with opened(source) as file:
                for one in documents(opened_with(args, door, source, file), read):
                    about, records = one.session, one.records()
                    records[0]["rubric"] = rubrics.setdefault(records[0]["digest"], records[0]["rubric"])
                    names = [about.candidate, about.candidate_id]
                    yield Taken(source, about.id, names, records, one.differing, one.unsaved)
        except DocumentError as error:
            error.source = source
            raise
