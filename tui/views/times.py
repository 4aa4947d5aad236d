"""Times of events as people read them, in the local time zone."""

from datetime import datetime


def clock_of(at: str) -> str:
    """The local time of day of an event's time, `14:03`."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


def moment_of(at: str) -> str:
    """The local day and time of day, `2026-11-22 14:03`; what is no time (a damaged lock) as it stands."""
    try:
        return f"{day_of(at)} {clock_of(at)}"
    except ValueError:
        return at


def day_of(at: str) -> str:
    """The local day of an event's time, `2026-11-22`."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d")


def second_of(at: str) -> str:
    """The local time of day of an event's time to the second, `14:03:20`."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
