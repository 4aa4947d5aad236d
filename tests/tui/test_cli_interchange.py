"""`bei rubric import` and `export` of models in the forms of others."""

from pathlib import Path

from tests.rubric.case_sample import SAMPLE
from tests.tui.at_shell import bei, home


def own() -> list[str]:
    place = home() / "rubrics"
    return sorted(one.name for one in place.iterdir()) if place.is_dir() else []


def test_a_case_package_comes_in_as_models_to_interview_with() -> None:
    answer = bei("rubric", "import", SAMPLE)
    assert answer.code == 0
    ids = answer.out.split()
    assert own() == sorted(f"{one}.yaml" for one in ids)
    assert bei("rubric", "validate", *ids).code == 0
    new = ("--candidate", "A", "--grade", "good", "--interviewer", "B")
    assert bei("new", "--rubric", ids[0], *new).code == 0
    assert "  CFRubricCriterion.weight → items.weight  7\n" in answer.err
    assert "  CFRubricCriterionLevel.feedback  28 (CFRubrics[0].CFRubricCriteria[0]" in answer.err
    assert "ja → zh" in answer.err


def test_the_report_is_there_as_json() -> None:
    answer = bei("rubric", "import", SAMPLE, "--json", "--language", "en", lang="zh")
    assert [one["items"] for one in answer.json["models"]] == [4, 3]
    assert {"kind": "note", "field": "language_asked", "to": "en", "count": 1, "places": []} in answer.json["report"]
    assert "未收录：" in answer.err


def test_models_that_are_there_are_kept_unless_forced_and_then_none_comes_in() -> None:
    first, second = bei("rubric", "import", SAMPLE).out.split()
    (home() / "rubrics" / f"{first}.yaml").unlink()
    before = (home() / "rubrics" / f"{second}.yaml").read_bytes()
    assert bei("rubric", "import", SAMPLE).told == (1, f"There is a model “{second}” already; --force replaces it.")
    assert own() == [f"{second}.yaml"]
    assert bei("rubric", "import", SAMPLE, "--force", "--id", "coding").out == f"coding\n{second}\n"
    assert (home() / "rubrics" / f"{second}.yaml").read_bytes() == before


def test_what_cannot_be_used_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    tree = tmp_path / "tree.json"
    tree.write_text('{"CFDocument": {"title": "T"}, "CFItems": [{}]}', "utf-8")
    code, said = bei("rubric", "import", tree).told
    assert code == 4
    assert said.startswith(f"{tree}:1:1: the package holds no rubric that can be used (CFRubrics: 0, CFItems: 1).")
    assert bei("rubric", "import", SAMPLE, "--id", "No Id").told[0] == 4
    assert own() == []


def test_a_model_goes_out_as_a_case_package_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    assert bei("rubric", "export", "telecom-am", "--format", "case", "--language", "en", "-o", file).told == (0, "")
    assert bei("rubric", "export", "telecom-am", "--format", "case", "-o", file).told[0] == 1
    answer = bei("rubric", "import", file)
    assert answer.told == (1, "There is a model “telecom-am” already; --force replaces it.")
    assert bei("rubric", "import", file, "--force").out == "telecom-am\n"
    assert own() == ["telecom-am.yaml"]
    shown = bei("rubric", "show", "telecom-am", "--json").data
    (home() / "rubrics" / "telecom-am.yaml").unlink()
    assert bei("rubric", "show", "telecom-am", "--json").data == shown
