"""The words of the plain prompts that the code makes keys of, with all their members."""

from tui.plain.orders import ORDERS

_NAMES = ("help", "new", *ORDERS)

FAMILIES: dict[str, set[str]] = {
    "plain.word.{}": {f"plain.word.{one}" for one in _NAMES},
    "plain.about.{}": {f"plain.about.{one}" for one in _NAMES if one != "new"},
    "plain.at_{}": {"plain.at_rate", "plain.at_grade"},
}
