"""What is wrong with a text that is no TOML, as values: the parser of Python says it in English alone."""

import re

from rubric.faults import Fault

_WIDE = "＝“”‘’，［］＃。"
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
PROBLEMS = {
    r"Expected '=' after a key": "toml_equals",
    r"Unclosed (array|inline table)|Expected '\]": "toml_bracket",
    r"overwrite a value|twice|Duplicate inline table key|immutable|redefine": "toml_twice",
    r"Unterminated string|Illegal character '\\n'|Expected \"'|Expected '\"": "toml_quote",
    r"Unescaped|Invalid hex value|Escaped character": "toml_escape",
    r"Expected newline or end of document": "toml_more",
    r"key part|Invalid statement": "toml_key",
    r"date": "toml_date",
    r"Invalid value": "toml_value",
    r"[Cc]haracter": "toml_character",
}
"""Codes by what the parser says."""


def toml_fault(text: str, problem: str) -> tuple[Fault, tuple[int, int]]:
    """The fault that the parser's `problem` stands for, and its line and column from 1."""
    found = _AT.search(problem)
    if found is None:
        at = 1, 1
    elif found[1] is None:
        at = text.count("\n") + 1, len(text) - text.rfind("\n")
    else:
        at = int(found[1]), int(found[2])
    row = (text.split("\n")[at[0] - 1 : at[0]] or [""])[0]
    wide = next((one for one in row if one in _WIDE), "")
    if wide:
        return Fault((), "settings_wide", {"character": wide}), (at[0], row.index(wide) + 1)
    code = next((code for form, code in PROBLEMS.items() if re.search(form, problem)), None)
    return Fault((), code) if code is not None else Fault((), "toml"), at
