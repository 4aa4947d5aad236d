"""How a single value is written: plain where YAML reads it back as the same, else in quotes."""

import json
from decimal import Decimal
from typing import Any
from unicodedata import category

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode

_TAG = "tag:yaml.org,2002:"


def scalar(value: Any, like: ScalarNode | None, *, in_json: bool, braces: bool = True, escaped: bool = False) -> str:
    """`value` in the manner of `like`, the value that it replaces or stands beside.

    `braces` where it stands within brackets, `escaped` where a JSON file has nothing but ASCII.
    """
    text = str(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return text.lower()
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else text
    if in_json:
        return _quoted(text, in_json=True, escaped=escaped)
    style = like.style if like is not None else None
    if style == "'" and all(map(_shows, text)):
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and _is_plain(text, like, braces=braces):
        return text
    return _quoted(text, in_json=False)


def by_choice(node: ScalarNode) -> bool:
    """Whether `node` stands in quotes though it need not: the author's way, which new neighbours take on."""
    return node.style in ("'", '"') and _is_plain(str(node.value), None, braces=False)


def _quoted(text: str, *, in_json: bool, escaped: bool = False) -> str:
    """`text` in double quotes; what does not show, a line break among them, is escaped."""
    return '"' + "".join(_escape(one, in_json=in_json, escaped=escaped) for one in text) + '"'


def _escape(one: str, *, in_json: bool, escaped: bool) -> str:
    if ord(one) > 0xFFFF:  # JSON escapes these in two halves, which YAML does not read
        return one if _shows(one) or in_json else f"\\U{ord(one):08x}"
    return json.dumps(one, ensure_ascii=escaped or not _shows(one))[1:-1]


def _shows(one: str) -> bool:
    """Whether a character is seen; a wide space of Chinese text is."""
    return one.isprintable() or category(one) == "Zs"


def _is_plain(text: str, like: ScalarNode | None, *, braces: bool) -> bool:
    """Whether `text` without quotes is the same text."""
    if not all(map(_shows, text)) or text != text.strip():
        return False
    try:
        root = YAML(typ="safe").compose(f"{{k: {text}}}" if braces else f"k: {text}")
    except (YAMLError, ValueError):
        return False
    found = root.value[0][1] if len(root.value) == 1 else None
    if not isinstance(found, ScalarNode) or found.style or found.value != text:
        return False
    # A day without quotes is text to bei, but not to every reader: only where the author writes it so.
    days = like is not None and not like.style and str(like.tag) == str(found.tag) == _TAG + "timestamp"
    return days or str(found.tag) == _TAG + "str"
