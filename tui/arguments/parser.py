"""All commands and their options."""

import argparse
from collections.abc import Sequence

from tui.arguments.making import WITH_A_VALUE, Makers, Parser, Version, common
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
    if asked != "":  # the program itself is opened by no command, and waits for none to be made
        from tui.arguments.commands import add_commands

        add_commands(Makers(words, verbs, asked))
    return top, verbs
