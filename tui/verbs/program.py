"""Opening the program: home, a session, the demo. The only verbs that load Textual, unless plain prompts are wanted."""

import codecs
import gc
import sys
import tempfile
from argparse import Namespace
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.translate import Words
from tui.verbs import say

if TYPE_CHECKING:
    from tui.app import BeiApp
    from tui.door import Door
    from tui.services import Services


def has_terminal() -> bool:
    """Whether screens can be shown: standard input and output are a terminal, and one that can be drawn on."""
    return _at_both_ends() and say.can_draw()


def _at_both_ends() -> bool:
    streams: tuple[Any, ...] = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def plain(args: Namespace, door: "Door") -> bool:
    """Whether plain prompts are wanted: asked for, or all that the terminal can show, which is said then."""
    if not args.plain and _at_both_ends() and not say.can_draw():
        say.message(door.words("plain.by_itself"))
        return True
    return bool(args.plain)


def need_terminal(door: "Door") -> None:
    """Raises FailureError where there is no terminal to show screens on, one that would show rubbish, or no Unix."""
    from sessions.storage import flock

    if not flock.available():
        raise FailureError(Exit.FAILED, door.words("error.no_locks"))
    if not has_terminal():
        raise FailureError(Exit.USAGE, door.words("error.no_terminal"))
    encoding = sys.stdout.encoding
    if codecs.lookup(encoding).name != "utf-8":
        told = door.words("error.terminal_encoding", encoding=encoding)
        if told.encode(encoding, "replace").decode(encoding) != told:
            told = Words("en")("error.terminal_encoding", encoding=encoding)
        raise FailureError(Exit.USAGE, told)


def _run(
    door: "Door", services: "Services", session: str | None = None, *, read_only: bool = False, spoken: bool = False
) -> int:
    if spoken:
        from tui.plain.program import speak

        return speak(services, session, read_only=read_only)
    return run_app(door, _program()(services, session, read_only=read_only))


def _program() -> "type[BeiApp]":
    """The program, loaded.

    The collector looks for what can be let go again and again while thousands of classes and functions come in, all of
    which stay: it waits meanwhile, and passes over them from then on.
    """
    gc.disable()
    try:
        from tui.app import BeiApp
    finally:
        gc.freeze()
        gc.enable()
    return BeiApp


def run_app(door: "Door", app: "BeiApp") -> int:
    """Run the program and return its exit code; where the practice was asked for, that first, and then the list."""
    app.run()
    if app.failures:
        from tui.defect import tell

        # Not in the home of `services`: that of a demo is removed.
        return tell(BaseExceptionGroup("", app.failures), lambda: door.home, app.services.words)
    if app.to_practice:
        return practise(door, app.services.words)[0] or _run(door, app.services)
    return app.return_code or Exit.DONE


def home(args: Namespace, door: "Door") -> int:
    """Open the program."""
    if not (spoken := plain(args, door)):
        need_terminal(door)
    return _run(door, door.services(), spoken=spoken)


def open_session(args: Namespace, door: "Door") -> int:
    """Open the program on a session."""
    if not (spoken := plain(args, door)):
        need_terminal(door)
    services = door.services()
    return _run(door, services, services.shelf.resolve(args.session), read_only=args.read_only, spoken=spoken)


def rate(args: Namespace, door: "Door") -> int:
    """Open the program on several sessions, to be rated in turn."""
    if not (spoken := plain(args, door)):
        need_terminal(door)
    services = door.services()
    sessions = list(dict.fromkeys(services.shelf.resolve(one) for one in args.sessions))
    rubrics = {row.rubric for row in services.shelf.rows() if row.id in sessions}
    if len(rubrics) > 1:
        raise FailureError(Exit.USAGE, door.words("turn.rubrics", rubrics=door.words.listed(sorted(rubrics))))
    if spoken:
        from tui.plain.program import rate_in_turn

        return rate_in_turn(services, sessions, args.by)
    return run_app(door, _program()(services, rated=(sessions, args.by)))


def browse(args: Namespace, door: "Door") -> int:
    """Open the program on the library of models, or on one of them."""
    if plain(args, door):
        raise FailureError(Exit.USAGE, door.words("plain.about.models"))
    need_terminal(door)
    return _library(door, args.rubric)


def edit_on_screen(rubric_id: str, door: "Door") -> int:
    """Open the program on the editor of a model."""
    return _library(door, rubric_id, edit=True)


def _library(door: "Door", rubric_id: str | None, *, edit: bool = False) -> int:
    from rubric.catalogue import RubricNotFoundError
    from tui.known_models import Library
    from tui.screens.models.browsing import LibraryScreen

    services = door.services()
    known = services.catalogue.files()
    if rubric_id is not None and rubric_id not in known:
        raise RubricNotFoundError(rubric_id, tuple(known))

    def front() -> LibraryScreen:
        return LibraryScreen(services, Library(services.home), app.plan, rubric_id, edit=edit)

    app = _program()(services, front=front)
    return run_app(door, app)


def demo(args: Namespace, door: "Door") -> int:
    """Open the program on a throw-away home with sample sessions."""
    from tui.demo.make import make_demo
    from tui.door import Door

    if not (spoken := plain(args, door)):
        need_terminal(door)
    with (
        tempfile.TemporaryDirectory(prefix="bei-demo-") as folder,
        closing(Door(Path(folder) / "home", door.words)) as inner,
    ):
        services = inner.services()
        make_demo(services)
        say.message(door.words("cli.demo"))
        return _run(door, replace(services, settings=door.settings), spoken=spoken)


def practise(door: "Door", words: Words) -> tuple[int, Words]:
    """Hold the practice, beginning in the language of `words`; the program's exit code, and the words at the end."""
    from tui.door import Door
    from tui.practice.app import PracticeApp
    from tui.practice.make import make_practice
    from tui.practice.script import script
    from tui.settings.model import Settings

    with (
        tempfile.TemporaryDirectory(prefix="bei-practice-") as folder,
        closing(Door(Path(folder) / "home", words)) as inner,
    ):
        # The script names the keys and marks that bei comes with.
        services = replace(inner.services(), settings=Settings(theme=door.settings.theme))
        session = make_practice(services, script(words.language))
        app = PracticeApp(services, session)
        return run_app(door, app), app.services.words
