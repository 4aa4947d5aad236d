"""The table that HR keeps comes in as a rubric, whatever its columns are called and however its cells are merged."""

from decimal import Decimal
from typing import Any

import pytest

from rubric.catalogue import LIBRARY
from rubric.exchange.arrival import arrived
from rubric.faults import RubricError
from rubric.language import Language
from rubric.reader import read_file
from rubric.tables.book import Page, as_numbers, as_xlsx
from rubric.tables.building import Built, build
from rubric.tables.columns import UnknownColumnError
from rubric.tables.reading import Sheet, read_sheet
from rubric.tables.steps import step_of
from rubric.tables.writing import as_csv, rows
from tests.rubric.xlsx_sample import Cells, xlsx

Asked = list[tuple[str, str]]


def sheet_of(table: str | bytes, asked: Asked | None = None) -> Sheet:
    return read_sheet(table.encode() if isinstance(table, str) else table, "t.csv", asked or [])


def built(table: str | bytes, asked: Asked | None = None, **options: Any) -> Built:
    sheet = sheet_of(table, asked)
    made = build(sheet.grid, sheet.columns, "t.csv", "表", **options)
    arrived(made.content, "t.csv")
    return made


def levels(made: Built, place: int = 0) -> dict[int, list[str]]:
    """The behaviours of an item by level, in the one language they are in."""
    given = made.content["items"][place]["levels"]
    return {level: [next(iter(one.values())) for one in there] for level, there in given.items()}


def roles(table: str | bytes, asked: Asked | None = None) -> list[str]:
    columns = sheet_of(table, asked).columns
    return [columns.roles.get(column, "none") for column in sorted(columns.headings)]


def notes(made: Built) -> set[str]:
    return {one.field for one in made.report if one.kind == "note"}


LONG = """政企客户经理,,,,,
类别,能力项,定义,级别,行为描述,权重
基本能力,沟通能力,听懂并说清,1级,"1. 问清了需求。
2. 记下了要点。",30%
,,,二级,①复述了确认；②写出了纪要,
,执行力,,L1,按期办完了事项,0.7
,,,,遇阻当天上报,
,,,Ⅱ,提前一周交付,
合计,,,,,100%
"""


def test_a_level_to_a_row_with_cells_left_blank_below_the_first() -> None:
    made = built(LONG)
    assert [(one["code"], one["title"]["zh"], one["weight"]) for one in made.content["items"]] == [
        ("gtnl", "沟通能力", Decimal("0.3")),
        ("zxl", "执行力", Decimal("0.7")),
    ]
    assert levels(made) == {1: ["问清了需求。", "记下了要点。"], 2: ["复述了确认", "写出了纪要"]}
    assert levels(made, 1) == {1: ["按期办完了事项", "遇阻当天上报"], 2: ["提前一周交付"]}
    assert made.content["categories"] == [{"id": "jbnl", "title": {"zh": "基本能力"}, "items": ["gtnl", "zxl"]}]
    assert made.content["title"] == {"zh": "政企客户经理"}
    assert [list(one["standards"].values()) for one in made.content["grades"]] == [[1, 1], [2, 2]]
    assert {"questions_made", "grades_made", "definition_made", "row_skipped"} <= notes(made)


WIDE = """Competency;Description;Junior (1);Senior (2);Junior standard;Remarks
Listening;Hears people out;Asked again;Wrote it up;1;x
Selling;Wins them;Called ten;Closed three;2;
"""


def test_levels_side_by_side_with_the_standards_of_a_grade() -> None:
    made = built(WIDE)
    assert roles(WIDE) == ["item", "definition", "step", "step", "standard", "none"]
    assert levels(made, 1) == {1: ["Called ten"], 2: ["Closed three"]}
    assert [one["title"] for one in made.content["levels"]] == [{"en": "Junior"}, {"en": "Senior"}]
    assert made.content["grades"] == [
        {"id": "junior", "title": {"en": "Junior"}, "standards": {"listening": 1, "selling": 2}}
    ]
    assert [(one.field, one.count) for one in made.report if one.kind == "left"] == [("F Remarks", 1)]
    assert "grades_made" not in notes(made)


