"""The command line (DESIGN §6): reads the arguments and hands over to a verb, which loads only what it needs."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.translate import Words, preferred

if TYPE_CHECKING:
    from tui.services import Services


def default_home() -> Path:
    """`$BEI_HOME`, else the platform's data directory for bei."""
    if named := os.environ.get("BEI_HOME"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("bei", appauthor=False)


def version() -> str:
    """The installed version."""
    from importlib.metadata import version as installed

    return installed("bei")


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: Any) -> None:
        from tui.verbs import say

        say.data(f"bei {version()}\n")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """A parser with headings in the language of `words`, which speaks where the verbs do."""

    def __init__(self, *, words: Words, **rest: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **rest)
        self._words = words
        self._positionals.title = words("help.arguments")
        self._optionals.title = words("help.options")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", self._words("help.usage"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", self._words("help.usage"), 1)

    def _print_message(self, message: str, file: Any = None) -> None:
        from tui.verbs import say

        # Errors quote what was typed, which must not act on the terminal; and no locale may break the help.
        if file is sys.stderr:
            say.message(message.removesuffix("\n"))
        else:
            say.data(message)


def _common(words: Words, top: bool) -> argparse.ArgumentParser:
    default: Any = None if top else argparse.SUPPRESS
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-h", "--help", action="help", help=words("help.help"))
    common.add_argument("--home", metavar="DIR", default=default, help=words("help.home"))
    common.add_argument("--lang", choices=("zh", "en"), default=default, help=words("help.lang"))
    return common


class _Makers:
    """Adds commands that share the options of all."""

    def __init__(self, words: Words, verbs: Any) -> None:
        self.words = words
        self._verbs = verbs
        self._common = _common(words, False)

    def verb(
        self, name: str, under: Any = None, key: str | None = None, *, json: bool = False
    ) -> argparse.ArgumentParser:
        text = self.words(f"help.{key or name}")
        made: argparse.ArgumentParser = (under or self._verbs).add_parser(
            name, help=text, description=text, parents=[self._common], words=self.words
        )
        if json:
            made.add_argument("--json", action="store_true", help=self.words("help.json"))
        return made


def _add_sessions(make: _Makers) -> None:
    words = make.words
    new = make.verb("new", json=True)
    new.add_argument("--candidate", required=True, metavar="N", help=words("help.candidate"))
    new.add_argument("--rubric", required=True, metavar="R", help=words("help.rubric_id"))
    new.add_argument("--grade", required=True, metavar="G", help=words("help.grade_id"))
    new.add_argument("--interviewer", required=True, metavar="N", help=words("help.interviewer"))
    new.add_argument("--candidate-id", default="", metavar="X", help=words("help.candidate_id"))
    new.add_argument("--post", default="", metavar="P", help=words("help.post"))
    new.add_argument("--purpose", default="hire", choices=("hire", "promote", "renew"), help=words("help.purpose"))
    new.add_argument("--items", default="", metavar="a,b", help=words("help.items"))
    new.add_argument("--minutes", type=int, default=60, metavar="M", help=words("help.minutes"))
    make.verb("list", json=True)
    make.verb("show", json=True).add_argument("session", metavar="ID")
    make.verb("open").add_argument("session", metavar="ID")
    apply = make.verb("apply", json=True)
    apply.add_argument("session", metavar="ID")
    apply.add_argument("file", metavar="FILE|-")


def _add_documents(make: _Makers) -> None:
    words = make.words
    export = make.verb("export")
    export.add_argument("sessions", nargs="*", metavar="ID")
    export.add_argument("--all", action="store_true", help=words("help.all"))
    export.add_argument("--format", choices=("json", "jsonl"), default="json", help=words("help.format"))
    export.add_argument("-o", "--output", default="-", metavar="FILE|-", help=words("help.output"))
    export.add_argument("--force", action="store_true", help=words("help.force"))
    make.verb("import").add_argument("files", nargs="+", metavar="FILE")
    make.verb("grade", json=True).add_argument("source", metavar="ID|FILE|-")
    make.verb("schema").add_argument("name", choices=("session", "rubric", "command"))


