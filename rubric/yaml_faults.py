"""What is wrong with a text that is no YAML, as a person would see it: the place where it begins, and what to do."""

import re

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from rubric.faults import Fault

Place = tuple[int, int]

_NO_SPACE = re.compile(r"[\w\"'-]:(?=[^\s:/,}\]])")
WIDE = {"，": "yaml_wide_comma", "：": "yaml_wide_colon"}

PROBLEMS = {
    r"anchor|alias": "alias",
    r"\bdirective|incompatible YAML": "yaml_directive",
    r"\btag\b": "yaml_tag",
    r"escape|hexdecimal": "yaml_escape",
    r"block scalar": "yaml_block",
    r"document start": "yaml_more",
    r"node content": "yaml_value",
    r"sequence entries are not allowed|keys are not allowed": "yaml_not_here",
}
"""Codes by what the parser says, for what is not seen in the text itself."""


def yaml_fault(error: Exception, text: str) -> tuple[Fault, Place]:
    """The fault, and its line and column from 1."""
    if isinstance(error, ReaderError) and isinstance(error.character, int):
        return _told(error), end_of(text.partition(chr(error.character))[0])
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _told(error), (1, 1)
    at = (error.problem_mark.line + 1, error.problem_mark.column + 1)
    began = error.context_mark
    start = (began.line + 1, began.column + 1) if began is not None else at
    return _seen(str(error.problem or ""), str(error.context or ""), text.split("\n"), start, at) or (_told(error), at)


def end_of(text: str) -> Place:
    """Line and column of what follows `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _told(error: Exception) -> Fault:
    """What the parser says, by its kind; what is not known here is no YAML, and no more is said of it."""
    if isinstance(error, ReaderError) and isinstance(error.character, int):
        return Fault((), "yaml_character", {"character": f"U+{error.character:04X}"})
    if isinstance(error, UnicodeError):
        return Fault((), "yaml_half")
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    code = next((code for form, code in PROBLEMS.items() if re.search(form, said)), None)
    return Fault((), code) if code is not None else Fault((), "yaml")


def _seen(problem: str, context: str, lines: list[str], start: Place, at: Place) -> tuple[Fault, Place] | None:
    def line(place: Place) -> str:
        return lines[place[0] - 1] if place[0] <= len(lines) else ""

    for number in (at[0], at[0] - 1):
        indent = line((number, 1))[: len(line((number, 1))) - len(line((number, 1)).lstrip())]
        if "\t" in indent:
            return Fault((), "yaml_tab"), (number, indent.index("\t") + 1)
    if "quoted scalar" in context and not re.search("escape|hexdecimal", problem):
        return Fault((), "yaml_quote", {"quote": line(start)[start[1] - 1 :][:1]}), start
    if "expected ':'" in problem:
        return _without_colon(line(start), start)
    if "unexpected ':'" in problem:
        return Fault((), "yaml_space"), _after_colon(line(at), at)
    if "alias" in problem:
        return Fault((), "alias"), at
    if "flow" in context and "expected ','" in problem:
        return _in_brackets(lines, start, at)
    if "mapping values are not allowed" in problem:
        return Fault((), "yaml_colon_within"), at
    if "cannot start any token" in problem:
        return Fault((), "yaml_start", {"character": line(at)[at[1] - 1 :][:1]}), at
    if "block" in context and "scalar" not in context and "did not find expected" in problem:
        if line(at)[: at[1] - 1].strip():
            return Fault((), "yaml_after"), at
        if re.match(r"\s*-\S", line(at)):
            return Fault((), "yaml_dash"), at
        return Fault((), "yaml_indent", {"column": str(start[1])}), at
    if "single document" in context:
        return Fault((), "yaml_second"), at
    return None


def _without_colon(line: str, start: Place) -> tuple[Fault, Place]:
    if "：" in line:
        return Fault((), "yaml_wide_colon"), (start[0], line.index("：") + 1)
    if _NO_SPACE.search(line, start[1] - 1):
        return Fault((), "yaml_space"), _after_colon(line, start)
    return Fault((), "yaml_no_colon"), start


def _after_colon(line: str, place: Place) -> Place:
    """What follows the first colon from a little before `place` on."""
    found = _NO_SPACE.search(line, max(0, line.rfind(" ", 0, place[1]) + 1)) or _NO_SPACE.search(line)
    return (place[0], found.end() + 1) if found else place


def _in_brackets(lines: list[str], start: Place, at: Place) -> tuple[Fault, Place]:
    first = lines[start[0] - 1]
    said = first[start[1] - 1 : at[1] - 1] if at[0] == start[0] else first[start[1] - 1 :]
    for wide, code in WIDE.items():
        if wide in said:
            return Fault((), code), (start[0], start[1] + said.index(wide))
    if at[0] > start[0]:
        return Fault((), "yaml_bracket", {"bracket": first[start[1] - 1 : start[1]]}), start
    return Fault((), "yaml_colon_within"), at
