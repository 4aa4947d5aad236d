"""Makes the sample sessions from their command files, through the same write path as everything else."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from rubric.catalogue import REFERENCE
from sessions.desk import SessionDesk, stamp_time
from sessions.interview.events import to_record
from sessions.interview.opening import NewSession, opening
from sessions.run import run
from sessions.storage.store import MemorySessionLog
from tui.services import Services, now

SAMPLES: tuple[tuple[str, NewSession, timedelta], ...] = (
    (
        "submitted-zh.jsonl",
        NewSession("林晓彤", "intermediate", "周敏", "2026-0417", "政企客户经理", "hire", (), 90),
        timedelta(days=2),
    ),
    (
        "rating-en.jsonl",
        NewSession("Mei-Ling Hart", "senior", "R. Patel", "HK-2291", "Key account manager", "promote", (), 80),
        timedelta(hours=3),
    ),
    (
        "underway-en.jsonl",
        NewSession("Daniel Okafor", "intermediate", "R. Patel", "HK-3307", "Account manager", "hire", (), 75),
        timedelta(minutes=38),
    ),
)
"""File, session, and how long ago it began."""


class _Ticking:
    """A clock that starts in the past and goes on by twenty seconds at each look."""

    def __init__(self, start: datetime) -> None:
        self._time = start

    def __call__(self) -> datetime:
        self._time += timedelta(seconds=20)
        return min(self._time, now())


def make_sample(services: Services, lines: Iterable[str], asked: NewSession, ago: timedelta) -> str:
    """Make a session that began `ago` out of `lines`, commands as `bei apply` takes them; returns its id."""
    reading = services.catalogue.read(REFERENCE)
    clock = _Ticking(now() - ago)
    opened = opening(asked, reading.rubric, reading.content, services.new_id(), stamp_time(clock))
    log = MemorySessionLog([to_record(opened)])
    desk = SessionDesk(log, clock)
    for _ in run(desk, lines):
        pass
    services.shelf.take(desk.session.id, log.records()).close()
    return desk.session.id


def make_demo(services: Services) -> list[str]:
    """Make the sample sessions in the home of `services`, each stored as one act; returns their ids."""
    return [make_sample(services, sample_lines(file), asked, ago) for file, asked, ago in SAMPLES]


def sample_lines(file: str) -> list[str]:
    """The commands of a sample."""
    return (Path(__file__).parent / file).read_text("utf-8").splitlines()
