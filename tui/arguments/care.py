"""Commands that look after what is kept: its integrity, who may read it, and how long it stays."""

from tui.arguments.making import Makers


def add_care(make: Makers) -> None:
    """Add the commands on the store itself."""
    del make
