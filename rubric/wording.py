"""Reasons, proofs and margins in words, in both languages; one place, shared by screens and commands."""

from fractions import Fraction

from rubric.language import Language
from rubric.margin import Margin, Side
from rubric.model import Rubric
from rubric.numbers import figure, percent
from rubric.reasons import Reason, Rule
from rubric.scoring import NE
from rubric.verdict import BELOW, INSUFFICIENT, Verdict

_RULES: dict[Rule, tuple[str, str]] = {
    "verdict_grade": (
        "评定为{grade}：该级及以下各级的条件全部满足",
        "Verdict {grade}: its conditions and those of every lower grade hold",
    ),
    "verdict_below": (
        "评定为未达标：{grade}的条件未满足",
        "Verdict below: the conditions of {grade} do not hold",
    ),
    "verdict_insufficient": (
        "评定为证据不足：除未评的项目外，{grade}的条件没有不满足的",
        "Verdict insufficient: only unrated items keep {grade} from being met",
    ),
    "open": ("{grade}待定：只差未评的项目", "{grade} is open: only unrated items stand in its way"),
    "partial": (
        "部分评定：计划未含全部项目；未纳入的核心项：{items}",
        "Partial: the plan leaves items out; core items among them: {items}",
    ),
    "coverage_met": (
        "{grade}（a）已评权重 {coverage}，要求 {coverage_needed}",
        "{grade} (a) coverage {coverage}, {coverage_needed} asked",
    ),
    "coverage_failed": (
        "{grade}（a）已评权重 {coverage}，不足 {coverage_needed}；未评：{items}",
        "{grade} (a) coverage {coverage}, short of {coverage_needed}; unrated: {items}",
    ),
    "core_met": (
        "{grade}（b）核心项全部达标：{items}",
        "{grade} (b) all core items reach the standard: {items}",
    ),
    "core_weak": ("{grade}（b）核心项低于标准：{items}", "{grade} (b) core items below standard: {items}"),
    "core_unrated": ("{grade}（b）核心项未评：{items}", "{grade} (b) core items unrated: {items}"),
    "share_met": (
        "{grade}（c）达标权重 {share}，要求 {share_needed}",
        "{grade} (c) at standard {share}, {share_needed} asked",
    ),
    "share_failed": (
        "{grade}（c）达标权重 {share}，不足 {share_needed}；低于标准：{items}",
        "{grade} (c) at standard {share}, short of {share_needed}; below standard: {items}",
    ),
    "gap_met": (
        "{grade}（d）没有项目低于标准超过 {max_gap} 级",
        "{grade} (d) no item is more than {max_gap} level below its standard",
    ),
    "gap_failed": (
        "{grade}（d）低于标准超过 {max_gap} 级：{items}",
        "{grade} (d) more than {max_gap} level below standard: {items}",
    ),
    "score_met": (
        "{grade}（e）得分 {score}，要求 {min_score}",
        "{grade} (e) score {score}, {min_score} asked",
    ),
    "score_failed": (
        "{grade}（e）得分 {score}，不足 {min_score}",
        "{grade} (e) score {score}, short of {min_score}",
    ),
    "unproved": ("有标记没有可编码证据支撑：{items}", "Marks without codable evidence: {items}"),
    "unsupported": (
        "评级失去依据，提交前须处理：{items}",
        "Ratings that have lost their ground, to be mended before submit: {items}",
    ),
}


def _pick(pair: tuple[str, str], language: Language) -> str:
    return pair[0] if language == "zh" else pair[1]


def listed(names: list[str], language: Language) -> str:
    """Names as a list a person reads; a word for none."""
    if not names:
        return _pick(("无", "none"), language)
    return _pick(("、", ", "), language).join(names)


def explain(rubric: Rubric, verdict: Verdict, reason: Reason, language: Language) -> str:
    """`reason` of `verdict` as one sentence."""
    names = []
    grade = rubric.grade[reason.grade] if reason.grade else None
    for code in reason.items:
        name = rubric.item[code].title.in_(language)
        if reason.rule in ("core_weak", "share_failed", "gap_failed") and grade is not None:
            name += f" {reason.ratings[code]}/{grade.standards[code]}"
        names.append(name)
    found = next((one for one in verdict.findings if one.grade == reason.grade), None)
    words = {
        "grade": grade.title.in_(language) if grade else "",
        "items": listed(names, language),
        "coverage_needed": percent(Fraction(rubric.scoring.coverage)),
        "share_needed": percent(Fraction(rubric.scoring.share)),
        "max_gap": str(rubric.scoring.max_gap),
        "min_score": str(grade.min_score) if grade else "",
        "coverage": percent(found.coverage) if found else "",
        "share": percent(found.share) if found and found.share is not None else "",
        "score": figure(found.score) if found else "",
    }
    return _pick(_RULES[reason.rule], language).format(**words)


def say_level(level: object, language: Language) -> str:
    """A level for a reader: `2 级`, `level 2`; NE by its name."""
    if level == NE:
        return _pick(("未取得证据", "not evidenced"), language)
    return _pick((f"{level} 级", f"level {level}"), language)


def _say_side(rubric: Rubric, side: Side, up: bool, language: Language) -> str:
    if side.size is None:
        most = rubric.scoring.margin_items
        return _pick(
            (
                f"{'上调' if up else '下调'}：{most} 项以内各动一级，评定不变",
                f"{'Up' if up else 'Down'}: moving up to {most} items by one level leaves the verdict as it is",
            ),
            language,
        )
    names = [listed([rubric.item[code].title.in_(language) for code in one], language) for one in side.sets[:3]]
    text = _pick(("；", "; "), language).join(names)
    if len(side.sets) > len(names):
        capped = len(side.sets) == rubric.scoring.margin_sets
        least = _pick(("至少 ", "at least "), language) if capped else ""
        text += _pick((f"；共{least or ' '}{len(side.sets)} 组", f"; {least}{len(side.sets)} such sets"), language)
    several = side.size > 1
    return _pick(
        (
            f"{'上调' if up else '下调'}：{side.size} 项{'各' if several else ''}{'升' if up else '降'}一级即变：{text}",
            f"{'Up' if up else 'Down'}: {side.size} item{'s' * several} one level {'higher' if up else 'lower'} would do it: {text}",
        ),
        language,
    )


def explain_margin(rubric: Rubric, margin: Margin, verdict: Verdict, language: Language) -> list[str]:
    """What would change `verdict`: a sentence for up and one for down; where there is nowhere to go it says so."""
    up, down = _say_side(rubric, margin.up, True, language), _say_side(rubric, margin.down, False, language)
    if verdict.grade == rubric.grades[-1].id:
        up = _pick(("上调：已是最高岗位级别", "Up: this is the highest grade"), language)
    elif verdict.open is not None and margin.up.size is None:
        up = _pick(
            ("上调：缺的是未评的项目，改动已评级别无用", "Up: unrated items stand in the way, not levels"), language
        )
    if verdict.grade in (BELOW, INSUFFICIENT):
        down = _pick(("下调：下面没有岗位级别", "Down: there is no grade below"), language)
    return [up, down]
