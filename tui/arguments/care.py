"""Commands that look after what is kept: its integrity, who may read it, and how long it stays."""

from argparse import ArgumentParser

from tui.arguments.making import Makers
from tui.translate import Words


def add_care(make: Makers) -> None:
    """Add the commands on the store itself."""
    words = make.words
    make.verb("log", json=True).add_argument("session", nargs="?", metavar="ID", help=words("help.log_session"))
    retention = make.verb("retention", json=True)
    days = retention.add_mutually_exclusive_group()
    days.add_argument("--days", type=int, metavar="N", help=words("help.days"))
    days.add_argument("--forever", action="store_true", help=words("help.forever"))
    _add_who(retention, words)
    hold = make.verb("hold", json=True)
    hold.add_argument("session", nargs="?", metavar="ID")
    hold.add_argument("--release", action="store_true", help=words("help.release"))
    hold.add_argument("--list", action="store_true", help=words("help.hold_list"))
    hold.add_argument("--reason", default="", metavar="R", help=words("help.reason"))
    _add_who(hold, words)


def _add_who(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--by", default="", metavar="N", help=words("help.by"))
