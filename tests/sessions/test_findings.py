"""When a model is to be adjusted, worked by hand over sessions out of a few words."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from rubric.model import Rubric
from rubric.proportion import Proportion
from rubric.scoring import NE
from sessions.review.findings import Finding, Reason, Thresholds, TooFew, findings, versions
from sessions.review.held import Given, Held
from sessions.review.reviewing import Age, age_of
from tests.rubric.builders import content, levels, rubric, text

MODEL = rubric("a b", "low a1 b1", "high a2", top=2)
ASKED = Thresholds(least=4)


def held(
    name: str,
    ratings: str,
    *,
    model: Rubric = MODEL,
    grade: str = "low",
    marked: str = "",
    suggested: str = "",
    **more: Any,
) -> Held:
    """A session: what each item was rated, what was suggested (else the same), the indicators marked."""
    given, wanted = levels(ratings), levels(suggested)
    return Held(
        id=name,
        opened=f"2026-05-{more.get('day', 1):02}T08:00:00.000Z",
        digest=f"sha256:{model.version}",
        grade=grade,
        rubric=model,
        planned=tuple(more.get("plan", tuple(model.item))),
        given={code: Given(level, wanted.get(code, level), n) for n, (code, level) in enumerate(given.items(), 7)},
        marked=frozenset(marked.split()),
    )


def many(*ratings: str, **more: Any) -> list[Held]:
    return [held(f"s{n}", one, **more) for n, one in enumerate(ratings, 1)]


def found(sessions: list[Held], kind: str, model: Rubric = MODEL, asked: Thresholds = ASKED) -> list[Finding]:
    return [one for one in findings(model, sessions, asked)[0] if one.kind == kind]


def test_indicators_that_nobody_ever_marked_are_told_with_how_near_the_ratings_came() -> None:
    sessions = [
        held("s1", "a2", marked="a.1.1 b.1.1"),
        held("s2", "a1"),
        held("s3", "aNE"),
        held("s4", "a0", plan=("a",)),
        held("s5", "", plan=("b",)),
    ]
    # a was planned in s1 to s4: a.1.1 is marked, a.2.1 never; s1 and s2 were rated 1 or higher. b.2.1: s1 s2 s3 s5.
    assert found(sessions, "unmarked") == [
        Finding("unmarked", "a", Proportion(0, 4), ("s1", "s2", "s3", "s4"), level=2, indicators=("a.2.1",), near=2),
        Finding("unmarked", "b", Proportion(0, 4), ("s1", "s2", "s3", "s5"), level=2, indicators=("b.2.1",), near=0),
    ]


def test_an_indicator_that_was_reworded_counts_from_then_on() -> None:
    new = content("a b", "low a1 b1", "high a2", top=2)
    new["version"] = "1.1.0"
    new["items"][0]["levels"] = {**new["items"][0]["levels"], 2: [text("another act")]}
    model = Rubric.model_validate(new)
    under_both = [*many("a1", "a1", "a1", "a1"), *many("a1", "a1", model=model)]
    _, few = findings(model, under_both, ASKED)
    assert TooFew("unmarked", ("a.2.1",), 2) in few
    assert {one.indicators for one in found(under_both, "unmarked", model)} == {("a.1.1",), ("b.1.1",), ("b.2.1",)}


def test_an_item_on_which_nobody_differs() -> None:
    alike = found(many("a2 b1", "a2 b2", "a2 bNE", "a2", "aNE b1", "b1"), "alike")
    assert alike == [Finding("alike", "a", Proportion(0, 4), ("s1", "s2", "s3", "s4"), level=2)]
    assert alike[0].to_document()["interval"][0] == 0


def test_standards_are_looked_at_among_those_who_applied_for_the_grade() -> None:
    asked = Thresholds(least=4, nearly=Fraction(3, 4))
    applied = [*many("a1 b0", "a2 b0", "a1 b0", "a0 b1"), held("s5", "bNE")]
    others = [held(f"t{n}", "a0 b2", grade="high") for n in range(4)]
    sessions = [*applied, *others]
    # low: a 3 of 4 = ¾ is nearly all; b 1 of 4 = ¼ nearly nobody. high: a 0 of 4.
    assert [(one.grade, one.item, one.level, one.found) for one in found(sessions, "all_meet", asked=asked)] == [
        ("low", "a", 1, Proportion(3, 4))
    ]
    assert [(one.grade, one.item, one.level, one.found) for one in found(sessions, "none_meet", asked=asked)] == [
        ("low", "b", 1, Proportion(1, 4)),
        ("high", "a", 2, Proportion(0, 4)),
    ]
    assert [one.found for one in found(sessions, "none_meet")] == [Proportion(0, 4)]  # ¼ is not within 5 %


def test_suggestions_that_are_often_overruled_are_told_with_direction_and_reasons() -> None:
    sessions = [
        held("s1", "b1 a2", suggested="a1"),
        held("s2", "a0", suggested="a1"),
        held("s3", "a1", suggested="a1"),
        held("s4", "a2", suggested="a2"),
        held("s5", "aNE", suggested="a1"),  # not evidenced is no other level
        held("s6", "a2", suggested="aNE"),  # nothing was suggested
    ]
    one, *rest = found(sessions, "overruled")
    assert rest == []
    assert (one.item, one.found, one.higher, one.lower, one.to_ne) == ("a", Proportion(2, 4), 1, 1, 1)
    assert one.reasons == (Reason("s1", 8), Reason("s2", 7))
    assert one.sessions == ("s1", "s2", "s3", "s4")
    assert found(sessions, "overruled", asked=Thresholds(least=4, often=Fraction(51, 100))) == []


def test_what_there_are_too_few_sessions_for_is_told_and_not_judged() -> None:
    told, few = findings(MODEL, many("a1 b1", "a1 bNE", "a1"), Thresholds(least=4))
    assert told == []
    assert few == [
        TooFew("unmarked", ("a.1.1", "a.2.1", "b.1.1", "b.2.1"), 3),
        TooFew("alike", ("a", "b"), 3),
        TooFew("standard", ("low/a", "low/b", "high/a"), 3),
        TooFew("overruled", ("a", "b"), 3),
    ]


def test_not_evidenced_and_unrated_are_told_apart() -> None:
    one = held("s1", "aNE")
    assert (one.level("a"), one.level_or_missing("a")) == (None, NE)
    assert (one.level("b"), one.level_or_missing("b")) == (None, None)


def test_sessions_are_counted_by_version_and_content() -> None:
    later = Rubric.model_validate({**content("a"), "grades": content("a", "low a1")["grades"], "version": "2.0.0"})
    assert versions([*many("a1", "a1"), held("t", "a1", model=later)]) == {
        ("1.0.0", "sha256:1.0.0"): 2,
        ("2.0.0", "sha256:2.0.0"): 1,
    }


LOG = [{"version": "1.0.0", "on": "2026-01-01", "by": "A", "why": "B"}]


@pytest.mark.parametrize(
    ("more", "sessions", "age"),
    [
        ({"changes": LOG}, [], Age("2026-01-01", "changes", 365, old=False)),
        ({"changes": LOG, "version": "1.0.1"}, [], Age(None, "unknown", None, old=False)),
        ({"adopted": {"by": "A", "on": "2025-12-31", "basis": "B"}}, [], Age("2025-12-31", "adopted", 366, old=True)),
        ({"adopted": {"by": "A", "on": "2025-02-30", "basis": "B"}}, [], Age(None, "unknown", None, old=False)),
        ({}, [held("s1", "", day=30), held("s2", "", day=2)], Age("2026-05-02", "sessions", 244, old=False)),
    ],
)
def test_how_old_a_version_is_and_what_tells_it(more: Any, sessions: list[Held], age: Age) -> None:
    model = Rubric.model_validate({**content("a", "low a1"), **more})
    assert age_of(model, sessions, date(2027, 1, 1), Thresholds()) == age
