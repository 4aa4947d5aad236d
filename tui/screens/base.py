"""What all screens share: the services, the language and the footer."""

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen

from tui.lines import people
from tui.screens.drafting import Drafting
from tui.services import Services
from tui.translate import Words
from tui.widgets.key_line import KeyLine


class BeiScreen(Screen[None], Drafting):
    """A screen that speaks a language and has a footer; subclasses draw in `redraw`."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (160, "-huge")]  # noqa: RUF012  Textual declares it so
    HELP_WORD: ClassVar[str] = ""
    HERE: ClassVar[str] = ""

    class Redrawn(Message):
        """Something may have changed: the screen was drawn anew, or has come to the front."""

        def __init__(self, screen: "BeiScreen") -> None:
            """Take the screen."""
            super().__init__()
            self.screen = screen

    def __init__(self, services: Services) -> None:
        """Take the services."""
        super().__init__()
        self.services = services

    @property
    def words(self) -> Words:
        """The words of the language in use."""
        return self.services.words

    def speak(self, words: Words) -> None:
        """Go on in another language."""
        self.services = self.services.spoken_in(words)
        self.redraw()

    def redraw(self) -> None:
        """Draw everything anew; subclasses add their panes."""
        self.query_one(KeyLine).show(self.keys_here(), self.words)
        self.post_message(self.Redrawn(self))

    @classmethod
    def parts(cls) -> "list[type[BeiScreen]]":
        """What the screen is made of beside what all screens share: itself, and its parts where it has any."""
        return [one for one in cls.__mro__ if one is not BeiScreen and issubclass(one, BeiScreen)]

    def keys_here(self) -> list[tuple[str, str]]:
        """The keys that work now with the name of their word, one per action: the screen's own, then the others."""
        own: dict[str, tuple[str, str]] = {}
        others: dict[str, tuple[str, str]] = {}
        mine = {
            one.action for part in self.parts() for one in vars(part).get("BINDINGS", ()) if isinstance(one, Binding)
        }
        for active in self.active_bindings.values():
            binding = active.binding
            if (
                binding.show
                and active.enabled
                and binding.description.startswith("key.")
                and binding.action != self.HERE
            ):
                (own if binding.action in mine else others).setdefault(
                    binding.action, (binding.key_display or binding.key, binding.description)
                )
        keys = [*sorted(own.values(), key=lambda one: one[1] == "key.home"), *others.values()]
        # Help first: it tells of what has no room.
        return sorted(keys, key=lambda one: one[1] != "key.help")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done on a screen that is not laid out yet: keys may come faster than it does."""
        return self.is_mounted and super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        self.call_after_refresh(self.redraw)

    def warn(self, text: str) -> None:
        """Tell of something that was not done."""
        self.notify(people(text), severity="warning", markup=False)

    def inform(self, text: str) -> None:
        """Tell of something that was done."""
        self.notify(people(text), markup=False)
