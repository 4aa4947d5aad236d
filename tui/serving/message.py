"""What goes to and fro: from the page by the socket, and on to the program by its standard input, as lines of JSON."""

import json
from dataclasses import dataclass
from typing import Literal

MOST_CELLS = 1000
"""Columns or rows of a screen; a browser's window has no more."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a terminal sends: characters and escape sequences."""

    text: str


@dataclass(frozen=True, slots=True)
class Sized:
    """The page's terminal has so many cells now."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Focused:
    """Whether the page has the focus now."""

    on: bool


@dataclass(frozen=True, slots=True)
class Pinged:
    """The page asks whether anybody is there, and gets `mark` back."""

    mark: str


Message = Typed | Sized | Focused | Pinged
_FOCUS: dict[object, Literal["focus", "blur"]] = {True: "focus", False: "blur"}


def read(text: str | bytes) -> Message:
    """The message in `text`, a JSON list as the page of textual-serve sends it. Raises ValueError."""
    match json.loads(text):
        case ["stdin", str() as typed]:
            return Typed(typed)
        case ["resize", {"width": int() as width, "height": int() as height}]:
            return sized(width, height)
        case ["focus"]:
            return Focused(on=True)
        case ["blur"]:
            return Focused(on=False)
        case ["ping", str() as mark] if len(mark) <= 40:
            return Pinged(mark)
    raise ValueError("no message")


def sized(width: int, height: int) -> Sized:
    """A size that a program can draw on. Raises ValueError."""
    if not (1 <= width <= MOST_CELLS and 1 <= height <= MOST_CELLS):
        raise ValueError("no size")
    return Sized(width, height)


def written(message: Typed | Sized | Focused) -> bytes:
    """The line that `read` reads."""
    match message:
        case Typed(text):
            said: list[object] = ["stdin", text]
        case Sized(width, height):
            said = ["resize", {"width": width, "height": height}]
        case Focused(on):
            said = [_FOCUS[on]]
    return json.dumps(said).encode("ascii") + b"\n"
