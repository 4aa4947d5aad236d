"""All commands and their options."""

import argparse
from collections.abc import Sequence

from tui.arguments.care import add_care
from tui.arguments.configuring import add_settings
from tui.arguments.copies import add_copies
from tui.arguments.exams import add_exams
from tui.arguments.exporting import add_export
from tui.arguments.machine import add_machine
from tui.arguments.making import WITH_A_VALUE, Makers, Parser, Version, common
from tui.arguments.models import add_models
from tui.arguments.planning import add_plans
from tui.arguments.serving import add_serving
from tui.arguments.sitting import add_documents, add_sessions
from tui.translate import Words


def parser(words: Words, argv: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """All commands and their options, with help in the language of `words`.

    Where `argv` is given, which it is to read, the command that this names is enough: making all takes longer than
    many of them do. Where it names none that there is, or asks for help, all are made.
    """
    asked = None if argv is None else _asked(argv)
    made = _made(words, asked)
    return _made(words, None)[0] if asked and asked not in made[1].choices else made[0]


def _asked(argv: Sequence[str]) -> str | None:
    """The first word that is neither an option nor the value of one; empty where there is none, None for help."""
    words = iter(argv)
    for word in words:
        if word in WITH_A_VALUE:
            next(words, None)
        elif word.startswith(("-h", "--help")):
            return None
        elif not word.startswith("-"):
            return word
    return ""


def _made(words: Words, asked: str | None) -> "tuple[Parser, argparse._SubParsersAction[Parser]]":
    top = Parser(prog="bei", description=words("help.bei"), parents=[common(words, True)], words=words)
    top.add_argument("--version", action=Version, nargs=0, help=words("help.version"))
    top.add_argument("--plain", action="store_true", help=words("help.plain"))
    verbs = top.add_subparsers(dest="verb", metavar=words("help.command"), title=words("help.commands"))
    makers = Makers(words, verbs, asked)
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
    add_machine(makers)
    makers.plain(makers.verb("demo"))
    makers.verb("practice")
    return top, verbs
