"""Changes a key in the text of the settings and leaves all else as its owner wrote it, comments included."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tomlkit.items import Item
    from tomlkit.toml_document import TOMLDocument


def with_value(text: str, name: str, value: object) -> str:
    """`text` with the key `name` at `value`: where it stands already, else at the end of its section.

    Raises tomlkit's errors, which are ValueErrors, where `text` is no TOML.
    """
    import tomlkit

    document = tomlkit.parse(text)
    found = _table_with(document, name)
    if found is not None:
        table, key = found
        table[key] = _item(value)
        return tomlkit.dumps(document)
    section, dot, key = name.partition(".")
    if not dot:
        document[name] = _item(value)
    else:
        if section not in document:
            document[section] = tomlkit.table()
        document[section][key] = _item(value)
    return tomlkit.dumps(document)


def without(text: str, name: str) -> str:
    """`text` without the key `name`, or the section of that name. Raises KeyError where it is not there."""
    import tomlkit

    document = tomlkit.parse(text)
    found = _table_with(document, name)
    if found is None:
        raise KeyError(name)
    del found[0][found[1]]
    return tomlkit.dumps(document)


def _item(value: object) -> "Item":
    import tomlkit

    if isinstance(value, tuple):
        return tomlkit.item(value[0] if len(value) == 1 else list(value))
    return tomlkit.item(value)


def _table_with(table: "TOMLDocument | Mapping[str, Any]", name: str) -> tuple[Any, str] | None:
    """The table in which `name` stands, and what it is called there: its dots may be in the key or between tables."""
    if name in table:
        return table, name
    for end in (n for n, char in enumerate(name) if char == "."):
        inner = table.get(name[:end])
        if isinstance(inner, Mapping) and (found := _table_with(inner, name[end + 1 :])):
            return found
    return None
