"""Where bei looks for what is a person's own: the home of the sessions, and the folder of the settings."""

import os
import sys
from pathlib import Path

SETTINGS = "config.toml"
TEMPLATES = "templates"
THEMES = "themes"
LANGUAGES = "languages"
"""What stands in the folder of the settings: a file, and three folders."""

_PLAIN: tuple[str, ...] = ("linux",)


def default_home(chosen: str = "") -> Path:
    """`$BEI_HOME`, else the home `chosen` in the settings, else the platform's data directory for bei."""
    if named := os.environ.get("BEI_HOME"):
        return Path(named)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("bei", appauthor=False)


def config_dir() -> Path:
    """`$BEI_CONFIG`, else the platform's directory for the settings of bei; it need not be there.

    Some platforms keep settings and data in one place: there the settings stand in a folder of their own.
    """
    if named := os.environ.get("BEI_CONFIG"):
        return Path(named)
    if sys.platform in _PLAIN:  # what platformdirs would say, without the time to load it: every command looks here
        return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config", "bei")
    from platformdirs import user_config_path, user_data_path

    found = user_config_path("bei", appauthor=False)
    return found / "settings" if found == user_data_path("bei", appauthor=False) else found
