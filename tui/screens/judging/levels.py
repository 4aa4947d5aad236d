"""Giving a level by one key; where it differs from the suggestion the reason is asked for on the spot."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.scoring import NE, Rated
from sessions.interview import commands as co
from sessions.interview.event import Event
from sessions.interview.ground import has_ground, suggestion_for
from sessions.interview.showing import GiveFirstLevel, is_shown
from tui.screens.form import Answers, Field
from tui.screens.judging.ground import RatingGround


class Levels(RatingGround):
    """Where suggestions wait for an own first level, the first key is that level, and shows the suggestion."""

    WRITES = frozenset({"key.rate", "key.ne"})
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(level), f"rate({level})", show=False, id=f"rating.level_{level}") for level in range(1, 9)),
        Binding("0", "rate(0)", "key.rate", key_display="0-4", id="rating.level_0"),
        Binding("9", "rate('NE')", "key.ne", id="rating.ne"),
    ]

    def action_rate(self, level: Rated) -> None:
        """Rate the item; give the own first level before, where the suggestion is not shown yet."""
        session, item = self.session, self.item
        if level != NE and level > session.rubric.top:
            return
        if is_shown(session, item):
            self._rate(item, level)
            return

        def given(_event: Event) -> None:
            # It may be saved at a later try, when something else is in front.
            if self.is_current:
                self._rate(item, level)

        self.do(GiveFirstLevel(item=item, level=level), None, given)

    def _rate(self, item: str, level: Rated) -> None:
        session, words = self.session, self.words
        suggested = suggestion_for(session, item).level
        if level == NE or suggested in (NE, level) or not has_ground(session, item) or session.submitted:
            self.do(co.RateItem(item=item, level=level))
            return
        why = "rating.why_now" if item in session.first_levels else "rating.why"
        title = words(why, level=level, suggested=suggested, item=words.of(session.rubric.item[item].title))
        rated = session.ratings.get(item)
        reason = rated.reason if rated is not None and rated.level == level else ""

        def rate(answers: Answers) -> co.Command:
            return co.RateItem(item=item, level=level, reason=answers["reason"])

        self.ask(title, [Field("reason", words("rating.reason"), value=reason)], rate, f"rate:{item}:{level}")
