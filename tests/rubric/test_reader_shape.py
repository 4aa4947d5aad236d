"""What the loader refuses for its shape: keys, types, numbers, tags; each at its line and column.

A case spoils the good file; `«` stands where a fault is due, and is not in the file that is read.
"""

import pytest

from tests.rubric.yaml_sample import Spoilt, faults_of, spoil

STANDARDS, CORE = "{ask: 2, sell: 2, law: 2}", "core: [ask, sell]"
EXAM_LEVEL = "        2:\n          weights: {cases: 3.5}\n          scope: {zh: 疑难案例, en: Hard cases}\n"
VERSION = "version: 1.0.0"
ASK = (
    "    levels:\n      1:\n        - {zh: 问了, en: Asked}\n        - {zh: 记了, en: Noted}\n"
    "      2:\n        - {zh: 追问了, en: Asked on}\n"
)

KEYS = (
    Spoilt("misspelt at the top", VERSION, f"{VERSION}\n«adoptd: 1", "unknown_key", "key=adoptd near=adopted"),
    Spoilt("the program's name for a key", VERSION, f"{VERSION}\n«schema_: bei.rubric/1", "unknown_key",
           "key=schema_ near=schema"),
    Spoilt("misspelt in an item", "    weight: 0.3", "    «wieght: 0.3", "unknown_key", "key=wieght near=weight"),
    Spoilt("misspelt in a question", "{kind: success, zh", "{«kinds: success, zh", "unknown_key",
           "key=kinds near=kind"),
    Spoilt("misspelt in an exam", "    exam:\n      subjects:\n        - {code: talk",
           "    exam:\n      «level: {}\n      subjects:\n        - {code: talk", "unknown_key",
           "key=level near=levels"),
    Spoilt("misspelt in a subject", "weight: 2}", "«weigth: 2}", "unknown_key", "key=weigth near=weight"),
    Spoilt("misspelt in an exam level", " scope:", " «scop:", "unknown_key", "key=scop near=scope"),
    Spoilt("misspelt in scoring", "  coverage: 0.75", "  «covrage: 0.75", "unknown_key", "key=covrage near=coverage"),
    Spoilt("misspelt in marks", "{partly: 0.4}", "{«partially: 0.4}", "unknown_key", "key=partially near=partly"),
    Spoilt("misspelt in a grade", "    min_score:", "    «minscore:", "unknown_key", "key=minscore near=min_score"),
    Spoilt("misspelt in a text", "en: Noted}", "en: Noted, «eng: x}", "unknown_key", "key=eng near=en"),
    Spoilt("misspelt under a wrong key", "        2:\n          weights: {cases: 3.5}\n          scope: {zh: 疑难",
           "        «two:\n          weights: {cases: 3.5}\n          scope: {«zhs: 1, zh: 疑难",
           "value_int_parsing unknown_key", "given=two"),
    Spoilt("like no other", VERSION, f"{VERSION}\n«qqqqq: 1", "unknown_key", "key=qqqqq near="),
    Spoilt("named as pydantic names keys", VERSION, f"{VERSION}\n«'[key]': 1", "unknown_key", "key=[key] near="),
    Spoilt("a question mark", VERSION, f"{VERSION}\n«'?': 1", "unknown_key", "key=? near="),
    Spoilt("missing at the top", "schema: bei.rubric/1\nid: small\nversion: 1.0.0\n",
           "«schema: bei.rubric/1\nid: small\n", "missing_key", "key=version"),
    Spoilt("missing in an item", "  - code: ask\n    title: {zh: 提问, en: Asking}\n", "  - «code: ask\n",
           "missing_key", "key=title"),
    Spoilt("one language, and empty", "title: {zh: 法规, en: Law}", "title: {«zh: ''}", "value_string_too_short"),
    Spoilt("twice at the top", VERSION, f"{VERSION}\n«version: 2.0.0", "duplicate_key", "key=version"),
    Spoilt("twice, the first one wrong too", VERSION, "«version: 1\n«version: 2.0.0",
           "version_form duplicate_key", "given=1"),
    Spoilt("a standard twice", STANDARDS, "{ask: 2, sell: 2, law: 2, «sell: 2}", "duplicate_key", "key=sell"),
    Spoilt("one level in two spellings", "      2:\n        - {zh: 追问了",
           "      2: [{zh: 乙, en: B}]\n      «'2':\n        - {zh: 追问了", "duplicate_key", "key=2"),
    Spoilt("a list", VERSION, f"{VERSION}\n? «[a, b]\n: 1", "bad_key"),
    Spoilt("two that are no words", VERSION, f"{VERSION}\n«~: 1\n«true: 2", "bad_key bad_key"),
    Spoilt("a broken number", VERSION, f"{VERSION}\n«1.5: 1", "bad_key"),
    Spoilt("a number with an exponent", VERSION, f"{VERSION}\n«1e3: 1", "bad_number", "value=1e3"),
    Spoilt("a merge key", VERSION, f"{VERSION}\n«<<: {{a: 1}}", "unknown_key", "key=<< near="),
    Spoilt("an equals sign", VERSION, f"{VERSION}\n«=: 1", "unknown_key", "key== near="),
    Spoilt("a date", VERSION, f"{VERSION}\n«2026-01-31: 1", "unknown_key", "key=2026-01-31 near="),
    Spoilt("a level of 41 digits", "      2:\n        - {zh: 追问了", f"      «'{'2' * 41}':\n        - {{zh: 追问了",
           "level_outside_scale", also="level_without_indicators"),
    Spoilt("a level of 5000 digits", "      2:\n        - {zh: 追问了",
           f"      ? ««'{'2' * 5000}'\n      :\n        - {{zh: 追问了", "level_outside_scale value_int_parsing_size",
           also="level_without_indicators"),
    Spoilt("a level by name", "      2:\n        - {zh: 追问了", "      «two:\n        - {zh: 追问了",
           "value_int_parsing", "given=two"),
)  # fmt: skip

