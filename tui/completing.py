"""What the shell offers behind `bei …` on Tab: commands and options from the parser, and what the home has to name.

Whoever presses Tab may have others looking on, the candidate among them: a session is told by its day, its model and
how far it is, never by a name, unless `BEI_COMPLETE_NAMES=1` asks for it. A home is looked at and not touched: nothing
is made, brought up to date, or unlocked. Of an encrypted one the ids are offered with nothing beside them.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from argcomplete import io
from argcomplete.finders import CompletionFinder

from tui.offers import Home, Offers
from tui.translate import Words

_BY_FORM = {
    "ABOUT": "claims",
    "CODE": "items",
    "a,b": "items",
    "G": "grades",
    "GRADE": "grades",
    "BANK": "banks",
    "KEY": "settings",
    "VALUE": "values",
}


class _Finder(CompletionFinder):
    """The finder, which looks ten thousand completions through once instead of each against all."""

    def _init_debug_stream(self) -> None:
        """Have it say what is wrong with it where errors go; descriptor 9 may be anybody's."""
        io.debug_stream = sys.stderr

    def collect_completions(
        self, active_parsers: list[argparse.ArgumentParser], parsed_args: argparse.Namespace, cword_prefix: str
    ) -> list[str]:
        """What fits, told of behind `--grade=` as behind `--grade`."""
        made: list[str] = super().collect_completions(active_parsers, parsed_args, cword_prefix)
        for one in made:
            if one not in self._display_completions:
                self._display_completions[one] = self._display_completions.get(one.partition("=")[2], "")
        return made

    def filter_completions(self, completions: list[str]) -> list[str]:
        """Each once."""
        return list(dict.fromkeys(completions))


def complete(
    commands: argparse.ArgumentParser,
    words: Words,
    home: Path,
    to: TextIO | None = None,
    end: Callable[[int], object] = os._exit,
) -> None:
    """Answer the shell, which asks by the variables of argcomplete, and end the process.

    `home` is the one that is meant where none is typed; `to` takes the answer, else descriptor 8 or a file do.
    """
    for parser, action in arguments(commands):
        if action.choices is None:
            action.completer = _completer(kinds(parser, action), words, home)  # type: ignore[attr-defined]  # where argcomplete looks
    _Finder()(commands, always_complete_options=False, exit_method=end, output_stream=to)


def arguments(commands: argparse.ArgumentParser) -> Iterator[tuple[argparse.ArgumentParser, argparse.Action]]:
    """Every argument of every command, with the parser of its command."""
    for action in commands._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from arguments(below)
        else:
            yield commands, action


def kinds(parser: argparse.ArgumentParser, action: argparse.Action) -> tuple[str, ...]:
    """What an argument may name: methods of `Home`, and `files` or `folders`; nothing for free text."""
    forms = str(action.metavar or "").split("|")
    command = parser.prog.partition(" ")[2]
    found = [_named(command, action.dest, forms)]
    if any(one.lstrip("@").startswith("FILE") for one in forms):
        found.append("files")
    if "DIR" in forms:
        found.append("folders")
    return tuple(filter(None, found))


def _named(command: str, dest: str, forms: list[str]) -> str:
    if dest == "rubric":
        return "models"
    if (dest, command) == ("template", "new") or (dest == "name" and command.startswith("plan ")):
        return "plans"
    if dest == "template":
        return "templates"
    for form in forms:
        if form in _BY_FORM:
            return _BY_FORM[form]
    return _ids(command, dest) if "ID" in forms and dest != "id" else ""


def _ids(command: str, dest: str) -> str:
    """Whose ids those are that a command takes."""
    if dest == "bank" or command.startswith("exam bank"):
        return "banks"
    return "models" if command.startswith("rubric ") and dest not in ("group", "against") else "sessions"


def _completer(wanted: tuple[str, ...], words: Words, usual: Path) -> Callable[..., Offers]:
    def offered(prefix: str, parsed_args: argparse.Namespace, **_rest: Any) -> Offers:
        named = getattr(parsed_args, "home", None)
        home = Home(Path(named).expanduser() if named else usual, words, parsed_args)
        made: dict[str, str] = {}
        for kind in wanted:
            if made and not prefix:
                break  # files are for those who have begun to name one
            if kind in ("files", "folders"):
                made |= dict.fromkeys(_in_folder(prefix, kind == "folders"), "")
            else:
                made |= getattr(home, kind)(prefix)
        return made

    return offered


def _in_folder(prefix: str, folders_only: bool) -> Iterator[str]:
    """Files and folders that `prefix` may go on to; those with names that a terminal cannot show are left out."""
    head, slash, begun = prefix.rpartition("/")
    try:
        found = sorted(os.scandir(Path(f"{head}{slash}" or ".").expanduser()), key=lambda one: one.name)
    except OSError:
        return
    for one in found:
        hidden = one.name.startswith(".") and not begun.startswith(".")
        if one.name.startswith(begun) and not hidden and one.name.isprintable():
            folder = one.is_dir()
            if folder or not folders_only:
                yield f"{head}{slash}{one.name}{'/' if folder else ''}"
