"""Whole session documents as text: what `bei import` takes back."""

from collections.abc import Iterable
from typing import IO, Any

from sessions.canonical import dumps


def as_json(documents: Iterable[dict[str, Any]], alone: bool, file: IO[bytes]) -> None:
    """Write one document where it is `alone`, else a list of them."""
    listed = list(documents)
    file.write((dumps(listed[0] if alone else listed, indent=1) + "\n").encode())


def as_lines(documents: Iterable[dict[str, Any]], _alone: bool, file: IO[bytes]) -> None:
    """Write a document on each line, one at a time: ten thousand need no more room than one."""
    for one in documents:
        file.write(f"{dumps(one)}\n".encode())
