"""Commands that make copies for other eyes: without names, and for the person whom a session is about."""

from argparse import ArgumentParser

from tui.arguments.making import Makers, add_why
from tui.translate import Words


def add_copies(make: Makers) -> None:
    """Add `redact`."""
    words = make.words
    redact = make.verb("redact")
    redact.add_argument("session", metavar="ID")
    redact.add_argument("--also", nargs="+", action="extend", default=[], metavar="WORD", help=words("help.also"))
    redact.add_argument("--also-file", metavar="FILE|-", help=words("help.also_file"))
    redact.add_argument("--blind", action="store_true", help=words("help.blind"))
    _add_output(redact, words)


def _add_output(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("-o", "--output", default="-", metavar="FILE|-", help=words("help.output"))
    parser.add_argument("--force", action="store_true", help=words("help.force"))
    add_why(parser, words)
