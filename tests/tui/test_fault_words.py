"""Every fault of a model can be said, with the details that its sentence has."""

import ast
import re

import pytest

from rubric.faults import Fault, PlacedFault
from rubric.language import Language
from tests.tui.at_screen import in_both_languages
from tests.tui.catalogues import blanks, catalogue
from tests.tui.test_words import called, constants, faults, nodes
from tests.tui.words_of_faults import FILES_OF_FAULTS, GIVEN_TO_FAULTS
from tui.failure import say_fault
from tui.translate import Words


@in_both_languages
@pytest.mark.parametrize("code", sorted(faults()))
def test_every_fault_can_be_said(language: Language, code: str) -> None:
    wanted = blanks(catalogue(language)[f"fault.{code}"]) - GIVEN_TO_FAULTS
    fault = Fault(("items", 0), code, {**dict.fromkeys(wanted, "§"), "key": "§", "near": ""})
    said = say_fault(Words(language), PlacedFault("m.yaml", 3, 7, fault))
    assert said.startswith("m.yaml:3:7: ")
    assert "{" not in said.replace("{zh: ", "")  # which is how a text is to be written


def test_a_fault_gives_the_details_that_its_sentence_says() -> None:
    wrong = []
    for file in FILES_OF_FAULTS:
        for node in nodes(file):
            if not isinstance(node, ast.Call) or called(node) not in ("Fault", "_fault") or len(node.args) < 2:
                continue
            for code in constants(node.args[1]):
                if code.startswith("value_"):
                    continue
                given = ast.unparse(node)
                lacking = blanks(catalogue("en")[f"fault.{code}"]) - GIVEN_TO_FAULTS
                wrong += [
                    f"{code}: {one}" for one in lacking if not re.search(rf"['\"]?{one}['\"]?[:=]|details", given)
                ]
    assert wrong == []


@in_both_languages
def test_a_fault_without_a_sentence_of_its_own_is_told_all_the_same(language: Language) -> None:
    fault = Fault(("grades", 0, "id"), "value_reserved", {"given": "below"})
    said = say_fault(Words(language), PlacedFault("m.yaml", 1, 1, fault))
    assert "grades.0.id" in said
    assert "below" in said
