"""The families of words about the machine that bei runs on, with the members that there must be."""

from tui.system_words import NAMED

FAMILIES: dict[str, set[str]] = {
    "errno.{}": {f"errno.{one}" for one in NAMED},
}
