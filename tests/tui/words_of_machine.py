"""The families of words about the machine that bei runs on, with the members that there must be."""

import ast
from pathlib import Path
from typing import get_args

from sessions.storage.posts import NAME as POSTS
from sessions.storage.templates import NAME as TEMPLATES
from tui.doctor.finding import Level
from tui.manual import CODES, ENVIRONMENT, FILES
from tui.system_words import NAMED

_FINE = (
    *("no_terminal", "terminal", "no_color", "colours", "size", "typed_ahead", "silent", "no_places", "wide"),
    *("ambiguous", "paste", "paste_unknown", "mouse", "mouse_unknown", "kitty", "no_kitty", "encoding", "languages"),
    *("input_method", "input_unknown", "input_elsewhere", "fonts", "fonts_unseen", "clock", "versions", "extras"),
    *("home", "home_none", "settings", "settings_none", "store", "vault", "room", "room_unseen"),
)
_TO_DO = (
    *("dumb", "few_colours", "small", "not_wide", "ambiguous_wide", "not_utf8", "catalogue_bad", "no_fonts"),
    *(
        "clock_wrong",
        "clock_behind",
        "no_locks",
        "store_closed",
        "vault_half",
        "vault_bad",
        "vault_extra",
        "defects",
        "little_room",
        "settings_faults",
    ),
    *(f"{name}_{how}" for name in ("home", "settings") for how in ("closed", "no_folder", "foreign", "open")),
)
"""What a finding may be, by its code, and those about which something is to be done."""

_SOURCES = Path(__file__).parents[2]
_MADE_OF_NAMES = {f"{act} {name}" for act in ("keep", "lock") for name in (POSTS, TEMPLATES)}


def _acts() -> set[str]:
    """What may be going on when the disk fails: what is handed to `writing` and to `take_turn`."""
    files = [path for part in ("sessions", "tui") for path in (_SOURCES / part).rglob("*.py")]
    calls = [one for path in files for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call)]
    acts = [one.args[-1] for one in calls if isinstance(one.func, ast.Name) and one.func.id in ("writing", "take_turn")]
    return {str(one.value) for one in acts if isinstance(one, ast.Constant)} | _MADE_OF_NAMES


FAMILIES: dict[str, set[str]] = {
    "store.act.{}": {f"store.act.{one.replace(' ', '_').replace('-', '_')}" for one in _acts()},
    "errno.{}": {f"errno.{one}" for one in NAMED},
    "doctor.{}": {f"doctor.{one}" for one in (*_FINE, *_TO_DO)},
    "doctor.do.{}": {f"doctor.do.{one}" for one in _TO_DO},
    "doctor.level.{}": {f"doctor.level.{one}" for one in get_args(Level)},
    "manual.{}": {f"manual.{one}" for one in ("exit", "environment", "files")},
    "manual.exit.{}": {f"manual.exit.{one}" for one in CODES},
    "manual.env.{}": {f"manual.env.{one}" for one in ENVIRONMENT},
    "manual.file.{}": {f"manual.file.{one}" for one in FILES},
}
