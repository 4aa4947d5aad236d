"""How a figure is printed: what the median is of the base's, what was aimed at, and whether it was met."""

import statistics
from collections.abc import Sequence


def report(name: str, ours: Sequence[float], base: Sequence[float], target: float) -> None:
    """Print what the median of `ours` is of the median of `base`: times of one machine tell nobody else anything."""
    ratio = statistics.median(ours) / statistics.median(base)
    print(f"{name:<64} ratio {ratio:7.2f}   target ≤ {target:<5} {'met' if ratio <= target else 'missed'}", flush=True)
