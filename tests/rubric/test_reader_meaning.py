"""What the loader refuses in a file of the right shape (end of DESIGN §5).

A case spoils the good file; `«` stands where a fault is due, and is not in the file that is read.
"""

import pytest

from tests.rubric.yaml_sample import Spoilt, spoil, told

ASK = (
    "    levels:\n      1:\n        - {zh: 问了, en: Asked}\n        - {zh: 记了, en: Noted}\n"
    "      2:\n        - {zh: 追问了, en: Asked on}\n"
)
LAW = "  - code: law\n    title: {zh: 法规, en: Law}\n    method: exam\n"
EXAM = "{subjects: [{code: talk2, title: {zh: 话术, en: Talk}}]}"
HERE = "  coverage: 0.75\n"
STANDARDS, CORE = "{ask: 2, sell: 2, law: 2}", "core: [ask, sell]"
BARE = "level_without_indicators level_without_indicators"

TABLE = (
    Spoilt("a spread without reliability", HERE, f"{HERE}  «spread: 0.8\n", "error_half_given", "lacking=reliability"),
    Spoilt("a reliability without a spread", HERE, f"{HERE}  «reliability: 0.8\n  spread:\n", "error_half_given",
           "lacking=spread"),
    Spoilt("no spread", HERE, f"{HERE}  reliability: 0.8\n  «spread: 0\n", "value_greater_than", "given=0 gt=0"),
    Spoilt("a spread wider than any scale", HERE, f"{HERE}  reliability: 1\n  «spread: 9.1\n", "value_less_than_equal",
           "given=9.1 le=9"),
    Spoilt("a reliability above 1", HERE, f"{HERE}  spread: 1\n  «reliability: 1.01\n", "value_less_than_equal",
           "given=1.01 le=1"),
    Spoilt("weight 0", "weight: 0.1", "«weight: 0", "value_greater_than", "given=0 gt=0"),
    Spoilt("a negative weight", "weight: 0.1", "«weight: -1", "value_greater_than", "given=-1 gt=0"),
    Spoilt("weight 0 of a subject", "weight: 2}", "«weight: 0}", "value_greater_than"),
    Spoilt("weight 0 at a level", "{cases: 3.5}", "{«cases: 0.0}", "value_greater_than"),
    Spoilt("a level with no indicators", "      2:\n        - {zh: 追问了, en: Asked on}\n", "      «2: []\n",
           "level_without_indicators", "code=ask level=2"),
    Spoilt("a level not given", ASK, "    «levels:\n      1:\n        - {zh: 问了, en: Asked}\n",
           "level_without_indicators", "code=ask level=2"),
    Spoilt("no level given", ASK, "    ««levels: {}\n", BARE, "code=ask level=1"),
    Spoilt("no levels at all", ASK, "", "", "code=ask level=1", also=BARE),
    Spoilt("an item of both without indicators", LAW, LAW.replace("code", "««code").replace("exam", "both"), BARE,
           "code=law level=1"),
    Spoilt("a level beyond the scale", "        - {zh: 追问了, en: Asked on}\n",
           "        - {zh: 追问了, en: Asked on}\n      «3:\n        - {zh: 三, en: Three}\n", "level_outside_scale",
           "level=3 top=2"),
    Spoilt("level 0", "      1:\n        - {zh: 问了", "      «0: [{zh: 零, en: Nil}]\n      1:\n        - {zh: 问了",
           "level_outside_scale", "level=0 top=2"),
    Spoilt("an exam level beyond the scale", "        2:\n          weights", "        «3:\n          weights",
           "level_outside_scale", "level=3 top=2"),
    Spoilt("a scale that skips", "  - level: 2", "  - «level: 3", "level_out_of_order", "expected=2"),
    Spoilt("a scale that repeats", "  - level: 2", "  - «level: 1", "level_out_of_order", "expected=2"),
    Spoilt("a core item without a standard", f"{STANDARDS}\n    {CORE}", "{law: 2, ask: 2}\n    core: [ask, «sell]",
           "core_without_standard", "code=sell"),
    Spoilt("a standard above the scale", STANDARDS, "{ask: 2, «sell: 3, law: 2}", "standard_outside_scale",
           "standard=3 top=2"),
    Spoilt("a standard of 0", STANDARDS, "{ask: 2, sell: 2, «««law: 0}",
           "standard_outside_scale standard_falls value_greater_than_equal", "standard=0 top=2"),
    Spoilt("a negative standard", "{ask: 1, sell: 1, law: 1}", "{««ask: -1, sell: 1, law: 1}",
           "standard_outside_scale value_greater_than_equal", "standard=-1 top=2"),
    Spoilt("an item in two categories", "items: [law]", "items: [law, «ask]", "item_in_two_categories",
           "code=ask other=skills"),
    Spoilt("an item twice in one category", "items: [law]", "items: [law, «law]", "item_in_two_categories",
           "code=law other=knowledge"),
    Spoilt("an item in no category", "  - code: sell\n", "  - «code: new\n", "item_without_category", "code=new",
           also="unknown_item unknown_item unknown_item unknown_item"),
    Spoilt("an unknown code in a category", "[law]", "[law, «laws]", "unknown_item", "code=laws near=law"),
    Spoilt("an unknown code among standards", STANDARDS, "{ask: 2, sell: 2, law: 2, «sel: 1}", "unknown_item",
           "code=sel near=sell"),
    Spoilt("an unknown code, nothing near", STANDARDS, "{ask: 2, sell: 2, law: 2, «zzz: 1}", "unknown_item",
           "code=zzz near="),
    Spoilt("an unknown code among core items", CORE, "core: [ask, «asks]", "unknown_item", "code=asks near=ask"),
    Spoilt("an unknown subject", "{cases: 3.5}", "{«case: 3.5}", "unknown_subject", "code=case near=cases"),
    Spoilt("a core item twice", CORE, "core: [ask, sell, «ask]", "duplicate_code", "code=ask"),
    Spoilt("an item twice", "  - code: law\n", "  - «code: sell\n", "duplicate_code", "code=sell",
           also="unknown_item unknown_item unknown_item"),
    Spoilt("a category twice", "  - id: knowledge", "  - «id: skills", "duplicate_code", "code=skills"),
    Spoilt("a grade twice", "  - id: high", "  - «id: low", "duplicate_code", "code=low"),
    Spoilt("an entry condition twice", "grades:\n", "entry_conditions:\n"
           "  - {id: credit, title: {zh: 征信, en: Credit}, definition: {zh: 无逾期, en: No default}}\n"
           "  - {«id: credit, title: {zh: 处分, en: Sanctions}, definition: {zh: 无处分, en: None}}\n"
           "grades:\n", "duplicate_code", "code=credit"),
    Spoilt("a grade named as what is no grade", "  - id: low", "  - «id: below", "value_reserved", "given=below"),
    Spoilt("the other such name", "  - id: high", "  - «id: insufficient", "value_reserved", "given=insufficient"),
    Spoilt("a subject twice", "{code: cases,", "{«code: code,", "duplicate_code", "code=code", also="unknown_subject"),
    Spoilt("a grade that asks for nothing", f"standards: {STANDARDS}", "«standards: {}", "grade_without_standards",
           "code=high", also="core_without_standard core_without_standard"),
    Spoilt("an exam item without an exam", "    weight: 0.1", "    «method: exam\n    weight: 0.1", "exam_missing",
           "code=ask"),
    Spoilt("an item of both without an exam", "    weight: 0.1", "    «method: both\n    weight: 0.1", "exam_missing"),
    Spoilt("an exam that nothing uses", ASK, f"{ASK}    «exam: {EXAM}\n", "exam_unused", "code=ask"),
    Spoilt("an exam without subjects", ASK, f"{ASK}    method: both\n    exam: {{«subjects: []}}\n", "value_too_short"),
    Spoilt("no item at all in a list of items", "items: [law]", "items: []", "", also="item_without_category"),
    Spoilt("a share above 1", "coverage: 0.75", "«coverage: 1.5", "value_less_than_equal", "given=1.5 le=1"),
    Spoilt("a score above 100", "min_score: 62.5", "«min_score: 101", "value_less_than_equal", "given=101 le=100"),
)  # fmt: skip


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.situation)
def test_fault(case: Spoilt) -> None:
    case.check()


