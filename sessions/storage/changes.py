"""What a write changes in the tables of a TinyDB, as one value that is applied whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sessions.canonical import dumps, loads, plain

Documents = dict[str, dict[str, Any]]
Tables = dict[str, Documents]
"""Table name to document id to document, as TinyDB's storages hold them."""

_NESTED = (dict, list)


@dataclass(frozen=True, slots=True)
class Change:
    """Tables dropped, then documents removed, then documents put; `put` makes a table that is not there."""

    dropped: Sequence[str] = ()
    removed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    put: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is anything to change."""
        return bool(self.dropped or self.removed or self.put)

    def written(self) -> str:
        """The change as one line of JSON. Raises TypeError or ValueError for what JSON cannot hold."""
        parts = {"dropped": self.dropped, "removed": self.removed, "put": self.put}
        return dumps({name: part for name, part in parts.items() if part})

    def own(self) -> "Change":
        """What `read_change` gives for `written`. Raises ValueError for what is no change, or could not be read."""
        removed = {str(name): [str(one) for one in ids] for name, ids in self.removed.items()}
        return Change(list(self.dropped), removed, as_tables(plain(self.put)))

    def apply(self, tables: Tables) -> None:
        """Change `tables` in place."""
        for name in self.dropped:
            tables.pop(name, None)
        for name, ids in self.removed.items():
            for doc_id in ids:
                tables.get(name, {}).pop(doc_id, None)
        for name, documents in self.put.items():
            tables.setdefault(name, {}).update(documents)


def read_change(text: str | bytes) -> Change:
    """The change that `written` gave, in plain dicts and lists of its own. Raises ValueError for anything else."""
    data = loads(text)
    if not isinstance(data, dict) or not data.keys() <= {"dropped", "removed", "put"}:
        raise ValueError("not a change")
    dropped, removed = data.get("dropped", []), data.get("removed", {})
    if not _are_names(dropped) or not isinstance(removed, dict) or not all(map(_are_names, removed.values())):
        raise ValueError("not a change")
    return Change(dropped, removed, as_tables(data.get("put", {})))


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def as_tables(value: Any) -> Tables:
    """`value` if it has the shape of tables. Raises ValueError where it has not."""
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise ValueError("not a mapping of tables")
    if not all(isinstance(document, dict) for table in value.values() for document in table.values()):
        raise ValueError("a document is not a mapping")
    return value


def difference(old: Tables, wanted: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> Change:
    """The change that turns `old` into `wanted`, order within a table included.

    Documents are compared as they are written, so 1, 1.0 and true differ. Raises TypeError or ValueError for
    what JSON cannot hold, two ids that are written alike included.
    """
    new = as_tables(loads(dumps(wanted)))
    dropped = [name for name in old if name not in new]
    removed: dict[str, list[str]] = {}
    put: dict[str, Documents] = {}
    for name, documents in new.items():
        before = old.get(name)
        if before is None:
            put[name] = documents
            continue
        gone = [doc_id for doc_id in before if doc_id not in documents]
        kept = [doc_id for doc_id in before if doc_id in documents]
        if kept != list(documents)[: len(kept)]:
            dropped.append(name)
            put[name] = documents
            continue
        changed = {
            doc_id: document
            for doc_id, document in documents.items()
            if doc_id not in before or dumps(before[doc_id]) != dumps(document)
        }
        if gone:
            removed[name] = gone
        if changed:
            put[name] = changed
    return Change(dropped, removed, put)


def copied(value: Any) -> Any:
    """A deep copy of a mapping or list of plain JSON content."""
    if isinstance(value, dict):
        return {key: copied(one) if isinstance(one, _NESTED) else one for key, one in value.items()}
    return [copied(one) if isinstance(one, _NESTED) else one for one in value]
