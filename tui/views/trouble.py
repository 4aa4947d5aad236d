"""Why something could not be saved, and what waits because of it, in words."""

import errno

from sessions.errors import StoreError, StoreWriteError
from tui.lines import Line, paragraph, people
from tui.sitting import Sitting
from tui.translate import Words
from tui.views.telling import tell
from tui.views.times import moment_of

_PROBLEMS = {
    errno.ENOSPC: "save.disk_full",
    errno.EDQUOT: "save.quota_full",
    errno.EROFS: "save.disk_locked",
    errno.EIO: "save.disk_broken",
    errno.EACCES: "save.no_right",
    errno.EPERM: "save.no_right",
}
_MOST = 3
"""How many of the acts that wait are named."""


def problem_of(error: StoreError, words: Words) -> str:
    """What went wrong, in a word or two where it is a common thing."""
    key = _PROBLEMS.get(error.errno) if isinstance(error, StoreWriteError) else None
    return words(key) if key is not None else people(str(error))


def trouble(sitting: Sitting, width: int, words: Words) -> list[Line]:
    """The rows under the head: what is not saved and what can be done; none where all is well."""
    rows: list[Line] = []
    if sitting.read_only:
        rows += paragraph(" " + why_read_only(sitting, words), width, "accent", hang=1)
    if sitting.unsaved:
        rows += paragraph(" " + _waiting(sitting, words), width, "bad", hang=1)
    if (problem := sitting.pad.problem) is not None:
        rows += paragraph(" " + words("draft.failed", problem=problem_of(problem, words)), width, "bad", hang=1)
    for code in sorted({one.code for one in sitting.desk.warnings} & {"reserve_used", "reserve_missing"}):
        rows += paragraph(" " + words(f"store.{code}"), width, "warn", hang=1)
    return rows


def why_read_only(sitting: Sitting, words: Words) -> str:
    """Why nothing can be changed here, and what to do about it."""
    holder = sitting.holder
    if holder is None:
        return words("readonly.asked")
    if sitting.left:
        return words("readonly.left", pid=holder.pid)
    return words("readonly.held", host=people(holder.host), pid=holder.pid, since=people(moment_of(holder.since)))


def _waiting(sitting: Sitting, words: Words) -> str:
    rubric = sitting.desk.session.rubric
    told = [tell(one.event, rubric, words) for one in sitting.unsaved if one.event is not None]
    named = words("save.and").join(told[:_MOST])
    more = words("save.more", count=len(told) - _MOST) if len(told) > _MOST else ""
    changed = any(not one.wanted() for one in sitting.unsaved)
    return words("save.waiting", acts=named + more) + words("save.changed" if changed else "save.retried")
