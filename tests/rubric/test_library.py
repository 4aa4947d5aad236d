"""The rubrics that are shipped: all of them sound, and the reference model whole."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from rubric.catalogue import LIBRARY
from rubric.model import Item, Rubric
from rubric.reader import Reading, read_file
from rubric.text import Text

FILES = sorted(LIBRARY.iterdir())
CHINESE = r"[\u3007\u4e00-\u9fff]"
WIDE = r"[\u3000-\u303f\uff00-\uffef]"
HALF_WIDTH = re.compile(rf"{CHINESE}\s*[,;:()?!]|[,;:()?!]\s*{CHINESE}|{CHINESE}\.(?!\w)")
ITEMS = [
    *("ach", "res", "com", "wri", "int", "exe", "emo", "coo"),
    *("gen", "pro", "job", "ski"),
    *("inf", "nee", "str", "mar", "ret", "rel"),
]
EXAM_ITEMS = {"gen", "pro", "job"}


@cache
def read(file: Path) -> Reading:
    return read_file(file)


def texts(value: Any, where: str = "") -> Iterator[tuple[str, Text]]:
    """Every text within `value`, with the way to it."""
    if isinstance(value, Text):
        yield where, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from texts(one, f"{where}.{getattr(one, 'code', n)}")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, f"{where}.{key}")


def test_the_reference_model_is_shipped() -> None:
    assert LIBRARY / "telecom-am.yaml" in FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_shipped_rubric_has_no_fault_and_no_warning(file: Path) -> None:
    assert file.suffix == ".yaml"
    reading = read(file)
    assert reading.warnings == ()
    assert reading.rubric.id == file.stem
    assert reading.rubric.adopted is None, "what is shipped is a draft until an organisation adopts it"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_text_is_in_its_own_language(file: Path) -> None:
    found = list(texts(read(file).rubric))
    assert len(found) > 50
    for where, text in found:
        assert re.search(CHINESE, text.zh) or not re.search(r"[a-z]{3}", text.zh), f"{where}: {text.zh}"
        assert not HALF_WIDTH.search(text.zh), f"{where}: {text.zh}"
        assert not re.search(f"{CHINESE}|{WIDE}", text.en), f"{where}: {text.en}"
        assert re.search(r"[A-Za-z]", text.en), f"{where}: {text.en}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_indicator_is_said_twice(file: Path) -> None:
    model = read(file).rubric
    for language in ("zh", "en"):
        said = Counter(getattr(one.text, language).casefold() for one in model.indicator.values())
        assert [words for words, times in said.items() if times > 1] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_page_on_the_library_lists_what_ships(file: Path) -> None:
    model = read(file).rubric
    counts = f"| {len(model.items)} | {model.top} | {len(model.grades)} | {len(model.indicator)} |"
    row = f"| `{model.id}` | {model.title.zh} | {model.title.en} {counts} "
    page = Path(__file__).parents[2] / "docs" / "library.md"
    assert row in page.read_text("utf-8")


def test_no_two_models_share_an_indicator_or_a_question() -> None:
    """The questions of one model may fit another, but none is carried over."""
    for language in ("zh", "en"):
        home: dict[str, str] = {}
        for file in FILES:
            for item in read(file).rubric.items:
                for text in (*(one.text for one in item.indicators), *item.questions):
                    words = getattr(text, language).casefold()
                    assert home.setdefault(words, file.stem) == file.stem, f"{file.stem}: {words}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_shipped_rubric_is_complete_enough_to_interview_with(file: Path) -> None:
    model = read(file).rubric
    steps = set(range(1, model.top + 1))
    assert model.changes[0].version == model.version
    assert model.description is not None
    assert model.entry_conditions
    for item in model.items:
        assert set(item.levels) == steps, item.code
        assert {len(texts) for texts in item.levels.values()} <= {2, 3, 4}, item.code
        assert {question.kind for question in item.questions} >= {"success", "setback"}, item.code
        assert len({question.zh for question in item.questions}) == len(item.questions), item.code
        assert len({probe.zh for probe in item.probes}) >= 4, item.code
        if item.exam is not None:
            assert set(item.exam.levels) == steps, item.code
            assert all(one.scope is not None for one in item.exam.levels.values()), item.code
    for lower, higher in pairwise(model.grades):
        assert set(higher.core) >= set(lower.core), higher.id
        assert all(level >= lower.standards.get(code, 0) for code, level in higher.standards.items()), higher.id


@pytest.fixture(scope="module")
def telecom() -> Rubric:
    return read(LIBRARY / "telecom-am.yaml").rubric


@pytest.fixture(params=ITEMS)
def item(request: pytest.FixtureRequest, telecom: Rubric) -> Item:
    return telecom.item[request.param]


def test_telecom_has_eighteen_items_in_three_categories(telecom: Rubric) -> None:
    assert [item.code for item in telecom.items] == ITEMS
    assert [len(category.items) for category in telecom.categories] == [8, 4, 6]
    assert [code for category in telecom.categories for code in category.items] == ITEMS
    assert [level.level for level in telecom.levels] == [1, 2, 3, 4]


def test_telecom_judges_each_item_by_its_method(item: Item) -> None:
    assert item.method == ("exam" if item.code in EXAM_ITEMS else "both" if item.code == "ski" else "interview")
    assert (item.exam is None) == (item.method == "interview")


def test_telecom_has_three_indicators_and_more_on_every_level(item: Item) -> None:
    assert sorted(item.levels) == [1, 2, 3, 4]
    assert all(len(item.at(level)) >= 3 for level in item.levels)


def test_telecom_asks_for_a_success_and_a_setback(item: Item) -> None:
    assert len(item.questions) >= 3
    assert {question.kind for question in item.questions} >= {"success", "setback"}
    assert len({question.zh for question in item.questions}) == len(item.questions)


def test_telecom_has_five_probes(item: Item) -> None:
    assert len(item.probes) >= 5
    assert len({probe.zh for probe in item.probes}) == len(item.probes)


def test_telecom_says_for_every_level_how_to_reach_it_and_how_to_tell(item: Item) -> None:
    assert sorted(item.development) == [1, 2, 3, 4]
    for level, one in item.development.items():
        for text in (one.exercise, one.check):
            assert len(text.zh) <= 90, f"{level}: {text.zh}"
            assert len(text.en.split()) <= 55, f"{level}: {text.en}"
        assert "周" in one.exercise.zh, f"{level}, no term: {one.exercise.zh}"
        assert "week" in one.exercise.en, f"{level}, no term: {one.exercise.en}"
        assert re.search(r"[两二三四五六七八九十]", one.check.zh), f"{level}, nothing to count: {one.check.zh}"


def test_telecom_repeats_no_exercise_and_no_check(telecom: Rubric) -> None:
    plans = [one for item in telecom.items for one in item.development.values()]
    for language in ("zh", "en"):
        said = Counter(getattr(text, language).casefold() for one in plans for text in (one.exercise, one.check))
        assert len(said) == 2 * len(plans) == 144


@pytest.mark.parametrize("code", [*sorted(EXAM_ITEMS), "ski"])
def test_telecom_exams_weigh_their_subjects_level_by_level(telecom: Rubric, code: str) -> None:
    exam = telecom.item[code].exam
    assert exam is not None
    subjects = {subject.code for subject in exam.subjects}
    assert len(subjects) >= 2
    assert sorted(exam.levels) == [1, 2, 3, 4]
    for level in exam.levels.values():
        assert set(level.weights) == subjects
        assert level.scope is not None
    assert len({tuple(exam.weights(level).items()) for level in exam.levels}) > 1


def test_telecom_has_four_grades_over_all_items(telecom: Rubric) -> None:
    assert [grade.id for grade in telecom.grades] == ["junior", "intermediate", "senior", "expert"]
    for grade in telecom.grades:
        assert set(grade.standards) == set(ITEMS)
        assert 0 < len(grade.core) < len(ITEMS)


def test_telecom_asks_more_of_each_higher_grade(telecom: Rubric) -> None:
    for lower, higher in pairwise(telecom.grades):
        assert sum(higher.standards.values()) > sum(lower.standards.values())
        assert set(higher.core) >= set(lower.core)