def test_a_workbook_with_a_title_two_rows_of_headings_merged_cells_and_another_sheet() -> None:
    cells: Cells = [
        ["客户经理能力素质模型"],
        ["序号", "能力类别", "能力名称", "能力定义", "行为等级", None, "岗位标准", None],
        [None, None, None, None, "一级", "二级", "初级客户经理", "高级客户经理"],
        [1, "基本能力", "沟通倾听", "听懂对方", "问清了需求", "复述了确认", 1, 2],
        [2, None, "执行力", "办成事情", "按期完成", "提前完成", 1, ("A1+1", "2")],
    ]
    raw = xlsx({"说明": [["请勿修改"]], "能力模型": cells}, ["B4:B5", "E2:F2", "G2:H2", "A2:A3"])
    sheet = read_sheet(raw, "t.xlsx")
    assert (sheet.grid.name, sheet.columns.title, sheet.columns.body) == ("能力模型", "客户经理能力素质模型", 3)
    made = build(sheet.grid, sheet.columns, "t.xlsx", "t")
    assert levels(made, 1) == {1: ["按期完成"], 2: ["提前完成"]}
    assert [one["items"] for one in made.content["categories"]] == [["gtqt", "zxl"]]
    assert [(one["title"]["zh"], list(one["standards"].values())) for one in made.content["grades"]] == [
        ("初级客户经理", [1, 1]),
        ("高级客户经理", [2, 2]),
    ]
    assert [one.to for one in sheet.notes] == ["说明"]
    assert read_sheet(raw, "t.xlsx", sheet="1").grid.name == "说明"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_any_usual_encoding_and_separator(encoding: str, separator: str) -> None:
    table = f"能力项{separator}级别{separator}行为描述\n沟通{separator}1{separator}问清了，记下了\n"
    assert levels(built(table.encode(encoding))) == {1: ["问清了，记下了"]}


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("类别,素质项,释义,等级,行为表现", "category item definition level behaviour"),
        ("一级指标,二级指标,描述,级别,行为指标", "category item definition level behaviour"),
        ("Cluster,Competency name,Definition,Proficiency level,Behavioral indicators",
         "category item definition level behaviour"),
        ("能力类别,能力（名称）,能力编号,能力级别,描述", "category item code level behaviour"),
        ("Skill,Weight,Question,Level,Indicator", "item weight question level behaviour"),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_words(headings: str, told: str) -> None:
    assert roles(f"{headings}\n基本,沟通,0.3,1,问清了客户的需求\n") == told.split()


def test_columns_without_a_telling_heading_are_guessed_by_what_they_hold() -> None:
    table = "甲,乙,丙\n沟通,1,把客户的需求问得清清楚楚\n沟通,2,把客户的需求写成了纪要\n执行,1,按期办完了名下的事项\n"
    assert roles(table) == ["item", "level", "behaviour"]
    assert "guessed_column" in notes(built(table))


def test_what_counts_or_sums_up_a_table_is_no_part_of_its_names() -> None:
    table = (
        "类别,能力,一级,二级\n一、通用,1.沟通能力,写了纪要,说服了客户\n,（2）360度反馈,问了同事,改了做法\n合计,2项,,\n"
    )
    made = built(table)
    assert [one["title"]["zh"] for one in made.content["items"]] == ["沟通能力", "360度反馈"]
    assert [one["title"]["zh"] for one in made.content["categories"]] == ["通用"]


def test_a_column_that_says_the_same_at_each_level_names_the_levels() -> None:
    table = "能力,等级,等级描述,行为描述\n学习,L1,基础,读完了手册\n,L2,良好,教会了同事\n"
    table += "抗压,L1,基础,做完了报表\n,L2,良好,带人赶完了标书\n"
    made = built(table)
    assert levels(made) == {1: ["读完了手册"], 2: ["教会了同事"]}
    assert [one["title"]["zh"] for one in made.content["levels"]] == ["基础", "良好"]


def test_a_person_sets_a_guess_right_by_heading_or_letter() -> None:
    table = "能力,名称,表现差,表现好\n基本,沟通,没问清,问清了\n"
    right = [("item", "名称"), ("类别", "A"), ("level1", "表现差"), ("level2", "D")]
    made = built(table, right)
    assert levels(made) == {1: ["没问清"], 2: ["问清了"]}
    assert made.content["categories"][0]["title"] == {"zh": "基本"}
    for wrong in ([("item", "没有的列")], [("nonsense", "名称")]):
        with pytest.raises(UnknownColumnError):
            sheet_of(table, wrong)


@pytest.mark.parametrize(
    ("cell", "number", "title"),
    [
        *(("1", 1, ""), ("1级", 1, ""), ("一级", 1, ""), ("第二级", 2, ""), ("L3", 3, ""), ("Level 4", 4, "")),
        *(("Ⅱ", 2, ""), ("1级：初级", 1, "初级"), ("初级（1级）", 1, "初级"), ("2 - Good", 2, "Good"), ("0", 0, "")),
        *(("初级", None, "初级"), ("Expert", None, "Expert"), ("A", None, "A")),
    ],
)
def test_levels_are_named_in_many_ways(cell: str, number: int | None, title: str) -> None:
    step = step_of(cell)
    assert step is not None
    assert (step.number, step.title) == (number, title)


