"""Commands that make copies for other eyes: without names, and for the person whom a session is about."""

from argparse import ArgumentParser

from tui.arguments.making import Makers, add_encryption, add_why
from tui.translate import Words


def add_copies(make: Makers) -> None:
    """Add `redact`, `subject`, `qualification`."""
    words = make.words
    redact = make.verb("redact")
    redact.add_argument("session", metavar="ID")
    redact.add_argument("--also", nargs="+", action="extend", default=[], metavar="WORD", help=words("help.also"))
    redact.add_argument("--also-file", metavar="FILE|-", help=words("help.also_file"))
    redact.add_argument("--blind", action="store_true", help=words("help.blind"))
    _add_output(redact, words)
    subject = make.verb("subject")
    subject.add_argument("name", nargs="?", metavar="NAME|-", help=words("help.subject_name"))
    subject.add_argument("--candidate-id", metavar="X", help=words("help.candidate_id"))
    subject.add_argument("--third", nargs="+", action="extend", default=[], metavar="NAME", help=words("help.third"))
    subject.add_argument("--third-file", metavar="FILE|-", help=words("help.third_file"))
    subject.add_argument("--own", nargs="+", action="extend", default=[], metavar="TEXT", help=words("help.own"))
    _add_output(subject, words)
    qualified = make.verb("qualification").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    listed = make.verb("list", qualified, "qualification_list", json=True)
    listed.add_argument("--due", type=int, metavar="DAYS", help=words("help.qualification_due"))
    shown = make.verb("show", qualified, "qualification_show", json=True)
    shown.add_argument("candidate_id", metavar="CANDIDATE_ID", help=words("help.qualification_who"))
    shown.add_argument("--ascii", action="store_true", help=words("help.ascii"))


def _add_output(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("-o", "--output", default="-", metavar="FILE|-", help=words("help.output"))
    parser.add_argument("--force", action="store_true", help=words("help.force"))
    add_encryption(parser, words)
    add_why(parser, words)
