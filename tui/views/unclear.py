"""What keeps a note from carrying a rating, told beside the marks; and the probe for it, above the other prompts."""

from collections.abc import Sequence

from sessions.interview.codability import Hint
from tui.lines import Line, Span, line, paragraph, spread
from tui.translate import Words

KEY = "prompt:called"
"""The key of the rows of the probe that was called up."""


def with_unclear(told: Line, found: Sequence[Hint], typed: str, width: int, words: Words) -> Line:
    """`told`, the row under the capture line, and behind it the first of `found`, in `width` cells.

    Where there is no room for both, marks give way and a warning does not. With nothing `typed` it is said that the
    note just saved is meant.
    """
    if not found:
        return told
    tail: list[Span] = [
        (words(f"codability.{found[0].kind}"), "warn"),
        (" · ", "muted"),
        (words("codability.key"), "accent"),
    ]
    warns = told.spans[0][1] == "warn"
    if not typed.strip() and not warns:
        return line((words("codability.saved"), "muted"), *tail)
    gap = "" if told.text.endswith("  ") else "  "
    both = line(*told.spans, gap, *tail)
    if both.cells <= width:
        return both
    return told if warns else spread(told.spans, tail, width)


def above(prompts: Sequence[Line], probe: str, width: int) -> list[Line]:
    """The rows of the prompter with `probe` as the one to ask now, before the prompts, which all wait."""
    first = next((n for n, row in enumerate(prompts) if row.key is not None), len(prompts))
    waiting = [
        Line(tuple((text.replace("▸", " "), "good" if "✓" in text else "muted") for text, _ in row.spans), row.key)
        for row in prompts[first:]
    ]
    return [*prompts[:first], *paragraph(probe, width, "strong", first=(("▸ ", "accent"),), hang=2, key=KEY), *waiting]
