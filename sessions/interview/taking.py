"""Whether a log that comes from outside is the one that is kept here, or goes on from it.

A text may have been expunged on either side, or have no salt yet on one: its commitment tells, or all else does.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sessions.canonical import dumps
from sessions.interview.chain import UnsaltedError, commitment, salted, texts


def same(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether two records are one.

    They are where their commitments agree. Where both texts stand in the clear, salts do not count: one may have
    none, or each may have been given its own when an older home was brought up. Where one text was expunged and the
    other has no salt, all else has to agree.
    """
    try:
        if commitment(ours) == commitment(theirs):
            return True
    except UnsaltedError:
        if _blank(ours) or _blank(theirs):
            return _without_texts(ours) == _without_texts(theirs)
    return _agree(ours, theirs)


def _agree(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    return _without(ours, {"salt"}) == _without(theirs, {"salt"})


def _blank(record: Mapping[str, Any]) -> bool:
    return record.get("expunged") is not None


def _without_texts(record: Mapping[str, Any]) -> str:
    return _without(record, {"salt", "expunged", *texts(record)})


def _without(record: Mapping[str, Any], left_out: set[str]) -> str:
    return dumps({name: record[name] for name in sorted(record) if name not in left_out})


def goes_on(ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> bool:
    """Whether `theirs` is the log `ours`, or begins with it."""
    return len(theirs) >= len(ours) and all(same(one, other) for one, other in zip(ours, theirs, strict=False))


def to_be_kept(records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """`records` as they are kept: those that an earlier version made get salts."""
    return [salted(one) for one in records]


def reaching(records: Sequence[Mapping[str, Any]], here: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those of `records` that expunge something of what stands `here` in the clear."""
    clear = {one["seq"] for one in here if texts(one) and not _blank(one)}
    return [one for one in records if one["event"] == "expunged" and not clear.isdisjoint(one["targets"])]
