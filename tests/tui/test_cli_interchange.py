"""`bei rubric import` and `export` of models in the forms of others."""

from pathlib import Path

import pytest

from tests.rubric.case_sample import SAMPLE
from tests.rubric.xlsx_sample import xlsx
from tests.rubric.yaml_sample import GOOD
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
    assert bei("rubric", "import", SAMPLE, "--id", "No Id").told[0] == 2
    assert own() == []


def test_a_model_goes_out_as_a_case_package_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    assert bei("rubric", "export", "broker-am", "--format", "case", "--language", "en", "-o", file).told == (0, "")
    assert bei("rubric", "export", "broker-am", "--format", "case", "-o", file).told[0] == 1
    answer = bei("rubric", "import", file)
    assert answer.told == (1, "There is a model “broker-am” already; --force replaces it.")
    assert bei("rubric", "import", file, "--force").out == "broker-am\n"
    assert own() == ["broker-am.yaml"]
    shown = bei("rubric", "show", "broker-am", "--json").data
    (home() / "rubrics" / "broker-am.yaml").unlink()
    assert bei("rubric", "show", "broker-am", "--json").data == shown


LEFT_OUT = """\
A table has the items, indicators, questions and standards in one language; exams, development, scoring, entry \
conditions, the change log and the other language are not in it: yaml and case have all."""

TABLE = "能力项,级别,行为描述,备注\n沟通,1,问清了需求,无\n沟通,2,写出了纪要,\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "素质.csv"
    file.write_bytes(TABLE.encode("gb18030"))
    return file


def test_a_table_is_previewed_and_nothing_is_written(table: Path) -> None:
    answer = bei("rubric", "import", table, "--preview", lang="zh")
    assert answer.code == 0
    assert "  A  能力项 → 能力素质项（如：沟通）\n" in answer.err
    assert "  D  备注 → 不收录（如：无）\n" in answer.err
    assert "    1 级  问清了需求\n" in answer.out
    assert own() == []


def test_a_table_comes_in_and_can_be_interviewed_with_or_is_given_another_id(table: Path) -> None:
    assert bei("rubric", "import", table).out == "sz\n"
    assert bei("rubric", "validate", "sz").code == 0
    assert bei("new", "--rubric", "sz", "--candidate", "A", "--grade", "g1", "--interviewer", "B").code == 0
    assert bei("rubric", "import", table).told[0] == 1
    assert bei("rubric", "import", table, "--id", "mine", "--json").json["models"][0]["id"] == "mine"
    assert own() == ["mine.yaml", "sz.yaml"]


def test_at_a_terminal_a_table_comes_in_when_a_person_says_so(table: Path) -> None:
    assert bei("rubric", "import", table, terminal=True, stdin="\n").code == 1
    assert own() == []
    assert bei("rubric", "import", table, terminal=True, stdin="y\n").code == 0
    assert bei("rubric", "import", table, "--force", "--yes", terminal=True).code == 0
    assert own() == ["sz.yaml"]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("item", "--column is written item=HEADING"),
        ("item=没有", "No column “没有”. There are: 能力项, 级别, 行为描述, 备注"),
        ("thing=备注", "Nothing is called “thing”. --column takes: category, code, item,"),
    ],
)
def test_a_column_that_is_not_there_is_told_with_those_that_are(table: Path, column: str, said: str) -> None:
    code, told = bei("rubric", "import", table, "--column", column).told
    assert (code, told.startswith(said)) == (2, True)


def test_a_table_that_lacks_something_says_how_to_name_it(table: Path, tmp_path: Path) -> None:
    code, told = bei("rubric", "import", table, "--column", "none=级别").told
    assert code == 4
    assert f"{table}:1:1: no column tells the levels." in told
    book = tmp_path / "book.xlsx"
    book.write_bytes(xlsx({"one": [["能力项"]], "two": [["能力项", "一级", "二级"], ["沟通", "问清了", "写出了"]]}))
    code, told = bei("rubric", "import", book, "--sheet", "three").told
    assert (code, told) == (4, f"{book}:1:1: no sheet “three”. There are: one, two")
    assert bei("rubric", "import", book).out == "two\n"


def test_options_for_other_forms_do_nothing_to_a_rubric_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD, "utf-8")
    assert bei("rubric", "import", file, "--id", "other").told[0] == 2
    assert bei("rubric", "import", file, "--json").json["models"][0]["id"] == "small"


def test_a_model_goes_out_as_a_table_that_spreadsheets_open(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert bei("rubric", "export", "broker-am", "--format", "csv", "-o", file).told == (0, LEFT_OUT)
    assert file.read_bytes().startswith("\ufeff类别,代码,".encode())
    assert bei("rubric", "import", file, "--id", "copy").code == 0
    copy, first = (bei("rubric", "show", one, "--json").json["items"][0] for one in ("copy", "broker-am"))
    assert copy["levels"]["1"] == [{"zh": one["zh"]} for one in first["levels"]["1"]]


def test_a_workbook_goes_to_a_file_or_a_pipe_and_never_to_a_terminal(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    assert bei("rubric", "export", "broker-am", "--format", "xlsx", "-o", file).told == (0, LEFT_OUT)
    assert bei("rubric", "export", "broker-am", "--format", "xlsx").data == file.read_bytes()
    assert bei("rubric", "export", "broker-am", "--format", "xlsx", terminal=True).told[0] == 2
    assert bei("rubric", "import", file, "--id", "copy", "--preview").code == 0
