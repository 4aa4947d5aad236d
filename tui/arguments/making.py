"""What commands are made with: a parser that speaks the reader's language, and the options that all share."""

import argparse
import sys
from typing import Any, NoReturn, cast

from tui import __version__
from tui.arguments.usage import meant, told
from tui.translate import Languages, Words

WITH_A_VALUE = ("--home", "--lang", "--passphrase-file")
"""The options of every command that are followed by a value."""


class Version(argparse.Action):
    """Prints the version."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: Any) -> None:
        """Print it and end."""
        from tui.verbs import say

        say.data(f"bei {__version__}\n")
        parser.exit()


class Parser(argparse.ArgumentParser):
    """A parser with headings and errors in the language of `words`, which speaks where the verbs do."""

    def __init__(self, *, words: Words, **rest: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **rest)
        self._words = words
        self._positionals.title = words("help.arguments")
        self._optionals.title = words("help.options")

    def format_usage(self) -> str:
        """How the command is called, in a line."""
        return super().format_usage().replace("usage: ", self._words("help.usage"), 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage: ", self._words("help.usage"), 1)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What was typed; what no command takes is told by the command that was given it, and ends with 2."""
        parsed, left = self.parse_known_args(args, namespace)
        if left:
            self._reached(parsed)._refuse(left[0])
        return parsed

    def _reached(self, parsed: argparse.Namespace) -> "Parser":
        """The parser of the command that `parsed` names."""
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                below = (action.choices or {}).get(str(getattr(parsed, action.dest, None)))
                return below._reached(parsed) if isinstance(below, Parser) else self
        return self

    def _refuse(self, given: str) -> NoReturn:
        words = self._words
        if not given.startswith("-"):
            self.error(words("usage.too_much", given=given))
        option, options = given.partition("=")[0], [one for one in self._option_string_actions if one.startswith("--")]
        self.error(words("usage.no_option", given=option) + meant(option, options, words))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Raise ArgumentError where `value` is none of the choices, with the one that was probably meant."""
        known = None if action.choices is None else [str(one) for one in action.choices]
        if known is None or value in known:
            return
        words, given = self._words, str(value)
        if isinstance(action, argparse._SubParsersAction):
            near = self._deeper(given) or meant(given, known, words) or words("usage.see_help", command=self.prog)
            raise argparse.ArgumentError(None, words("usage.no_command", given=given) + near)
        name = "/".join(action.option_strings) or str(action.metavar or action.dest)
        sentence = words("usage.no_choice", argument=name, given=given, known=words.listed(known))
        raise argparse.ArgumentError(None, sentence + meant(given, known, words))

    def _deeper(self, name: str) -> str:
        """Of a command that stands under another one, how it is called whole; empty where there is none."""
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                for below in action.choices.values():
                    if any(name in (one.choices or ()) for one in below._actions if one.dest in ("under", "below")):
                        return self._words("refusal.near", near=f"{below.prog} {name}")
        return ""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong, on a line that nothing typed can end, and end with 2."""
        from tui.safe_text import visible

        self.print_usage(sys.stderr)
        problem = visible(told(message, self._words))
        self.exit(2, self._words("usage.wrong", command=self.prog, problem=problem) + "\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        from tui.verbs import say

        # Errors quote what was typed, which must not act on the terminal; and no locale may break the help.
        if file is sys.stderr:
            say.message(message.removesuffix("\n"))
        else:
            say.data(message)


def common(words: Words, top: bool) -> argparse.ArgumentParser:
    """The options that stand before and after every command; their defaults count at the `top` only."""
    default: Any = None if top else argparse.SUPPRESS
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-h", "--help", action="help", help=words("help.help"))
    common.add_argument("--home", metavar="DIR", default=default, help=words("help.home"))
    common.add_argument("--passphrase-file", metavar="FILE|-", default=default, help=words("help.passphrase_file"))
    common.add_argument("--lang", choices=Languages(), metavar="zh|en", default=default, help=words("help.lang"))
    return common


def add_why(parser: argparse.ArgumentParser, words: Words, *, reason: bool = True) -> None:
    """Add what the ledger keeps of an act: who asks for it and, where it is free text, why."""
    parser.add_argument("--by", default="", metavar="N", help=words("help.by"))
    if reason:
        parser.add_argument("--reason", default="", metavar="R", help=words("help.reason"))


def add_encryption(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the ways in which a document leaves encrypted."""
    parser.add_argument("--encrypt-to", action="append", default=[], metavar="R|@FILE", help=words("help.encrypt_to"))
    parser.add_argument("--encrypt-with-passphrase", action="store_true", help=words("help.encrypt_with_passphrase"))
    parser.add_argument("--age-passphrase-file", metavar="FILE|-", help=words("help.age_passphrase_file"))


def add_decryption(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what opens documents that were encrypted."""
    parser.add_argument("--identity", action="append", default=[], metavar="FILE", help=words("help.identity"))
    parser.add_argument("--age-passphrase-file", metavar="FILE|-", help=words("help.age_passphrase_file"))


class _Unasked:
    """Stands for a command that was not asked for: whatever is added to it goes nowhere."""

    def __getattr__(self, _name: str) -> Any:
        return lambda *_said, **_named: self


class Makers:
    """Adds commands that share the options of all; of the topmost ones the `asked` alone, where it is given."""

    def __init__(self, words: Words, verbs: Any, asked: str | None = None) -> None:
        """Take the language, the place of the commands, and the name of the one that counts; None for all."""
        self.words = words
        self._verbs = verbs
        self._asked = asked
        self._common = common(words, False)

    def verb(
        self, name: str, under: Any = None, key: str | None = None, *, json: bool = False
    ) -> argparse.ArgumentParser:
        """Add `name`, below another command where `under` is given; its help is the word `key`, or its name's."""
        if isinstance(under, _Unasked) or (under is None and self._asked not in (None, name)):
            return cast(argparse.ArgumentParser, _Unasked())
        text = self.words(f"help.{key or name}")
        made: argparse.ArgumentParser = (under or self._verbs).add_parser(
            name, help=text, description=text, parents=[self._common], words=self.words
        )
        if json:
            made.add_argument("--json", action="store_true", help=self.words("help.json"))
        return made

    def plain(self, parser: argparse.ArgumentParser) -> None:
        """Add `--plain` to a command that opens the program; it may as well stand before the command."""
        parser.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help=self.words("help.plain"))
