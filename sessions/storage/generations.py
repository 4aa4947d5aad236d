"""The files of one journal, and how they are read: numbered generations in a directory.

    000001.bei, 000002.bei, …   a snapshot, then the records appended since; the newest one counts, three are kept
    000002.tail-1               bytes that a crash left behind the last good record of 000002.bei
    head                        one frame that tells how far the journal had been saved when it was last closed
    damaged-1/                  all of this as it was before a repair; never read, and as confidential as the rest
    *.new                       a file being written; one that is left over is removed

A newest generation whose snapshot cannot be read is refused, and the one before is never taken instead: a
generation is synced whole before it gets its name, so no crash leaves such a file, and nothing can tell how
many records had been saved in it. So too where `head` tells of a generation that is not there.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from sessions.canonical import dumps, loads
from sessions.errors import DamagedError, StoreReadError, StoreWarning
from sessions.storage.files import Files
from sessions.storage.frames import Frame, FrameError, encode, read_frames

HEAD = "head"
COPY = "damaged-"
"""How the directories in a session's own are called that hold all of it as it was before a repair, a number behind."""
KEPT = 3
"""How many generations are kept, the one in use included."""

_GENERATION = re.compile(r"([0-9]{6})\.bei")
_NUMBERED = re.compile(r"([0-9]{6})\..+")


@dataclass(frozen=True, slots=True)
class Head:
    """How far a journal has been saved: its generation, and the number and hash of its last record."""

    generation: int
    seq: int
    digest: str

    def written(self) -> bytes:
        """The content of the head file."""
        return encode(self.seq, self.digest, dumps({"generation": self.generation}).encode())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journal's directory holds.

    `frames` are the newest generation's records, the snapshot first, sealed where they are; `snapshot` and `size`
    where the first and the last of them end (bytes); `tail` what stands after. `kept` is the head as last
    written down, None where it is gone.
    """

    frames: list[Frame]
    snapshot: int
    size: int
    tail: bytes
    head: Head
    kept: Head | None
    warnings: list[StoreWarning]


def file_name(generation: int) -> str:
    """The name of a generation's file."""
    return f"{generation:06}.bei"


def generations(names: list[str]) -> list[int]:
    """The numbers of the generations among the names of a directory, oldest first."""
    return sorted(int(match[1]) for name in names if (match := _GENERATION.fullmatch(name)))


def is_generation(name: str) -> bool:
    """Whether a file of that name is a generation."""
    return _GENERATION.fullmatch(name) is not None


def is_numbered(name: str, below: int | None = None) -> bool:
    """Whether a file of that name belongs to one generation: itself, bytes set aside from it, or half made.

    Where `below` is given, whether it belongs to one before that.
    """
    match = _NUMBERED.fullmatch(name)
    return match is not None and (below is None or int(match[1]) < below)


def highest(names: list[str]) -> int:
    """The highest number ever given, those of files set aside or half made included; 0 where there is none."""
    return max((int(match[1]) for name in names if (match := _NUMBERED.fullmatch(name))), default=0)


def newest(directory: Path, names: list[str], files: Files) -> tuple[int, int] | None:
    """The number and size in bytes of the newest generation among `names`, None where there is none. Raises OSError."""
    numbers = generations(names)
    return (numbers[-1], files.size(directory / file_name(numbers[-1]))) if numbers else None


def read_journal(directory: Path, files: Files) -> Reading:
    """The journal in `directory`, nothing changed.

    Raises StoreReadError where the disk refuses, DamagedError where there is no journal or more than its tail is bad.
    """
    try:
        # The head comes first: a writer at work moves it last, so it is never ahead of what is read next.
        kept = read_head(directory, files)
        numbers = generations(files.names(directory))
        if not numbers:
            raise DamagedError(directory, "there is no generation file")
        path = directory / file_name(numbers[-1])
        data = files.read(path)
    except OSError as problem:
        raise StoreReadError(directory, problem.errno or 0) from problem
    if kept is not None and kept.generation > numbers[-1]:
        raise DamagedError(directory / file_name(kept.generation), "this generation is missing")
    try:
        frames = read_frames(data)
    except FrameError as problem:
        raise DamagedError(path, str(problem)) from None
    if not frames:
        raise DamagedError(path, "the snapshot is missing or bad")
    head = Head(numbers[-1], frames[-1].seq, frames[-1].digest)
    return Reading(
        frames=frames,
        snapshot=frames[0].end,
        size=frames[-1].end,
        tail=data[frames[-1].end :],
        head=head,
        kept=kept,
        warnings=_warnings(kept, head, frames),
    )


def read_head(directory: Path, files: Files) -> Head | None:
    """The head as last written down; None where it is gone or cannot be read. Raises OSError."""
    try:
        (frame,) = read_frames(files.read(directory / HEAD))
        return Head(int(loads(frame.payload)["generation"]), frame.seq, frame.previous)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _warnings(kept: Head | None, head: Head, frames: list[Frame]) -> list[StoreWarning]:
    if kept is None:
        return [StoreWarning("head_unreadable", HEAD)]
    known = {(frame.seq, frame.digest) for frame in frames}
    if kept.generation < head.generation or (kept.seq, kept.digest) in known:
        return []
    return [StoreWarning("records_lost", file_name(head.generation), max(kept.seq - head.seq, 1))]
