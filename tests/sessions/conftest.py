"""What several suites of the store stand on."""

import pytest

from sessions.storage.journal import JournalStorage
from sessions.storage.seal import PLAIN, Envelope
from sessions.storage.store import TinySessionLog
from tests.sessions.toy_seal import ToySeal


@pytest.fixture(params=["plain", "sealed"])
def plain_and_sealed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a suite twice: with plain journals, and with journals that are sealed where they are told nothing else."""
    envelope = PLAIN if request.param == "plain" else Envelope("suite", ToySeal())
    for act in (JournalStorage.__init__, TinySessionLog.__init__):
        monkeypatch.setattr(act, "__kwdefaults__", {**(act.__kwdefaults__ or {}), "envelope": envelope})
    create = JournalStorage.create.__func__  # type: ignore[attr-defined]
    monkeypatch.setattr(create, "__defaults__", (*create.__defaults__[:-1], envelope))
