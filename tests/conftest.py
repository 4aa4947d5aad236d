"""What every test stands on: nobody's own settings, a home of its own, and searches that repeat."""

import os
from collections.abc import Iterator
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
from hypothesis import settings

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

COUNTED_OF_A_SCREEN = 3
"""How many tests in a terminal of Textual's own are counted of each file."""
RUN_ELSEWHERE = {
    *("test_help", "test_hostile", "test_keystrokes", "test_language", "test_read_only", "test_rows_on_screens"),
    *("test_save_failure", "test_snapshots", "test_trouble", "test_typed_at_once"),
    *("test_cli_hostile", "test_cli_limits", "test_cli_refusals", "test_cli_streams"),
    *("test_changeover", "test_cli_damage", "test_home_damage", "test_journal_damage", "test_schemas", "test_words"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count line by line, which doubles the time, only where it tells something.

    Of the tests of a screen the first `COUNTED_OF_A_SCREEN` in their file are counted, at one size and in one language:
    the others run nearly the same lines. Searches among many examples run what the tests with examples of their own
    run. What a test in a terminal itself runs is the emulator. What is in `RUN_ELSEWHERE` goes once more through what
    the tests of each screen and command run.
    """
    of_screens: dict[Path, set[str]] = {}
    for item in items:
        test = item.nodeid.partition("[")[0]
        function = getattr(item, "function", None)
        again = False
        if iscoroutinefunction(function):
            counted = of_screens.setdefault(item.path, set())
            again = test in counted or len(counted) == COUNTED_OF_A_SCREEN
            counted.add(test)
        if (
            again
            or item.path.stem in RUN_ELSEWHERE
            or item.path.parent.name == "e2e"
            or getattr(function, "is_hypothesis_test", False)
        ):
            item.add_marker(pytest.mark.no_cover)


def _alone(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in list(os.environ):
        if name in HIDDEN or name.startswith(HIDDEN_PREFIXES):
            patch.delenv(name)
    patch.setenv("HOME", str(folder))
    patch.setenv("BEI_HOME", str(folder / "bei"))


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_developer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide them from the fixtures that serve many tests, too."""
    with pytest.MonkeyPatch.context() as patch:
        _alone(patch, tmp_path_factory.mktemp("session"))
        yield


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see what another one stored."""
    _alone(monkeypatch, tmp_path_factory.mktemp("home"))
