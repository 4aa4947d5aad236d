"""All commands and their options."""

import argparse

from tui.arguments.care import add_care
from tui.arguments.configuring import add_settings
from tui.arguments.copies import add_copies
from tui.arguments.exams import add_exams
from tui.arguments.exporting import add_export
from tui.arguments.making import Makers, Parser, Version, common
from tui.arguments.models import add_models
from tui.arguments.planning import add_plans
from tui.arguments.serving import add_serving
from tui.arguments.sitting import add_documents, add_sessions
from tui.translate import Words


def parser(words: Words) -> argparse.ArgumentParser:
    """All commands and their options, with help in the language of `words`."""
    top = Parser(prog="bei", description=words("help.bei"), parents=[common(words, True)], words=words)
    top.add_argument("--version", action=Version, nargs=0, help=words("help.version"))
    top.add_argument("--plain", action="store_true", help=words("help.plain"))
    verbs = top.add_subparsers(dest="verb", metavar=words("help.command"), title=words("help.commands"))
    makers = Makers(words, verbs)
    add_sessions(makers)
    add_export(makers)
    add_documents(makers)
    add_models(makers)
    add_plans(makers)
    add_exams(makers)
    add_care(makers)
    add_copies(makers)
    add_settings(makers)
    add_serving(makers)
    makers.plain(makers.verb("demo"))
    makers.verb("practice")
    return top
