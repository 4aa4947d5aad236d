r"""JSON as the YAML reader takes it: a character that JSON escapes in two halves stands as itself.

JSON is otherwise YAML, but for tools that write all but ASCII as `\ud83d\ude00`, which YAML knows no such halves of.
"""

import re

_HALVES = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def joined(text: str) -> str:
    """`text` with the halves joined where it is a JSON object; any other as it is."""
    return _HALVES.sub(_character, text) if text.lstrip().startswith("{") else text


def _character(found: re.Match[str]) -> str:
    high, low = int(found[2], 16), int(found[3], 16)
    return found[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
