"""A model in an editor: `rubric edit`. What is written is never lost; only a model without faults takes its place."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, say_fault
from tui.verbs import say
from tui.verbs.editor import asked_again, need_editor, run_editor
from tui.verbs.program import edit_on_screen, has_terminal

if TYPE_CHECKING:
    from rubric.model import Rubric
    from tui.door import Door


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is edited: its text as it was found, which `base` keeps, where it goes, and the copy that the editor gets.

    `inside` where it goes among the models of the home.
    """

    text: str
    target: Path
    copy: Path
    base: Path
    inside: bool

    def clear(self) -> None:
        """Take the copy away, which has become the file or is no other than it."""
        self.copy.unlink()
        self.base.unlink()


def edit(args: Namespace, door: "Door") -> int:
    """Edit a copy of a model's file; once it has no faults, it becomes the file.

    A model of the library, at a terminal, is edited on a screen instead, unless an editor of one's own is asked for.
    """
    named = Path(args.rubric)
    if not (args.editor or args.plain or named.suffix or "/" in args.rubric) and has_terminal():
        return edit_on_screen(args.rubric, door)
    need_editor(door)
    door.services()
    return _edited(_draft(args.rubric, door), door)


def _draft(named: str, door: "Door") -> _Draft:
    from rubric.reader import file_text
    from tui.out_file import write_file
    from tui.verbs.rubrics import model_text, own_file, read_own
    from tui.verbs.starting import put_schema

    path = Path(named)
    if path.suffix or "/" in named:
        text, target, inside = model_text(door, named)[0], path.absolute(), False
    else:
        own = own_file(door, named)
        if own is None:
            read_own(door, named)  # tells which there are
        text = model_text(door, named)[0]
        target, inside = own or door.home / "rubrics" / f"{named}.yaml", True
    folder = door.home / "rubrics" / "editing"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    put_schema(folder)
    copy, base = folder / target.name, folder / f"{target.name}.base"
    if copy.exists() and base.exists():
        say.message(door.words("edit.goes_on", file=copy))
        text = file_text(base)
    else:
        write_file(base, text.encode(), door, overwrite=True, inside=True)
        write_file(copy, text.encode(), door, overwrite=False, inside=True)
    return _Draft(text, target, copy, base, inside)


def _edited(draft: _Draft, door: "Door") -> int:
    from rubric.faults import RubricError
    from rubric.reader import read_file

    words = door.words
    while True:
        run_editor(draft.copy, draft.base, door)
        try:
            rubric = read_file(draft.copy).rubric
        except RubricError as error:
            say.message("\n".join(say_fault(words, one) for one in error.faults))
        else:
            if draft.inside and rubric.id != draft.target.stem:
                say.message(words("edit.other_id", id=rubric.id, named=draft.target.stem))
            else:
                return _saved(draft, rubric, door)
        if not say.at_terminal() or not asked_again(door):
            raise FailureError(Exit.INVALID, words("edit.kept", file=draft.copy))


def _saved(draft: _Draft, rubric: "Rubric", door: "Door") -> int:
    """Put the copy in the place of the file, unless that has become another one meanwhile."""
    from rubric.difference import differences
    from rubric.reader import file_text, read_text
    from sessions.storage.files import Files
    from sessions.storage.turn import take_turn
    from tui.former import keep_former
    from tui.out_file import write_file
    from tui.views.differences import difference_line

    words, text = door.words, file_text(draft.copy)
    if text == draft.text:
        draft.clear()
        say.message(words("edit.unchanged"))
        return Exit.DONE
    before = read_text(draft.text, str(draft.target)).rubric
    lock = take_turn(Files(), door.home / "rubrics.lock", "lock the models")
    try:
        there = draft.target.exists()
        if there and file_text(draft.target) != draft.text:
            raise FailureError(Exit.FAILED, words("edit.meanwhile", target=draft.target, file=draft.copy))
        if there and draft.inside:
            keep_former(draft.target, before.version, door)
        write_file(draft.target, text.encode(), door, overwrite=there, inside=draft.inside)
    finally:
        lock.release()
    draft.clear()
    found = differences(before, rubric)
    for one in found:
        say.message(difference_line(one, before, rubric, words))
    if found and rubric.version == before.version:
        say.message(words("edit.same_version", version=rubric.version))
    say.line(str(draft.target))
    return Exit.DONE
