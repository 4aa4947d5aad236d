"""The families of words about the machine that bei runs on, with the members that there must be."""

from typing import get_args

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

FAMILIES: dict[str, set[str]] = {
    "errno.{}": {f"errno.{one}" for one in NAMED},
    "doctor.{}": {f"doctor.{one}" for one in (*_FINE, *_TO_DO)},
    "doctor.do.{}": {f"doctor.do.{one}" for one in _TO_DO},
    "doctor.level.{}": {f"doctor.level.{one}" for one in get_args(Level)},
    "manual.{}": {f"manual.{one}" for one in ("exit", "environment", "files")},
    "manual.exit.{}": {f"manual.exit.{one}" for one in CODES},
    "manual.env.{}": {f"manual.env.{one}" for one in ENVIRONMENT},
    "manual.file.{}": {f"manual.file.{one}" for one in FILES},
}
