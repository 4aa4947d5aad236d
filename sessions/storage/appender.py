"""The writing end of a journal: what makes a record count as saved, and what is done when the disk refuses.

A record has been saved once it is synced, and not before. Nothing is ever overwritten but this store's own
tail that was never acknowledged: after a failed write it is cut off; after a failed sync, or a failed cut, the
descriptor is not used again and the whole state goes to a new generation. From the moment a new generation may
be on the disk, nothing is appended to the one before.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sessions.errors import StoreWarning, writing
from sessions.storage.files import Files
from sessions.storage.frames import BEGINNING, digest, encode
from sessions.storage.generations import HEAD, KEPT, Head, Reading, file_name, generations, highest, is_numbered
from sessions.storage.seal import Envelope


class Appender:
    """Writes the journal in `directory`, which nobody else may be writing; what it is given it puts in the envelope.

    `size` is the length in bytes of the newest generation, `snapshot` that of its first record; `head` is how
    far all has been saved. `warnings` is added to, not replaced; `envelope` may be
    exchanged for another, in which the records from then on go.
    """

    def __init__(self, directory: Path, files: Files, warnings: list[StoreWarning], envelope: Envelope) -> None:
        """Take the place; nothing is done yet."""
        self.envelope = envelope
        self.head = Head(0, 0, BEGINNING)
        self.size = 0
        self.snapshot = 0
        self._directory = directory
        self._path = directory
        self._files = files
        self._warnings = warnings
        self._kept: Head | None = None
        self._highest = 0
        self._descriptor = -1
        self._usable = False

    def resume(self, reading: Reading) -> None:
        """Go on after what was read; a bad tail is set aside. Raises StoreWriteError."""
        self.head, self.size, self.snapshot, self._kept = reading.head, reading.size, reading.snapshot, reading.kept
        with writing("open the journal for writing"):
            for name in self._files.names(self._directory):
                if name.endswith(".new"):
                    with suppress(OSError):
                        self._files.remove(self._directory / name)
            self._path = self._directory / file_name(self.head.generation)
            self._descriptor = self._files.open_append(self._path)
            if reading.tail:
                self._set_aside(reading.tail)
            if self.head != self._kept:
                # What a killed process had written but not synced is taken as saved from here on: so it must be.
                self._files.sync(self._descriptor)
                self._files.sync_directory(self._directory)
        self._usable = True
        self.keep_head()

    def save(self, record: bytes, whole: Callable[[], bytes]) -> None:
        """Save one more record; it is on the disk when this returns.

        Where the newest generation may not be written to any more, a new one begins with the snapshot that
        `whole` gives, `record` included. Raises StoreWriteError; the record is not saved then, and what had
        been saved stands.
        """
        if self._may_append():
            self._append(record)
        else:
            self.renew(whole())

    def renew(self, snapshot: bytes, proof: Callable[[bytes], None] | None = None) -> None:
        """Save the whole state as the first record of a new generation, on the disk when this returns.

        `proof` is given what was written, as it is read back, and may raise before it counts. Raises
        StoreWriteError; what had been saved stands then.
        """
        with writing("begin a new generation"):
            number = self.next_generation
            self._highest = number
            frame = self._framed(snapshot)
            temporary = self._directory / f"{number:06}.new"
            descriptor = self._write_new(temporary, frame)
            if proof is not None:
                self._prove(temporary, descriptor, proof)
            # From here on the new file may be there after a crash and count: the old one gets no more records.
            self._usable = False
            try:
                self._files.rename(temporary, self._directory / file_name(number))
                self._files.sync_directory(self._directory)
            except OSError:
                self._files.close(descriptor)
                with suppress(OSError):
                    self._files.remove(temporary)
                raise
        self.close()
        self._descriptor, self._usable = descriptor, True
        self.size = self.snapshot = len(frame)
        self.head = Head(number, self.head.seq + 1, digest(frame))
        self._path = self._directory / file_name(number)
        self._remove_old()
        self.keep_head()

    @property
    def next_generation(self) -> int:
        """The number that the next new generation will bear. Raises OSError."""
        return max(self._highest, self.head.generation, highest(self._files.names(self._directory))) + 1

    def remove_others(self, below: int | None = None) -> None:
        """Take every file of the journal but the newest generation away, or but those not `below` a number.

        Raises StoreWriteError; some may be left.
        """
        with writing("remove older files of the journal"):
            for name in self._files.names(self._directory):
                if is_numbered(name, below) and name != self._path.name:
                    self._files.remove(self._directory / name)
            self._files.sync_directory(self._directory)

    def keep_head(self) -> None:
        """Write down how far all has been saved; a failure is but a warning, for no record hangs on it."""
        if self._kept == self.head:
            return
        temporary = self._directory / f"{HEAD}.new"
        try:
            self._files.close(self._write_new(temporary, self.head.written()))
            self._files.rename(temporary, self._directory / HEAD)
        except OSError:
            with suppress(OSError):
                self._files.remove(temporary)
            self._warnings.append(StoreWarning("head_not_written", HEAD))
        else:
            self._kept = self.head

    def close(self) -> None:
        """Let go of the file; nothing can be appended to it after."""
        self._usable = False
        if self._descriptor >= 0:
            self._files.close(self._descriptor)
        self._descriptor = -1

    def _framed(self, payload: bytes) -> bytes:
        seq, previous = self.head.seq + 1, self.head.digest
        return encode(seq, previous, self.envelope.close(seq, previous, payload))

    def _may_append(self) -> bool:
        if not self._usable:
            return False
        with writing("look at the journal"):
            self._usable = self._files.is_still(self._path, self._descriptor, self.size)
        if not self._usable:
            self._warnings.append(StoreWarning("changed_outside", self._path.name))
        return self._usable

    def _append(self, record: bytes) -> None:
        frame = self._framed(record)
        # Whatever ends this half way, an interrupt too, must not let another record be put behind.
        self._usable = False
        with writing("write to the journal"):
            try:
                self._files.write_all(self._descriptor, frame)
            except OSError:
                self._cut_off()
                raise
        with writing("sync the journal"):
            self._files.sync(self._descriptor)
        self.size += len(frame)
        self.head = Head(self.head.generation, self.head.seq + 1, digest(frame))
        self._usable = True

    def _cut_off(self) -> None:
        with suppress(OSError):
            self._files.truncate(self._descriptor, self.size)
            self._usable = True

    def _set_aside(self, tail: bytes) -> None:
        taken = self._files.names(self._directory)
        number = f"{self.head.generation:06}"
        name = next(name for n in range(1, len(taken) + 2) if (name := f"{number}.tail-{n}") not in taken)
        self._files.close(self._write_new(self._directory / name, tail))
        self._files.sync_directory(self._directory)
        self._files.truncate(self._descriptor, self.size)
        self._files.sync(self._descriptor)
        self._warnings.append(StoreWarning("tail_set_aside", name, len(tail)))

    def _write_new(self, path: Path, content: bytes) -> int:
        """Write and sync a new file; its descriptor. Where that fails the file is taken away again."""
        descriptor = self._files.create_exclusive(path)
        try:
            self._files.write_all(descriptor, content)
            self._files.sync(descriptor)
        except OSError:
            self._files.close(descriptor)
            with suppress(OSError):
                self._files.remove(path)
            raise
        return descriptor

    def _prove(self, path: Path, descriptor: int, proof: Callable[[bytes], None]) -> None:
        try:
            proof(self._files.read(path))
        except BaseException:
            self._files.close(descriptor)
            with suppress(OSError):
                self._files.remove(path)
            raise

    def _remove_old(self) -> None:
        with suppress(OSError):
            for number in generations(self._files.names(self._directory))[:-KEPT]:
                self._files.remove(self._directory / file_name(number))
