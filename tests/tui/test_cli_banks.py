"""`bei exam bank`: banks of the home beside the built-in ones, shown with their answers and checked as a whole."""

from pathlib import Path

from tests.rubric.bank_sample import GOOD_BANK
from tests.tui.at_shell import bei, home


def own_bank(text: str = GOOD_BANK) -> Path:
    folder = home() / "banks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "own-gen.yaml"
    path.write_text(text, "utf-8")
    return path


def test_an_own_bank_is_listed_and_one_with_faults_does_not_hide_the_rest() -> None:
    own_bank()
    (home() / "banks" / "bad.yaml").write_text("schema: bei.bank/2\n", "utf-8")
    answer = bei("exam", "bank", "list", "--json")
    assert "bad.yaml:1:1: schema" in answer.err
    own = next(one for one in answer.json if one["id"] == "own-gen")
    assert (own["item"], own["questions"], own["levels"]) == ("gen", 4, [1])


def test_a_bank_is_shown_with_its_right_answers_and_their_sources() -> None:
    own_bank()
    answer = bei("exam", "bank", "show", "own-gen", "--level", "1")
    assert "    ✓ Twelve\n      Ten\n" in answer.out
    assert "Source: Common knowledge" in answer.out
    assert bei("exam", "bank", "show", "own-gen", "--level", "2").out.count("\n") == 2
    assert bei("exam", "bank", "show", "nothing").told[0] == 3


def test_checking_tells_all_faults_at_once_and_counts_the_questions_of_a_good_bank(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(GOOD_BANK.replace("answer: false", "answer: 7").replace("kind: short", "kind: long"), "utf-8")
    answer = bei("exam", "bank", "validate", bad, own_bank(), lang="zh")
    assert answer.code == 4
    assert [line.split(":")[1] for line in answer.err.splitlines()] == ["38", "43"]
    assert "industry  1 级：2 题" in answer.out
