"""What the tests of the screens share: one time zone, and a home with the sample sessions."""

import os
import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rubric import catalogue
from rubric.reader import read_file
from sessions.interview import commands as co
from tests.tui.at_screen import NOW, SAMPLES, begun, services_at
from tui.demo import make

_read_once = cache(read_file)


@pytest.fixture(autouse=True)
def _in_one_time_zone() -> Iterator[None]:
    """Times of day are shown as they are at Greenwich."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture(autouse=True)
def _the_built_in_model_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes longer to read than most tests take."""
    monkeypatch.setattr(
        catalogue, "read_file", lambda path: (_read_once if path.parent == catalogue.LIBRARY else read_file)(path)
    )


@pytest.fixture(scope="session")
def _library_of_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    shutil.copy(catalogue.LIBRARY / "telecom-am.yaml", folder)
    return folder


@pytest.fixture
def one_model(monkeypatch: pytest.MonkeyPatch, _library_of_one: Path) -> None:
    """One built-in model, so that nobody need choose."""
    monkeypatch.setattr(catalogue, "LIBRARY", _library_of_one)


@pytest.fixture(scope="session")
def _sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("samples") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(make, "now", lambda: NOW)
        assert make.make_demo(services_at(home)) == list(SAMPLES)
    return home


@pytest.fixture
def samples(_sample_home: Path, tmp_path: Path) -> Path:
    """A home with the three sample sessions, to do with as the test likes."""
    return Path(shutil.copytree(_sample_home, tmp_path / "samples"))


@pytest.fixture(scope="session")
def _plain_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("plain") / "home"
    services = services_at(home)
    begun(services)
    begun(
        services,
        co.StartStage(stage="incidents"),
        co.AddIncident(kind="high", title="区医院续约", when="2025年11月", role="客户经理"),
        co.Capture(line="s: 合同12月底到期", incident="i1"),
        co.Capture(line="a: + #ach 提前六周约了新主任", incident="i1"),
        co.Capture(line="a: + #com.1.1 复述了四点，对方说对", incident="i1"),
        candidate="陈立",
        candidate_id="K-7",
    )
    return home


@pytest.fixture
def plain(_plain_home: Path, tmp_path: Path) -> Path:
    """A home with NEW, a session just made, and TOLD, one with an incident and three notes.

    Both cover ach and com (interview) and gen (exam); there is ground for ach and com.
    """
    return Path(shutil.copytree(_plain_home, tmp_path / "plain"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home."""
    return tmp_path / "home"
