"""YAML nodes as plain data: every value keeps the line and column it stands at, and numbers stay exact decimals."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from rubric.faults import Fault, Path

_INTEGER = re.compile(r"[-+]?\d{1,40}$")
_KEY_NUMBER = re.compile(r"[0-9]{1,40}\Z")
_DECIMAL = re.compile(r"[-+]?(\d{1,40}\.\d{0,40}|\.\d{1,40})$")
_TAG = "tag:yaml.org,2002:"

Place = tuple[int, int]
"""Line and column, from 1."""
Places = Mapping[Path, Place]


class PlainNodes:
    """Turns nodes into plain data, keeping places and gathering faults.

    `spoilt` holds the paths whose value could not be read; nothing more is to be said of those.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.places: dict[Path, Place] = {}
        self.faults: list[Fault] = []
        self.spoilt: set[Path] = set()
        self._seen: set[int] = set()

    def _fault(self, path: Path, code: str, **details: str) -> None:
        self.faults.append(Fault(path, code, details))

    def plain(self, node: Node, path: Path) -> Any:
        """What `node`, which stands at `path`, says; None where it cannot be read."""
        self.places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if id(node) in self._seen:
            self.spoilt.add(path)
            return None
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.plain(child, (*path, n)) for n, child in enumerate(node.value)]
        return self._scalar(node, path) if isinstance(node, ScalarNode) else None

    def _mapping(self, node: MappingNode, path: Path) -> dict[Any, Any]:
        data: dict[Any, Any] = {}
        for n, (key_node, value_node) in enumerate(node.value):
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            refused: Path = (*path, "?", n)
            self.places[refused] = place
            if id(key_node) in self._seen:
                continue
            self._seen.add(id(key_node))
            key = self._scalar(key_node, refused) if isinstance(key_node, ScalarNode) else None
            if not isinstance(key, str | int) or isinstance(key, bool):
                if refused not in self.spoilt:
                    self._fault(refused, "bad_key")
                continue
            if isinstance(key, str) and _KEY_NUMBER.match(key):
                key = int(key)
            where = (*path, key)
            if key in data:
                self._fault(refused, "duplicate_key", key=str(key))
                continue
            self.places[where] = place
            data[key] = self.plain(value_node, where)
        return data

    def _scalar(self, node: ScalarNode, path: Path) -> Any:
        text = str(node.value)
        tag = str(node.tag).removeprefix(_TAG)
        if tag == "str":
            return text
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        if tag in ("int", "float"):
            if _INTEGER.match(text):
                return int(text)
            if _DECIMAL.match(text):
                return Decimal(text)
            self._fault(path, "bad_number", value=text[:40])
            self.spoilt.add(path)
            return None
        if tag in ("timestamp", "value", "merge"):
            return text
        self.spoilt.add(path)
        return None
