"""The file of a new model: out of a few answers, or as a copy of another one under its own name."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rubric.model import SCHEMA, Change
from rubric.reader import file_text, read_content
from rubric.rewriting import rewritten

BLANK = Path(__file__).parent / "blank.yaml"
FIRST = "1.0.0"

Said = Mapping[str, str]
"""A text as the file has it: `zh`, `en`, or both."""


@dataclass(frozen=True, slots=True)
class Named:
    """A part of a model with the code or id it goes by."""

    code: str
    title: Said


@dataclass(frozen=True, slots=True)
class Outline:
    """What a model consists of: the titles of its levels, its categories with their items, its grades lowest first."""

    id: str
    title: Said
    levels: tuple[Said, ...]
    categories: tuple[tuple[Named, tuple[Named, ...]], ...]
    grades: tuple[Named, ...]


def begun(outline: Outline, change: Change) -> str:
    """The text of a file without faults: everything is in its place, and what is to be written says so.

    Grade n asks for level n of every item, the highest at most.
    """
    numbers = range(1, len(outline.levels) + 1)
    items = [item for _, inner in outline.categories for item in inner]
    content = {
        "schema": SCHEMA,
        "id": outline.id,
        "version": FIRST,
        "title": outline.title,
        "changes": [_plain(change)],
        "levels": [
            {"level": n, "title": title, "definition": _open(f"{n} 级的定义", f"definition of level {n}")}
            for n, title in zip(numbers, outline.levels, strict=True)
        ],
        "categories": [
            {"id": one.code, "title": one.title, "items": [item.code for item in inner]}
            for one, inner in outline.categories
        ],
        "grades": [
            {
                "id": one.code,
                "title": one.title,
                "standards": {item.code: min(n, len(outline.levels)) for item in items},
                "core": [],
            }
            for n, one in enumerate(outline.grades, 1)
        ],
        "items": [_item(one, numbers) for one in items],
    }
    return rewritten(file_text(BLANK), str(BLANK), content)


def copied(text: str, name: str, rubric_id: str, change: Change) -> str:
    """`text`, the file of a model without faults, as another model, its log begun anew; comments are kept.

    Who adopted the standards of the one has not adopted those of the other, so they are a draft.
    Raises NotRewrittenError, RubricError.
    """
    content = {key: one for key, one in read_content(text, name)[1].items() if key != "adopted"}
    above = {"schema": content["schema"], "id": rubric_id, "version": FIRST}
    return rewritten(text, name, {**above, "changes": [_plain(change)], **{
        key: one for key, one in content.items() if key not in (*above, "changes")
    }})  # fmt: skip


def _plain(change: Change) -> dict[str, Any]:
    return {key: one for key, one in change.model_dump(mode="json").items() if one}


def _item(one: Named, levels: range) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": one.title,
        "method": "interview",
        "definition": _open("这一项的定义", "definition of this item"),
        "questions": [
            {"kind": "success", **_open("请讲一次做成了的事", "tell me about one success")},
            {"kind": "setback", **_open("请讲一次没有做成的事", "tell me about one setback")},
        ],
        "probes": [_open("追问本人做了什么", "a probe for what the person did")],
        "levels": {
            n: [_open(f"{n} 级的第 {k} 条行为", f"act {k} of level {n}") for k in (1, 2)] for n in levels
        },
    }  # fmt: skip


def _open(zh: str, en: str) -> dict[str, str]:
    return {"zh": f"待写：{zh}", "en": f"To be written: {en}"}
