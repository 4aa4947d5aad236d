"""The program with a defect in it: `broken.py PLACE` and the arguments of `bei`. F5 of the interview meets the defect.

SECRET stands for what people have said: it is in the message of the error, in a local variable, in an argument, and in
what the error would show of itself on a terminal.
"""

import sys
import threading
from collections.abc import Callable
from typing import Any

from tui import cli
from tui.app import BeiApp
from tui.driver import Typed
from tui.screens.interview import InterviewScreen
from tui.verbs import sitting

SECRET = "she said: 我得过抑郁症"
KEPT = "kept"
"""The file of the home that gets a line each time that drafts are kept."""


class _TellingError(Exception):
    def __rich__(self) -> str:
        return SECRET


def fail(*told: Any, **_more: Any) -> Any:
    """Fail, with SECRET wherever an error may show it."""
    local = {SECRET: told}
    try:
        raise KeyError(SECRET, local)
    except KeyError as error:
        raise _TellingError(SECRET) from error


class _Unclean:
    def __del__(self) -> None:
        fail(SECRET)


def _on_f5(act: Callable[[InterviewScreen], object]) -> None:
    InterviewScreen.action_probe = act  # type: ignore[method-assign,assignment]  # the defect is put in the action's place


def _clear_away(_screen: InterviewScreen) -> None:
    _Unclean()


def _break(place: str) -> None:
    at_f5: dict[str, Callable[[InterviewScreen], object]] = {
        "handler": lambda screen: fail(SECRET, screen),
        "thread": lambda _screen: threading.Thread(target=fail, args=(SECRET,)).start(),
        "clearing away": _clear_away,
    }
    if place in at_f5:
        _on_f5(at_f5[place])
    elif place == "keyboard":
        Typed.read = fail  # type: ignore[method-assign]  # and here in the keyboard's
    elif place == "verb":
        sitting.list_sessions = fail
    elif place != "nowhere":
        raise ValueError(place)


def _keep_drafts(self: BeiApp) -> None:
    with (self.services.home / KEPT).open("a") as kept:
        kept.write("once\n")


if __name__ == "__main__":
    BeiApp.keep_drafts = _keep_drafts  # type: ignore[method-assign]  # so that each time is seen from outside
    _break(sys.argv.pop(1))
    sys.exit(cli.main())
