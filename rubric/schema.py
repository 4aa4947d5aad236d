"""The JSON Schema of a rubric file: what pydantic makes of the model, with what every key means, for editors."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import DEFAULT_REF_TEMPLATE, GenerateJsonSchema

from rubric.model import Rubric

KEYS = Path(__file__).parent / "keys.toml"
_LEVELS = "^[1-9]$"


class Exact(GenerateJsonSchema):
    """Writes a default that is a number as a number; pydantic would write exact decimals as text."""

    def encode_default(self, dft: Any) -> Any:
        """`dft` as it stands in a schema."""
        if isinstance(dft, BaseModel):
            return dft.model_dump()
        return dft if isinstance(dft, Decimal) else super().encode_default(dft)


def meanings() -> dict[str, dict[str, tuple[str, str]]]:
    """What each key means, in Chinese and English, by the model that it is of."""
    with KEYS.open("rb") as file:
        found = tomllib.load(file)
    return {model: {key: (zh, en) for key, (zh, en) in keys.items()} for model, keys in found.items()}


def rubric_schema(ref_template: str = DEFAULT_REF_TEMPLATE) -> dict[str, Any]:
    """The schema without its own address.

    Parts have no words of their own: editors would show those in place of what the key means at which a part stands.
    """
    schema = Rubric.model_json_schema(ref_template=ref_template, schema_generator=Exact)
    said = meanings()
    for name, part in {**schema["$defs"], "Rubric": schema}.items():
        if name != "Rubric":
            part.pop("description", None)
        for key, value in part["properties"].items():
            value.pop("title", None)
            value["description"] = "\n".join(said[name][key])
            _close(value)
    for language in ("zh", "en"):
        for name in ("Text", "Question"):
            schema["$defs"][name]["properties"][language]["pattern"] = r"\S"
    body = {"zh": "$1", "en": "$2"}
    schema["$defs"]["Text"]["defaultSnippets"] = [{"label": "zh, en", "body": body}]
    return schema


def _close(value: dict[str, Any]) -> None:
    """Leave a mapping by code or level no keys of another kind."""
    for one in _inner(value):
        if "patternProperties" in one:
            one["additionalProperties"] = False
        elif isinstance(one.get("additionalProperties"), dict):
            one["patternProperties"] = {_LEVELS: one["additionalProperties"]}
            one["additionalProperties"] = False


def _inner(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield value
    for one in value.get("anyOf", ()):
        yield from _inner(one)
