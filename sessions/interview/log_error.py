"""The error of a log that cannot be; all that reads a log raises it."""

from rubric.faults import Fault


class LogError(Exception):
    """A log that cannot be: `seq` is the event that does not fit, `fault` says why, its path within that event.

    `session` is the one that was to be opened, where a stored one was.
    """

    def __init__(self, seq: int, fault: Fault, session: str = "") -> None:
        """Take the event's number, what is wrong with it, and the session."""
        super().__init__(f"event {seq}: {fault}")
        self.seq = seq
        self.fault = fault
        self.session = session
