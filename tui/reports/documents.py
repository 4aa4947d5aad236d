"""Whole session documents as text: what `bei import` takes back."""

from collections.abc import Sequence
from typing import Any

from sessions.canonical import dumps


def as_json(documents: Sequence[dict[str, Any]], alone: bool) -> bytes:
    """One document where it is `alone`, else a list of them."""
    return (dumps(documents[0] if alone else list(documents), indent=1) + "\n").encode()


def as_lines(documents: Sequence[dict[str, Any]], _alone: bool) -> bytes:
    """A document on each line."""
    return "".join(dumps(one) + "\n" for one in documents).encode()
