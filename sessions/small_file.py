"""A small file beside the journals, written whole or not at all."""

from contextlib import suppress
from pathlib import Path

from sessions.files import Files


def replace_file(files: Files, path: Path, content: bytes) -> None:
    """Make `content` what stands at `path`; it is on the disk when this returns.

    Raises OSError; what stood there stands then. One writer at a time: two would take each other's half file away.
    """
    # No `.new` at its end: a session that is opened clears those away.
    temporary = path.with_name(f".{path.name}-half")
    with suppress(FileNotFoundError):
        files.remove(temporary)
    descriptor = files.create_exclusive(temporary)
    try:
        files.write_all(descriptor, content)
        files.sync(descriptor)
        files.rename(temporary, path)
    except OSError:
        with suppress(OSError):
            files.remove(temporary)
        raise
    finally:
        files.close(descriptor)
    files.sync_directory(path.parent)
