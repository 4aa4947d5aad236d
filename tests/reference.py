"""The tables of options in docs/commands.md, made of the parser: `python -m tests.reference` writes them anew."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from tui.arguments.parser import parser
from tui.manual import leaves
from tui.translate import Words

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
_BLOCK = re.compile(r"<!-- options: (?P<name>bei[^>]*?) -->\n.*?<!-- end -->", re.DOTALL)
_COMMON = ("help", "home", "passphrase_file", "lang", "version")


def refreshed(text: str) -> str:
    """`text` with each table as the parser has it now. Raises KeyError for a command that there is not."""
    top = parser(Words("en"))
    commands = {one.prog: one for one in leaves(top)}

    def made(found: re.Match[str]) -> str:
        name = found["name"]
        rows = _table(top, only=_COMMON) if name == "bei" else _told(commands[name])
        return "\n".join((f"<!-- options: {name} -->", *rows, "<!-- end -->"))

    return _BLOCK.sub(made, text)


def missing(text: str) -> list[str]:
    """The commands of which `text` has no table."""
    told = {found["name"] for found in _BLOCK.finditer(text)}
    return [one.prog for one in leaves(parser(Words("en"))) if one.prog not in told]


def _told(command: argparse.ArgumentParser) -> Iterator[str]:
    usage = " ".join(command.format_usage().removeprefix("usage: ").split())
    for common in (" [-h]", " [--home DIR]", " [--passphrase-file FILE|-]", " [--lang zh|en]"):
        usage = usage.replace(common, "", 1)
    yield from (f"{_sentence(command.description or '')}", "", "```text", usage, "```")
    rows = list(_table(command, but=_COMMON))
    if len(rows) > 3:
        yield from rows


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _table(command: argparse.ArgumentParser, only: tuple[str, ...] = (), but: tuple[str, ...] = ()) -> Iterator[str]:
    yield from ("", "| option | meaning |", "|---|---|")
    for action in command._actions:
        if action.help and action.dest not in but and (not only or action.dest in only):
            names = ", ".join(action.option_strings)
            value = str(action.metavar or "") if action.nargs != 0 else ""
            if not value and action.choices is not None:
                value = "|".join(map(str, action.choices))
            form = " ".join(filter(None, (names, value))).replace("|", "\\|")
            told = command._get_formatter()._expand_help(action).replace("|", "\\|")
            yield f"| `{form}` | {told} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text("utf-8")), "utf-8")