def _add_models(make: _Makers) -> None:
    words = make.words
    models = make.verb("rubric").add_subparsers(dest="rubric_verb", metavar=words("help.command"), required=True)
    make.verb("list", models, "rubric_list", json=True)
    make.verb("show", models, "rubric_show", json=True).add_argument("rubric", metavar="ID|FILE")
    make.verb("validate", models, "rubric_validate").add_argument("files", nargs="+", metavar="ID|FILE")
    export = make.verb("export", models, "rubric_export")
    export.add_argument("rubric", metavar="ID|FILE")
    export.add_argument("--format", choices=("yaml", "json"), default="yaml", help=words("help.format"))
    bring = make.verb("import", models, "rubric_import")
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--force", action="store_true", help=words("help.force"))


def parser(words: Words) -> argparse.ArgumentParser:
    """All commands and their options, with help in the language of `words`."""
    top = _Parser(prog="bei", description=words("help.bei"), parents=[_common(words, True)], words=words)
    top.add_argument("--version", action=_Version, nargs=0, help=words("help.version"))
    verbs = top.add_subparsers(dest="verb", metavar=words("help.command"), title=words("help.commands"))
    makers = _Makers(words, verbs)
    _add_sessions(makers)
    _add_documents(makers)
    _add_models(makers)
    makers.verb("demo")
    return top


VERBS = {
    "new": "tui.verbs.sitting:new",
    "list": "tui.verbs.sitting:list_sessions",
    "show": "tui.verbs.sitting:show",
    "apply": "tui.verbs.sitting:apply",
    "export": "tui.verbs.exchange:export",
    "import": "tui.verbs.exchange:import_files",
    "grade": "tui.verbs.grading:grade",
    "rubric list": "tui.verbs.rubrics:list_rubrics",
    "rubric show": "tui.verbs.rubrics:show",
    "rubric validate": "tui.verbs.rubrics:validate",
    "rubric export": "tui.verbs.rubrics:export",
    "rubric import": "tui.verbs.rubrics:import_file",
    "schema": "tui.verbs.rubrics:schema",
    "open": "tui.verbs.program:open_session",
    "demo": "tui.verbs.program:demo",
    "": "tui.verbs.program:home",
}
"""Where each command lives, as `module:function`; loaded when it is called."""


class Door:
    """The way to services for a verb: the home is only made or opened by those that need it."""

    def __init__(self, home: Path, words: Words) -> None:
        """Take the home's place and the language."""
        self.home = home
        self.words = words

    def services(self) -> "Services":
        """Open the home. Raises the store's errors."""
        from sessions.shelf import Shelf
        from tui.services import Services

        return Services(home=self.home, shelf=Shelf.at(self.home), words=self.words)


def _guarded(act: Callable[[], int], words: Words) -> int:
    from tui.verbs import say
    from tui.verbs.outcome import failure_of

    try:
        return act()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`bei list | head`): nothing more to say, and nothing to flush to.
        say.unheard()
        return Exit.DONE
    except FailureError as known:
        failure = known
    except Exception as error:
        # What a person can do something about becomes words and a code; a defect goes on as it is.
        found = failure_of(words, error)
        if found is None:
            raise
        failure = found
    say.message(failure.message)
    return failure.code


def main(argv: Sequence[str] | None = None) -> int:
    """Run bei and return its exit code."""
    os.umask(0o077)
    given = sys.argv[1:] if argv is None else argv
    words = Words(preferred(_asked_language(given)))
    return int(_guarded(lambda: _run(given, words), words))


def _run(argv: Sequence[str], words: Words) -> int:
    commands = parser(words)
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(commands)
    args = commands.parse_args(argv)
    name = " ".join(filter(None, (args.verb, getattr(args, "rubric_verb", None))))
    module, _, function = VERBS[name].partition(":")
    verb = getattr(import_module(module), function)
    return int(verb(args, Door(Path(args.home) if args.home else default_home(), words)))


def _asked_language(argv: Sequence[str]) -> str | None:
    """`--lang` before the arguments are parsed, so that usage errors speak the language too."""
    asked = None
    for n, word in enumerate(argv):
        if word == "--lang" and n + 1 < len(argv):
            asked = argv[n + 1]
        if word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked


if __name__ == "__main__":
    sys.exit(main())
