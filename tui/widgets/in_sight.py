"""A row of a tall widget kept in sight: Textual scrolls to whole widgets, and a list may be taller than its pane."""

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget


def show_row(widget: Widget, row: int, height: int = 1) -> None:
    """Scroll the nearest pane that scrolls so that `height` lines of `widget` from `row`, 0 at its top, stand in it."""
    for pane in widget.ancestors:
        if isinstance(pane, VerticalScroll):
            top = widget.region.y - pane.content_region.y + pane.scroll_offset.y + row
            pane.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)
            return
