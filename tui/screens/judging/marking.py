"""Marks on indicators: the keys are the marks that are drawn, in both widths of an input method."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.scoring import Mark
from sessions.interview import commands as co
from tui.screens.judging.ground import RatingGround


class Marking(RatingGround):
    """A mark goes on to the next indicator."""

    WRITES = frozenset({"key.shown", "key.partly", "key.not_shown", "key.contradicted", "key.clear_mark"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "plus,fullwidth_plus_sign,equals_sign", "mark('shown')", "key.shown", key_display="+", id="rating.shown"
        ),
        Binding(
            "slash,fullwidth_solidus,ideographic_comma",
            "mark('partly')",
            "key.partly",
            key_display="/",
            id="rating.partly",
        ),
        Binding(
            "minus,fullwidth_hyphen_minus", "mark('not_shown')", "key.not_shown", key_display="-", id="rating.not_shown"
        ),
        Binding(
            "exclamation_mark,fullwidth_exclamation_mark",
            "mark('contradicted')",
            "key.contradicted",
            key_display="!",
            id="rating.contradicted",
        ),
        Binding("backspace", "mark(None)", "key.clear_mark", show=False, id="rating.clear_mark"),
    ]

    def action_mark(self, mark: Mark | None) -> None:
        """Mark the indicator under the cursor and go to the next one."""
        if self.indicator is None:
            self.warn(self.words("rating.no_indicator"))
        elif self.do(co.MarkIndicator(indicator=self.indicator, mark=mark)) is not None and mark is not None:
            self.move(1)
