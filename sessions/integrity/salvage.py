"""What can be read of a damaged journal: the records by their number, out of every good frame. Pure.

Every frame says by itself which records it holds, so one that cannot be read takes no other with it. What counts is
the chain of the journal: where a later generation begins, an older one ends, and a record that it holds past that
point was never acknowledged. It is not taken for the lost one of its number, which may have said something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sessions.storage.changes import Tables, read_change
from sessions.storage.frames import Frame, Scan, encode, scan
from sessions.storage.generations import Head
from sessions.storage.journal import read_snapshot, snapshot_of
from sessions.storage.seal import Envelope

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records found, by number; `count` is the highest number that there must have been.

    `aside` are records that were found and do not count, with the number that they bear; `last` is how far the
    journal went in all (its generation, and the number and hash of its last frame as far as is known).
    """

    records: Mapping[int, Record]
    count: int
    aside: Sequence[tuple[int, Record]]
    last: Head


@dataclass(frozen=True, slots=True)
class _Part:
    """One generation as far as it can be read: each good frame with the records that it holds."""

    number: int
    scan: Scan
    size: int
    held: Sequence[tuple[Frame, Mapping[int, Record]]]

    def begins(self, known: Mapping[str, int], kept: Head | None) -> int | None:
        """The number of its first frame: read there if that can be trusted, else reckoned from the next good one."""
        first = self.scan.frames[0] if self.scan.frames else None
        claimed = self.scan.claimed
        if first is not None and not (self.scan.bad and self.scan.bad[0][0] == 0):
            return first.seq
        if claimed is not None and known.get(claimed[1]) == claimed[0] - 1:
            return claimed[0]
        if first is not None:
            return first.seq - 1
        return kept.seq if kept is not None and kept.generation == self.number else None


def gather(
    generations: Mapping[int, bytes], tails: Sequence[bytes], kept: Head | None, envelope: Envelope, table: str
) -> Gathered:
    """The records of `table` in these generations (by number), and in bytes that were set aside as tails.

    Raises SealedError where they are encrypted and the envelope has no seal, FormatError where a later version of bei
    made them.
    """
    parts = [_part(number, generations[number], envelope, table) for number in sorted(generations)]
    known = {frame.digest: frame.seq for part in parts for frame in part.scan.frames}
    starts = {part.number: part.begins(known, kept) for part in parts}
    records: dict[int, Record] = {}
    aside: list[tuple[int, Record]] = []
    last = 0
    for part in parts:
        ends = min((start for number, start in starts.items() if number > part.number and start), default=None)
        for frame, held in part.held:
            if ends is None or frame.seq < ends:
                records.update(held)
                last = max(last, frame.seq)
            else:
                aside += [(number, one) for number, one in held.items() if records.get(number) != one]
    for data in tails:
        for _, held in _part(0, data, envelope, table).held:
            aside += held.items()
    aside = [(number, one) for number, one in aside if records.get(number) != one]
    count = max(records, default=0) + _lost_at_end(parts[-1] if parts else None, kept, last, (records, envelope, table))
    digests = {seq: digest for digest, seq in known.items()}
    reached = Head(
        generation=max([*starts, kept.generation if kept else 0]),
        seq=max([*known.values(), kept.seq if kept else 0, 1]),
        digest=kept.digest if kept and kept.seq >= max(digests, default=0) else digests[max(digests)],
    )
    return Gathered(records, count, aside, reached)


def _part(number: int, data: bytes, envelope: Envelope, table: str) -> _Part:
    found = scan(data)
    held = []
    for frame in found.frames:
        try:
            tables = _tables(envelope.open(frame.seq, frame.previous, frame.payload))
            held.append((frame, {int(key): dict(one) for key, one in tables.get(table, {}).items()}))
        except ValueError:
            continue  # whole, but nothing that can be understood: as good as lost
    return _Part(number, found, len(data), held)


def _tables(payload: bytes) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    try:
        return read_change(payload).put
    except ValueError:
        return read_snapshot(payload, Path())[1]


def _lost_at_end(
    newest: _Part | None, kept: Head | None, last: int, state: tuple[Mapping[int, Record], Envelope, str]
) -> int:
    """How many records there were behind the last one that was found, at most."""
    records, envelope, table = state
    if newest is None or kept is None or kept.seq <= last:
        return 0
    if newest.number == kept.generation and not newest.scan.frames and kept.seq == last + 1:
        # The newest generation is a bad snapshot alone. Where it was as long as the state before it is written, it
        # held just that.
        tables: Tables = {table: {str(number): records[number] for number in sorted(records)}}
        return int(_length(tables, kept.seq, envelope) != newest.size)
    return kept.seq - last


def _length(tables: Tables, seq: int, envelope: Envelope) -> int:
    previous = "0" * 64
    return len(encode(seq, previous, envelope.close(seq, previous, snapshot_of(tables))))
