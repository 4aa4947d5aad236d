"""What goes out is valid by the CASE 1.1 model, and comes back as the same rubric; an edit made elsewhere comes in."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, FormatChecker

from rubric.case.exporting import package
from rubric.case.importing import Taken, models
from rubric.case.package import read_package
from rubric.catalogue import LIBRARY
from rubric.exchange.writing import as_yaml
from rubric.language import LANGUAGES, Language
from rubric.reader import Reading, read_file, read_text
from sessions.canonical import digest, dumps
from tests.rubric.case_sample import DATA, SAMPLE, taken, told

FILES = sorted(LIBRARY.glob("*.yaml"))
FORMATS = FormatChecker(formats=["date"])


@FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).path)


@cache
def validator() -> Draft4Validator:
    """The CFPackage of the OpenAPI file, whose schemas are of the draft that OpenAPI 3.0 is made on."""
    given = json.loads((DATA / "case-v1p1-openapi.json").read_text("utf-8"))
    schema = {"$ref": "#/components/schemas/CFPackageDType", "components": given["components"]}
    return Draft4Validator(schema, format_checker=FORMATS)


def sent(reading: Reading, language: Language = "zh") -> Any:
    """The package as others read it."""
    return json.loads(dumps(package(reading.rubric, reading.content, language)))


def back(data: Any) -> Taken:
    return models(read_package(json.dumps(data).encode(), "back.json"), "back.json")


def content_of(done: Taken) -> Any:
    (made,) = done.models
    return made.reading.content


@cache
def core() -> Reading:
    return read_file(LIBRARY / "am-core.yaml")


def objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object that is identified, extensions and links left out."""
    if isinstance(data, dict):
        if "lastChangeDateTime" in data:
            yield data
        for key, value in data.items():
            if key != "extensions":
                yield from objects(value)
    elif isinstance(data, list):
        for one in data:
            yield from objects(one)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_built_in_rubric_is_valid_outside_and_comes_back_the_same(file: Path) -> None:
    reading = read_file(file)
    data = sent(reading)
    assert [error.message for error in validator().iter_errors(data)] == []
    done = back(data)
    assert content_of(done) == reading.content
    assert digest(content_of(done)) == digest(reading.content)
    assert told(done, "note") == {}


def test_the_validator_sees_what_is_not_case() -> None:
    spoilt = sent(core())
    spoilt["CFDocument"].pop("creator")
    spoilt["CFItems"][0]["identifier"] = "x"
    spoilt["CFItems"][1]["lastChangeDateTime"] = None
    spoilt["CFRubrics"][0]["stray"] = 1
    spoilt["CFRubrics"][0]["CFRubricCriteria"][0]["CFRubricCriterionLevels"][0]["extensions"] = {}
    assert len(list(validator().iter_errors(spoilt))) == 5
    assert list(validator().iter_errors(json.loads(SAMPLE.read_text("utf-8")))) != []


def test_identifiers_are_of_their_own_and_links_lead_somewhere() -> None:
    data = sent(core())
    known = [one["identifier"] for one in objects(data)]
    assert len(set(known)) == len(known)
    uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert all(uuid.fullmatch(one) for one in known)
    links = [one for made in objects(data) for one in made.values() if isinstance(one, dict) and "uri" in one]
    assert {one["identifier"] for one in links} <= set(known)
    assert {one["lastChangeDateTime"] for one in objects(data)} == {f"{core().rubric.changes[0].on}T00:00:00Z"}


def test_a_rubric_in_one_language_and_without_a_change_log_comes_back_the_same() -> None:
    (coding, _) = taken(json.loads(SAMPLE.read_text("utf-8"))).models
    plain = {key: value for key, value in coding.reading.content.items() if key not in ("changes", "description")}
    reading = read_text(as_yaml(plain), "plain")
    for language in LANGUAGES:
        data = sent(reading, language)
        assert list(validator().iter_errors(data)) == []
        assert content_of(back(data)) == reading.content


def test_what_was_edited_elsewhere_comes_in_and_loses_its_old_translation() -> None:
    data = sent(core())
    data["CFRubrics"][0]["title"] = "客户经理"
    first = data["CFRubrics"][0]["CFRubricCriteria"][0]
    first |= {"description": "专业知识", "weight": 2, "category": "新类别"}
    level = first["CFRubricCriterionLevels"][0]
    kept = level["description"].split("\n")[0]
    level["description"] = f"{kept}\n新写的一条行为。"
    done = back(data)
    made, item = content_of(done), content_of(done)["items"][0]
    assert (made["title"], item["title"], item["weight"]) == ({"zh": "客户经理"}, {"zh": "专业知识"}, 2)
    before = core().content["items"][0]
    assert item["levels"][1] == [before["levels"][1][0], {"zh": "新写的一条行为。"}]
    assert (item["levels"][2], item["questions"]) == (before["levels"][2], before["questions"])
    assert (made["categories"][0]["items"][0], made["categories"][-1]["items"]) == ("inn", ["kns"])
    assert told(done, "note") == {"translation_dropped": 2}


def test_a_criterion_taken_out_or_put_in_elsewhere_changes_items_and_grades() -> None:
    data = sent(core())
    criteria = data["CFRubrics"][0]["CFRubricCriteria"]
    gone = criteria.pop(0)
    criteria.append({**gone, "description": "新的一项", "position": 99, "extensions": {}, "CFItemURI": None})
    made = content_of(back(data))
    assert [item["code"] for item in made["items"]][-1] == "xdyx"
    assert all("kns" not in grade["standards"] and "xdyx" not in grade["standards"] for grade in made["grades"])
    assert made["categories"][0]["items"][-1] == "xdyx"


def test_an_extension_that_is_no_item_is_left_aside_and_the_fields_of_case_serve() -> None:
    data = sent(core())
    data["CFRubrics"][0]["CFRubricCriteria"][0]["extensions"] = {"bei": {"item": {"code": ["x"]}}}
    done = back(data)
    assert told(done, "note")["extension_ignored"] == 1
    assert content_of(done)["items"][0]["title"] == {"zh": "专业知识与技能"}
