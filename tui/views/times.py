"""Times of events as people read them, in the local time zone."""

from datetime import datetime


def clock_of(at: str) -> str:
    """The local time of day of an event's time, `14:03`."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


def day_of(at: str) -> str:
    """The local day of an event's time, `2026-11-22`."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d")
