"""How a figure is printed: two medians, what one is of the other, and what was aimed at."""

import statistics
from collections.abc import Sequence


def report(
    name: str, ours: Sequence[float], base: Sequence[float], target: float, *, unit: str = "ms", times: float = 1000
) -> None:
    """Print the medians of `ours` and `base`, each `times` that many `unit`, and their ratio beside its target."""
    mine, theirs = statistics.median(ours) * times, statistics.median(base) * times
    figures = f"{mine:9.2f} {unit}  base {theirs:9.2f} {unit}  ratio {mine / theirs:6.2f}"
    print(f"{name:<62} {figures}  (target ≤ {target})", flush=True)