VALUES = (
    Spoilt("a word for a list", "items: [law]", "«items: law", "value_tuple_type", also="item_without_category"),
    Spoilt("a number for the grades", "grades:\n  - id: low", "«grades: 5\n«grade:\n  - id: low",
           "value_tuple_type unknown_key"),
    Spoilt("a mapping for a list", "items: [law]", "«items: {law: 1}", "value_tuple_type",
           also="item_without_category"),
    Spoilt("nothing for a mapping", f"standards: {STANDARDS}", "«standards:", "value_dict_type",
           also="core_without_standard core_without_standard"),
    Spoilt("a list for the levels", ASK, "    «««levels:\n      - [{zh: 问了, en: Asked}]\n",
           "level_without_indicators level_without_indicators value_dict_type"),
    Spoilt("a text for an indicator", "{zh: 追问了, en: Asked on}", "«Asked on", "text_form"),
    Spoilt("a number for a code", "  - code: law\n", "  - «code: 5\n", "value_string_type", "given=5",
           also="unknown_item unknown_item unknown_item"),
    Spoilt("a code in capitals", "{code: cases,", "{«code: CASES,", "code_form",
           also="unknown_subject"),
    Spoilt("what is no code in a category", "items: [law]", "items: [law, ««5, ««[x], ««{x: y}, ««~]",
           "unknown_item value_string_type " * 4, "code=5 near="),
    Spoilt("what is no code among core items", CORE, "core: [ask, sell, ««[ask]]", "unknown_item value_string_type"),
    Spoilt("one wrong code in a list of one", "items: [law]", "items: [««7]", "unknown_item value_string_type",
           also="item_without_category"),
    Spoilt("one wrong subject in a list of one", "{code: talk, ", "{", "", also="missing_key"),
    Spoilt("an unknown method", "    method: both", "    «method: panel", "value_literal_error"),
    Spoilt("a list for a method", "    method: both", "    «method: [both]", "value_literal_error"),
    Spoilt("another schema", "schema: bei.rubric/1", "«schema: bei.rubric/2", "value_literal_error"),
    Spoilt("two numbers for a version", VERSION, "«version: 1.0", "version_form", "given=1.0"),
    Spoilt("an empty text", "en: Noted}", "«en: ''}", "value_string_too_short"),
    Spoilt("a text of blanks", "en: Noted}", "«en: '  '}", "value_string_too_short"),
    Spoilt("a number for a text", "en: Noted}", "«en: 7}", "value_string_type", "given=7"),
    Spoilt("a standard in decimals", STANDARDS, "{ask: 2, sell: 2, «law: 1.5}", "value_int_type", "given=1.5"),
    Spoilt("a word for a standard", STANDARDS, "{ask: 2, sell: 2, «law: two}", "value_int_type", "given=two"),
    Spoilt("a word for an exam level", EXAM_LEVEL, "        «2: hard\n", "value_model_type"),
    Spoilt("a truth for a standard", STANDARDS, "{ask: 2, sell: 2, «law: true}", "value_int_type", "given=True"),
    Spoilt("a level of the scale in words", "  - level: 2", "  - «level: two", "value_int_type"),
    Spoilt("a scale past 9", "  - level: 2", "  - ««level: 12", "level_out_of_order value_less_than_equal"),
    Spoilt("a truth for a weight", "weight: 0.1", "«weight: true", "value_value_error",
           "given=True error=not a number"),
    Spoilt("a quoted weight", "weight: 0.1", "«weight: '0.1'", "number_quoted", "given=0.1"),
    Spoilt("a quoted not-a-number", "weight: 0.1", "«weight: 'NaN'", "value_value_error"),
    Spoilt("a null weight", "weight: 0.1", "«weight: ~", "value_value_error"),
    Spoilt("a list for a weight", "weight: 0.1", "«weight: [1]", "value_value_error"),
    *(
        Spoilt(f"weight {written}", "weight: 0.1", f"«weight: {written}", "bad_number", f"value={written}")
        for written in (".nan", ".inf", "-.inf", "1e3", "0x10", "0o17", "1_000")
    ),
    Spoilt("a number of 41 digits", "weight: 0.1", f"«weight: {'1' * 41}", "bad_number", f"value={'1' * 40}"),
)  # fmt: skip

