"""The manual page, made of the parser and the words: for `bei man`, and for the wheel.

Loaded by the build as well, where only the standard library and the compiled catalogues are there.
"""

import argparse
import re
from collections.abc import Iterator

from tui.translate import Words

ENVIRONMENT = ("BEI_HOME", "BEI_CONFIG", "BEI_PASSPHRASE_FILE", "BEI_COMPLETE_NAMES", "NO_COLOR")
CODES = (0, 1, 2, 3, 4, 5, 130)
FILES = {"home": "~/.local/share/bei", "config": "~/.config/bei", "settings": "~/.config/bei/config.toml"}
_COMMON = ("help", "home", "passphrase_file", "lang", "version")
_HAN = "\u3001-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…"
_CLOSING, _OPENING = "、。〉》」』】）］，：；！？”’—…", "〈《「『【（［“‘"
_BREAK = re.compile(rf"(?<=[{_HAN}])(?<![{_OPENING}])(?![{_CLOSING}])(?=[{_HAN}])")


def page(commands: argparse.ArgumentParser, words: Words, version: str) -> str:
    """The page in the language of `words`, as roff with the macros of man(7)."""
    return "\n".join(_lines(commands, words, version)) + "\n"


def _lines(commands: argparse.ArgumentParser, words: Words, version: str) -> Iterator[str]:
    yield '.\\" -*- coding: UTF-8 -*-'
    yield f'.TH BEI 1 "" "bei {version}" "{_roff(words("manual.title"))}"'
    yield from (".nh", ".ad l")  # Chinese has no blanks to stretch, and none of its words may be hyphenated
    yield f".SH {_roff(words('manual.name'))}"
    yield f"bei \\- {_roff(words('help.bei').rstrip('.。'))}"
    yield f".SH {_roff(words('manual.synopsis'))}"
    yield "\\fBbei\\fR [" + _roff(words("help.options")) + "] [" + _roff(words("help.command")) + " ...]"
    yield f".SH {_roff(words('manual.description'))}"
    yield _roff(words("manual.about"))
    yield f".SH {_roff(words('help.options'))}"
    yield from _options(commands, _COMMON)
    yield f".SH {_roff(words('manual.commands'))}"
    for parser in leaves(commands):
        yield from _command(parser)
    for heading, rows in (
        ("exit", ((str(code), f"manual.exit.{code}") for code in CODES)),
        ("environment", ((name, f"manual.env.{name}") for name in ENVIRONMENT)),
        ("files", ((place, f"manual.file.{name}") for name, place in FILES.items())),
    ):
        yield f".SH {_roff(words(f'manual.{heading}'))}"
        for name, key in rows:
            yield from (".TP", f"\\fB{_roff(name)}\\fR", _roff(words(key)))
    yield f".SH {_roff(words('manual.see'))}"
    yield _roff(words("manual.docs"))


def leaves(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The commands that do something, those below others by their whole names."""
    deeper = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in deeper:
        for below in action.choices.values():
            yield from leaves(below)
    if not deeper:
        yield parser


def _command(parser: argparse.ArgumentParser) -> Iterator[str]:
    named = [one for one in parser._actions if not one.option_strings]
    yield f'.SS "{_roff(" ".join((parser.prog, *map(_form, named))))}"'
    yield _roff(parser.description or "")
    yield from _options(parser, ())
    if any(one.help for one in named):
        for one in named:
            if one.help:
                yield from (".TP", f"\\fI{_roff(_form(one))}\\fR", _told(parser, one))


def _form(action: argparse.Action) -> str:
    """A positional argument as the usage writes it."""
    name = str(action.metavar or action.dest)
    return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}.get(str(action.nargs), name)


def _options(parser: argparse.ArgumentParser, only: tuple[str, ...]) -> Iterator[str]:
    """The options of a command, without those that all commands share unless these are asked for by `only`."""
    for action in parser._actions:
        if action.option_strings and (action.dest in only if only else action.dest not in _COMMON):
            names = ", ".join(f"\\fB{_roff(one)}\\fR" for one in action.option_strings)
            value = "" if action.nargs == 0 else f" \\fI{_roff(_value(action))}\\fR"
            yield from (".TP", names + value, _told(parser, action))


def _value(action: argparse.Action) -> str:
    if action.metavar is not None or action.choices is None:
        return str(action.metavar or action.dest.upper())
    return "|".join(map(str, action.choices))


def _told(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    return _roff(parser._get_formatter()._expand_help(action)) if action.help else ""


def _roff(text: str) -> str:
    """`text` so that roff prints it as it stands, and may break it between Chinese characters, and in long choices."""
    safe = (
        _BREAK.sub("\u0000", text.replace("|", "|\u0000"))
        .replace("\\", "\\e")
        .replace("-", "\\-")
        .replace('"', "\\(dq")
    )
    return ("\\&" if safe[:1] in (".", "'") else "") + safe.replace("\u0000", "\\:")
