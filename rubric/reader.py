"""Reads a rubric file, YAML or JSON, and reports every fault at once with its place; other files of models likewise.

The YAML is only composed into nodes, never constructed into objects: tags and aliases are refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event
from ruamel.yaml.nodes import Node

from rubric.bounded import open_to_read
from rubric.checks import check
from rubric.faults import MAX_FAULTS, Fault, Path, PlacedFault, RubricError
from rubric.json_faults import fault_in, meant_as_json
from rubric.json_text import joined
from rubric.model import Rubric
from rubric.nodes import Place, Places, PlainNodes
from rubric.shape import Model, shaped
from rubric.spelling import Spelling
from rubric.yaml_faults import end_of, yaml_fault

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 30_000
"""Keys, values, lists and mappings in a file. The largest model that ships has a quarter of them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A usable rubric with its warnings, and its plain content as it goes into a session's snapshot."""

    rubric: Rubric
    content: Mapping[str, Any]
    warnings: tuple[PlacedFault, ...]
    places: Places = field(compare=False, repr=False)

    def place(self, path: Path) -> Place:
        """Where what stands at `path` begins in the file."""
        return _place(path, self.places)


def _from_event(event: Event, depth: int, count: int) -> Fault | None:
    if count > MAX_VALUES:
        return Fault((), "too_many_values", {"most": str(MAX_VALUES)})
    if depth > MAX_DEPTH:
        return Fault((), "too_deep", {"most": str(MAX_DEPTH)})
    if isinstance(event, AliasEvent):
        return Fault((), "alias")
    tag = getattr(event, "tag", None)
    return Fault((), "tag", {"tag": str(tag)[:40]}) if tag else None


def _compose(text: str, name: str) -> tuple[Node | None, list[PlacedFault]]:
    """The root node of `text`, None where it is empty, and the tags and aliases in it.

    Events are looked at before anything is composed: deep nesting would exhaust the stack of the C composer, and many
    small values the memory. Raises RubricError where `text` is not YAML, too deep, or holds too much.
    """
    found: list[PlacedFault] = []
    depth = 0
    try:
        for count, event in enumerate(YAML(typ="safe").parse(text)):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if fault := _from_event(event, depth, count):
                found.append(PlacedFault(name, event.start_mark.line + 1, event.start_mark.column + 1, fault))
            if depth > MAX_DEPTH or count > MAX_VALUES:
                raise _refusal(found)
        return YAML(typ="safe").compose(text), found
    except (YAMLError, ValueError) as error:
        of_json = fault_in(text) if meant_as_json(text, name) else None
        fault, (line, column) = of_json or yaml_fault(error, text)
        known = {(one.line, one.column) for one in found}
        found += [PlacedFault(name, line, column, fault)] if (line, column) not in known else []
        raise _refusal(found) from None


def _in_order(faults: list[PlacedFault]) -> tuple[PlacedFault, ...]:
    return tuple(sorted(faults, key=lambda one: (one.line, one.column)))


def _refusal(faults: list[PlacedFault]) -> RubricError:
    """The error that tells `faults`: of many the first ones, and that there are more, and what ended the reading."""
    told = _in_order(faults)
    if len(told) > MAX_FAULTS:
        last = told[-1]
        more = Fault((), "more_faults", {"most": str(MAX_FAULTS)})
        ended = (last,) if last.fault.code in ("too_many_values", "too_deep") else ()
        told = (*told[:MAX_FAULTS], PlacedFault(last.file, last.line, last.column, more), *ended)
    return RubricError(told)


def _place(path: Path, places: Places) -> Place:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))


def read_as(
    model: type[Model], check: Callable[[Any], Iterable[Fault]], text: str, name: str
) -> tuple[Model, Mapping[str, Any], tuple[PlacedFault, ...], Places]:
    """Read a `model` from `text`, with its plain content, its warnings and all places.

    `name` stands for the file in faults.
    `check` finds in plain content, whatever its shape, what the shape does not show. Raises RubricError with all
    faults, in the order of the file.
    """
    root, found = _compose(text, name)
    if root is None:
        raise RubricError((PlacedFault(name, 1, 1, Fault((), "empty")),))
    nodes = PlainNodes()
    data = nodes.plain(root, ())
    spelling = Spelling()
    right = spelling.corrected(data, model)
    made, of_shape = shaped(model, right, {spelling.now(path) for path in nodes.spoilt})
    faults = [*nodes.faults, *spelling.as_written([*spelling.faults, *check(right), *of_shape])]
    found += [PlacedFault(name, *_place(fault.path, nodes.places), fault) for fault in faults]
    placed = _in_order(found)
    if made is None or any(one.fault.severity == "error" for one in placed):
        raise _refusal(found)
    return made, data, placed, nodes.places


def read_content(text: str, name: str) -> tuple[Node, Any]:
    """The root node of `text` and its plain content, whatever it says. Raises RubricError where it cannot be read."""
    root, found = _compose(text, name)
    nodes = PlainNodes()
    data = nodes.plain(root, ()) if root is not None else None
    faults = nodes.faults if root is not None else [Fault((), "empty")]
    found += [PlacedFault(name, *_place(fault.path, nodes.places), fault) for fault in faults]
    if root is None or found:
        raise _refusal(found)
    return root, data


def faults_of(data: Any) -> list[Fault]:
    """Every fault of plain content as a rubric, warnings too."""
    spelling = Spelling()
    right = spelling.corrected(data, Rubric)
    return spelling.as_written([*spelling.faults, *check(right), *shaped(Rubric, right, set())[1]])


def read_text(text: str, name: str) -> Reading:
    """Read a rubric from `text`. Raises RubricError as `read_as` does."""
    return Reading(*read_as(Rubric, check, text, name))


def read_file(path: File) -> Reading:
    """Read the rubric file at `path`. Raises RubricError as `read_text` does, OSError where it cannot be read."""
    return read_text(file_text(path), str(path))


def file_text(path: File) -> str:
    """The text of a rubric file. Raises RubricError where it is too large or not UTF-8, OSError."""
    with open_to_read(path) as file:
        return text_in(file.read(MAX_BYTES + 1), str(path))


def text_in(raw: bytes, name: str) -> str:
    """The text of a rubric file out of its bytes. Raises RubricError where they are too many or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise RubricError((PlacedFault(name, 1, 1, Fault((), "too_large", {"most": str(MAX_BYTES)})),))
    try:
        return joined(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line, column = end_of(error.object[: error.start].decode("utf-8"))
        raise RubricError((PlacedFault(name, line, column, Fault((), "not_utf8")),)) from None