TAGS = (
    Spoilt("on a value", VERSION, "version: «!!str 1.0.0", "tag", "tag=tag:yaml.org,2002:str"),
    Spoilt("of one's own, on a value", "title: {zh: 一级, en: First}", "title: {zh: 一级, en: «!ours First}", "tag",
           "tag=!ours"),
    Spoilt("of one's own, on a number", "weight: 0.1", "weight: «!ours 0.1", "tag", "tag=!ours"),
    Spoilt("that hides a number", "weight: 0.1", "weight: «!!float 0.1", "tag", "tag=tag:yaml.org,2002:float"),
    Spoilt("that would build an object", VERSION, "version: «!!python/name:os.system 1.0.0", "tag",
           "tag=tag:yaml.org,2002:python/name:os.system"),
    Spoilt("on a mapping", STANDARDS, f"«!ours {STANDARDS}", "tag", "tag=!ours"),
    Spoilt("on a list", CORE, "core: «!!set [ask, sell]", "tag", "tag=tag:yaml.org,2002:set"),
    Spoilt("on a key", VERSION, "«!!str version: 1.0.0", "tag", "tag=tag:yaml.org,2002:str"),
    Spoilt("of none", VERSION, "version: «! 1.0.0", "tag", "tag=!"),
    Spoilt("twice", VERSION, "version: «!a 1.0.0\n«!b description: {zh: 甲, en: «!c A}", "tag tag tag", "tag=!a"),
)  # fmt: skip


@pytest.mark.parametrize("case", KEYS, ids=lambda case: case.situation)
def test_key(case: Spoilt) -> None:
    case.check()


@pytest.mark.parametrize("case", VALUES, ids=lambda case: case.situation)
def test_value(case: Spoilt) -> None:
    case.check()


@pytest.mark.parametrize("case", TAGS, ids=lambda case: case.situation)
def test_tag(case: Spoilt) -> None:
    case.check()


def test_a_fault_of_a_key_tells_the_way_to_it() -> None:
    found = faults_of(spoil("      2:\n        - {zh: 追问了", "      two:\n        - {zh: 追问了"))
    assert [one.fault.path for one in found if one.line == 37] == [("items", 0, "levels", "two")]
