"""The head of a model, read out of a few parts of its file."""

import pytest

from rubric.catalogue import LIBRARY, Catalogue
from rubric.head import bank_head_of, head_in, head_of
from rubric.reader import read_file, read_text
from tests.rubric.yaml_sample import GOOD

SHIPPED = sorted(LIBRARY.glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_head_of_a_built_in_model_tells_what_reading_all_of_it_tells(path) -> None:  # type: ignore[no-untyped-def]
    assert Catalogue().head(path) == head_in(read_file(path).rubric)


def test_an_adopted_model_is_no_draft() -> None:
    head = head_of(GOOD)
    assert head == head_in(read_text(GOOD, "x").rubric)
    assert head is not None
    assert not head.draft


@pytest.mark.parametrize(
    "text",
    [
        "",
        "id: x\n",
        GOOD.replace("title:", "titel:", 1),
        GOOD + "id: twice\n",
        GOOD.replace("grades:", "grades: !x", 1),
    ],
)
def test_there_is_no_head_where_it_cannot_be_told_for_sure(text: str) -> None:
    assert head_of(text) is None


def test_faults_in_what_was_passed_over_leave_the_head() -> None:
    assert head_of(GOOD.replace("items:\n", "items:\n  - [\n", 1)) is not None


def test_a_bank_says_for_which_item_of_which_model_it_is() -> None:
    head = bank_head_of("schema: bei.bank/1\nid: b\nrubric: r\nitem: i\ntitle: {zh: 题, en: Q}\nquestions: [\n")
    assert head is not None
    assert (head.id, head.rubric, head.item) == ("b", "r", "i")
