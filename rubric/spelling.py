"""Keys and values that are nearly right: what was meant is named, and the rest is read as if it stood there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from rubric.faults import MAX_FAULTS, Fault, Path

_NEAR = 0.5


def nearest(given: object, known: Iterable[str]) -> str:
    """The one of `known` that was meant; empty where none is near. Capitals make no difference."""
    lower: dict[str, str] = {}
    for one in known:
        lower.setdefault(one.lower(), one)
    found = get_close_matches(str(given)[:40].lower(), list(lower), n=1, cutoff=_NEAR)
    return lower[found[0]] if found else ""


class Spelling:
    """Finds keys that are not known, in plain content, and puts those right that are nearly one that is lacking."""

    def __init__(self) -> None:
        """Begin with no faults."""
        self.faults: list[Fault] = []
        self._written: dict[Path, Path] = {}

    def corrected(self, data: Any, kind: Any, path: Path = ()) -> Any:
        """`data`, a value of `kind` that stands at `path`, with its keys put right as far as it can be told."""
        kind = _bare(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self._mapping(data, kind, path) if isinstance(data, Mapping) else data
        arguments = [one for one in get_args(kind) if one is not Ellipsis]
        inner = arguments[-1] if arguments else None
        if isinstance(data, list):
            return [self.corrected(one, inner, (*path, n)) for n, one in enumerate(data)]
        if isinstance(data, Mapping):
            return {key: self.corrected(one, inner, (*path, key)) for key, one in data.items()}
        return data

    def _mapping(self, data: Mapping[Any, Any], model: type[BaseModel], path: Path) -> dict[Any, Any]:
        keys = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
        right: dict[Any, Any] = {}
        for key, value in data.items():
            meant = key
            if key not in keys and len(self.faults) <= MAX_FAULTS:
                meant = nearest(key, (one for one in keys if one not in data and one not in right)) or key
                near = meant if meant != key else nearest(key, keys)
                if meant != key:
                    self._written[(*path, meant)] = (*self.written(path), key)
                wide = not near and "：" in str(key)  # the colon of a Chinese keyboard
                self.faults.append(
                    Fault(
                        (*path, meant),
                        "yaml_wide_colon" if wide else "unknown_key",
                        {"key": str(key), "near": near},
                    )
                )
            right[meant] = self.corrected(value, keys.get(meant), (*path, meant))
        return right

    def written(self, path: Path) -> Path:
        """Where in the file stands what is at `path` of the corrected content."""
        for n in range(len(path), 0, -1):
            if path[:n] in self._written:
                return (*self._written[path[:n]], *path[n:])
        return path

    def as_written(self, faults: Iterable[Fault]) -> list[Fault]:
        """`faults` of corrected content with their paths in the file."""
        return [replace(one, path=self.written(one.path)) for one in faults]

    def now(self, path: Path) -> Path:
        """Where in the corrected content is what stands at `path` of the file."""
        for now, written in self._written.items():
            if path[: len(written)] == written:
                path = (*now, *path[len(written) :])
        return path


def _bare(kind: Any) -> Any:
    """`kind` without what it is annotated with, and without None."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        options = [one for one in get_args(kind) if one is not NoneType]
        return _bare(options[0]) if len(options) == 1 else kind
    return kind
