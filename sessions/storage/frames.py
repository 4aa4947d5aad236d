"""A journal as bytes: one frame per record, each a header line and a payload line.

    length crc32 seq sha256-of-previous-frame
    payload

`length` counts the payload's bytes. The checksum is over length, seq, previous hash and payload, so that a
torn or altered header is no better than a torn payload. The payload is one line: it holds no line feed.
"""

import hashlib
import re
import zlib
from dataclasses import dataclass

BEGINNING = "0" * 64
"""What stands for the hash of the previous frame in the very first one."""

_HEADER = re.compile(rb"([1-9][0-9]{0,9}) ([0-9a-f]{8}) ([1-9][0-9]{0,14}) ([0-9a-f]{64})\n")


class FrameError(ValueError):
    """Frames that no crash can have left behind: the journal was damaged."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its place in the chain from 1, the hash of the one before, its own, and where it ends (bytes)."""

    seq: int
    previous: str
    payload: bytes
    digest: str
    end: int


def _checksum(length: int, seq: int, previous: str, payload: bytes) -> int:
    return zlib.crc32(payload, zlib.crc32(f"{length} {seq} {previous}\n".encode()))


def encode(seq: int, previous: str, payload: bytes) -> bytes:
    """The bytes of one frame."""
    length = len(payload)
    checksum = _checksum(length, seq, previous, payload)
    return f"{length} {checksum:08x} {seq} {previous}\n".encode() + payload + b"\n"


def digest(frame: bytes) -> str:
    """What the next frame says of this one: the SHA-256 of its bytes, in hex."""
    return hashlib.sha256(frame).hexdigest()


def _frame_at(data: bytes, start: int) -> Frame | None:
    header = _HEADER.match(data, start)
    if header is None:
        return None
    length, seq, previous = int(header[1]), int(header[3]), header[4].decode()
    end = header.end() + length + 1
    payload = data[header.end() : end - 1]
    if end > len(data) or data[end - 1] != ord("\n"):
        return None
    if _checksum(length, seq, previous, payload) != int(header[2], 16):
        return None
    return Frame(seq, previous, payload, digest(data[start:end]), end)


@dataclass(frozen=True, slots=True)
class Scan:
    """What is found in bytes that may be damaged: the good frames wherever they stand, and what belongs to none.

    `bad` are stretches of bytes, each from its first to behind its last; `claimed` is the number and previous hash that
    the very first header gives, which nothing vouches for; None where none can be read.
    """

    frames: tuple[Frame, ...]
    bad: tuple[tuple[int, int], ...]
    claimed: tuple[int, str] | None


def scan(data: bytes) -> Scan:
    """All that can be read of `data`. Never fails."""
    frames: list[Frame] = []
    bad: list[tuple[int, int]] = []
    start = 0
    while start < len(data):
        frame = _frame_at(data, start)
        if frame is None:
            headers = (header.start() for header in _HEADER.finditer(data, start + 1))
            following = next((one for one in headers if _frame_at(data, one)), len(data))
            bad.append((start, following))
            start = following
        else:
            frames.append(frame)
            start = frame.end
    first = _HEADER.match(data)
    return Scan(tuple(frames), tuple(bad), (int(first[3]), first[4].decode()) if first else None)


def read_frames(data: bytes) -> list[Frame]:
    """The good frames from the start of `data`; what stands after the last of them is a bad tail.

    Raises FrameError where a good frame follows a bad one, or the numbers or hashes do not go on.
    """
    frames: list[Frame] = []
    start = 0
    while frame := _frame_at(data, start):
        if frames and frame.seq != frames[-1].seq + 1:
            raise FrameError(f"record {frame.seq} follows record {frames[-1].seq}")
        if frames and frame.previous != frames[-1].digest:
            raise FrameError(f"record {frame.seq} does not fit the one before")
        frames.append(frame)
        start = frame.end
    # Every record is synced before the next is begun, so a crash can tear the last one only.
    if any(_frame_at(data, header.start()) for header in _HEADER.finditer(data, start)):
        raise FrameError(f"the record at byte {start} is bad, and good ones follow")
    return frames
