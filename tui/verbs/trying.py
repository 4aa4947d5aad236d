"""What a draft of a model would do: `rubric try`."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from tui.failure import Exit
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.reasons import Reason
    from sessions.review.trial import Tried
    from tui.door import Door


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
