"""What a power cut may leave on a disk: every state that the model below allows, or a fair sample of them.

The model is that of ALICE (Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014), with its weakest
persistence properties but for one. Between one sync and the next nothing is promised of content or order:

- A file holds what was last synced and any of the edits since. An edit is there, or missing, or in part: an append
  is cut at any kind of place (in the header of a record, behind it, in its payload, before its last byte), or has
  its full length while a sector of it is still zeros or holds what another file left there. A later edit may be
  there without the earlier one; the gap reads as zeros. A cut to a length may be pending likewise.
- A directory holds what was last synced and any of its changes since, later ones without earlier ones too.
  Syncing a file promises nothing of its name, syncing a directory nothing of what the names stand for.
- The exception is that one rename is atomic: old and new name change together, and a replaced name is never
  absent. Of the file systems in that paper only ext2 breaks this, and every store that renames relies on it.

After a sync that failed, the file's edits stay in doubt for ever (see `SimulatedDisk`).
"""

import random
from collections.abc import Iterator
from itertools import combinations, product

from tests.sessions.disk_nodes import Directory, Edit, File, Node, Tree, changed, written
from tests.sessions.simulated_disk import SimulatedDisk

SECTOR = 512
STALE = b"x"
"""What another file left in a sector; letters, since these may stand in a note."""

Choice = bytes | dict[str, Node]


def crash_states(disk: SimulatedDisk, most: int, chance: random.Random) -> Iterator[Tree]:
    """The states in which a power cut now may leave `disk`.

    All where they are at most `most`; else those in which one file or directory departs from what was synced, or
    from what programs see, and `most` others.
    """
    choices = {node: _variants(node) for node in _reachable(disk.root)}
    total = 1
    for found in choices.values():
        total *= len(found)
    for picked in _all(choices) if total <= most else _sampled(choices, most, chance):
        yield _tree(disk.root, picked)


def _all(choices: dict[Node, list[Choice]]) -> Iterator[dict[Node, Choice]]:
    for picked in product(*choices.values()):
        yield dict(zip(choices, picked, strict=True))


def _sampled(choices: dict[Node, list[Choice]], most: int, chance: random.Random) -> Iterator[dict[Node, Choice]]:
    for end in (0, -1):
        base = {node: found[end] for node, found in choices.items()}
        yield base
        for node, found in choices.items():
            yield from ({**base, node: one} for one in found)
    for _ in range(most):
        yield {node: chance.choice(found) for node, found in choices.items()}


def _reachable(root: Directory) -> list[Node]:
    """The files and directories under `root` that are in doubt, by whatever name they could be reached."""
    found: dict[Node, None] = {}
    left: list[Node] = [root]
    while left:
        node = left.pop()
        if node in found:
            continue
        found[node] = None
        if isinstance(node, Directory):
            left += [*node.durable.values(), *(one for edit in node.edits for one in edit.values() if one)]
    return [node for node in found if node.edits]


def _variants(node: Node) -> list[Choice]:
    """What may be left of `node`, different ones only: what was synced first, what programs see last."""
    if isinstance(node, File):
        contents = dict.fromkeys([node.durable, *_contents(node)])
        contents.pop(node.now, None)
        return [*contents, node.now]
    entries: list[dict[str, Node]] = []
    for picked in _subsets(len(node.edits)):
        there = node.durable
        for number in picked:
            there = changed(there, node.edits[number])
        if there not in entries:
            entries.append(there)
    return [*(one for one in entries if one != node.now), node.now]


def _subsets(count: int) -> Iterator[tuple[int, ...]]:
    """Subsets of the first `count` numbers: all up to five, else the beginnings, and all but two, and only two."""
    everything = tuple(range(count))
    if count <= 5:
        sizes = range(count + 1)
        yield from (one for size in sizes for one in combinations(everything, size))
        return
    for length in range(count + 1):
        yield everything[:length]
    for few in (1, 2):
        for some in combinations(everything, few):
            yield some
            yield tuple(number for number in everything if number not in some)


def _contents(file: File) -> Iterator[bytes]:
    before = file.durable
    for edit in file.edits:
        for part in _parts(before, edit):
            yield part
            for later in file.edits[file.edits.index(edit) + 1 :]:
                yield written(part, later)
        after = written(before, edit)
        yield after
        before = after
    for number in range(len(file.edits)):
        content = file.durable
        for edit in file.edits[:number] + file.edits[number + 1 :]:
            content = written(content, edit)
        yield content


def _parts(before: bytes, edit: Edit) -> Iterator[bytes]:
    """What an edit of `before` leaves when it is done in part."""
    if isinstance(edit, int):
        return
    offset, data = edit
    header = data.find(b"\n") + 1
    for length in sorted({1, header // 2, header, (header + len(data)) // 2, len(data) - 1}):
        yield written(before, (offset, data[:length]))
    first, last = offset // SECTOR, (offset + len(data) - 1) // SECTOR
    for sector in range(first, last + 1):
        start, end = max(sector * SECTOR - offset, 0), min((sector + 1) * SECTOR - offset, len(data))
        for fill in (b"\0", STALE):
            yield written(before, (offset, data[:start] + fill * (end - start) + data[end:]))


def _tree(node: Directory, picked: dict[Node, Choice]) -> Tree:
    entries = picked.get(node, node.now)
    assert isinstance(entries, dict)
    made: Tree = {}
    for name, one in entries.items():
        if isinstance(one, Directory):
            made[name] = _tree(one, picked)
        else:
            content = picked.get(one, one.now)
            assert isinstance(content, bytes)
            made[name] = content
    return made
