"""A theme as its colours, and how well they can be read: WCAG 2.2, success criteria 1.4.3 and 1.4.6."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

LEAST = 4.5
"""Contrast that text needs; 7 is what the high-contrast themes hold (WCAG 1.4.6)."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`: surfaces from `background` to `cursor`, texts from `foreground` to `standard`.

    `background` is dimmed behind a form, `surface` that of panes, `panel` of rails and rows of keys, `field` of lines
    and choices, `focus` of the one in hand, `cursor` of the row in hand. `primary` frames forms.
    """

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    field: str
    focus: str
    cursor: str
    foreground: str
    muted: str
    accent: str
    good: str
    warn: str
    bad: str
    standard: str
    primary: str

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each text with each surface that it is written on, by name."""
        for surface in SURFACES:
            yield from ((text, surface) for text in TEXTS)


COLOURS = tuple(one.name for one in fields(Palette))[2:]
SURFACES = ("surface", "panel", "field", "focus", "cursor")
TEXTS = ("foreground", "muted", "accent", "good", "warn", "bad", "standard")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 to 21: (L1 + 0.05) / (L2 + 0.05), L the relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def faint(palette: Palette, least: float = LEAST) -> list[tuple[str, str, float]]:
    """The pairs of text and surface with less contrast than `least`, with their contrast."""
    measured = ((text, on, contrast(getattr(palette, text), getattr(palette, on))) for text, on in palette.pairs)
    return [one for one in measured if one[2] < least]


DARK = Palette(
    "dark", True,
    background="#0d1117", surface="#12181f", panel="#1b232d", field="#202a36", focus="#17344f", cursor="#1d3f60",
    foreground="#e8ebf0", muted="#a9b4c2", accent="#ffb866", good="#84dc96", warn="#ffd070", bad="#ff9c93",
    standard="#93c2ff", primary="#4d9de0",
)  # fmt: skip
LIGHT = Palette(
    "light", False,
    background="#e9edf1", surface="#ffffff", panel="#eef1f4", field="#e6ebf0", focus="#d9e8f7", cursor="#cfe2f5",
    foreground="#1a1f26", muted="#4a5460", accent="#7d4200", good="#17602c", warn="#6b4700", bad="#a5201a",
    standard="#1b478f", primary="#1f6fb2",
)  # fmt: skip
CONTRAST_DARK = Palette(
    "contrast-dark", True,
    background="#000000", surface="#000000", panel="#0c0c0c", field="#161616", focus="#00244a", cursor="#002a55",
    foreground="#ffffff", muted="#d6d6d6", accent="#ffd84d", good="#7dff9b", warn="#ffe066", bad="#ffb0b0",
    standard="#a6dcff", primary="#ffffff",
)  # fmt: skip
CONTRAST_LIGHT = Palette(
    "contrast-light", False,
    background="#ffffff", surface="#ffffff", panel="#f4f4f4", field="#ececec", focus="#dcebff", cursor="#d2e4ff",
    foreground="#000000", muted="#2e2e2e", accent="#5c2e00", good="#08401a", warn="#4a3000", bad="#7d0000",
    standard="#002b6e", primary="#000000",
)  # fmt: skip
BUILT_IN = {one.name: one for one in (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)}


def names(folder: Path) -> tuple[str, ...]:
    """All themes: bei's own, then those in `folder`, which take no name of bei's."""
    return (*BUILT_IN, *sorted(one.stem for one in folder.glob("*.toml") if one.stem not in BUILT_IN))
