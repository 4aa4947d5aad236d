"""Keys that were typed ahead of a change of focus go where the focus is now.

Textual hands each key to the widget that has the focus when the key arrives; one that arrives while Enter or Tab
still waits in that widget's queue would be typed into the wrong field, or lost with a form that closes.
"""

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # A second widget class would take the place of the first as the one whose styles are inherited.
    Widget = object


class TypeAhead(Widget):
    """Mixed into a widget: passes on keys once the widget has lost the focus."""

    async def on_event(self, event: events.Event) -> None:
        """Take an event, or pass a key on."""
        if isinstance(event, events.Key):
            target = self.app.focused or self.app.screen
            if target is not self and (self.screen is not self.app.screen or self.app.focused is not None):
                target._forward_event(event)
                return
        await super().on_event(event)
