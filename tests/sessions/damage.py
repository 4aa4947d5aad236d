"""What may befall the files of a home: by a failing disk, by a copy gone wrong, by a careless hand."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tests.sessions.disk_nodes import Tree

BLOCK = 512
PLACES = 24
"""How many bits of a file are flipped, and at how many places it is cut, evenly spread."""


def paths(tree: Tree, above: str = "") -> Iterator[str]:
    """All files of a home, by their paths in it."""
    for name, one in tree.items():
        if isinstance(one, dict):
            yield from paths(one, f"{above}{name}/")
        else:
            yield above + name


def parent(tree: Tree, path: str) -> tuple[Tree, str]:
    """The directory in `tree` that holds `path`, and its name there."""
    *above, name = PurePosixPath(path).parts
    for one in above:
        below = tree[one]
        assert isinstance(below, dict)
        tree = below
    return tree, name


def content_at(tree: Tree, path: str) -> bytes:
    """The file at `path`."""
    directory, name = parent(tree, path)
    content = directory[name]
    assert isinstance(content, bytes)
    return content


def with_file(tree: Tree, path: str, content: bytes | None) -> Tree:
    """The home with another content of one file; without the file where that is None."""
    made = copy.deepcopy(tree)
    directory, name = parent(made, path)
    if content is None:
        del directory[name]
    else:
        directory[name] = content
    return made


def _spread(count: int, length: int) -> list[int]:
    return sorted({length * n // count for n in range(count)}) if length else []


@dataclass(frozen=True)
class Damage:
    """What has befallen a file: from `start` to `end` there is `instead`."""

    what: str
    start: int
    end: int
    instead: bytes

    def of(self, content: bytes) -> bytes:
        """The file as it is now."""
        return content[: self.start] + self.instead + content[self.end :]


def damages(content: bytes) -> Iterator[Damage]:
    """What may befall one file, but for its being deleted."""
    end = len(content)
    yield Damage("emptied", 0, end, b"")
    for at in _spread(PLACES, end):
        yield Damage(f"bit flipped at {at}", at, at + 1, bytes([content[at] ^ 1 << at % 8]))
    lines = [at + 1 for at, byte in enumerate(content) if byte == 10]
    for length in sorted({*_spread(PLACES, end), *lines[-5:], end - 1} - {0, end}):
        if length > 0:
            yield Damage(f"cut to {length}", length, end, b"")
    for start in range(0, end, BLOCK):
        block = content[start : start + BLOCK]
        after = start + BLOCK
        yield Damage(f"block zeroed at {start}", start, after, bytes(len(block)))
        yield Damage(f"block twice at {start}", start, start, block)
        if after < end:
            second = content[after : after + BLOCK]
            yield Damage(f"block over the next at {start}", after, after + BLOCK, block[: len(second)])
    yield Damage("garbage behind", end, end, b"\0" * 700)
    yield Damage("all of it twice", end, end, content)


def damaged_contents(content: bytes) -> Iterator[tuple[str, bytes | None]]:
    """What one file may come to be, and what has befallen it; None where it is gone."""
    yield "deleted", None
    for damage in damages(content):
        yield damage.what, damage.of(content)


def damaged_homes(tree: Tree, every: Sequence[str]) -> Iterator[tuple[str, Tree]]:
    """The home after one thing has befallen one of the files `every`, with the file's path and what it was."""
    for path in every:
        for act, content in damaged_contents(content_at(tree, path)):
            yield f"{path}: {act}", with_file(tree, path, content)
        for other in every:
            if other > path and PurePosixPath(other).name == PurePosixPath(path).name:
                one = with_file(tree, path, content_at(tree, other))
                yield f"{path} and {other} exchanged", with_file(one, other, content_at(tree, path))
                yield f"{path} in the place of {other}", with_file(tree, other, content_at(tree, path))


def mixed_homes(tree: Tree, one: str, two: str) -> Iterator[tuple[str, Tree]]:
    """The home after something has befallen whole directories of the sessions `one` and `two`, or of the index."""
    made = copy.deepcopy(tree)
    directory = made["sessions"]
    assert isinstance(directory, dict)
    directory[one], directory[two] = directory[two], directory[one]
    yield "two sessions exchanged", made
    for source, target in ((one, two), (two, one), (one, "copy-of-it")):
        made = copy.deepcopy(tree)
        directory = made["sessions"]
        assert isinstance(directory, dict)
        directory[target] = copy.deepcopy(directory[source])
        yield f"{source} in the place of {target}", made
    for path in (f"sessions/{one}", f"sessions/{two}", "sessions", "index"):
        made = copy.deepcopy(tree)
        directory, name = parent(made, path)
        directory[name] = {}
        yield f"{path}: emptied", made
        made = copy.deepcopy(made)
        directory, name = parent(made, path)
        del directory[name]
        yield f"{path}: deleted", made
