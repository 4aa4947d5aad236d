"""The next version of a model, made of a draft: `rubric release`."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.difference import Difference
    from rubric.model import Change, Rubric
    from tui.door import Door


@dataclass(frozen=True, slots=True)
class _Release:
    """What is to be written: the file's text, its ending, and what it changes."""

    current: "Rubric"
    draft: "Rubric"
    change: "Change"
    found: "tuple[Difference, ...]"
    text: str
    suffix: str


def release(args: Namespace, door: "Door") -> int:
    """Make a draft the new version of a model in the home, with an entry in its change log."""
    from sessions.storage.files import Files
    from sessions.storage.turn import take_turn
    from tui.views.differences import difference_line

    services, words = door.services(), door.words
    lock = take_turn(Files(), door.home / "rubrics.lock", "lock the models")
    try:
        # What cannot be released is refused before anything is recorded.
        made = _prepared(args, door, services.clock().date().isoformat())
        detail = f"{made.current.id} {made.change.version}"
        with services.ledger.recording("version", by=made.change.by, detail=detail):
            path = _written(made, door)
    finally:
        lock.release()
    draft = made.draft
    if draft.adopted is not None and draft.adopted == made.current.adopted:
        say.message(words("release.adopted", by=draft.adopted.by, on=draft.adopted.on))
    if args.json:
        change = made.change.model_dump()
        say.json({"rubric": draft.id, "file": str(path), "change": change})
        return Exit.DONE
    for one in made.found:
        say.message(difference_line(one, made.current, draft, words))
    say.line(str(path))
    return Exit.DONE


def _prepared(args: Namespace, door: "Door", today: str) -> _Release:
    from rubric.difference import differences
    from rubric.model import Change
    from rubric.reader import file_text, read_text
    from rubric.rewriting import NotRewrittenError, released
    from tui.verbs.rubrics import read_own
    from tui.views.differences import in_both

    words, source = door.words, Path(args.draft)
    by, why = " ".join(args.by.split()), " ".join(args.why.split())
    if not by or not why:
        raise FailureError(Exit.USAGE, words("release.who_and_why"))
    current = read_own(door, args.rubric).rubric
    text = file_text(source)
    draft = read_text(text, str(source.absolute())).rubric
    _check(door, current, draft, args.version)
    found = differences(current, draft)
    if not found:
        raise FailureError(Exit.FAILED, words("release.nothing"))
    change = Change(version=args.version, on=today, by=by, why=why, what=in_both(found, current, draft))
    try:
        made = released(text, str(source.absolute()), change)
    except NotRewrittenError:
        raise FailureError(Exit.FAILED, words("release.by_hand", file=source)) from None
    return _Release(current, draft, change, found, made, ".json" if source.suffix == ".json" else ".yaml")


def _written(made: _Release, door: "Door") -> Path:
    """The file of the new version; the one before is kept first."""
    from tui.former import keep_former
    from tui.out_file import write_file
    from tui.verbs.rubrics import own_file

    own = door.home / "rubrics"
    own.mkdir(mode=0o700, exist_ok=True)
    before = own_file(door, made.current.id)
    if before is not None:
        keep_former(before, made.current.version, door)
    path = own / f"{made.current.id}{made.suffix}"
    write_file(path, made.text.encode(), door, overwrite=before == path, inside=True)
    if before is not None and before != path:
        before.unlink()  # kept among the former ones; in another dress it might go before the new one
    return path


def _check(door: "Door", current: "Rubric", draft: "Rubric", version: str) -> None:
    """Raise FailureError where `draft` cannot become `version` of `current`."""
    from rubric.checks import parts

    words = door.words
    if not parts(version):
        raise FailureError(Exit.USAGE, words("release.no_version", version=version))
    if parts(version) <= parts(current.version):
        raise FailureError(Exit.FAILED, words("release.not_higher", version=version, current=current.version))
    if draft.id != current.id:
        raise FailureError(Exit.FAILED, words("release.other_model", draft=draft.id, rubric=current.id))
    if draft.changes != current.changes:
        raise FailureError(Exit.FAILED, words("release.other_log"))
