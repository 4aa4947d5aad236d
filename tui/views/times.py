"""Times of events as people read them, in the local time zone; with words, as their reader has set it."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.translate import Words


def clock_of(at: str, words: "Words | None" = None) -> str:
    """The local time of day of an event's time, `14:03`; as set in `words`, `下午2:03` or `14:03:20 CST`."""
    return _told(datetime.fromisoformat(at).astimezone(), words, seconds=False)


def moment_of(at: str, words: "Words | None" = None) -> str:
    """The local day and time of day, `2026-11-22 14:03`; what is no time (a damaged lock) as it stands."""
    try:
        time = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{time:%Y-%m-%d} {_told(time, words, seconds=False)}"


def day_of(at: str) -> str:
    """The local day of an event's time, `2026-11-22`."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d")


def second_of(at: str, words: "Words | None" = None) -> str:
    """The local time of day of an event's time to the second, `14:03:20`."""
    return _told(datetime.fromisoformat(at).astimezone(), words, seconds=True)


def _told(time: datetime, words: "Words | None", *, seconds: bool) -> str:
    if words is None:
        return time.strftime("%H:%M:%S" if seconds else "%H:%M")
    clock = words.clock
    rest = time.strftime(":%M:%S" if seconds or clock.seconds else ":%M")
    told = f"{time:%H}{rest}"
    if clock.hours == 12:
        told = words("time.am" if time.hour < 12 else "time.pm", time=f"{(time.hour - 1) % 12 + 1}{rest}")
    return f"{told} {time:%Z}" if clock.zone else told
