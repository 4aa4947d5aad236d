"""A palette as a theme of Textual, and the variables that the style sheets of bei use."""

from textual.theme import Theme

from tui.themes.palette import Palette


def variables(palette: Palette) -> dict[str, str]:
    """The variables of the style sheets that Textual would make up itself, or does not know."""
    return {
        "muted": palette.muted,
        "cursor": palette.cursor,
        "focused": palette.focus,
        "boost": palette.field,  # Textual draws that of a theme only where the theme names no panel
        "text-primary": palette.standard,
        "text-accent": palette.accent,
        "text-success": palette.good,
        "text-warning": palette.warn,
        "text-error": palette.bad,
        "text-muted": palette.muted,
        "input-cursor-background": palette.foreground,
        "input-cursor-foreground": palette.surface,
        "input-selection-background": palette.cursor,
        "block-cursor-background": palette.cursor,
        "block-cursor-foreground": palette.foreground,
        "block-hover-background": palette.field,
        "scrollbar": palette.muted,
        "scrollbar-background": palette.panel,
        "border": palette.primary,
    }


def theme_of(palette: Palette) -> Theme:
    """The theme of Textual."""
    return Theme(
        name=palette.name,
        primary=palette.primary,
        secondary=palette.primary,
        accent=palette.accent,
        success=palette.good,
        warning=palette.warn,
        error=palette.bad,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        dark=palette.dark,
        variables=variables(palette),
    )
