"""Why a session stands as it stands: rule → items → ratings → indicators → evidence, as one tree (DESIGN §5.10).

The figures are those of `rubric/`, asked for once more and set over the claims they follow from; nothing is worked
out a second time here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from rubric.scorecard import Score, points, score
from rubric.suggestion import LevelProof, highest, standard_score
from rubric.verdict import GradeFinding, Verdict, look_at
from sessions.interview.claims import (
    BesideClaim,
    Claim,
    ConditionClaim,
    GradeClaim,
    MeanClaim,
    Rule,
    StandingClaim,
    VerdictClaim,
)
from sessions.interview.context import known
from sessions.interview.ground import suggestion_for
from sessions.interview.item_claims import (
    ExamLevelClaim,
    GroundClaim,
    IndicatorClaim,
    ItemClaim,
    LevelClaim,
    MethodClaim,
    NoteClaim,
    RatingClaim,
    SubjectClaim,
    SuggestionClaim,
)
from sessions.interview.model import Session
from sessions.interview.result import ratings_of, reasons_of, verdict_of
from sessions.interview.showing import is_shown

BESIDE = ("open", "partial", "unproved", "unsupported")


@dataclass(frozen=True, slots=True)
class Why:
    """All that a session claims: the verdict (None where it was ended), the total, the categories and every item.

    Claims that rest on the same item share its claim.
    """

    verdict: VerdictClaim | None
    total: MeanClaim
    categories: dict[str, MeanClaim]
    items: dict[str, ItemClaim]


def why(session: Session) -> Why:
    """The whole tree of `session`."""
    rubric, ratings = session.rubric, ratings_of(session)
    items = {item.code: why_item(session, item.code) for item in rubric.items}
    card, verdict = score(rubric, ratings), verdict_of(session)

    def mean(category: str | None, codes: Iterable[str], own: Score) -> MeanClaim:
        asked = rubric.in_order(codes)
        planned = tuple(items[code] for code in asked if code in ratings.planned)
        left_out = tuple(code for code in asked if code not in ratings.planned)
        return MeanClaim(category, own.score, own.coverage, planned, left_out)

    return Why(
        verdict=None if verdict is None else _why_verdict(session, verdict, items),
        total=mean(None, rubric.item, card.total),
        categories={one.id: mean(one.id, one.items, card.categories[one.id]) for one in rubric.categories},
        items=items,
    )


def why_grade(session: Session, grade: str, items: dict[str, ItemClaim]) -> GradeClaim:
    """The conditions of `grade` over the claims `items`, and the fit to it."""
    rubric = session.rubric
    return _why_grade(session, look_at(rubric, rubric.grade[grade], ratings_of(session)), items)


def claims_about(session: Session, kind: str, name: str) -> tuple[Claim, ...]:
    """What tells all about `verdict`, `grade`, `category`, `item` (with its `name`) or, for any other kind, everything.

    The items stand once, after the grades that they bear on. Raises RefusalError where there is no such name.
    """
    found = why(session)
    match kind:
        case "item":
            return (found.items[known(name, found.items, "item")],)
        case "category":
            return (found.categories[known(name, found.categories, "category")],)
        case "grade":
            grade = why_grade(session, known(name, session.rubric.grade, "grade"), found.items)
            return (grade, *_under((grade,)))
        case "verdict":
            return () if found.verdict is None else (found.verdict, *_under(found.verdict.grades))
        case _:
            told = () if found.verdict is None else (found.verdict,)
            return (*told, found.total, *found.categories.values())


def _under(grades: Iterable[GradeClaim]) -> Iterable[ItemClaim]:
    """The items in the scope of `grades`, each once."""
    return {one.item.item: one.item for grade in grades for one in grade.conditions[0].standings}.values()


def why_item(session: Session, code: str) -> ItemClaim:
    """The chain of item `code`: points, rating, suggestion and ground, down to the notes."""
    rubric = session.rubric
    item, rating = rubric.item[code], session.ratings.get(code)
    level = ratings_of(session).levels.get(code)
    notes = tuple(NoteClaim(note.id, note.codable) for note in session.evidence_of(code))
    return ItemClaim(
        item=code,
        weight=Fraction(item.weight),
        top=rubric.top,
        points=None if level is None else points(level, rubric.top),
        rating=RatingClaim(
            item=code,
            level=rating.level if rating else None,
            suggested=rating.suggested if rating else None,
            suggestion=_why_suggestion(session, code),
            ground=GroundClaim(code, _scored(session, code), notes),
        ),
    )


def _scored(session: Session, code: str) -> tuple[int, ...]:
    """The levels of the exam of item `code` that are wholly scored."""
    item, scores = session.rubric.item[code], session.scores_of(code)
    if item.method == "interview":
        return ()
    levels = range(1, session.rubric.top + 1)
    return tuple(level for level in levels if standard_score(item, level, scores) is not None)


def _why_suggestion(session: Session, code: str) -> SuggestionClaim:
    if not is_shown(session, code):
        return SuggestionClaim(code, None, ())
    found = suggestion_for(session, code)
    methods = []
    if found.by_marks:
        levels = tuple(_why_level(session, code, proof) for proof in found.by_marks)
        methods.append(MethodClaim(code, "marks", highest(found.by_marks), levels))
    if found.by_exam:
        exams = tuple(_why_exam(session, code, proof) for proof in found.by_exam)
        methods.append(MethodClaim(code, "exam", highest(found.by_exam), exams))
    return SuggestionClaim(code, found.level, tuple(methods))


def _why_level(session: Session, code: str, proof: LevelProof) -> LevelClaim:
    scoring = session.rubric.scoring
    indicators = []
    for one in session.rubric.item[code].at(proof.level):
        mark = session.marks.get(one.id)
        notes = (NoteClaim(note.id, note.codable) for note in session.evidence.values() if one.id in note.indicators)
        worth = None if mark is None else scoring.marks.exact[mark]
        indicators.append(IndicatorClaim(one.id, mark, worth, tuple(notes)))
    return LevelClaim(
        item=code,
        level=proof.level,
        deciding=min(scoring.decided_by, proof.asked),
        bar=Fraction(scoring.met_above),
        shown=Fraction(scoring.marks.shown),
        mean=proof.value,
        met=proof.met,
        indicators=tuple(indicators),
    )


def _why_exam(session: Session, code: str, proof: LevelProof) -> ExamLevelClaim:
    exam, scores = session.rubric.item[code].exam, session.scores_of(code)
    subjects = []
    for subject, weight in exam.weights(proof.level).items() if exam else ():
        given = scores.get((proof.level, subject))
        subjects.append(SubjectClaim(code, subject, Fraction(weight), None if given is None else Fraction(given)))
    bar = Fraction(session.rubric.scoring.pass_score)
    return ExamLevelClaim(code, proof.level, bar, proof.value, proof.met, tuple(subjects))


def _why_verdict(session: Session, verdict: Verdict, items: dict[str, ItemClaim]) -> VerdictClaim:
    grades = []
    for found in verdict.findings:
        grades.append(_why_grade(session, found, items))
        if not found.met:
            break
    first, *others = reasons_of(session, verdict)
    beside = tuple(BesideClaim(one) for one in others if one.rule in BESIDE)
    return VerdictClaim(verdict.grade, first, tuple(grades), beside)


def _why_grade(session: Session, found: GradeFinding, items: dict[str, ItemClaim]) -> GradeClaim:
    scoring, grade = session.rubric.scoring, session.rubric.grade[found.grade]
    standings = [
        StandingClaim(grade.id, grade.standards[code], code in grade.core, items[code]) for code in found.scope
    ]
    rated = tuple(one for one in standings if one.gap is not None)
    core = tuple(one for one in standings if one.core)
    widest = max((one.gap for one in rated if one.gap is not None), default=None)
    failing_core = (*found.unrated_core, *found.weak_core)
    least = None if grade.min_score is None else Fraction(grade.min_score)

    def part(
        condition: Rule, value: Fraction | None, bar: Fraction | None, about: Iterable[StandingClaim], *against: str
    ) -> ConditionClaim:
        holds = condition not in found.failing
        return ConditionClaim(grade.id, condition, holds, value, bar, tuple(about), session.rubric.in_order(against))

    parts = (
        part("a", found.coverage, Fraction(scoring.coverage), standings, *found.unrated),
        part("b", Fraction(len(failing_core)), Fraction(), core, *failing_core),
        part("c", found.share, Fraction(scoring.share), rated, *found.short),
        part("d", None if widest is None else Fraction(widest), Fraction(scoring.max_gap), rated, *found.far_below),
        part("e", found.score, least, rated),
        part("fit", found.fit, None, rated),
    )
    return GradeClaim(grade.id, found.met, found.failing, parts)
