"""One way to write JSON, so that the same content is the same bytes; numbers keep their decimals.

The standard encoder cannot write `Decimal`, and floats would change a weight of many digits.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING, Any

from sessions.limits import MAX_DEPTH, MAX_POWER

if TYPE_CHECKING:
    from rubric.json_faults import JsonValueError


def _refusal(code: str, **details: str) -> "JsonValueError":
    from rubric.faults import Fault  # the store, which writes through here, needs nothing of models
    from rubric.json_faults import JsonValueError

    return JsonValueError(Fault((), code, details))


def _bad_number(text: str) -> "JsonValueError":
    return _refusal("bad_number", value=text[:40])


def _too_deep() -> "JsonValueError":
    return _refusal("too_deep", most=str(MAX_DEPTH))


def _string(text: str) -> str:
    # UTF-8 has no lone surrogates: such a string is escaped, which loses nothing.
    return encode_basestring(text) if text.isprintable() or text.isascii() else _checked(text)


def _checked(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return encode_basestring_ascii(text)
    return encode_basestring(text)


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise _bad_number(str(value))
    if not in_range(value):
        raise _bad_number(str(value))
    return f"{value:f}"


def in_range(value: Decimal) -> bool:
    """Whether the digits of `value` stand within `MAX_POWER` places of the point: 1e999999999 would fill a disk."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MAX_POWER and value.adjusted() <= MAX_POWER


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise _bad_number(text) from None
    if not in_range(value):
        raise _bad_number(text)
    return value


def _integer(text: str) -> int:
    # Python's own limit would speak of an interpreter's setting.
    if len(text) > MAX_POWER + 2:
        raise _bad_number(text)
    return int(text)


def dumps(value: Any, indent: int | None = None, _depth: int = 0) -> str:
    """`value` (mappings, lists, tuples, str, int, Decimal, bool, None) as JSON in the order given.

    Raises TypeError for any other type, floats included, and ValueError for NaN and what `loads` would not take back.
    """
    if isinstance(value, str):
        return _string(value)
    if value is None:
        return "null"
    if isinstance(value, int):
        return ("true" if value else "false") if isinstance(value, bool) else int.__repr__(value)
    if isinstance(value, Decimal):
        return _number(value)
    if not isinstance(value, dict | list | tuple | Mapping):
        raise TypeError(f"{type(value).__name__} is not written as JSON here")
    deeper = _depth + 1
    if deeper > MAX_DEPTH and value:
        raise _too_deep()
    # Most of what is written is text: it is spared the call.
    if isinstance(value, list | tuple):
        parts = [_string(one) if type(one) is str else dumps(one, indent, deeper) for one in value]
        opening, closing = "[", "]"
    else:
        parts = [
            f"{_string(str(key))}: {_string(one) if type(one) is str else dumps(one, indent, deeper)}"
            for key, one in value.items()
        ]
        opening, closing = "{", "}"
    if not parts or indent is None:
        return opening + ", ".join(parts) + closing
    inner = "\n" + " " * indent * deeper
    return opening + inner + f",{inner}".join(parts) + "\n" + " " * indent * _depth + closing


def plain(value: Any) -> Any:
    """What `loads(dumps(value))` gives, without writing it, for a value that `dumps` takes.

    That is a copy with lists for tuples, text for keys and whole numbers for whole decimals. Raises ValueError for
    two keys that are written alike, and a number that `loads` would not take back.
    """
    if isinstance(value, str):
        return value if value.isprintable() or value.isascii() else loads(dumps(value))
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        made = {str(key): plain(one) for key, one in value.items()}
        if len(made) != len(value):
            raise ValueError("two keys of one object are written alike")
        return made
    if value is None or isinstance(value, bool):
        return value
    text = f"{value:f}" if isinstance(value, Decimal) else int.__repr__(value)
    return _decimal(text) if "." in text else _integer(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _refusal("duplicate_key", key=key)
            seen.add(key)
    return data


def _refuse(constant: str) -> Any:
    raise _bad_number(constant)


def loads(text: str | bytes, made: Callable[[dict[str, Any]], Any] | None = None) -> Any:
    """JSON with exact decimals; where `made` is given, what it makes of each object stands in the object's place.

    So thousands of objects need not all be there as dicts at once. Raises what `made` raises, ValueError for bad JSON,
    and JsonValueError for duplicate keys, NaN, infinity, absurd numbers and nesting.
    """
    pairs = _unique if made is None else lambda found: made(_unique(found))
    try:
        value = json.loads(
            text, parse_float=_decimal, parse_int=_integer, parse_constant=_refuse, object_pairs_hook=pairs
        )
    except RecursionError:
        raise _too_deep() from None
    # What has no children is left out layer by layer: most of a document is text.
    layer = [value] if type(value) in _NESTED else []
    for _ in range(MAX_DEPTH):
        if not layer:
            return value
        layer = [child for one in layer for child in _children(one) if type(child) in _NESTED]
    if any(layer):
        raise _too_deep()
    return value


_NESTED = (dict, list)


def _children(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if type(value) is dict else value


def digest(value: Any) -> str:
    """SHA-256 over the canonical bytes of `value`, as `sha256:<hex>`."""
    return "sha256:" + hashlib.sha256(dumps(value).encode()).hexdigest()
