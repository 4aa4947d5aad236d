"""What is different in an item: its words, questions, probes, indicators, exercises and examination."""

from collections.abc import Iterator

from rubric.difference.values import Difference, Kind, Place, in_common, matched, whole
from rubric.likeness import paired
from rubric.model import Exam, Indicator, Item
from rubric.text import Text


def of_item(old: Item, new: Item) -> Iterator[Difference]:
    """The changes of one item."""
    here = Place(item=new.code)
    yield from here.reworded("title_reworded", old.title, new.title)
    if old.own != new.own:
        yield here.one("own_set" if new.own else "own_cleared")
    if old.method != new.method:
        yield here.one("item_method", old=old.method, new=new.method)
    if old.weight != new.weight:
        yield here.one("item_weight", old=f"{old.weight:f}", new=f"{new.weight:f}")
    yield from here.reworded("definition_reworded", old.definition, new.definition)
    yield from _questions(here, old, new)
    probes: tuple[Kind, Kind, Kind, Kind] = ("probe_added", "probe_removed", "probe_reworded", "probes_reordered")
    yield from _listed(here, old.probes, new.probes, probes)
    yield from _indicators(here, old, new)
    yield from _development(here, old, new)
    yield from _exam(here, old.exam, new.exam)


def _listed(
    here: Place, old: tuple[Text, ...], new: tuple[Text, ...], kinds: tuple[Kind, Kind, Kind, Kind]
) -> Iterator[Difference]:
    added, removed, reworded, reordered = kinds
    before = matched(old, new)
    for n, one in enumerate(new):
        if n in before:
            yield from here.reworded(reworded, old[before[n]], one)
        else:
            yield here.one(added, text=one)
    for n, one in enumerate(old):
        if n not in before.values():
            yield here.one(removed, text=one)
    if list(before.values()) != sorted(before.values()):
        yield here.one(reordered)


def _questions(here: Place, old: Item, new: Item) -> Iterator[Difference]:
    kinds: tuple[Kind, Kind, Kind, Kind] = (
        "question_added", "question_removed", "question_reworded", "questions_reordered",
    )  # fmt: skip
    yield from _listed(here, old.questions, new.questions, kinds)
    for after, before in matched(old.questions, new.questions).items():
        was, became = old.questions[before], new.questions[after]
        if was.kind != became.kind:
            yield here.one("question_kind", text=became, old=was.kind, new=became.kind)


def _indicators(here: Place, old: Item, new: Item) -> Iterator[Difference]:
    came = _came_from(old.indicators, new.indicators)
    left = {one.id for one in came.values()}
    for one in new.indicators:
        before = came.get(one.id)
        if before is None:
            yield here.one("indicator_added", indicator=one.id, text=one.text)
        elif before.level != one.level:
            words = {"text": one.text} if before.text == one.text else {"old": before.text, "new": one.text}
            levels = {"before": str(before.level), "level": str(one.level)}
            yield here.one("indicator_moved", indicator=one.id, was=before.id, **levels, **words)
        else:
            yield from here.reworded("indicator_reworded", before.text, one.text, indicator=one.id)
    for one in old.indicators:
        if one.id not in left:
            yield here.one("indicator_removed", indicator=one.id, text=one.text)
    for level in sorted({one.level for one in new.indicators}):
        order = [
            before.id for one in new.at(level) if (before := came.get(one.id)) is not None and before.level == level
        ]
        places = [one.id for one in old.indicators]
        if order != sorted(order, key=places.index):
            yield here.one("indicators_reordered", level=str(level))


def _came_from(old: tuple[Indicator, ...], new: tuple[Indicator, ...]) -> dict[str, Indicator]:
    """By its id, the old indicator that a new one is: the same words first, then like words; its own level first."""
    found: dict[str, Indicator] = {}
    free_old, free_new = list(old), list(new)

    def take(pairs: list[tuple[Indicator, Indicator]]) -> None:
        for before, after in pairs:
            found[after.id] = before
            free_old.remove(before)
            free_new.remove(after)

    def alike(level: int | None, equal: bool) -> list[tuple[Indicator, Indicator]]:
        olds = [one for one in free_old if level in (None, one.level)]
        news = [one for one in free_new if level in (None, one.level)]
        pairs = paired([whole(one.text) for one in olds], [whole(one.text) for one in news])
        chosen = [(olds[before], news[after]) for after, before in pairs.items()]
        return [(before, after) for before, after in chosen if before.text == after.text or not equal]

    levels = sorted({one.level for one in new})
    for equal in (True, False):
        for level in (*levels, None):
            take(alike(level, equal))
    return found


def _development(here: Place, old: Item, new: Item) -> Iterator[Difference]:
    for level in sorted({*old.development, *new.development}):
        before, after = old.development.get(level), new.development.get(level)
        if before is None:
            yield here.one("development_added", level=str(level))
        elif after is None:
            yield here.one("development_removed", level=str(level))
        else:
            yield from here.reworded("exercise_reworded", before.exercise, after.exercise, level=str(level))
            yield from here.reworded("check_reworded", before.check, after.check, level=str(level))


def _exam(here: Place, old: Exam | None, new: Exam | None) -> Iterator[Difference]:
    if old is None or new is None:
        if old is not new:
            yield here.one("exam_removed" if new is None else "exam_added")
        return
    before, after = {one.code: one for one in old.subjects}, {one.code: one for one in new.subjects}
    for code, subject in after.items():
        if code not in before:
            yield here.one("subject_added", subject=subject.title, weight=f"{subject.weight:f}")
            continue
        yield from here.reworded("subject_title", before[code].title, subject.title, code=code)
        weights = f"{before[code].weight:f}", f"{subject.weight:f}"
        if before[code].weight != subject.weight:
            yield here.one("subject_weight", subject=subject.title, old=weights[0], new=weights[1])
    for code, subject in before.items():
        if code not in after:
            yield here.one("subject_removed", subject=subject.title)
    if len(set(map(tuple, in_common([*before], [*after])))) > 1:
        yield here.one("subjects_reordered")
    for level in sorted({*old.levels, *new.levels}):
        yield from _exam_level(here, old, new, level)


def _exam_level(here: Place, old: Exam, new: Exam, level: int) -> Iterator[Difference]:
    was, became = old.levels.get(level), new.levels.get(level)
    own = {code: (one.weights.get(code) if one else None) for one in (was,) for code in (one.weights if one else ())}
    wanted = dict(became.weights) if became else {}
    titles = {one.code: one.title for one in (*old.subjects, *new.subjects)}
    for code in dict.fromkeys((*own, *wanted)):
        values = [f"{one:f}" if one is not None else "–" for one in (own.get(code), wanted.get(code))]
        if own.get(code) != wanted.get(code):
            yield here.one("exam_weight", level=str(level), subject=titles[code], old=values[0], new=values[1])
    before, after = was.scope if was else None, became.scope if became else None
    if before is not None and after is not None:
        yield from here.reworded("scope_reworded", before, after, level=str(level))
    elif after is not None:
        yield here.one("scope_added", level=str(level), text=after)
    elif before is not None:
        yield here.one("scope_removed", level=str(level), text=before)
