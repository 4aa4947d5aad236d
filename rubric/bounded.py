"""Opens files that come from outside so that none of them can keep bei waiting or fill the memory.

Systems without pipes that have names (Windows) lack the flag that opens them; there is nothing to wait for there.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# Without O_NONBLOCK, opening a pipe waits until somebody writes to it; without O_BINARY, Windows changes ends of lines.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NONBLOCK", "O_BINARY"))


def open_to_read(path: Path) -> BinaryIO:
    """Open the file, pipe or device at `path`; a pipe that nobody writes to is empty. Raises OSError.

    Whoever reads asks for no more than one byte beyond what is allowed: a device may never end.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    except OSError:
        os.close(descriptor)
        raise
