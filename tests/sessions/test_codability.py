"""Hints on what keeps a note from carrying a rating: worked cases, and how well the rules do on labelled sentences."""

import re
from pathlib import Path

import pytest

from benchmarks.codability import DATA, NONE, demo, measure, sentences
from rubric.language import LANGUAGES
from sessions.interview import codability
from sessions.interview.codability import HINT_KINDS, MOST, hints
from sessions.interview.words import Star

FLOORS = {"dev": (0.97, 0.97), "more": (0.95, 0.95)}
"""Least precision and recall on the sentences that the rules were written with; by `OTHER` on all others."""
OTHER = (0.8, 0.7)


def kinds(text: str, star: Star | None = None) -> list[str]:
    return [hint.kind for hint in hints(text, star)]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.*.tsv")), ids=lambda path: path.name)
def test_the_hints_on_labelled_sentences_are_mostly_right_and_mostly_all(path: Path) -> None:
    score = measure(path)
    precision, recall = FLOORS.get(path.name.split(".")[0], OTHER)
    assert score.precision(*HINT_KINDS) >= precision, score.missed
    assert score.recall(*HINT_KINDS) >= recall, score.missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_plain_notes_are_among_the_labelled_sentences(language: str) -> None:
    labels = [label for label, _ in sentences(DATA / f"dev.{language}.tsv")]
    assert set(labels) == {NONE, *HINT_KINDS}
    assert len(labels) >= 95


def test_every_hint_on_the_demo_interviews_was_judged_and_few_are_false() -> None:
    seen = demo()
    assert seen.count("unjudged") == 0, seen.found
    assert seen.count("right") > 0
    assert 100 * seen.count("false") / seen.notes <= 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们把标书赶出来了", ["we"]),
        ("我们四个人去的，报价是我算的", []),
        ("把标书赶出来了，周五交", []),
        ("we got the bid in on time", ["we"]),
        ("four of us went, I did the pricing", []),
        ("got the bid in on time", []),
        ("我会先了解原因", ["hypo"]),
        ("他问会不会涨价，我答不会", []),
        ("I would find out why first", ["hypo"]),
        ("found I'd overcharged 12, refunded same day", []),
        ("一般先打电话再上门", ["general"]),
        ("我每周五下午给他打电话报进度", ["general"]),
        ("我每周五下午给他打电话报进度，连续六周", []),
        ("客户反应一般，补了一页对比表", []),
        ("", []),
        ("，。", []),
    ],
)
def test_an_own_act_gets_no_hint(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "客户说“我们一般都不换供应商”，我请他算了三年的账",
        "客户说「如果下周不到货就取消」，当场给仓库打电话",
        "he said 'we would never switch', I showed him the outage log",
        'manager: "we usually refuse", rang the depot anyway',
        "站长：“别家都推千兆，就你问晚自习",
    ],
)
def test_what_others_are_quoted_with_is_not_looked_at(text: str) -> None:
    assert kinds(text) == []


def test_a_note_that_is_all_quotation_is_the_candidates_own_words() -> None:
    assert kinds("“我们一直跟进到年底，客户终于续约了”") == ["we"]
    assert kinds("'we followed up until December'") == ["we"]


def test_who_did_what_is_not_asked_of_a_situation() -> None:
    assert kinds("财务把款追回来了") == kinds("财务把款追回来了", "a") == ["others"]
    assert kinds("财务把款追回来了", "s") == []


def test_full_width_signs_and_capitals_make_no_difference() -> None:
    assert kinds("WE GOT THE DEBT BACK") == ["we"]
    assert kinds("客户问（会不会涨），我答不会") == []


def test_of_a_long_paste_only_the_beginning_is_looked_at() -> None:
    assert kinds("打电话" * MOST + "，我会先道歉") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_the_data_is_needed_for_a_labelled_sentence(language: str) -> None:
    rules = codability._rules(language)
    assert {rule.kind for rule in rules} == set(HINT_KINDS)
    used = {hint.rule for path in DATA.glob(f"*.{language}.tsv") for _, text in sentences(path) for hint in hints(text)}
    assert {rule.name for rule in rules} == used


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_rules_are_unique_and_no_fragment_is_idle(language: str) -> None:
    file = Path(codability.__file__).with_name(f"codability.{language}.toml").read_text("utf-8")
    names = [rule.name for rule in codability._rules(language)]
    assert len(names) == len(set(names))
    fragments = re.findall(r"^(\w+) = '", file.partition("[[rule]]")[0], re.MULTILINE)
    assert fragments
    assert [name for name in fragments if f"<{name}>" not in file] == []
