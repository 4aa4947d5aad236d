"""A small file beside the journals, written whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sessions.canonical import digest, dumps, loads
from sessions.storage.files import Files

_DIGEST = "digest"


def as_small_file(said: Mapping[str, Any]) -> bytes:
    """`said` as JSON with a digest over it, so that a byte that was altered does not read as something else."""
    return (dumps({**said, _DIGEST: digest(said)}) + "\n").encode()


def read_small_file(content: bytes) -> dict[str, Any]:
    """What `as_small_file` was given. Raises ValueError."""
    found = loads(content)
    said = {name: one for name, one in found.items() if name != _DIGEST} if isinstance(found, dict) else {}
    if not said or found.get(_DIGEST) != digest(said):
        raise ValueError("not as it was written")
    return said


def replace_file(files: Files, path: Path, content: bytes) -> None:
    """Make `content` what stands at `path`; it is on the disk when this returns.

    Raises OSError; what stood there stands then. One writer at a time: two would take each other's half file away.
    """
    # No `.new` at its end: a session that is opened clears those away.
    with replacing(files, path, f".{path.name}-half") as descriptor:
        files.write_all(descriptor, content)
    files.sync_directory(path.parent)


@contextmanager
def replacing(files: Files, path: Path, half: str) -> Iterator[int]:
    """The descriptor of a new file called `half` beside `path`; whole and synced, it takes the place of `path`.

    Raises OSError; what stood there stands then. That the new one stands there after a power cut takes a sync of the
    directory. One writer at a time.
    """
    temporary = path.with_name(half)
    with suppress(FileNotFoundError):
        files.remove(temporary)
    descriptor = files.create_exclusive(temporary)
    try:
        yield descriptor
        files.sync(descriptor)
        files.rename(temporary, path)
    except OSError:
        with suppress(OSError):
            files.remove(temporary)
        raise
    finally:
        files.close(descriptor)
