"""Leading and forbidden questions, and personal facts in notes: found where they are, and not where they only seem so.

The sentences in tests/data/neutral were labelled before any rule was written, and those marked `held` and `later` were
never looked at to write one; docs/coach.md tells how they came about and gives the figures that are held here.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from rubric.catalogue import LIBRARY, Catalogue
from rubric.language import LANGUAGES
from sessions.canonical import loads
from sessions.interview.neutral import in_note, in_question, rules

ROOT = Path(__file__).parents[2]
TOPICS = {"family", "pregnancy", "age", "religion", "health", "origin", "politics", "orientation", "pay"}


class Sentence(NamedTuple):
    half: str
    use: str
    labels: frozenset[str]
    said: str

    @property
    def found(self) -> frozenset[str]:
        """The topics found, `leading` for all of its kinds."""
        warned = in_question(self.said) if self.use == "q" else in_note(self.said)
        return frozenset(rule.id.partition(".")[0] for rule in warned)


def sentences(language: str) -> Iterator[Sentence]:
    for row in (ROOT / f"tests/data/neutral/{language}.tsv").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            half, use, labels, said = row.split("\t")
            yield Sentence(half, use, frozenset(labels.split()) - {"-"}, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_are_many_enough_and_half_of_them_held_out(language: str) -> None:
    all_of_them = list(sentences(language))
    held = [one for one in all_of_them if one.half in ("held", "later")]
    assert len(all_of_them) >= 60
    assert 2 * len(held) >= len(all_of_them)
    assert {label for one in held for label in one.labels} == TOPICS | {"leading"}
    assert sum(not one.labels for one in held) >= 15, "false alarms need sentences that are clean"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("half", "recall"), [("held", Fraction(95, 100)), ("later", Fraction(2, 3))])
def test_precision_and_recall_on_what_no_rule_was_written_for(language: str, half: str, recall: Fraction) -> None:
    unseen = [one for one in sentences(language) if one.half == half]
    right = sum(len(one.found & one.labels) for one in unseen)
    false = [(one.said, sorted(one.found - one.labels)) for one in unseen if one.found - one.labels]
    missed = [(one.said, sorted(one.labels - one.found)) for one in unseen if one.labels - one.found]
    assert Fraction(right, right + len(false)) >= Fraction(95, 100), false
    assert Fraction(right, right + len(missed)) >= recall, missed


@pytest.mark.parametrize("rubric_id", sorted(path.stem for path in LIBRARY.glob("*.yaml")))
def test_no_question_or_probe_of_a_built_in_model_leads_or_asks_what_must_not_be_asked(rubric_id: str) -> None:
    rubric = Catalogue().read(rubric_id).rubric
    asked = [text.in_(one) for item in rubric.items for text in (*item.questions, *item.probes) for one in LANGUAGES]
    assert len(asked) > 20
    assert {text: [rule.id for rule in in_question(text)] for text in asked if in_question(text)} == {}


@pytest.mark.parametrize("rubric_id", sorted(path.stem for path in LIBRARY.glob("*.yaml")))
def test_what_an_indicator_says_is_no_personal_fact(rubric_id: str) -> None:
    rubric = Catalogue().read(rubric_id).rubric
    texts = [one.text.in_(language) for item in rubric.items for one in item.indicators for language in LANGUAGES]
    assert [text for text in texts if in_note(text)] == []


def test_the_notes_of_the_demo_interviews_give_no_false_alarm() -> None:
    lines = [
        command["line"]
        for file in sorted((ROOT / "tui/demo").glob("*.jsonl"))
        for command in map(loads, file.read_text("utf-8").splitlines())
        if command["do"] == "capture"
    ]
    assert len(lines) > 100
    assert [line for line in lines if in_note(line)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_labelled_for_another_purpose_give_no_false_alarm(language: str) -> None:
    files = sorted((ROOT / "tests/data/codability").glob(f"*.{language}.tsv"))
    notes = [row.split("\t")[-1] for file in files for row in file.read_text("utf-8").splitlines()]
    assert len(notes) > 150
    assert [note for note in notes if in_note(note)] == []


def test_every_rule_has_a_reason_in_both_languages_and_a_sentence_that_it_finds() -> None:
    found = {rule.id for language in LANGUAGES for one in sentences(language) for rule in in_question(one.said)}
    for rule in rules().rules:
        assert rule.id in found, f"{rule.id} finds nothing"
        assert all(len(rule.reason.in_(language)) > 10 for language in LANGUAGES)
        assert rule.leading == (rule.instead is not None)
        assert rule.leading == (rule.note is None), "how a note is worded is not judged here"
        assert rule.instead is None or not any(in_question(rule.instead.in_(one)) for one in LANGUAGES)


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("您结婚了吗？怀孕了吗？", ["family", "pregnancy"]),
        ("您 结婚 了 吗？", ["family"]),
        ("ＡＲＥ　ＹＯＵ　ＭＡＲＲＩＥＤ？", ["family"]),
        ("Don’t you think so?", ["leading.assumed"]),
        ("", []),
    ],
)
def test_a_question_is_read_in_any_width_and_case(said: str, topics: list[str]) -> None:
    assert [rule.id for rule in in_question(said)] == topics


def test_a_clause_on_somebody_else_is_left_out_and_the_next_one_is_not() -> None:
    assert in_note("处长怀孕了，换了对接人") == ()
    assert [rule.id for rule in in_note("处长换人了，她自己怀孕五个月")] == ["pregnancy"]
    assert [rule.id for rule in in_note("客户经理，已婚")] == ["family"], "that is the post, not a customer"
