"""The command line (DESIGN §6): reads the arguments and hands over to a verb, which loads only what it needs."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.arguments.early import asked
from tui.arguments.exams import spelled_out
from tui.arguments.parser import parser
from tui.door import Door
from tui.ending import Ended, end_by_signals, leave_no_core, told
from tui.failure import Exit, FailureError
from tui.places import SETTINGS, config_dir, default_home
from tui.settings.at_door import settings_at
from tui.settings.model import Reading
from tui.silence import Silence
from tui.translate import CatalogueError, Words, preferred

if TYPE_CHECKING:
    from tui.settings.model import Settings


VERBS = {
    "new": "tui.verbs.sitting:new",
    "list": "tui.verbs.sitting:list_sessions",
    "show": "tui.verbs.sitting:show",
    "replay": "tui.verbs.replaying:replay",
    "develop": "tui.verbs.developing:develop",
    "apply": "tui.verbs.sitting:apply",
    "export": "tui.verbs.exporting:export",
    "import": "tui.verbs.exchange:import_files",
    "grade": "tui.verbs.grading:grade",
    "chart": "tui.verbs.charting:chart",
    "rubric list": "tui.verbs.rubrics:list_rubrics",
    "rubric browse": "tui.verbs.program:browse",
    "rubric show": "tui.verbs.rubrics:show",
    "rubric validate": "tui.verbs.rubrics:validate",
    "rubric lint": "tui.verbs.linting:lint",
    "rubric export": "tui.verbs.departing:export",
    "rubric new": "tui.verbs.starting:new",
    "rubric edit": "tui.verbs.editing:edit",
    "rubric diff": "tui.verbs.differing:diff",
    "rubric import": "tui.verbs.interchange:import_file",
    "rubric review": "tui.verbs.reviewing:review",
    "rubric note": "tui.verbs.reviewing:note",
    "rubric standards": "tui.verbs.reviewing:standards",
    "rubric try": "tui.verbs.trying:try_draft",
    "rubric release": "tui.verbs.releasing:release",
    "exam take": "tui.verbs.examining:take",
    "exam scores": "tui.verbs.scores:scores",
    "exam analyse": "tui.verbs.analysing:analyse",
    "exam mark": "tui.verbs.examining:mark",
    "exam bank list": "tui.verbs.banks:list_banks",
    "exam bank show": "tui.verbs.banks:show",
    "exam bank validate": "tui.verbs.banks:validate",
    "qualification list": "tui.verbs.qualification:list_qualifications",
    "qualification show": "tui.verbs.qualification:show",
    "plan list": "tui.verbs.planning:list_plans",
    "plan show": "tui.verbs.planning:show",
    "plan save": "tui.verbs.planning:save",
    "plan apply": "tui.verbs.planning:apply",
    "plan remove": "tui.verbs.planning:remove",
    "verify": "tui.verbs.integrity:verify",
    "schema": "tui.verbs.rubrics:schema",
    "log": "tui.verbs.duties:log",
    "retention": "tui.verbs.duties:retention",
    "hold": "tui.verbs.duties:hold",
    "redact": "tui.verbs.copies:redact",
    "subject": "tui.verbs.subject:subject",
    "purge": "tui.verbs.purging:purge",
    "expunge": "tui.verbs.expunging:expunge",
    "vault init": "tui.verbs.vault:init",
    "vault status": "tui.verbs.vault:status",
    "vault passwd": "tui.verbs.vault:passwd",
    "vault off": "tui.verbs.vault:off",
    "config list": "tui.verbs.configuring:list_settings",
    "config get": "tui.verbs.configuring:get",
    "config set": "tui.verbs.configuring:set_value",
    "config unset": "tui.verbs.configuring:unset",
    "config path": "tui.verbs.configuring:path",
    "config keys": "tui.verbs.configuring:keys",
    "config edit": "tui.verbs.config_editing:edit",
    "completion": "tui.verbs.machine:completion",
    "man": "tui.verbs.manual:man",
    "locate": "tui.verbs.machine:locate",
    "doctor": "tui.verbs.machine:doctor",
    "open": "tui.verbs.program:open_session",
    "serve": "tui.serving.verb:serve",
    "rate": "tui.verbs.program:rate",
    "demo": "tui.verbs.program:demo",
    "practice": "tui.verbs.practising:practice",
    "": "tui.verbs.program:home",
}
"""Where each command lives, as `module:function`; loaded when it is called."""

UNHINDERED = frozenset(
    ("", "open", "rate", "demo", "practice", "serve", "exam take", "config", "doctor", "locate", "completion", "man")
)
"""Commands that faults in the settings do not stop: those of an interview, which nothing may keep anyone from."""


def _guarded(act: Callable[[], int], home: Callable[[], Path], words: Words) -> int:
    from tui.verbs import say

    try:
        return act()
    except BrokenPipeError:
        # The reader has gone (`bei list | head`): nothing more to say, and nothing to flush to.
        say.unheard()
        return Exit.DONE
    except FailureError as known:
        failure = known
    except Exception as error:  # noqa: BLE001  told as a defect
        if (code := told()) is not None:
            return code  # a signal, turned into this error by the code in C that it came upon
        # What a person can do something about becomes words and a code; anything else is a defect.
        from tui.verbs.outcome import failure_of

        found = failure_of(words, error)
        if found is None:
            from tui.defect import tell

            return tell(error, home, words)
        failure = found
    say.message(failure.message)
    return failure.code


def main(argv: Sequence[str] | None = None) -> int:
    """Run bei and return its exit code; without `argv` it is a process of its own, which it may set up."""
    os.umask(0o077)
    given = sys.argv[1:] if argv is None else argv
    reading = settings_at(config_dir() / SETTINGS)
    words = _words(asked("--lang", given), reading.settings)

    def home() -> Path:
        named = asked("--home", given)
        return Path(named) if named else default_home(reading.settings.home)

    if "_ARGCOMPLETE" in os.environ:
        from tui.completing import complete

        complete(parser(words), words, home())
    if argv is None:
        set_up_process(home, words)
        return as_process(lambda: _run(given, words, reading), home, words)
    return _ended(lambda: _run(given, words, reading), home, words)


def as_process(act: Callable[[], int], home: Callable[[], Path], words: Words) -> int:
    """The exit code of `act`, which is all that this process does; what goes wrong is told in words."""
    from tui.verbs import say

    try:
        return _ended(act, home, words)
    finally:
        say.let_go()


def _ended(act: Callable[[], int], home: Callable[[], Path], words: Words) -> int:
    try:
        return int(_guarded(act, home, words))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Ended as ended:
        return ended.code


def _words(asked: str | None, settings: "Settings") -> Words:
    words = Words(preferred(asked, settings.language), settings.clock, settings.keys)
    try:
        words("help.bei")
    except CatalogueError as error:
        from tui.verbs import say

        words = Words("en", settings.clock, settings.keys)
        say.message(words("error.catalogue", file=error.file))
    return words


def set_up_process(home: Callable[[], Path], words: Words) -> None:
    """Have this process leave no core, end by signals in an orderly way, and print no errors that nobody catches."""
    leave_no_core()
    end_by_signals()
    if os.environ.get("BEI_TRACEBACK") != "1":
        Silence(home, words).begin()


def _run(argv: Sequence[str], words: Words, reading: Reading) -> int:
    given = spelled_out(argv)
    args = parser(words, given).parse_args(given)
    name = " ".join(filter(None, (args.verb, *(getattr(args, one, None) for one in ("under", "below")))))
    module, _, function = VERBS[name].partition(":")
    if reading.faults:
        _tell_faults(name, words, reading)
    verb = getattr(import_module(module), function)
    source = args.passphrase_file or os.environ.get("BEI_PASSPHRASE_FILE") or None
    place = Path(args.home) if args.home else default_home(reading.settings.home)
    door = Door(place, words, source, reading)
    try:
        return int(verb(args, door))
    finally:
        door.close()


def _tell_faults(name: str, words: Words, reading: Reading) -> None:
    """Tell what is wrong with the settings; only interviews, and the care for settings, go on without them."""
    from tui.failure import say_fault
    from tui.verbs import say

    told = "\n".join(say_fault(words, one) for one in reading.faults)
    if not UNHINDERED.intersection((name, name.partition(" ")[0])):
        raise FailureError(Exit.INVALID, told)
    say.message(told)


if __name__ == "__main__":
    sys.exit(main())
