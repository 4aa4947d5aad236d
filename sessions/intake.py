"""Session documents from a file of any size: never more than one of them, and never more than is allowed, at a time.

What is no JSON, or too much of it, is refused before the model of a session is loaded, which takes longer than the
reading does.
"""

from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Any

from rubric.faults import Fault
from rubric.json_faults import json_fault
from sessions.canonical import loads
from sessions.errors import DocumentError
from sessions.limits import MAX_DOCUMENT, MAX_VALUES

if TYPE_CHECKING:
    from sessions.document import Document
    from sessions.interview.models import Models

_CHUNK = 1 << 20


class Reader:
    """Makes documents of parsed JSON; a model that many of them have is checked and built once."""

    def __init__(self) -> None:
        """Load nothing yet."""
        self._models: Models | None = None

    def __call__(self, data: Any) -> "Document":
        """The document. Raises DocumentError."""
        from sessions.document import read
        from sessions.interview.models import Models

        self._models = self._models or Models()
        return read(data, self._models)


def documents(file: IO[bytes], read: Reader | None = None) -> Iterator["Document"]:
    """The documents in `file`: one, a list of them, or any number of lines with one each. Raises DocumentError.

    A list as bei writes it may be larger than one document, as lines may; another list may not.

    One `read` for many files spares the time of building their models anew.
    """
    read = read or Reader()
    head = file.read(MAX_DOCUMENT + 1)
    if len(head) <= MAX_DOCUMENT:
        yield from read_many(head, read)
        return
    _check_mark(head)
    if [line.rstrip(b"\r") for line in head.split(b"\n", 2)[:2]] == [b"[", b" {"]:
        for number, one in enumerate(_listed(_lines(head, file)), 1):
            yield _at(lambda text: _read_json(text, read), one, number=number)
        return
    first = head.lstrip().split(b"\n", 1)[0]
    if len(first) == len(head) or not first.startswith(b'{"'):
        raise DocumentError(Fault((), "document_too_large", {"most": str(MAX_DOCUMENT)}))
    for number, line in enumerate(_lines(head, file), 1):
        if line.strip():
            yield _read_line(number, line, read)


def read_many(text: str | bytes, read: Reader | None = None) -> list["Document"]:
    """The documents of a file: one, a list of them, or one a line. Raises DocumentError."""
    read = read or Reader()
    if isinstance(text, bytes):
        _check_mark(text)
        text = _decoded(text)
    if not text.strip():
        raise DocumentError(Fault((), "empty"))
    try:
        data = _parsed(text)
    except ValueError as error:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith('{"'):
            raise _no_json(error) from None
        return [_read_line(n, line, read) for n, line in lines]
    if data == []:
        raise DocumentError(Fault((), "document_none"))
    if not isinstance(data, list):
        return [read(data)]
    return [_at(read, one, number=n) for n, one in enumerate(data, 1)]


def _read_line(n: int, line: str | bytes, read: Reader) -> "Document":
    return _at(lambda text: _read_json(text, read), line, line=n)


def _read_json(line: str | bytes, read: Reader) -> "Document":
    if len(line) > MAX_DOCUMENT:
        raise DocumentError(Fault((), "line_too_large", {"most": str(MAX_DOCUMENT)}))
    try:
        data = _parsed(line if isinstance(line, str) else _decoded(line))
    except ValueError as problem:
        raise _no_json(problem) from None
    return read(data)


def _no_json(error: ValueError) -> DocumentError:
    fault, place = json_fault(error)
    line, column = place or (0, 0)
    return DocumentError(fault, line=line, column=column)


def _at(read: Callable[[Any], "Document"], what: Any, *, line: int = 0, number: int = 0) -> "Document":
    try:
        return read(what)
    except DocumentError as error:
        error.line, error.number = line, number
        raise


def _check_mark(head: bytes) -> None:
    if head.startswith(b"\xef\xbb\xbf"):
        raise DocumentError(Fault((), "byte_order_mark"))


def _decoded(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise DocumentError(Fault((), "byte_not_utf8", {"byte": str(error.start)})) from None


def _parsed(text: str) -> Any:
    if text.count(",") > MAX_VALUES:
        raise DocumentError(Fault((), "too_many_values", {"most": str(MAX_VALUES)}))
    return loads(text)


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


def _listed(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The documents of a list as bei writes it, each from a line of a blank and `{` to one of a blank and `}`.

    No text holds an end of a line in JSON, so such lines stand nowhere else. What is not ended so comes last, to be
    refused as what it is.
    """
    next(lines)
    one: list[bytes] = []
    size, more = 0, True
    for line in lines:
        one.append(line.rstrip(b"\r"))
        size += len(line) + 1
        if not more and line.strip() not in (b"]", b""):
            raise DocumentError(Fault((), "json_more"))
        if size > MAX_DOCUMENT:
            raise DocumentError(Fault((), "document_too_large", {"most": str(MAX_DOCUMENT)}))
        if one[-1] in (b" }", b" },"):
            more = one[-1].endswith(b",")
            one[-1] = b" }"
            yield b"\n".join(one)
            one, size = [], 0
    rest = b"\n".join(one).strip()
    if more:
        yield rest
    elif rest != b"]":
        raise DocumentError(Fault((), "json_more" if rest else "json_comma"))
