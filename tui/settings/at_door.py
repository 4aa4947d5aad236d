"""The settings at the door: what it takes to read them is loaded only where there are any."""

import os
from pathlib import Path

from tui.settings.model import Reading


def settings_at(file: Path) -> Reading:
    """The settings at `file`, with every fault; the defaults where it is not there."""
    if not os.path.lexists(file):
        return Reading(file)
    from tui.settings.reading import read_settings

    return read_settings(file)
