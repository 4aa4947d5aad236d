"""What a simulated disk is made of: files and directories that know what of them has been synced."""

from collections.abc import Callable
from typing import Any

Tree = dict[str, "Tree | bytes"]
"""A directory as plain content: names to files (bytes) and directories."""

Edit = tuple[int, bytes] | int
"""What happens to a file: bytes written at an offset, or a cut to a length."""


class File:
    """A file: `now` as programs see it, `durable` as last synced, `edits` since; `failed` after a sync that failed."""

    def __init__(self, content: bytes = b"") -> None:
        self.now = self.durable = content
        self.edits: list[Edit] = []
        self.failed = False


class Directory:
    """A directory, as File: an edit is the names that change together, with what they stand for from then on."""

    def __init__(self) -> None:
        self.now: dict[str, Node] = {}
        self.durable: dict[str, Node] = {}
        self.edits: list[dict[str, Node | None]] = []

    def change(self, names: "dict[str, Node | None]") -> None:
        self.edits.append(names)
        self.now = changed(self.now, names)


Node = File | Directory


def changed(entries: dict[str, Node], names: "dict[str, Node | None]") -> dict[str, Node]:
    """Entries after an edit."""
    return {name: node for name, node in {**entries, **names}.items() if node is not None}


def written(content: bytes, edit: Edit) -> bytes:
    """A file's content after an edit; a gap before what is written reads as zeros."""
    if isinstance(edit, int):
        return content[:edit].ljust(edit, b"\0")
    offset, data = edit
    return content[:offset].ljust(offset, b"\0") + data + content[offset + len(data) :]


def planted(tree: Tree) -> Directory:
    made = Directory()
    made.now = {name: planted(one) if isinstance(one, dict) else File(one) for name, one in tree.items()}
    made.durable = made.now
    return made


def content_of(directory: Directory, state: Callable[[Node], Any]) -> Tree:
    return {
        name: content_of(one, state) if isinstance(one, Directory) else state(one)
        for name, one in state(directory).items()
    }


def frozen(content: Tree | bytes) -> object:
    """`content` as something that a set can hold."""
    if isinstance(content, bytes):
        return content
    return tuple((name, frozen(one)) for name, one in sorted(content.items()))
