"""A power cut before any operation of a day at a home: in no state that it may leave is an acknowledged word lost."""

import errno
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.storage.files import Files
from sessions.storage.seal import Seal
from tests.sessions.crash_states import crash_states
from tests.sessions.disk_nodes import Tree, frozen
from tests.sessions.simulated_disk import SimulatedDisk
from tests.sessions.sitting import Book, Known, Sitting, judge
from tests.sessions.toy_seal import ToySeal

SEED = 20260301


def states(
    disk: SimulatedDisk, most: int, whole: bool = True, seal: Seal | None = None
) -> Iterator[tuple[str, Tree, Book]]:
    """The states in which a power cut may leave the home, each once: when, what is there, what was promised."""
    sitting = Sitting(disk, tries=2, seal=seal)
    chance = random.Random(SEED)
    found: list[tuple[str, Tree, Book]] = []
    seen: set[object] = set()
    failing: list[str] = []

    def look(name: str) -> None:
        promised = sitting.book.frozen()
        book = sitting.book.as_it_stands()
        for tree in crash_states(disk, most, chance):
            state = (frozen(tree), promised)
            if state not in seen:
                seen.add(state)
                found.append((f"before operation {len(disk.done)}, {name}", tree, book))

    def rule(_number: int, name: str) -> None:
        look(name)
        if name in failing:
            failing.remove(name)
            raise OSError(errno.EIO, "made to fail")

    disk.rule = rule
    sitting.day(lambda: failing.append("sync"), whole)
    look("none")
    assert sitting.given_up == []
    assert failing == []
    yield from found


def test_no_power_cut_loses_or_invents_anything() -> None:
    wrong: Counter[tuple[str, str]] = Counter()
    known: Known = {}
    count = 0
    for place, tree, book in states(SimulatedDisk(), most=2):
        count += 1
        if problem := judge(tree, book, known):
            wrong[problem, place] += 1
    assert wrong == {}
    # So many are looked at; a change of the model that leaves next to none is to be noticed.
    assert count > 3_500


def test_no_power_cut_loses_or_invents_anything_in_an_encrypted_home() -> None:
    every = list(states(SimulatedDisk(), most=0, seal=ToySeal()))
    assert not any("rebuilt the site" in repr(tree) for _, tree, _ in every)
    some = random.Random(SEED).sample(every, 150)
    wrong = Counter(judge(tree, book, seal=ToySeal()) for _, tree, book in some)
    assert wrong == {"": 150}


def problems(disk: SimulatedDisk, wanted: set[str]) -> set[str]:
    """The kinds of problems that states of `disk` have, looked at in an order of chance until all `wanted` are met."""
    every = list(states(disk, most=0, whole=False))
    random.Random(SEED).shuffle(every)
    found = set()
    for _, tree, book in every:
        found.add(judge(tree, book))
        if wanted <= found:
            break
    return found


class WithoutFileSync(SimulatedDisk):
    """Nobody waits for files."""

    def sync(self, _descriptor: int) -> None:
        self._do("sync")


class WithoutDirectorySync(SimulatedDisk):
    """Nobody waits for names."""

    def sync_directory(self, _path: Path) -> None:
        self._do("sync_directory")


class WithoutSnapshotSync(SimulatedDisk):
    """Nobody waits for a file that is being made; appended records are synced."""

    def __init__(self) -> None:
        super().__init__()
        self._made: set[int] = set()

    def create_exclusive(self, path: Path) -> int:
        descriptor = super().create_exclusive(path)
        self._made.add(descriptor)
        return descriptor

    def sync(self, descriptor: int) -> None:
        if descriptor not in self._made:
            super().sync(descriptor)
        self._made.discard(descriptor)


@pytest.mark.parametrize(
    ("disk", "found"),
    [
        (WithoutFileSync, {"loss", "refusal"}),
        (WithoutDirectorySync, {"loss"}),
        (WithoutSnapshotSync, {"refusal"}),
    ],
)
def test_a_sync_left_out_is_found_out(disk: type[SimulatedDisk], found: set[str]) -> None:
    assert problems(disk(), found) >= found


def test_a_checksum_left_out_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # A record whose text another file's sector has come into is then taken for what was written.
    monkeypatch.setattr("sessions.storage.frames._checksum", lambda *_frame: 0)
    assert "invention" in problems(SimulatedDisk(), {"invention"})


def test_every_operation_of_the_seam_is_simulated() -> None:
    composed = {"write_all"}
    operations = {name for name in vars(Files) if not name.startswith("_")}
    assert operations - vars(SimulatedDisk).keys() == composed
