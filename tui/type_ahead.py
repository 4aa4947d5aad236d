"""Keys that were typed ahead go where the focus is once the keys before them have been done.

Textual hands each key to the widget that has the focus when the key arrives. A key that arrives while F6, Enter or
Tab is still on its way would be typed into the wrong field, or be lost with a form that closes.
"""

from collections import deque
from functools import partial

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer
from textual.widgets import TextArea

_PATIENCE = 2.0
"""Seconds to wait for a key whose widget has gone; none is known to get lost so."""


class TypeAhead(App[None]):
    """An app that takes keys one by one; plain text for an editor, which keeps it in order itself, goes on at once."""

    class Done(Message):
        """Follows a key up from the widget that got it to the app, so that there the key has been done."""

        def __init__(self, key: int) -> None:
            """Take the number of the key."""
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._key = 0
        self._held = False
        self._patience: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take an event; a key has to wait its turn."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._ahead.append(event)
            await self._take()
        else:
            await super().on_event(event)

    async def _take(self) -> None:
        while self._ahead and not self._held:
            if not self.screen.is_mounted:
                self._hold()
                self.screen.call_after_refresh(self._follow, self)
                return
            event = self._ahead.popleft()
            target = self.focused or self.screen
            await super().on_event(event)
            if not isinstance(target, TextArea) or (isinstance(event, events.Key) and not event.is_printable):
                self._hold()
                self._follow(target)

    def _hold(self) -> None:
        self._held = True
        self._key += 1
        self._patience = self.set_timer(_PATIENCE, partial(self._go_on, self._key))

    def _follow(self, target: MessagePump) -> None:
        target.post_message(self.Done(self._key))

    def on_type_ahead_done(self, done: Done) -> None:
        """Go on, behind what the key has put off."""
        self.call_later(self._go_on, done.key)

    async def _go_on(self, key: int) -> None:
        if self._held and key == self._key:
            self._held = False
            if self._patience is not None:
                self._patience.stop()
            await self._take()

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen in front; what follows a key is lost with it."""
        popped = super().pop_screen()
        self._follow(self.screen)
        return popped
