"""What differs between two models, or two versions of one: `rubric diff`."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.model import Rubric
    from tui.door import Door


def diff(args: Namespace, door: "Door") -> int:
    """Tell in words what the second model changes against the first."""
    from rubric.difference import differences
    from tui.views.differences import as_json, difference_rows, grouped

    words = door.words
    old, new = read_version(door, args.old), read_version(door, args.new)
    found = differences(old, new)
    if args.json:
        heads = {name: {"id": one.id, "version": one.version} for name, one in (("old", old), ("new", new))}
        say.json({**heads, "differences": [as_json(one) for one in found]})
        return Exit.DONE
    if not found:
        say.line(words("difference.none"))
        return Exit.DONE
    say.line(words("difference.heading", old=f"{old.id} {old.version}", new=f"{new.id} {new.version}"))
    for row in difference_rows(grouped(found, old, new, words)):
        say.line(row)
    return Exit.DONE


def read_version(door: "Door", named: str) -> "Rubric":
    """A rubric by id, by its file, or as ID@VERSION: the present one, or an earlier one that is kept.

    Raises FailureError for a version that there is not, and what reading raises.
    """
    from rubric.catalogue import Catalogue
    from rubric.reader import read_file
    from tui.verbs.rubrics import read_model, read_own

    rubric_id, at, version = named.rpartition("@")
    if not at or "/" in named:
        return read_model(door, named).rubric
    kept = Catalogue(door.home / "rubrics").former(rubric_id)
    present = read_own(door, rubric_id).rubric
    if version == present.version:
        return present
    if version not in kept:
        known = door.words.listed((*kept, present.version))
        raise FailureError(
            Exit.NOT_FOUND, door.words("error.version_not_found", rubric=rubric_id, version=version, known=known)
        )
    return read_file(kept[version]).rubric
