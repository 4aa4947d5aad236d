"""The settings in somebody's own editor: `config edit`. Only what has no faults becomes the settings."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, say_fault
from tui.verbs import say
from tui.verbs.configuring import changing, faults_in, place_of
from tui.verbs.editor import asked_again, need_editor, run_editor

if TYPE_CHECKING:
    from tui.door import Door


def edit(_args: Namespace, door: "Door") -> int:
    """Edit a copy of the file, or of one with all that can be set where there is none."""
    from tui.out_file import write_file
    from tui.settings.sample import sample

    need_editor(door)
    words, target = door.words, place_of(door)
    copy, base = target.with_name("editing.toml"), target.with_name("editing.toml.base")
    with changing(door):
        if copy.exists() and base.exists():
            say.message(words("edit.goes_on", file=copy))
        else:
            begin = target.read_bytes() if target.exists() else sample(words).encode()
            write_file(base, begin, door, overwrite=True, inside=True)
            write_file(copy, begin, door, overwrite=True, inside=True)
    while True:
        run_editor(copy, base, door)
        raw = copy.read_bytes()
        faults = faults_in(raw, copy)
        for one in faults:
            say.message(say_fault(words, one))
        if not any(one.fault.severity == "error" for one in faults):
            break
        if not say.at_terminal() or not asked_again(door):
            raise FailureError(Exit.INVALID, words("edit.kept", file=copy))
    with changing(door):
        edited = base.read_bytes()
        if target.exists() and target.read_bytes() != edited:
            raise FailureError(Exit.FAILED, words("edit.meanwhile", target=target, file=copy))
        if raw == edited:
            say.message(words("edit.unchanged"))
        else:
            write_file(target, raw, door, overwrite=True, inside=True)
            say.line(str(target))
    copy.unlink()
    base.unlink()
    return Exit.DONE