def test_exam_items_need_no_indicators() -> None:
    """The good file has one without; with them it is as good."""
    text = spoil("    method: exam\n", "    method: exam\n    levels:\n      1: [{zh: 一, en: One}]\n")
    assert told(spoil("version: 1.0.0", "version: 1", text)) == [((4, 1), "version_form")]


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = spoil("version: 1.0.0", "version: 1")
    text = spoil("items: [law]", "items: [law, ask, xyz]", text)
    text = spoil("weight: 0.1", "weight: 0", text)
    text = spoil("weight: 0.3", "wieght: .nan", text)
    text = spoil(STANDARDS, "{ask: 1, sell: 9, lax: 2, ask: 3}", text)
    text = spoil("min_score: 62.5", "min_score: ~\n    core: 5", text)
    assert told(text) == [
        ((4, 1), "version_form"),
        ((23, 18), "item_in_two_categories"),
        ((23, 23), "unknown_item"),
        ((27, 5), "value_greater_than"),
        ((42, 5), "bad_number"),
        ((42, 5), "unknown_key"),
        ((71, 25), "standard_outside_scale"),
        ((71, 34), "unknown_item"),
        ((71, 42), "duplicate_key"),
        ((74, 5), "duplicate_key"),
    ]


def test_a_warning_is_told_beside_the_faults() -> None:
    text = spoil("{ask: 1, sell: 1, law: 1}", "{ask: 2, sell: 1, law: 1}")
    text = spoil(STANDARDS, "{ask: 1, sell: 2, law: 2}", text)
    text = spoil("version: 1.0.0", "version: 1", text)
    assert told(text) == [((4, 1), "version_form"), ((71, 17), "standard_falls")]
