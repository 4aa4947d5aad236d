"""Session documents from a file of any size: never more than one of them, and never more than is allowed, at a time."""

from collections.abc import Iterator
from typing import IO

from sessions.document import Document, DocumentError, read_line, read_many
from sessions.limits import MAX_DOCUMENT

_CHUNK = 1 << 20


def documents(file: IO[bytes]) -> Iterator[Document]:
    """The documents in `file`: one, a list of them, or any number of lines with one each. Raises DocumentError."""
    head = file.read(MAX_DOCUMENT + 1)
    if len(head) <= MAX_DOCUMENT:
        yield from read_many(head)
        return
    head = head.removeprefix(b"\xef\xbb\xbf")
    first = head.lstrip().split(b"\n", 1)[0]
    if len(first) == len(head) or not first.startswith(b'{"'):
        raise DocumentError(f"larger than {MAX_DOCUMENT} bytes; several sessions go in a file as one line each (jsonl)")
    for number, line in enumerate(_lines(head, file), 1):
        if line.strip():
            yield read_line(number, line)


def _lines(head: bytes, file: IO[bytes]) -> Iterator[bytes]:
    """The lines of what was read of `file` and what is still to come, of which only the last may be too long."""
    rest = head
    while True:
        *whole, rest = rest.split(b"\n")
        yield from whole
        more = file.read(_CHUNK) if len(rest) <= MAX_DOCUMENT else b""
        if not more:
            yield rest
            return
        rest += more
