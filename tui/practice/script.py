"""The script of the practice: what the candidate says and what the coach says to it, read from a file per language.

A step has `heard`, the candidate's words; `say`, the coach's; `otherwise`, instead where what `say` explains is not
there; `strayed`, where something else was done; and how it is done: `types` into the line, and `keys` by name.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from rubric.language import Language
from sessions.interview.codability import HintKind
from tui.practice.course import STEPS, Step

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StepScript:
    """What is said at a step, and how it is done."""

    title: str
    say: str
    heard: str = ""
    otherwise: str = ""
    strayed: str = ""
    types: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The whole script; `explained` says what each hint means, `away` where to go from elsewhere."""

    title: str
    ways: str
    candidate: str
    interviewer: str
    incident: str
    between: str
    busy: str
    explained: Mapping[HintKind, str]
    away: Mapping[str, str]
    leave: Mapping[str, str]
    steps: Mapping[Step, StepScript] = field(default_factory=dict)


@cache
def script(language: Language) -> Script:
    """The script in `language`. Raises KeyError or TypeError where a part of it is missing or unknown."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        read: dict[str, Any] = tomllib.load(file)
    told = read.pop("step")
    steps = {step: StepScript(**{**told[step], "keys": tuple(told[step].get("keys", ()))}) for step in STEPS}
    return Script(**read, steps=steps)
