"""Marks and exam scores to a suggested level, worked by hand (DESIGN §5.2, §5.3, §5.5)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest

from rubric.scoring import NE, Rated, Scoring
from rubric.suggestion import prove_by_exam, prove_by_marks, standard_score, suggest
from tests.rubric.builders import exam, marks, only, scores

THREE = (3, 3, 3, 3)


@dataclass(frozen=True)
class Marked:
    """Marks level by level (`+` shown, `/` partly, `o` not shown, `!` contradicted) and the level they suggest."""

    situation: str
    given: str
    expected: Rated
    indicators: tuple[int, ...] = THREE


MARKED = (
    Marked("no mark at all", "", NE),
    Marked("one mark of three decides nothing", "+..", NE),
    Marked("one mark of three decides nothing, not shown either", "o..", NE),
    Marked("two marks decide", "++.", 1),
    Marked("shown and not shown: the mean is exactly ½, not above", "+o.", 0),
    Marked("partly twice: the mean is exactly ½, not above", "//.", 0),
    Marked("shown and partly: ¾", "+/.", 1),
    Marked("two of three shown: ⅔", "++o", 1),
    Marked("contradicted alone decides, and fails", "!..", 0),
    Marked("contradicted fails the level though the mean is ⅗", "++++!", 0, (5,)),
    Marked("a level of one indicator is decided by its one mark", "+", 1, (1,)),
    Marked("a level of one indicator, partly: ½ fails", "/", 0, (1,)),
    Marked("a level of two indicators needs both", "+.", NE, (2,)),
    Marked("an unmarked level between two met ones does not stop", "++. ... ++.", 3),
    Marked("an undecided level between two met ones does not stop", "++. o.. ++.", 3),
    Marked("a failed level between two met ones stops", "++. oo. ++.", 1),
    Marked("a contradiction high up stops there", "++. ++. !.. ++.", 2),
    Marked("level 1 failed, level 2 met: 0", "oo. ++.", 0),
    Marked("level 1 undecided, level 2 met: 2", "+.. ++.", 2),
    Marked("level 1 undecided, level 2 failed: NE, not 0", "+.. oo.", NE),
    Marked("level 1 unmarked, level 2 failed, level 3 met: NE", "... oo. ++.", NE),
    Marked("level 1 unmarked, level 4 met alone: 4", "... ... ... ++.", 4),
    Marked("all levels met", "++. ++. ++. ++.", 4),
)


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case.situation)
def test_marks(case: Marked) -> None:
    item = only(indicators=case.indicators)
    assert suggest(item, marks(case.given), {}, Scoring(), 4).level == case.expected


@pytest.mark.parametrize(
    ("given", "mean"),
    [
        ("+...", Fraction(1)),
        ("/...", Fraction(1, 2)),
        ("o...", Fraction(0)),
        ("!...", Fraction(-1)),
        ("+/o!", Fraction(1, 8)),
        ("+/..", Fraction(3, 4)),
        ("....", None),
    ],
)
def test_the_mean_of_marks_leaves_unmarked_ones_out(given: str, mean: Fraction | None) -> None:
    (proof,) = prove_by_marks(only(indicators=[4]), marks(given), Scoring())
    assert (proof.value, proof.seen, proof.asked) == (mean, 4 - given.count("."), 4)


def test_marks_of_another_item_do_not_count() -> None:
    assert suggest(only(indicators=[2]), marks("++", "b"), {}, Scoring(), 1).level == NE


def test_the_rubric_may_set_the_constants_of_marks() -> None:
    scoring = Scoring.model_validate(
        {"decided_by": 3, "met_above": Decimal("0.4"), "marks": {"partly": Decimal("0.3")}}
    )
    item = only(indicators=THREE)
    assert suggest(item, marks("++."), {}, scoring, 4).level == NE
    assert suggest(item, marks("+/o"), {}, scoring, 4).level == 1  # 1.3/3 = 0.433
    assert suggest(item, marks("+oo"), {}, scoring, 4).level == 0


@dataclass(frozen=True)
class Examined:
    """Scores by level and subject of an exam in `s` and `t`, and the level they suggest."""

    situation: str
    given: str
    expected: Rated
    subjects: str = "s t"
    level_2: str = ""


EXAMINED = (
    Examined("nothing scored", "", NE),
    Examined("exactly 60 passes", "1:s=60 1:t=60", 1),
    Examined("a mean of exactly 60 passes", "1:s=20 1:t=100", 1),
    Examined("59.99999999999999999999999 fails", "1:s=60 1:t=59.99999999999999999999998", 0),
    Examined("all subjects must be scored", "1:s=100", NE),
    Examined("a score of 0 is a score", "1:s=0 1:t=0", 0),
    Examined("passed below, failed above", "1:s=60 1:t=60 2:s=59 2:t=59", 1),
    Examined("failed below, passed above", "1:s=59 1:t=59 2:s=99 2:t=99", 0),
    Examined("level 1 not sat, level 2 passed", "2:s=60 2:t=60", 2),
    Examined("level 1 not sat, level 2 failed: NE, not 0", "2:s=0 2:t=0", NE),
    Examined("a level half scored between two passed ones", "1:s=60 1:t=60 2:s=9 3:s=60 3:t=60", 3),
    Examined("weights 0.1 and 0.3: (9+15)/0.4 is exactly 60", "1:s=90 1:t=50", 1, "s=0.1 t=0.3"),
    Examined("weights 0.1 and 0.3: a shade less", "1:s=90 1:t=49.9999999999999999999", 0, "s=0.1 t=0.3"),
    Examined("level 2 weighs s three times: (150+90)/4 = 60", "2:s=50 2:t=90", 2, level_2="s=3"),
    Examined("level 2 weighs t three times: (50+270)/4 = 80", "2:s=50 2:t=90", 2, level_2="t=3"),
    Examined("level 2 weighs s four times: (200+90)/5 = 58", "1:s=60 1:t=60 2:s=50 2:t=90", 1, level_2="s=4"),
    Examined("weights set by level 2 do not touch level 1", "1:s=30 1:t=90", 1, level_2="s=100"),
)


@pytest.mark.parametrize("case", EXAMINED, ids=lambda case: case.situation)
def test_exams(case: Examined) -> None:
    examined = exam(case.subjects, {2: case.level_2} if case.level_2 else {})
    item = only(method="exam", examined=examined, indicators=[])
    assert suggest(item, {}, scores(case.given), Scoring(), 4).level == case.expected


def test_the_standard_score_is_exact() -> None:
    item = only(method="exam", examined=exam("s=0.1 t=0.2"), indicators=[])
    assert standard_score(item, 1, scores("1:s=50 1:t=75")) == Fraction(200, 3)
    assert standard_score(item, 2, scores("1:s=50 1:t=75")) is None


def test_the_pass_mark_is_the_rubrics() -> None:
    item = only(method="exam", examined=exam("s"), indicators=[])
    assert suggest(item, {}, scores("1:s=70"), Scoring.model_validate({"pass_score": 70}), 1).level == 1
    assert suggest(item, {}, scores("1:s=69.9"), Scoring.model_validate({"pass_score": 70}), 1).level == 0


def test_the_proof_tells_how_much_of_an_exam_was_scored() -> None:
    item = only(method="exam", examined=exam("s t"), indicators=[])
    first, second = prove_by_exam(item, scores("1:s=60 1:t=61 2:t=9"), Scoring(), 2)
    assert (first.level, first.met, first.value, first.seen, first.asked) == (1, True, Fraction(121, 2), 2, 2)
    assert (second.level, second.met, second.value, second.seen, second.asked) == (2, None, None, 1, 2)


@dataclass(frozen=True)
class Both:
    """Marks and scores of an item of method `both`."""

    situation: str
    marked: str
    scored: str
    expected: Rated


BOTH = (
    Both("neither", "", "", NE),
    Both("the exam is the lower", "++ ++", "1:s=60", 1),
    Both("the marks are the lower", "++", "1:s=60 2:s=60", 1),
    Both("equal", "++ ++", "2:s=60", 2),
    Both("marks alone", "++ ++", "", 2),
    Both("exam alone", "", "1:s=60 2:s=60", 2),
    Both("an undecided mark is no suggestion", "+.", "2:s=60", 2),
    Both("0 by marks and NE by exam: 0", "oo", "", 0),
    Both("NE by marks and 0 by exam: 0", "", "1:s=59", 0),
    Both("2 by marks and 0 by exam: 0", "++ ++", "1:s=59 2:s=90", 0),
)


@pytest.mark.parametrize("case", BOTH, ids=lambda case: case.situation)
def test_both(case: Both) -> None:
    item = only(method="both", examined=exam("s"), indicators=[2, 2])
    found = suggest(item, marks(case.marked), scores(case.scored), Scoring(), 2)
    assert found.level == case.expected
    assert len(found.by_marks) == len(found.by_exam) == 2


def test_an_exam_item_takes_no_marks_and_an_interview_item_no_scores() -> None:
    examined = only(method="exam", examined=exam("s"), indicators=[2])
    assert suggest(examined, marks("++"), {}, Scoring(), 1).level == NE
    interviewed = only(indicators=[2], examined=exam("s"))
    found = suggest(interviewed, {}, scores("1:s=100"), Scoring(), 1)
    assert (found.level, found.by_exam) == (NE, ())
    assert standard_score(only(), 1, scores("1:s=100")) is None
    assert prove_by_exam(only(), {}, Scoring(), 1) == ()
