"""The families of keys of the settings, with their members."""

from tui.settings.rules import RULES

FAMILIES: dict[str, set[str]] = {"setting.{}": {f"setting.{name}" for name in RULES}}
