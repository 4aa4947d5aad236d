"""Keys: but for 'back' none means two things on one screen, and none is one that typing needs."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator

import pytest
from textual.binding import Binding, BindingType

import tui.screens
from tui.app import BeiApp
from tui.screens.base import BeiScreen

TYPING = {"ctrl+a", "ctrl+c", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+u", "ctrl+v", "ctrl+w"}
"""What a line editor takes, and what terminals send for Backspace, Tab and Enter."""


def _screens() -> list[type[BeiScreen]]:
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        importlib.import_module(module.name)
    found: set[type[BeiScreen]] = set()
    waiting = [BeiScreen]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        found.add(one)
    return sorted((one for one in found if one.__name__.endswith("Screen")), key=lambda one: one.__name__)


def _keys(bindings: list[BindingType]) -> Iterator[tuple[str, str]]:
    for one in Binding.make_bindings(bindings):
        yield one.key, one.description or one.action


@pytest.mark.parametrize("screen", _screens(), ids=lambda screen: screen.__name__)
def test_no_key_of_a_screen_means_two_things(screen: type[BeiScreen]) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for kind in screen.__mro__:
        if issubclass(kind, BeiScreen) and "BINDINGS" in vars(kind):
            for key, act in _keys(vars(kind)["BINDINGS"]):
                meant[key].add(act)
    for key, act in _keys(list(BeiApp.BINDINGS)):
        if key in meant:
            meant[key].add(act)
    for back in ("escape", "ctrl+b"):  # out of an edit, out of a mode, out of the screen
        meant.pop(back, None)
    assert {key: acts for key, acts in meant.items() if len(acts) > 1} == {}
    assert not meant.keys() & TYPING
