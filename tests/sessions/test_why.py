"""The tree of claims: what each says follows from what stands below it (DESIGN §5.10)."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.scorecard import Ratings
from rubric.scoring import MARKS, NE, Rated
from rubric.verdict import judge
from sessions.interview.claims import Claim, ConditionClaim, GradeClaim, MeanClaim, StandingClaim, VerdictClaim
from sessions.interview.ground import has_ground, unsupported
from sessions.interview.item_claims import (
    ExamLevelClaim,
    GroundClaim,
    IndicatorClaim,
    ItemClaim,
    LevelClaim,
    MethodClaim,
    NoteClaim,
    RatingClaim,
    SuggestionClaim,
)
from sessions.interview.model import Evidence, Rating, Session
from sessions.interview.result import verdict_of
from sessions.interview.why import why, why_grade
from tests.rubric.strategies import rubrics
from tests.sessions.making import desk_on, small

HALF = Fraction(1, 2)


def below(claim: Claim) -> Iterator[Claim]:
    """`claim` and all that stands under it."""
    yield claim
    for child in claim.children:
        yield from below(child)


def mean(terms: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    whole = sum((weight for weight, _ in terms), Fraction())
    return sum((weight * value for weight, value in terms), Fraction()) / whole if terms else None


def weight(items: list[ItemClaim]) -> Fraction:
    return sum((one.weight for one in items), Fraction())


def suggested(states: list[bool | None]) -> Rated:
    met = [n for n, state in enumerate(states, 1) if state and False not in states[: n - 1]]
    return met[-1] if met else 0 if states[:1] == [False] else NE


def condition(claim: ConditionClaim) -> tuple[Fraction | None, bool, set[str]]:
    """Value, whether it holds, and what speaks against it, from the standings and the bar alone."""
    bar = claim.bar if claim.bar is not None else Fraction()
    stand = claim.standings
    rated = [one for one in stand if one.gap is not None]
    short = {one.item.item for one in rated if one.gap is not None and one.gap > 0}
    fits = [(s.item.weight, min(Fraction(s.item.level or 0, s.standard), Fraction(1))) for s in rated]
    whole = weight([one.item for one in stand])
    match claim.condition:
        case "a":
            value = weight([one.item for one in rated]) / whole if rated else Fraction()
            return value, value >= bar, {one.item.item for one in stand if one.gap is None}
        case "b":
            assert all(one.core for one in stand)
            failing = {one.item.item for one in stand if one.gap is None} | short
            return Fraction(len(failing)), not failing, failing
        case _ if not rated:
            return None, True, set()
        case "c":
            value = 1 - weight([one.item for one in rated if one.item.item in short]) / whole
            return value, value >= bar, short
        case "d":
            gaps = {one.item.item: one.gap for one in rated if one.gap is not None}
            far = {code for code, gap in gaps.items() if gap > bar}
            return Fraction(max(gaps.values())), not far, far
        case "e":
            score = mean([(one.item.weight, one.item.points or Fraction()) for one in rated])
            return score, claim.bar is None or (score or Fraction()) >= bar, set()
        case _:
            return mean(fits), True, set()


def check(claim: Claim) -> None:
    """Assert that the figures of `claim` follow from its own children."""
    match claim:
        case VerdictClaim():
            held = [one.grade for one in claim.grades if one.met]
            assert [one.met for one in claim.grades[:-1]] == [True] * (len(claim.grades) - 1)
            assert claim.grade == held[-1] if held else claim.grade in ("below", "insufficient")
        case GradeClaim():
            assert claim.failing == tuple(one.condition for one in claim.conditions if not one.holds)
            assert claim.met is not bool(claim.failing)
        case ConditionClaim():
            assert (claim.value, claim.holds, set(claim.against)) == condition(claim)
        case MeanClaim():
            rated = [one for one in claim.items if one.points is not None]
            assert claim.score == mean([(one.weight, one.points) for one in rated if one.points is not None])
            assert claim.coverage == (weight(rated) / weight(list(claim.items)) if rated else 0)
        case ItemClaim():
            assert claim.points == (None if claim.level is None else Fraction(100 * claim.level, claim.top))
        case RatingClaim():
            assert claim.unsupported is (isinstance(claim.level, int) and not claim.ground.holds)
        case SuggestionClaim():
            levels = [one.level for one in claim.methods if one.level != NE]
            assert claim.level == (min(levels) if levels else NE)
        case MethodClaim():
            assert claim.level == suggested([one.met for one in claim.levels])
        case LevelClaim():
            worth = [one.worth for one in claim.indicators if one.worth is not None]
            decided = len(worth) >= claim.deciding or claim.contradicted
            assert claim.mean == mean([(Fraction(1), one) for one in worth])
            met = claim.mean is not None and claim.mean > claim.bar and not claim.contradicted
            assert claim.met is (met if decided and worth else None)
        case ExamLevelClaim():
            scores = [(one.weight, one.score) for one in claim.subjects if one.score is not None]
            whole = len(scores) == len(claim.subjects)
            assert claim.score == (mean(scores) if whole else None)
            assert claim.met is (None if claim.score is None else claim.score >= claim.bar)
        case GroundClaim():
            assert claim.holds is (any(one.codable for one in claim.notes) or bool(claim.exams))
        case _:
            assert isinstance(claim, StandingClaim) or not any(isinstance(one, ItemClaim) for one in claim.children)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A session on a small random rubric, with marks, notes and ratings that need not have ground."""
    model = draw(rubrics(4))
    base = replace(desk_on().session, rubric=model, grade=model.grades[0].id)
    notes: dict[str, Evidence] = {}
    for n in range(draw(st.integers(0, 4))):
        items = tuple(draw(st.lists(st.sampled_from(sorted(model.item)), unique=True, max_size=2)))
        linked = tuple(one for one in model.indicator if one.split(".")[0] in items and draw(st.booleans()))
        notes[f"e{n}"] = Evidence(
            f"e{n}", base.opened, "", None, None, False, items, linked, None, draw(st.integers(0, 3)) > 0
        )
    levels = st.sampled_from([None, NE, *range(model.top + 1), *range(model.top + 1)])
    rated = {code: level for code in model.item if (level := draw(levels)) is not None}
    kept = [code for code in model.item if draw(st.integers(0, 4))]
    marks = {one: draw(st.sampled_from(MARKS)) for one in model.indicator if draw(st.booleans())}
    ratings = {code: Rating(code, level, NE, "", base.opened) for code, level in rated.items()}
    return replace(base, plan=tuple(kept), evidence=notes, marks=marks, ratings=ratings)


