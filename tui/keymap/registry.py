"""Every binding of the program with its id, read off the screens and widgets themselves; loads all of them."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

import tui.screens
import tui.widgets
from tui.everywhere import EverywhereApp
from tui.screens.base import BeiScreen
from tui.screens.form import Form
from tui.widgets.line_edit import LineEdit

_WORDS = {
    "app.focus_previous": "key.next_field",
    "app.help": "key.help",
    "app.rescue": "key.rescue",
    "back": "key.home",
    "break_line": "act.break_line",
    "clear": "act.clear",
    "complete": "act.complete",
    "cursor_line_end": "act.line_end",
    "delete": "key.remove",
    "delete_right": "act.delete_right",
    "digit": "act.digit",
    "end": "act.end",
    "fold": "act.fold",
    "other_line": "act.other_line",
    "page": "act.page",
    "pick": "key.choose",
    "pick_all": "act.pick_all",
    "redo": "key.redo",
    "row": "key.move",
    "scroll": "key.scroll",
    "scroll_proof": "act.proof",
    "stamp": "act.stamp",
    "step": "key.move",
    "submit": "key.go",
    "turn": "act.page",
    "undo": "key.undo",
    "unfold": "key.unfold",
}
"""What those bindings do that no row of keys shows, by action."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A binding: its keys as bei gives them, the word that says what it does, and its action."""

    id: str
    keys: tuple[str, ...]
    word: str
    action: str


@dataclass(frozen=True, slots=True)
class Place:
    """What keys may mean at one time: on a screen, or in a widget that has the focus; `typing` where text is typed."""

    name: str
    bound: tuple[Bound, ...]
    typing: bool


@cache
def places() -> tuple[Place, ...]:
    """All places, by name."""
    for package in (tui.screens, tui.widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    everywhere = tuple(_bound(EverywhereApp))
    made = []
    for kind in sorted({*_under(Screen), *_under(Widget)}, key=lambda one: one.__name__):
        own = tuple(bound for part in kind.__mro__ for bound in _bound(part))
        if not kind.__module__.startswith(("tui.screens", "tui.widgets")) or not own:
            continue
        shared = everywhere if issubclass(kind, BeiScreen) else ()
        typing = bool(kind.AUTO_FOCUS) if issubclass(kind, BeiScreen) else issubclass(kind, Form | LineEdit)
        made.append(Place(kind.__name__, own + shared, typing))
    return tuple(made)


def every_binding() -> dict[str, Bound]:
    """All bindings by id, those of the whole program first; one that stands in several places counts once.

    One without a word of its own has that of its like in the same place: scrolling down that of scrolling up.
    """
    found: dict[str, Bound] = {}
    for bound in (tuple(_bound(EverywhereApp)), *(place.bound for place in places())):
        words = {_like(one): one.word for one in reversed(bound) if one.word}
        for one in bound:
            if one.id and not (one.id in found and found[one.id].word):
                found[one.id] = replace(one, word=one.word or words.get(_like(one)) or _WORDS.get(_act(one), ""))
    return found


def _act(one: Bound) -> str:
    return one.action.partition("(")[0]


def _like(one: Bound) -> str:
    return f"{one.id.partition('.')[0]}.{_act(one)}"


def _under(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in kind.__subclasses__():
        yield one
        yield from _under(one)


def _bound(kind: type) -> Iterator[Bound]:
    """The bindings that `kind` itself declares; Textual's own have no id."""
    for one in vars(kind).get("BINDINGS", ()):
        if isinstance(one, Binding) and kind.__module__.startswith("tui."):
            word = one.description if one.description.startswith("key.") else ""
            yield Bound(one.id or "", tuple(one.key.split(",")), word, one.action)
