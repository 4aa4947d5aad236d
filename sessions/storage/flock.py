"""Locks on open files, by flock: the one place that knows `fcntl`.

Linux, macOS and the BSDs have it. The store builds on a lock that one may have alone or several share, and that is free
as soon as its process has ended, however it ended. Windows has none like it: a home is refused there, in words.
"""

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]  # no Unix


def available() -> bool:
    """Whether this system has such locks; without, none of the others may be called."""
    return fcntl is not None


def lock_alone(descriptor: int) -> None:
    """Lock an open file for this process alone. Raises BlockingIOError where another has it, and OSError."""
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_shared(descriptor: int, *, wait: bool) -> None:
    """Lock an open file together with others who share it. Raises BlockingIOError unless it may `wait`, and OSError."""
    fcntl.flock(descriptor, fcntl.LOCK_SH | (0 if wait else fcntl.LOCK_NB))
