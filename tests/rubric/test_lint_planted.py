"""Each rule of lint finds ten planted faults in a language, and is silent on ten good sentences near to them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rubric.language import LANGUAGES, Language
from rubric.lint.finding import RULES, Finding
from rubric.lint.linting import lint

DATA = Path(__file__).parents[1] / "data" / "lint"
PAIRS = {"alike": (1, 1), "repeated": (1, 1), "not_above": (1, 2)}
"""Rules over two indicators, and the levels that those stand on."""
UNEVEN = (
    (3, 2),
    (2, 3),
    (1, 2),
    (3, 3, 2),
    (2, 3, 3),
    (3, 2, 3),
    (1, 3, 2),
    (2, 2, 2, 3),
    (4, 2, 4, 2),
    (3, 3, 3, 3, 2),
)
EVEN = ((1,), (3,), (2, 2), (3, 3), (1, 1, 1), (2, 2, 2), (4, 4, 4), (2, 2, 2, 2), (3, 3, 3, 3), (2,) * 9)


@cache
def corpus(language: Language) -> dict[str, dict[str, list[Any]]]:
    """What is planted and what is good, by rule."""
    return tomllib.loads((DATA / f"{language}.toml").read_text("utf-8"))


def found(rule: str, language: Language, sample: Any) -> list[Finding]:
    """What lint finds in a model of one item that says `sample` where the rule looks."""
    item: dict[str, Any] = {"code": "one"}
    if rule in PAIRS:
        for level, text in zip(PAIRS[rule], sample, strict=True):
            item.setdefault("levels", {}).setdefault(level, []).append({language: text})
    elif rule in ("leading", "closed", "two_questions"):
        item["probes"] = [{language: sample}]
    else:
        item["levels"] = {1: [{language: sample} if isinstance(sample, str) else sample]}
    whole = {"title": {"zh": "样本", "en": "Sample"}, "items": [item]}
    return [one for one in lint(whole) if one.kind != "missing" or rule == "translation"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", [one for one in RULES if one != "uneven"])
def test_what_is_planted_is_found_and_what_is_good_is_left_alone(rule: str, language: Language) -> None:
    samples = corpus("zh" if rule == "translation" else language)[rule]
    assert (len(samples["bad"]), len(samples["good"])) == (10, 10)
    missed = [one for one in samples["bad"] if rule not in {told.rule for told in found(rule, language, one)}]
    false = [
        (one, told.rule, told.words)
        for one in samples["good"]
        for told in found(rule, language, one)
        if told.rule == rule or rule not in (*PAIRS, "translation")
    ]
    assert (missed, false) == ([], [])


def levels(counts: tuple[int, ...]) -> dict[str, Any]:
    """A model of one item with so many indicators on its levels."""
    texts = {level: [{"en": f"{level} {n}"} for n in range(count)] for level, count in enumerate(counts, 1)}
    return {"title": {"en": "Sample"}, "items": [{"code": "one", "levels": texts}]}


def test_uneven_counts_are_found_at_the_item_and_even_ones_left_alone() -> None:
    assert len(UNEVEN) == len(EVEN) == 10
    assert [one for one in UNEVEN if ("uneven", "one") not in {(x.rule, x.at) for x in lint(levels(one))}] == []
    assert [one for one in EVEN if "uneven" in {x.rule for x in lint(levels(one))}] == []


def test_a_level_with_the_verbs_of_the_one_below_is_told_at_the_level() -> None:
    def model(*upper: str) -> dict[str, Any]:
        lower = ["Explained a tariff to a caller.", "Counted the stock of a shop."]
        texts = {1: [{"en": one} for one in lower], 2: [{"en": one} for one in upper]}
        return {"title": {"en": "Sample"}, "items": [{"code": "one", "levels": texts}]}

    same = lint(model("Counted votes at the shareholders' assembly.", "Explained the merger to the works council."))
    assert [(one.rule, one.kind, one.at, one.words) for one in same if one.rule == "not_above"] == [
        ("not_above", "verbs", "one.2", "counted, explained")
    ]
    other = lint(model("Counted votes at the shareholders' assembly.", "Taught the merger to the works council."))
    assert [one for one in other if one.rule == "not_above"] == []


def test_a_language_that_the_model_has_nowhere_is_told_once() -> None:
    told = [one for one in lint(levels((3, 3, 3))) if one.rule == "translation"]
    assert [(one.kind, one.language, one.at) for one in told] == [("whole", "zh", "title")]


def test_near_repeats_are_looked_for_by_rare_pieces_and_not_by_comparing_all_with_all() -> None:
    # Each sentence shares its frame with all others and its own letters with one: the frame alone is no likeness.
    words = ["".join(chr(0x4E00 + (n * 37 + k * 101) % 20000) for k in range(12)) for n in range(150)]
    texts = [f"在拜访客户时把{one}写进了记录。" for one in words]
    texts += [f"在拜访客户时把{one}写进了本子。" for one in words]
    item = {"code": "one", "levels": {1: [{"zh": one} for one in texts]}}
    told = [one for one in lint({"title": {"zh": "样本"}, "items": [item]}) if one.rule == "alike"]
    assert [one.at for one in told] == [f"one.1.{n}" for n in range(151, 301)]
    assert [one.details["other"] for one in told] == [f"one.1.{n}" for n in range(1, 151)]


def test_of_what_is_still_to_be_written_that_alone_is_told_and_once() -> None:
    open_ = {"zh": "待写：一条行为", "en": "To be written: an act"}
    whole = {"title": {"zh": "样本", "en": "Sample"}, "items": [{"code": "one", "levels": {1: [open_], 2: [open_]}}]}
    assert [(one.rule, one.at) for one in lint(whole)] == [("unwritten", "one.1.1"), ("unwritten", "one.2.1")]
