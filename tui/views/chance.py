"""The chance that the verdict would be another, in a sentence that says what it assumes and how it was drawn."""

from fractions import Fraction

from rubric.verdict import Verdict
from sessions.interview.model import Session
from sessions.interview.result import chance_of
from tui.translate import Words
from tui.views.sums import exact, near


def chance_rows(session: Session, verdict: Verdict, words: Words) -> list[str]:
    """The sentence on `verdict`, the one of `session`; none where the model sets no error of ratings."""
    found = chance_of(session, verdict)
    if found is None:
        return []
    told = words(
        "chance.other",
        other=near(found.other, places=1, scale=100, unit="%").removeprefix("= "),
        up=found.up,
        down=found.down,
        draws=found.draws,
        error=near(Fraction(found.error), places=1, scale=100, unit="%").removeprefix("= "),
        seed=found.seed,
    )
    reliability = exact(Fraction(found.reliability))
    sum_of_sd = f"{exact(Fraction(found.spread))}×√(1 − {reliability}) {near(Fraction(found.sd))}"
    return [told, words("chance.assumed", sd=sum_of_sd)]
