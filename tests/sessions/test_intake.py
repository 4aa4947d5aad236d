"""Documents in files of any size: one at a time, none larger than is allowed, and nothing read beyond that."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rubric import reader
from rubric.case import package
from rubric.tables import grid, workbook
from sessions import intake, limits
from sessions.canonical import dumps, loads
from sessions.document import write
from sessions.errors import DocumentError
from sessions.intake import documents
from sessions.interview.capture import parse
from sessions.limits import MAX_DOCUMENT, MAX_VALUES
from tests.sessions.making import desk_on, small

LINE = dumps(loads(write(desk_on().session, desk_on().events))).encode() + b"\n"


class Endless(io.RawIOBase):
    """A device that never ends; counts what was asked of it."""

    def __init__(self, first: bytes, then: bytes) -> None:
        super().__init__()
        self._first = first
        self._then = then
        self.given = 0

    def read(self, size: int = -1, /) -> bytes:
        assert size > 0, "read without a limit"
        part, self._first = self._first[:size], self._first[size:]
        part += (self._then * (size // len(self._then) + 1))[: size - len(part)]
        self.given += len(part)
        return part


@pytest.mark.parametrize(
    ("first", "then", "problem"),
    [
        (b"", b"\0", "document_too_large"),
        (b"[", b"[],", "document_too_large"),
        (b'{"a": ', b" ", "document_too_large"),
        (b'{\n "schema": ', b"\n", "document_too_large"),
        (b'{"a": 1}\n', b'{"a": 1}\n', "rubric: document_rubric"),
        (LINE, b"x", "line_too_large"),
        (LINE + b"\xff\n", b"x", "byte_not_utf8"),
        (LINE + b"nonsense\n", b"x", "json_value"),
    ],
)
def test_a_stream_without_end_is_left_at_the_first_thing_that_is_wrong(first: bytes, then: bytes, problem: str) -> None:
    stream = Endless(first, then)
    with pytest.raises(DocumentError, match=problem):
        list(documents(stream))  # type: ignore[arg-type]
    assert stream.given <= 2 * MAX_DOCUMENT + intake._CHUNK


def test_a_file_of_many_lines_may_be_larger_than_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_DOCUMENT", len(LINE) + 3)
    monkeypatch.setattr(intake, "_CHUNK", 1000)

    def read(content: bytes) -> Iterator[str]:
        return (one.session.id for one in documents(io.BytesIO(content)))

    assert list(read(b"\r\n" + LINE * 3 + b"\n \n" + LINE.rstrip())) == ["s1"] * 4
    with pytest.raises(DocumentError, match="byte_order_mark"):
        list(read(b"\xef\xbb\xbf" + LINE * 3))
    with pytest.raises(DocumentError, match="document_too_large"):
        list(read(dumps([loads(LINE)] * 3).encode()))


def test_a_list_as_bei_writes_it_may_be_larger_than_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    one = dumps(loads(LINE), indent=1)
    monkeypatch.setattr(intake, "MAX_DOCUMENT", len(one) * 2)
    monkeypatch.setattr(intake, "_CHUNK", 1000)
    written = dumps([loads(LINE)] * 5, indent=1) + "\n"

    def read(text: str) -> list[str]:
        return [one.session.id for one in documents(io.BytesIO(text.encode()))]

    assert read(written) == read(written.replace("\n", "\r\n")) == ["s1"] * 5
    for broken, problem, number in (
        (written.removesuffix("]\n"), "json_comma", 0),
        (written[:-60], "json_quote", 5),
        (written + "x", "json_more", 0),
        (written.replace("\n }\n]", "\n },\n]"), "json_value", 6),
        (written.replace("\n },\n", "\n }\n", 1), "json_more", 0),
        (written.replace("sha256:", "sha256:0", 1), "digest_differs", 1),
        (written.replace("\n },\n {", ","), "document_too_large", 0),
    ):
        with pytest.raises(DocumentError, match=problem) as caught:
            read(broken)
        assert caught.value.number == number


def test_many_values_in_few_bytes_are_refused_before_they_are_made() -> None:
    for opening in (b"[", b'{"a": 1}\n{"b": ['):
        with pytest.raises(DocumentError, match="too_many_values"):
            list(documents(io.BytesIO(opening + b"1," * (MAX_VALUES + 1))))


def test_a_key_that_stands_twice_among_very_many_is_found_at_once() -> None:
    keys = ",".join(f'"{n}":1' for n in range(200_000))
    with pytest.raises(ValueError, match="duplicate_key"):
        loads(f'{{{keys},"199999":2}}')


def test_a_long_line_of_codes_is_read_at_once() -> None:
    said = parse("#zz" * 100_000, small().rubric)
    assert (len(said.unknown), said.text) == (100_000, " ".join(["#zz"] * 100_000))


def test_the_limits_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "limits.md").read_text("utf-8")
    numbers = {int(number) for number in re.findall(r"\| [^|]*?(\d+)(?: bytes| characters)? \|", page)}
    own = {value for name, value in vars(limits).items() if name.startswith("MAX_")}
    for module in (reader, package, grid, workbook):
        own |= {value for name, value in vars(module).items() if name.startswith("MAX_")}
    assert own == numbers
