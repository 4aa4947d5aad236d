"""The families of keys of the settings and the themes, with their members."""

from tui.settings.rules import RULES
from tui.themes.palette import BUILT_IN

FAMILIES: dict[str, set[str]] = {
    "setting.{}": {f"setting.{name}" for name in RULES},
    "theme.{}": {f"theme.{name}" for name in BUILT_IN},
}