@pytest.mark.parametrize("cell", ["", "10级", "沟通能力", "1.5倍", "需求分析", "一级能力"])
def test_what_names_no_level(cell: str) -> None:
    assert step_of(cell) is None


def test_named_levels_stand_in_their_order_and_letters_go_down_from_a() -> None:
    table = "能力项,级别,行为描述\n沟通,{},甲行为\n沟通,{},乙行为\n"
    assert levels(built(table.format("高级", "初级"))) == {1: ["乙行为"], 2: ["甲行为"]}
    graded = built(table.format("A", "C"))
    assert levels(graded) == {1: ["乙行为"], 2: ["甲行为"]}
    assert "levels_by_order" in notes(graded)
    assert levels(built(table.format("蓝", "红"))) == {1: ["甲行为"], 2: ["乙行为"]}


@pytest.mark.parametrize(
    "cell",
    [
        "1级：问清了需求；\n2级：写出了纪要",
        "【一级】问清了需求\n【二级】写出了纪要",
        "初级:\n问清了需求\n高级:\n写出了纪要",
        "L1\n1. 问清了需求\nL2\n1. 写出了纪要",
    ],
)
def test_levels_below_each_other_in_one_cell(cell: str) -> None:
    assert levels(built(f'能力项,行为描述\n沟通,"{cell}"\n')) == {1: ["问清了需求"], 2: ["写出了纪要"]}


def test_a_level_of_zero_is_below_the_first_and_a_level_that_is_missing_is_to_be_written() -> None:
    made = built("能力项,级别,行为描述\n沟通,0,没做\n沟通,1,做了\n执行,2,做好了\n")
    assert levels(made) == {1: ["做了"], 2: ["待补写：来源未给出这一级的行为"]}
    assert {"level_zero", "indicator_made"} <= notes(made)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("甲,乙\n1,2\n", "table_no_item"),
        ("能力项,备注\n沟通,无\n", "table_no_behaviour"),
        ("能力项,行为描述\n沟通,问清了需求\n", "table_no_level"),
        ('能力项,行为描述\n沟通,"1：问清了需求\n2：记下了"\n', "table_no_level"),
        ("能力项,级别,行为描述\n", "table_no_rows"),
        ("能力项,级别,行为描述\n,,\n", "table_no_rows"),
        ("", "empty"),
        ("\n\n", "empty"),
        ("能力项,级别,行为描述\n" + "沟通,1,问\n" * 5000, "table_too_large"),
        ("能力项" + "," * 300, "table_too_large"),
        ("能力项,级别,行为描述\n沟通,1," + "长" * 20_001, "cell_too_long"),
        ("能力项,级别,行为描述\n沟通,1," + "长" * 2_001, "value_string_too_long"),
        (bytes(range(256)) * 4, "csv_encoding"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "xls_old"),
    ],
)
def test_what_cannot_be_used_is_told_and_what_to_do(table: str | bytes, code: str) -> None:
    with pytest.raises(RubricError) as refused:
        built(table)
    assert [one.fault.code for one in refused.value.faults] == [code]


@pytest.mark.parametrize(("language", "form"), [("zh", "csv"), ("en", "xlsx")])
def test_a_model_goes_out_as_a_table_and_its_items_levels_and_standards_come_back(
    language: Language, form: str
) -> None:
    rubric = read_file(LIBRARY / "telecom-am.yaml").rubric
    book = as_xlsx([Page("a: [model]", as_numbers(rows(rubric, language)))])
    assert book == as_xlsx([Page("a: [model]", as_numbers(rows(rubric, language)))])
    made = built(as_csv(rubric, language) if form == "csv" else book)
    assert [one["code"] for one in made.content["items"]] == [item.code for item in rubric.items]
    for item, there in zip(rubric.items, made.content["items"], strict=True):
        assert there["definition"] == {language: item.definition.in_(language)}
        assert [one[language] for one in there["questions"]] == [one.in_(language) for one in item.questions]
        for level, behaviours in item.levels.items():
            assert [one[language] for one in there["levels"][level]] == [one.in_(language) for one in behaviours]
    assert [one["standards"] for one in made.content["grades"]] == [dict(grade.standards) for grade in rubric.grades]
    assert [one["title"] for one in made.content["levels"]] == [
        {language: one.title.in_(language)} for one in rubric.levels
    ]


def test_no_cell_that_goes_out_is_taken_for_a_formula() -> None:
    made = built("能力项,级别,行为描述\n=1+1,1,@SUM(A1)\n")
    text = as_csv(arrived(made.content, "t").reading.rubric, "zh")
    assert ",'=1+1," in text
    assert ",'@SUM(A1)," in text
    assert levels(built(text)) == {1: ["@SUM(A1)"]}
