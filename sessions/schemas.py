"""JSON Schemas (2020-12) of what bei reads and writes: the session document, a rubric, a question bank, a command."""

from typing import Any, Literal

from rubric.bank import Bank
from rubric.schema import Exact, rubric_schema
from sessions.document import SCHEMA
from sessions.interview.commands import COMMAND
from sessions.interview.events import EVENT

Name = Literal["session", "rubric", "bank", "command"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFS = "#/$defs/{model}"


def _closed(name: str, schema: dict[str, Any], tag: str) -> dict[str, Any]:
    """`schema` of a union told apart by `tag`, which every member must carry."""
    for member in schema["$defs"].values():
        if tag in member.get("properties", {}):
            member["required"] = [tag, *(key for key in member.get("required", []) if key != tag)]
    return {"$schema": _DIALECT, "$id": f"urn:bei:{name}", **schema}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _session() -> dict[str, Any]:
    event = _closed("event", EVENT.json_schema(ref_template=_DEFS, schema_generator=Exact), "event")
    definitions = event.pop("$defs")
    definitions |= (rubric := rubric_schema(_DEFS)).pop("$defs")
    definitions["Rubric"] = rubric
    # In a document the rubric stands once, at the top.
    opened = definitions["SessionOpened"]
    del opened["properties"]["rubric"]
    opened["required"].remove("rubric")
    definitions["AnyEvent"] = {key: value for key, value in event.items() if not key.startswith("$")}
    level = {"anyOf": [{"type": "integer", "minimum": 0}, {"const": "NE"}]}
    figure = {"type": ["number", "null"]}
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    maybe, yes = {"type": ["string", "null"]}, {"type": "boolean"}
    side = _object(size={"type": ["integer", "null"]}, sets={"type": "array", "items": texts})
    reason = _object(
        rule=text, grade=maybe, items=texts, ratings={"type": "object", "additionalProperties": level}, evidence=texts
    )
    grade = _object(met=yes, failing={"type": "array", "items": {"enum": list("abcde")}}, fit=figure)
    verdict = _object(
        grade=text,
        open=maybe,
        partial=yes,
        core_left_out=texts,
        grades={"type": "object", "additionalProperties": grade},
        margin=_object(up=side, down=side),
        reasons={"type": "array", "items": reason},
    )
    # Stands only where the model sets the error of its ratings.
    verdict["properties"]["chance"] = _object(
        **{key: {"type": "number"} for key in ("other", "up", "down", "error", "spread", "reliability", "sd")},
        **{key: {"type": "integer"} for key in ("draws", "seed")},
        assumed={"const": "independent"},
    )
    item = _object(suggested=level, level=level, points=figure)
    scorecard = _object(
        items={"type": "object", "additionalProperties": item},
        categories={"type": "object", "additionalProperties": _object(score=figure, coverage=figure)},
        total=figure,
        coverage=figure,
    )
    evidence = _object(
        id=text,
        at=text,
        text=text,
        star={"enum": ["s", "t", "a", "r", "f", None]},
        sign={"enum": ["+", "-", None]},
        quote=yes,
        items=texts,
        indicators=texts,
        incident=maybe,
        codable=yes,
    )
    exam = _object(item=text, level={"type": "integer"}, subject=text, score={"type": "number"})
    rating = _object(level=level, suggested=level, reason=text, at=text)
    state = _object(
        stage=text,
        plan=texts,
        incidents={"type": "array", "items": _object(id=text, kind=text, title=text, when=text, role=text, at=text)},
        evidence={"type": "array", "items": evidence},
        marks={"type": "object", "additionalProperties": text},
        exams={"type": "array", "items": exam},
        ratings={"type": "object", "additionalProperties": rating},
        decision={
            "anyOf": [
                {"type": "null"},
                _object(decision=text, grade=maybe, reason=text, by=text, verdict=maybe, at=text),
            ]
        },
        ended=maybe,
        submitted=yes,
    )
    about = _object(
        id=text,
        candidate=text,
        candidate_id=text,
        post=text,
        purpose=text,
        grade=text,
        interviewer=text,
        minutes={"type": "integer"},
        opened=text,
    )
    return {
        "$schema": _DIALECT,
        "$id": "urn:bei:session",
        **_object(
            schema={"const": SCHEMA},
            session=about,
            rubric=_object(digest=text, snapshot={"$ref": "#/$defs/Rubric"}),
            events={"type": "array", "items": {"$ref": "#/$defs/AnyEvent"}, "minItems": 1},
            state=state,
            result=_object(scorecard=scorecard, verdict={"anyOf": [{"type": "null"}, verdict]}),
        ),
        "$defs": definitions,
    }


def schema_of(name: Name) -> dict[str, Any]:
    """The JSON Schema of `name`."""
    if name == "rubric":
        return {"$schema": _DIALECT, "$id": "urn:bei:rubric", **rubric_schema()}
    if name == "bank":
        return {"$schema": _DIALECT, "$id": "urn:bei:bank", **Bank.model_json_schema(schema_generator=Exact)}
    if name == "command":
        return _closed("command", COMMAND.json_schema(), "do")
    return _session()
