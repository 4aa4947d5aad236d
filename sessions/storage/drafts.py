"""Text that is half typed, kept on the disk until it is saved or given up: by the place where it was typed.

All drafts of a session are one file, `drafts`, in the session's own directory, so that they can come back to no
other session and go when it goes. It holds one frame (see frames.py), sealed whole in a home that is encrypted;
a file that is not that is told of in `warnings`, set aside as `drafts.damaged-1` and so on, and never taken for an
empty one.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sessions.canonical import dumps, loads
from sessions.errors import StoreWarning, StoreWriteError, writing
from sessions.storage.files import Files, Lock
from sessions.storage.seal import Seal, closed, opened
from sessions.storage.small_file import replacing

NAME = "drafts"
FORMAT = "bei.drafts/1"


class Drafts:
    """The drafts in `directory`, for the one process that may write there.

    `place` is what they are sealed for where there is a `seal`; `lock`, where given, is let go at `close`. A file that
    cannot be read is no error but told of in `warnings`; raises SealedError where it is encrypted and there is no seal.
    """

    def __init__(
        self, directory: Path, files: Files, place: str = NAME, seal: Seal | None = None, lock: Lock | None = None
    ) -> None:
        """Read what is there."""
        self.warnings: list[StoreWarning] = []
        self._directory = directory
        self._files = files
        self._place = place
        self._seal = seal
        self._lock = lock
        self._bad = False
        self._settled = True
        self._texts: dict[str, str] = {}
        try:
            self._texts = read_drafts(opened(seal, place, files.read(self._path)))
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            self._bad = True
            with suppress(StoreWriteError):
                self._set_aside()
            if self._bad:
                self.warnings.append(StoreWarning("drafts_damaged", NAME))

    def all(self) -> Mapping[str, str]:
        """The text of each place, as it is on the disk."""
        return dict(self._texts)

    def keep(self, texts: Mapping[str, str]) -> None:
        """Keep the text of each of these places, an empty one none; it is on the disk when this returns.

        Raises StoreWriteError; what had been kept stands then.
        """
        after = {place: text for place, text in {**self._texts, **texts}.items() if text}
        if self._settled and after == self._texts:
            return
        from sessions.storage.frames import BEGINNING, encode

        if self._bad:
            self._set_aside()
        self._settled = False
        with writing("keep the draft"):
            if after:
                frame = encode(1, BEGINNING, dumps({"format": FORMAT, "texts": after}).encode())
                with replacing(self._files, self._path, f"{NAME}.new") as descriptor:
                    self._files.write_all(descriptor, closed(self._seal, self._place, frame))
            else:
                with suppress(FileNotFoundError):
                    self._files.remove(self._path)
            self._files.sync_directory(self._directory)
        self._texts, self._settled = after, True

    def close(self) -> None:
        """Let go of the lock; a second time does nothing."""
        if self._lock is not None:
            self._lock.release()

    @property
    def _path(self) -> Path:
        return self._directory / NAME

    def _set_aside(self) -> None:
        """Give what cannot be read another name. Raises StoreWriteError; nothing may be kept in its place then."""
        with writing("set damaged drafts aside"):
            taken = self._files.names(self._directory)
            name = next(name for n in range(1, len(taken) + 2) if (name := f"{NAME}.damaged-{n}") not in taken)
            self._files.rename(self._path, self._directory / name)
        self._bad = False
        self.warnings.append(StoreWarning("drafts_damaged", name))


def read_drafts(data: bytes) -> dict[str, str]:
    """The drafts in a file, unsealed. Raises ValueError where it is not one whole frame of this format."""
    from sessions.storage.frames import read_frames  # the first sight of a home looks only whether there are drafts

    frames = read_frames(data)
    if len(frames) != 1 or frames[0].end != len(data):
        raise ValueError("not one whole record")
    said = loads(frames[0].payload)
    texts = said.get("texts") if isinstance(said, dict) and said.get("format") == FORMAT else None
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        raise ValueError("not drafts")
    return texts
