"""Why something could not be saved, and what waits because of it, in words."""

import errno

from sessions.errors import StoreError, StoreWriteError
from tui.lines import Line, paragraph, people
from tui.sitting import Sitting
from tui.system_words import of_store
from tui.translate import Words
from tui.views.times import moment_of

_PROBLEMS = {
    errno.ENOSPC: "save.disk_full",
    errno.EDQUOT: "save.quota_full",
    errno.EROFS: "save.disk_locked",
    errno.EIO: "save.disk_broken",
    errno.EACCES: "save.no_right",
    errno.EPERM: "save.no_right",
}
_WIDE = 110
"""Cells from which there is room to name `_MOST` of the acts that wait, and not the first alone."""
_MOST = 3


def problem_of(error: StoreError, words: Words) -> str:
    """What went wrong, in a word or two where it is a common thing."""
    key = _PROBLEMS.get(error.errno) if isinstance(error, StoreWriteError) else None
    return words(key) if key is not None else people(of_store(error, words))


def trouble(sitting: Sitting, width: int, words: Words) -> list[Line]:
    """The row or two under the head: the worst of what is wrong, and what can be done; none where all is well.

    That drafts are not kept either, while something waits to be saved, is said in the head.
    """
    if sitting.read_only:
        return paragraph(" " + why_read_only(sitting, words), width, "accent", hang=1)
    if sitting.unsaved:
        return paragraph(" " + _waiting(sitting, _MOST if width >= _WIDE else 1, words), width, "bad", hang=1)
    if (problem := sitting.pad.problem) is not None:
        return paragraph(" " + words("draft.failed", problem=problem_of(problem, words)), width, "bad", hang=1)
    codes = {one.code for one in sitting.desk.warnings}
    for code in ("reserve_used", "reserve_missing"):
        if code in codes:
            return paragraph(" " + words(f"store.{code}"), width, "warn", hang=1)
    return []


def why_read_only(sitting: Sitting, words: Words) -> str:
    """Why nothing can be changed here, and what to do about it."""
    holder = sitting.holder
    if holder is None:
        return words("readonly.asked")
    if sitting.left:
        return words("readonly.left", pid=holder.pid)
    return words(
        "readonly.held", host=people(holder.host), pid=holder.pid, since=people(moment_of(holder.since, words))
    )


def _waiting(sitting: Sitting, most: int, words: Words) -> str:
    from tui.views.telling import tell

    rubric = sitting.desk.session.rubric
    told = [tell(one.event, rubric, words) for one in sitting.unsaved if one.event is not None]
    named = words("save.and").join(told[:most])
    more = words("save.more", count=len(told) - most) if len(told) > most else ""
    changed = any(not one.wanted() for one in sitting.unsaved)
    return words("save.waiting", acts=named + more) + words("save.changed" if changed else "save.retried")
