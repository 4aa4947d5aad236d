"""What a draft of a model would do, and the new version made of it: `rubric try|release`."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.model import Rubric
    from rubric.reasons import Reason
    from sessions.review.trial import Tried
    from tui.cli import Door

_FORMER = "former"
"""The folder of earlier own versions, `ID-VERSION.yaml`; the catalogue does not look into it."""


def try_draft(args: Namespace, door: "Door") -> int:
    """Grade the stored sessions anew under a draft, and print who would change; none of them is changed."""
    from sessions.review.held import Reader
    from sessions.review.trial import tried
    from tui.verbs.reviewing import say_shelf
    from tui.verbs.rubrics import read_model
    from tui.views.reviewing import left_out
    from tui.views.versions import change_lines

    draft = read_model(door, args.draft).rubric
    services, words = door.services(), door.words
    reader = Reader(services.shelf)
    changed: list[Tried] = []
    counts = dict.fromkeys(("same", "up", "down", "other"), 0)
    gone: dict[str, int] = {}
    off_scale: dict[str, int] = {}
    new: dict[str, int] = {}
    scales: dict[str, int] = {}
    for one in tried(reader, draft):
        counts[one.regraded.direction] += 1
        if one.regraded.direction != "same":
            changed.append(one)
        if (top := one.held.rubric.top) != draft.top:
            scales[str(top)] = scales.get(str(top), 0) + 1
        carried = one.regraded.carried
        for tally, codes in ((gone, carried.gone), (off_scale, carried.off_scale), (new, carried.new)):
            for code in codes:
                tally[code] = tally.get(code, 0) + 1
    say_shelf(door, services.shelf)
    if args.json:
        say.json(
            {
                "rubric": draft.id,
                "version": draft.version,
                "sessions": {**counts, "all": sum(counts.values())},
                "left_out": {"open": reader.open_, "ended": reader.ended, "unreadable": reader.unreadable},
                "scales": scales,
                "items": {"gone": gone, "off_scale": off_scale, "new": new},
                "changed": [_document(one) for one in changed],
            }
        )
        return Exit.DONE
    say.line(words("trial.head", title=words.of(draft.title), version=draft.version, **_all(counts)))
    for line in left_out(
        ("open", reader.open_), ("ended", reader.ended), ("unreadable", reader.unreadable), words=words
    ):
        say.line(line)
    for levels, count in scales.items():
        say.line(words("trial.scale", count=count, levels=levels, now=draft.top))
    for key, tally in (("trial.gone", gone), ("trial.off_scale", off_scale), ("trial.new", new)):
        for code, count in tally.items():
            say.line(words(key, item=code, count=count))
    for one in changed:
        for line in change_lines(one, draft, words):
            say.line(line)
    return Exit.DONE


def _all(counts: dict[str, int]) -> dict[str, int]:
    return {**counts, "all": sum(counts.values())}


def _document(one: "Tried") -> dict[str, Any]:
    found = one.regraded
    return {
        "session": one.held.id,
        "held_under": one.held.rubric.version,
        "digest": one.held.digest,
        "direction": found.direction,
        "from": found.before.grade,
        "to": found.after.grade,
        "lost": [_reason(reason) for reason in found.lost],
        "gained": [_reason(reason) for reason in found.gained],
        "gone": list(found.carried.gone),
        "off_scale": list(found.carried.off_scale),
        "new": list(found.carried.new),
    }


def _reason(reason: "Reason") -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "grade": reason.grade,
        "items": list(reason.items),
        "ratings": dict(reason.ratings),
    }


def release(args: Namespace, door: "Door") -> int:
    """Make a draft the new version of a model in the home, with an entry in its change log."""
    from sessions.storage.files import Files
    from sessions.storage.turn import take_turn

    services = door.services()
    lock = take_turn(Files(), door.home / "rubrics.lock", "lock the models")
    try:
        with services.ledger.recording("version", by=args.by, detail=f"{args.rubric} {args.version}"[:200]):
            path = _release(args, door, services.clock().date().isoformat())
    finally:
        lock.release()
    say.line(str(path))
    return Exit.DONE


def _release(args: Namespace, door: "Door", today: str) -> Path:
    from rubric.difference import differences
    from rubric.model import Change
    from rubric.reader import file_text, read_text
    from rubric.rewriting import NotRewrittenError, released
    from tui.out_file import write_file
    from tui.verbs.rubrics import own_file, read_own
    from tui.views.versions import difference_line, in_both

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
    own = door.home / "rubrics"
    own.mkdir(mode=0o700, exist_ok=True)
    before = own_file(door, current.id)
    if before is not None:
        _keep(before, own / _FORMER, current, door)
    path = own / f"{current.id}{'.json' if source.suffix == '.json' else '.yaml'}"
    write_file(path, made.encode(), door, overwrite=before == path, inside=True)
    if before is not None and before != path:
        before.unlink()  # kept among the former ones; in another dress it might go before the new one
    for one in found:
        say.message(difference_line(one, current, draft, words))
    if draft.adopted is not None and draft.adopted == current.adopted:
        say.message(words("release.adopted", by=draft.adopted.by, on=draft.adopted.on))
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


def _keep(path: Path, folder: Path, current: "Rubric", door: "Door") -> None:
    """Keep the file of the version that goes, under its number; what is kept there already is never overwritten."""
    from tui.out_file import write_file

    folder.mkdir(mode=0o700, exist_ok=True)
    content, kept = path.read_bytes(), folder / f"{current.id}-{current.version}{path.suffix}"
    if os.path.lexists(kept) and not kept.is_symlink() and kept.read_bytes() == content:
        return
    write_file(kept, content, door, overwrite=False, inside=True)
