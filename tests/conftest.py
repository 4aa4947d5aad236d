"""What every test stands on: nobody's own settings, a home of its own, and searches that repeat."""

import gc
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from hatch_build import compile_catalogues
from tests import once

# The searches of `make test` are the same each time; `HYPOTHESIS_PROFILE=search` looks for something new.
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))

HIDDEN_PREFIXES = ("BEI_", "LC_", "XDG_", "TEXTUAL", "_ARGCOMPLETE")
# Without buffers a stream that takes nothing is noticed sooner than at a user's.
HIDDEN = (
    "PYTHONUNBUFFERED",
    "LANG",
    "LANGUAGE",
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "EDITOR",
    "VISUAL",
    "PAGER",
)


compile_catalogues()  # before anything speaks: what was edited is what is tested


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never among the tests themselves: a tenth of the time went into it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def _alone(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in list(os.environ):
        if name in HIDDEN or name.startswith(HIDDEN_PREFIXES):
            patch.delenv(name)
    patch.setenv("HOME", str(folder))
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("BEI_HOME", str(folder / "bei"))


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_developer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide them from the fixtures that serve many tests, too."""
    with pytest.MonkeyPatch.context() as patch:
        _alone(patch, tmp_path_factory.mktemp("session"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _what_stays_the_same_is_worked_out_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        once.style_sheets(patch)
        once.large_models(patch)
        yield


@pytest.fixture(scope="session")
def _new_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """What makes an empty folder. Pytest's own looks for a free number among all that there are, thousands."""
    place, numbers = tmp_path_factory.mktemp("tests"), count(1)

    def made() -> Path:
        folder = place / str(next(numbers))
        folder.mkdir(mode=0o700)
        return folder

    return made


@pytest.fixture
def tmp_path(_new_folder: Callable[[], Path]) -> Path:
    """An empty folder, for this test alone."""
    return _new_folder()


@pytest.fixture(autouse=True)
def _a_home_of_its_own(_new_folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see what another one stored."""
    _alone(monkeypatch, _new_folder())