@settings(deadline=None, max_examples=60)
@given(sessions())
def test_every_figure_follows_from_what_stands_below_it(session: Session) -> None:
    found = why(session)
    assert found.verdict is not None
    grades = [why_grade(session, grade.id, found.items) for grade in session.rubric.grades]
    roots: list[Claim] = [found.verdict, found.total, *found.categories.values(), *grades]
    for claim in (one for root in roots for one in below(root)):
        check(claim)
    levels = {code: one.level for code, one in session.ratings.items()}
    verdict = judge(session.rubric, Ratings.of(session.rubric, session.plan, levels))
    assert found.verdict.grade == verdict.grade
    assert [(one.grade, one.failing) for one in grades] == [(one.grade, one.failing) for one in verdict.findings]


@settings(deadline=None, max_examples=60)
@given(sessions())
def test_every_rated_item_ends_in_its_ground_or_is_unsupported(session: Session) -> None:
    found = why(session)
    lost = [code for code, item in found.items.items() if item.rating.unsupported]
    assert tuple(lost) == unsupported(session)
    for code, item in found.items.items():
        notes = [one for one in below(item.rating.ground) if isinstance(one, NoteClaim)]
        assert {one.note for one in notes} == {note.id for note in session.evidence_of(code)}
        assert item.rating.ground.holds is has_ground(session, code)
        for one in below(item):
            if isinstance(one, IndicatorClaim):
                linked = {note.id for note in session.evidence.values() if one.indicator in note.indicators}
                assert {note.note for note in one.notes} == linked


def test_a_session_on_the_small_model_worked_by_hand() -> None:
    # law: tax 1, civil 3; (1·50 + 3·70)/4 = 65 at level 1, 60 passes. co: shown and partly at level 1, mean ¾.
    def of(code: str, level: Rated) -> dict[str, Any]:
        return {code: Rating(code, level, NE, "", "")}

    exams = {("law", 1, "tax"): Decimal(50), ("law", 1, "civil"): Decimal(70)}
    session = replace(
        desk_on(small()).session,
        marks={"co.1.1": "shown", "co.1.2": "partly"},
        exams=exams,
        ratings={**of("co", 1), **of("law", 1), **of("ski", NE)},
    )
    found = why(session)
    law, co = found.items["law"].rating, found.items["co"].rating
    exam, level = law.suggestion.methods[0].levels[0], co.suggestion.methods[0].levels[0]
    assert isinstance(exam, ExamLevelClaim)
    assert isinstance(level, LevelClaim)
    assert exam.score == Fraction(65)
    assert (exam.met, law.ground.exams, law.unsupported) == (True, (1,), False)
    assert (level.mean, level.met, co.suggestion.level, co.unsupported) == (HALF + Fraction(1, 4), True, 1, True)
    assert found.items["co"].points == Fraction(100, 3)
    assert found.items["ski"].points is None
    assert found.total.score == Fraction(100, 3)
    assert verdict_of(session) is not None


def test_a_session_that_was_ended_has_no_verdict_to_explain() -> None:
    session = replace(desk_on().session, ended="withdrawn")
    assert why(session).verdict is None
    assert set(why(session).items) == set(session.rubric.item)
