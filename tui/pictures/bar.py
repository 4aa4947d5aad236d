"""Bars in terminal cells."""

from math import floor

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(value: float | None, top: float, width: int, ascii: bool = False) -> str:  # noqa: A002 - the word users know
    """Draw a bar from 0 to `top` in `width` cells, to an eighth of a cell, or with `ascii` to a whole one.

    Below the scale it is empty, above it full; all that is more than 0 shows at least the smallest step. None, not
    rated, is a thin line. ValueError where `top` is not above 0.
    """
    if top <= 0:
        raise ValueError(f"a scale needs a top above 0: {top}")
    width = max(width, 0)
    if value is None:
        return ("-" if ascii else "┄") * width
    share = min(max(value / top, 0.0), 1.0)
    steps = 1 if ascii else 8
    drawn = max(floor(share * width * steps + 0.5), 1 if share else 0)
    whole, part = divmod(drawn, steps)
    return (("#" if ascii else "█") * whole + _EIGHTHS[part]).ljust(width)[:width]
