"""The pictures of a session with their words: radar, category bars, gaps, coverage."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Literal

from rubric.model import Grade
from rubric.numbers import figure, percent
from rubric.scorecard import Score, score
from sessions.interview.model import Session
from sessions.interview.result import ratings_of
from tui.lines import Style
from tui.pictures.radar import Axis, Outline
from tui.pictures.rows import NOTES, Kind, Row, Rows, Stretch
from tui.pictures.sheet import Radar, Sheet
from tui.pictures.standing import Gap, Ground, gaps, grounds, state_of
from tui.translate import Words

ChartKind = Literal["radar", "bars", "gap", "coverage"]
KINDS: tuple[ChartKind, ...] = ("radar", "bars", "gap", "coverage")
_NOTES_LEAST = 8  # notes that a row of the coverage has room for at the least


def sheets(kind: ChartKind, session: Session, grades: Sequence[Grade], words: Words) -> list[Sheet]:
    """The picture `kind` of `session` against `grades`; gaps are drawn against one after another."""
    if kind == "radar":
        return [radar_sheet(session, grades, words)]
    if kind == "bars":
        return [_bars(session, words)]
    if kind == "gap":
        return [_gap(session, grade, words) for grade in grades]
    return [_coverage(session, words)]


def radar_axes(session: Session, grades: Sequence[Grade]) -> list[str]:
    """The items that a radar has spokes for: the planned ones that any of `grades` asks for."""
    return [code for code in session.planned if any(code in grade.standards for grade in grades)]


def radar_sheet(session: Session, grades: Sequence[Grade], words: Words) -> Sheet:
    """The levels of the planned items that any of `grades` asks for, and the standards of each."""
    rubric = session.rubric
    codes = radar_axes(session, grades)
    levels = [state_of(session, code)[1] for code in codes]
    outlines = [_standard(session, grade, codes, len(grades) > 1) for grade in grades]
    person = Outline("rating", [None if level is None else float(level) for level in levels])
    legend: list[tuple[Outline | None, str]] = [(person, words("chart.rating"))]
    legend += [(one, words.of(grade.title)) for one, grade in zip(outlines, grades, strict=True)]
    if None in levels:
        legend.append((None, words("chart.not_rated")))
    axes = tuple(Axis(words.of(rubric.item[code].title), code) for code in codes)
    about = words("chart.few") if len(codes) < 3 else _told_radar(session, grades, codes, words)
    return Sheet(
        words("chart.title.radar"),
        about,
        Radar(axes, (*outlines, person), rubric.top, tuple(legend)),
        (words("chart.rings", top=rubric.top), *_draft(session, words)),
    )


def _standard(session: Session, grade: Grade, codes: Sequence[str], several: bool) -> Outline:
    place = [one.id for one in session.rubric.grades].index(grade.id)
    levels = [float(grade.standards[code]) if code in grade.standards else None for code in codes]
    return Outline(f"standard{place}" if several else "standard", levels, place)


def _told_radar(session: Session, grades: Sequence[Grade], codes: Sequence[str], words: Words) -> str:
    told = []
    for code in codes:
        standards = words.listed(str(grade.standards.get(code, "–")) for grade in grades)
        level = _level(*state_of(session, code), words)
        title = words.of(session.rubric.item[code].title)
        told.append(words("chart.told", title=title, level=level, standards=standards))
    return words("chart.told_sep").join(told)


def _draft(session: Session, words: Words) -> tuple[str, ...]:
    return (words("grade.draft"),) if session.rubric.adopted is None else ()


def _level(state: str, level: int | None, words: Words) -> str:
    return words("chart.level", level=level) if level is not None else words(f"chart.state.{state}")


def _bars(session: Session, words: Words) -> Sheet:
    card = score(session.rubric, ratings_of(session))
    named = [(words.of(one.title), card.categories[one.id]) for one in session.rubric.categories]
    rows: list[Row] = []
    for title, own in [*named, (words("table.total"), card.total)]:
        rows += [Row(title), *_pair(own, words)]
    told = [
        words("chart.told_bars", title=title, score=figure(own.score), share=percent(own.coverage))
        for title, own in [*named, (words("table.total"), card.total)]
    ]
    ticks = ((0.0, "0"), (0.5, "50"), (1.0, "100"))
    return Sheet(words("chart.title.bars"), words("chart.told_sep").join(told), Rows(tuple(rows), 1, ticks))


def _pair(own: Score, words: Words) -> list[Row]:
    if own.score is None:
        made = Row(words("chart.score"), (Stretch(0, 1, "none"),), (words("chart.none"),), "muted")
    else:
        made = Row(words("chart.score"), (Stretch(0, _share(own.score / 100), "score"),), (figure(own.score),))
    covered = (Stretch(0, _share(own.coverage), "share"),)
    return [made, Row(words("chart.covered"), covered, (percent(own.coverage),), "muted")]


def _share(value: Fraction) -> float:
    return float(min(max(value, Fraction()), Fraction(1)))


def _gap(session: Session, grade: Grade, words: Words) -> Sheet:
    found = gaps(session, grade)
    reach = max([2, *(abs(one.gap) for one in found if one.gap is not None)])
    units = 2 * reach + 1
    rows: list[Row] = []
    for group, members in groupby(found, _group):
        those = list(members)
        rows.append(Row(words("chart.group", name=words(f"chart.gap.{group}"), count=len(those))))
        rows += [_gap_row(session, one, reach, words) for one in those]
    ticks = tuple(((n + 0.5) / units, f"{n - reach:+d}" if n != reach else "0") for n in range(units))
    legend: list[tuple[Kind | str, str]] = []
    if any(one.core for one in found):
        legend.append(("*", words("chart.core")))
    legend.append(("n /m", words("chart.level_standard")))
    if any(one.far for one in found):
        legend.append(("!", words("chart.far", gap=session.rubric.scoring.max_gap)))
    told = [
        words("chart.told", title=row.label, level=row.figures[1], standards=row.figures[2])
        for row in rows
        if row.figures
    ]
    picture = Rows(tuple(rows), units, ticks, (reach + 0.5) / units, tuple(legend))
    title = words("chart.title.gap", grade=words.of(grade.title))
    return Sheet(title, words("chart.told_sep").join(told), picture, _draft(session, words))


def _group(one: Gap) -> str:
    if one.standard is None:
        return "outside"
    if one.gap is None:
        return one.state
    return "below" if one.gap < 0 else "above" if one.gap else "even"


def _gap_row(session: Session, one: Gap, reach: int, words: Words) -> Row:
    label, sign = words.of(session.rubric.item[one.item].title), "*" if one.core else ""
    standard = "–" if one.standard is None else str(one.standard)
    level = "NE" if one.state == "ne" else "·" if one.level is None else str(one.level)
    if one.gap is None:
        missing = (Stretch(0, 1, "none"),) if one.standard is not None else ()
        return Row(label, missing, ("–", level, f"/{standard}"), "muted", sign)
    zero, units = (reach + 0.5) / (2 * reach + 1), 2 * reach + 1
    style: Style = "bad" if one.gap < 0 else "good" if one.gap else "plain"
    shown = f"{one.gap:+d}{'!' if one.far else ''}" if one.gap else "="
    return Row(label, (Stretch(zero, zero + one.gap / units, "gap"),), (shown, level, f"/{standard}"), style, sign)


def _coverage(session: Session, words: Words) -> Sheet:
    found = {one.item: one for one in grounds(session)}
    units = max([_NOTES_LEAST, *(one.notes for one in found.values())])
    rows: list[Row] = []
    for category in session.rubric.categories:
        rows.append(Row(words.of(category.title)))
        rows += [_ground_row(session, found[code], units, words) for code in category.items]
    states = [one.state for one in found.values()]
    total = words(
        "chart.planned",
        planned=len(session.planned),
        rated=states.count("rated"),
        ne=states.count("ne"),
        unrated=states.count("unrated"),
        share=percent(score(session.rubric, ratings_of(session)).total.coverage),
    )
    legend: list[tuple[Kind | str, str]] = [(kind, words(f"chart.note.{kind}")) for kind in NOTES]
    legend.append(("n/m", words("chart.codable")))
    told = [f"{row.label} {' '.join(filter(None, row.figures))}" for row in rows if row.figures]
    about = words("chart.told_sep").join([total, *told])
    return Sheet(
        words("chart.title.coverage"), about, Rows(tuple(rows), units, legend=tuple(legend), unit_most=2), (total,)
    )


def _ground_row(session: Session, one: Ground, units: int, words: Words) -> Row:
    kinds: list[tuple[Kind, int]] = [
        ("support", one.support),
        ("counter", one.counter),
        ("neutral", one.neutral),
        ("uncodable", one.uncodable),
    ]
    at, stretches = 0, []
    for kind, count in kinds:
        if count:
            stretches.append(Stretch(at / units, (at + count) / units, kind))
        at += count
    signs = f"+{one.support} -{one.counter}" if one.notes else ""
    codable = f"{one.notes - one.uncodable}/{one.notes}" if one.notes else ""
    scores = words("chart.scores", count=one.scores) if one.scores else ""
    title = words.of(session.rubric.item[one.item].title)
    style: Style = "muted" if one.state == "left_out" else "plain"
    return Row(title, tuple(stretches), (_level(one.state, one.level, words), signs, codable, scores), style)
