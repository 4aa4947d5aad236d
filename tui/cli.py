"""The command line (DESIGN §6): reads the arguments and hands over to a verb, which loads only what it needs."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.arguments.parser import parser
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
    "log": "tui.verbs.duties:log",
    "retention": "tui.verbs.duties:retention",
    "hold": "tui.verbs.duties:hold",
    "purge": "tui.verbs.purging:purge",
    "expunge": "tui.verbs.expunging:expunge",
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
