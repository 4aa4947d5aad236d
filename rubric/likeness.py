"""Which member of an old list has become which of a new one, where nothing but their words tells."""

from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.5
"""From this share of characters in common on, two texts are taken for one that was reworded."""

_MOST = 400


def likeness(old: str, new: str) -> float:
    """The share of characters that two texts have in common, 0 to 1; of long ones the beginning is looked at."""
    match = SequenceMatcher(None, old[:_MOST], new[:_MOST], autojunk=False)
    return match.ratio() if match.real_quick_ratio() > ALIKE and match.quick_ratio() > ALIKE else 0.0


def paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Positions of `new` with that of `old` each has come from: what is equal first, then what is most alike."""
    left: dict[str, list[int]] = {}
    for n, one in enumerate(old):
        left.setdefault(one, []).append(n)
    found = {n: left[one].pop(0) for n, one in enumerate(new) if left.get(one)}
    free = sorted(n for places in left.values() for n in places)
    near = sorted(
        (-likeness(old[before], new[after]), abs(before - after), after, before)
        for after in range(len(new))
        if after not in found
        for before in free
    )
    for unlike, _, after, before in near:
        if -unlike > ALIKE and after not in found and before in free:
            found[after] = before
            free.remove(before)
    return dict(sorted(found.items()))
