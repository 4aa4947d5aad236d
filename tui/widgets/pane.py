"""A pane draws lines, scrolls them and, where they have keys, carries a cursor; it repaints only what changed."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.lines import Line, Style
from tui.safe_text import visible

STYLES: tuple[Style, ...] = (
    "plain",
    "muted",
    "strong",
    "accent",
    "good",
    "warn",
    "bad",
    "standard",
    "rating",
    "inverse",
)


class Pane(ScrollView, can_focus=False):
    """Rows of text; `cursor` is the key of the rows that are marked, or None.

    The screen owns what is shown and where the cursor is: it calls `show`. A click posts `Picked`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pane--{style}" for style in STYLES} | {"pane--cursor"}
    DEFAULT_CSS = """
    Pane { background: $surface; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0;
           overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; }
    Pane .pane--plain { color: $foreground; }
    Pane .pane--muted { color: $muted; }
    Pane .pane--strong { color: $foreground; text-style: bold; }
    Pane .pane--accent { color: $text-accent; text-style: bold; }
    Pane .pane--good { color: $text-success; }
    Pane .pane--warn { color: $text-warning; }
    Pane .pane--bad { color: $text-error; text-style: bold; }
    Pane .pane--standard { color: $text-primary; }
    Pane .pane--rating { color: $text-warning; text-style: bold; }
    Pane .pane--inverse { text-style: reverse bold; }
    Pane .pane--cursor { background: $cursor; }
    """

    class Picked(Message):
        """A row with a key was clicked."""

        def __init__(self, pane: "Pane", key: str) -> None:
            """Take the pane and the row's key."""
            super().__init__()
            self.pane = pane
            self.key = key

        @property
        def control(self) -> "Pane":
            """The pane."""
            return self.pane

    class Resized(Message):
        """The pane has another width, so its lines must be made anew."""

        def __init__(self, pane: "Pane") -> None:
            """Take the pane."""
            super().__init__()
            self.pane = pane

        @property
        def control(self) -> "Pane":
            """The pane."""
            return self.pane

        def can_replace(self, message: Message) -> bool:
            """Stand for those that wait with it: who hears one makes the lines of all panes anew."""
            return isinstance(message, Pane.Resized)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's word
        """Begin empty."""
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[Line] = ()
        self._cursor: str | None = None
        self._keys: Sequence[str] | None = None
        self._styles: dict[str, RichStyle] = {}

    @property
    def lines(self) -> Sequence[Line]:
        """What is drawn."""
        return self._lines

    @property
    def cursor(self) -> str | None:
        """The key that is marked."""
        return self._cursor

    def show(
        self,
        lines: Sequence[Line],
        cursor: str | None = None,
        *,
        follow: bool = False,
        keys: Sequence[str] | None = None,
    ) -> None:
        """Draw `lines` with the cursor on `cursor`; `follow` scrolls to the end, else the cursor stays in sight.

        `keys`, where every row has a key of its own, names them, so that `lines` may make its rows as they are drawn.
        """
        old, before = self._lines, self._cursor
        self._keys = keys
        self._lines, self._cursor = lines, cursor
        if len(old) != len(lines):
            self._measure(len(old), len(lines))
        first = self.scroll_offset.y
        for y in range(first, first + self.size.height):
            was = old[y] if y < len(old) else Line()
            now = lines[y] if y < len(lines) else Line()
            marked = now.key is not None and (now.key in (cursor, before)) and cursor != before
            if was != now or marked:
                self.refresh(Region(0, y - first, self.size.width, 1))
        if follow:
            self.scroll_end(animate=False, immediate=True)
        elif cursor is not None:
            self.call_after_refresh(self._keep_in_sight)

    def _measure(self, before: int, now: int) -> None:
        size, height = Size(self.size.width, now), self.size.height
        if (before > height) != (now > height):
            self.virtual_size = size  # the scrollbar comes or goes
            return
        # The plain assignment would lay out the screen anew and repaint all that it did not change.
        self.set_reactive(Pane.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = now

    def _keep_in_sight(self) -> None:
        if self._keys is not None:
            rows = [self._keys.index(self._cursor)] if self._cursor in self._keys else []
        else:
            rows = [y for y, one in enumerate(self._lines) if one.key is not None and one.key == self._cursor]
        if not rows:
            return
        top, height = self.scroll_offset.y, self.size.height
        if not height:
            # Out of sight as a whole: what is to be seen is settled when it comes back.
            return
        if rows[0] < top or len(rows) >= height:
            self.scroll_to(y=rows[0], animate=False)
        elif rows[-1] >= top + height:
            self.scroll_to(y=rows[-1] - height + 1, animate=False)

    @property
    def is_laid_out(self) -> bool:
        """Whether the pane has been given its place."""
        return bool(self.size)

    @property
    def room(self) -> int:
        """Cells in a row; before the pane is laid out, those that it has where it gets the whole width."""
        if not self.is_laid_out:
            return self.app.size.width - self.gutter.width - self.styles.margin.width
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Ask for new lines."""
        # What was to be repainted at the former size would cut wide characters of the pane that is there now.
        self.refresh()
        self.post_message(self.Resized(self))

    def keys(self) -> Sequence[str]:
        """The keys a cursor can stand on, in order."""
        if self._keys is not None:
            return self._keys
        return list(dict.fromkeys(one.key for one in self._lines if one.key is not None))

    def beside(self, step: int) -> str | None:
        """The key `step` places from the cursor, kept within the ends; None where there is none."""
        keys = self.keys()
        if not keys:
            return None
        at = keys.index(self._cursor) + step if self._cursor in keys else 0
        return keys[max(0, min(len(keys) - 1, at))]

    def notify_style_update(self) -> None:
        """Forget styles of the former theme."""
        self._styles = {}
        super().notify_style_update()

    def _style(self, name: str) -> RichStyle:
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"pane--{name}")
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        """Draw one visible row."""
        at = y + self.scroll_offset.y
        width = self.room
        base = self._style("plain")
        if at >= len(self._lines):
            return Strip.blank(width, base)
        one = self._lines[at]
        # Added last, so that it wins over the background that every span's style brings.
        under_cursor = one.key is not None and one.key == self._cursor
        marked = RichStyle(bgcolor=self._style("cursor").bgcolor, bold=True) if under_cursor else RichStyle.null()
        # Lines are made of safe text; should one not be, it is only wider than it was measured.
        segments = [Segment(visible(text), self._style(style) + marked) for text, style in one.spans if text]
        first = at == 0 or self._lines[at - 1].key != one.key
        if under_cursor and first and segments and segments[0].text.startswith(" "):
            # A sign as well, for terminals without colour.
            segments[0] = Segment("›" + segments[0].text[1:], segments[0].style)
        return Strip(segments).adjust_cell_length(width, base + marked)

    def on_click(self, event: events.Click) -> None:
        """Tell which keyed row was clicked."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._lines) and (key := self._lines[at].key) is not None:
            self.post_message(self.Picked(self, key))
