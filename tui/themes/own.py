"""Themes that people add: `themes/NAME.toml` in the folder of the settings, a colour a key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rubric.faults import Fault, PlacedFault
from tui.settings.reading import content_of, placed
from tui.themes.palette import COLOURS, DARK, LIGHT, Palette, faint

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A theme with what is wrong in its file; a colour with a fault is that of bei's dark or light theme."""

    palette: Palette
    faults: tuple[PlacedFault, ...] = ()


def read_theme(file: Path) -> OwnTheme:
    """The theme in `file`, called as the file is."""
    content, text, faults = content_of(file)
    if content is None:
        return OwnTheme(replace(DARK, name=file.stem), faults)
    found: list[Fault] = []
    colours: dict[str, str] = {}
    dark = content.get("dark", True)
    if not isinstance(dark, bool):
        found.append(Fault(("dark",), "value_bool_type", {"given": str(dark)}))
        dark = True
    for name, value in content.items():
        if name == "dark":
            continue
        if name not in COLOURS:
            found.append(Fault((name,), "unknown_key", _near(name)))
        elif not isinstance(value, str) or not _HEX.fullmatch(value):
            found.append(Fault((name,), "no_colour", {"given": str(value)}))
        else:
            colours[name] = value.lower()
    base = DARK if dark else LIGHT
    palette = Palette(file.stem, dark, **{name: colours.get(name, getattr(base, name)) for name in COLOURS})
    return OwnTheme(palette, placed([*found, *_faint(palette, colours)], text, file))


def _near(name: str) -> dict[str, str]:
    from rubric.spelling import nearest

    return {"key": name, "near": nearest(name, (*COLOURS, "dark"))}


def _faint(palette: Palette, given: dict[str, Any]) -> Iterator[Fault]:
    """A warning for each text that cannot be read well on one of its surfaces."""
    for text, surface, measured in faint(palette):
        path = text if text in given else surface
        details = {"text": text, "surface": surface, "contrast": f"{measured:.1f}"}
        yield Fault((path,), "faint", details, "warning")
