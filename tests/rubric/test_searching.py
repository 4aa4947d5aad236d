"""Finding where a model says something."""

from rubric.reader import read_text
from rubric.searching import entries, found
from tests.rubric.yaml_sample import GOOD

RUBRIC = read_text(GOOD, "x").rubric


def test_every_text_of_an_item_can_be_found_by_its_own_words_in_either_language() -> None:
    known = entries(RUBRIC)
    for item in RUBRIC.items:
        for kind, texts in (
            ("item", [item.title]),
            ("definition", [item.definition]),
            ("indicator", [one.text for one in item.indicators]),
            ("question", item.questions),
            ("probe", item.probes),
        ):
            for text in texts:
                for said in (text.zh, text.en):
                    assert (kind, item.code) in {(one.kind, one.item) for one in found(known, said)}


def test_every_word_must_be_there_and_nothing_is_found_by_nothing() -> None:
    known = entries(RUBRIC)
    assert found(known, "  ") == []
    title = RUBRIC.items[0].title.en
    assert found(known, title) != []
    assert found(known, f"{title} nowhere-to-be-found") == []


def test_capitals_and_full_width_forms_are_alike() -> None:
    known = entries(RUBRIC)
    title = RUBRIC.items[0].title.en
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in title)
    assert found(known, wide.upper()) == found(known, title)
