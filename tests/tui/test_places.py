"""Where bei looks for what is a person's own."""

from pathlib import Path

import platformdirs
import pytest

from tui.places import config_dir, default_home


def test_the_home_is_the_one_named_else_the_one_chosen_else_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEI_HOME", "/named")
    assert default_home("/chosen") == Path("/named")
    monkeypatch.setenv("BEI_HOME", "")
    assert default_home("/chosen") == Path("/chosen")
    assert default_home("~/chosen") == Path.home() / "chosen"
    assert default_home() == platformdirs.user_data_path("bei", appauthor=False)


@pytest.mark.parametrize("folder", [None, "", "/elsewhere"])
def test_the_settings_are_where_named_else_where_the_platform_keeps_settings(
    folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if folder is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    assert config_dir() == platformdirs.user_config_path("bei", appauthor=False)
    monkeypatch.setenv("BEI_CONFIG", "/named")
    assert config_dir() == Path("/named")


def test_where_settings_and_data_share_a_place_the_settings_keep_to_themselves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path)
    monkeypatch.setenv("BEI_HOME", "")
    monkeypatch.setattr("sys.platform", "darwin")
    assert config_dir().parent == default_home()
