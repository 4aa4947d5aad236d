"""What holds on every screen of the program: telling, help, the language, the palette."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from sessions.limits import MAX_TYPED
from tui import places
from tui.failure import say_fault
from tui.guarded_app import GuardedApp
from tui.safe_text import visible
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.themes.palette import BUILT_IN, names
from tui.themes.textual_theme import theme_of
from tui.translate import Words

_MOST_FAULTS = 4


def _themes() -> Path:
    return places.config_dir() / places.THEMES


class EverywhereApp(GuardedApp):
    """An app built from services, which speaks a language."""

    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "key.help", id="app.help"),
        Binding("ctrl+l", "language", "key.language", id="app.language"),
        Binding("ctrl+q", "quit", "key.quit", id="app.quit"),
    ]

    def __init__(self, services: Services) -> None:
        """Take what the program is built from."""
        super().__init__()
        self.services = services
        if services.settings.keys:
            self._take_keys(services.settings.keys)
        if services.settings.theme != self.theme:
            self.action_theme(services.settings.theme)

    def _take_keys(self, given: Mapping[str, tuple[str, ...]]) -> None:
        """Have the person's own keys count at once; what of them cannot be is found out after the first look."""
        self.set_keymap({name: ",".join(keys) for name, keys in given.items()})

        def check() -> None:
            from tui.failure import fault_told
            from tui.keymap.checking import usable

            kept, faults = usable(given)
            self.set_keymap({name: ",".join(keys) for name, keys in kept.items()})
            words = replace(self.services.words, keys=kept)
            if kept != given:
                self._speak(words)
            told = [fault_told(words, one, ".".join(map(str, one.path))) for one in faults if one.severity == "error"]
            if told:
                self.tell_faults(told)

        self.call_after_refresh(check)

    def action_theme(self, name: str) -> None:
        """Show everything in another theme, until the program ends; what is wrong with one of one's own is told."""
        if name not in self.available_themes:
            from tui.themes.own import read_theme  # few have one, and all would wait for what reads it

            own = read_theme(_themes() / f"{name}.toml")
            self.register_theme(theme_of(own.palette))
            if own.faults:
                told = [say_fault(self.services.words, one) for one in own.faults]
                self.call_after_refresh(self.tell_faults, told)
        self.theme = name

    def tell_faults(self, told: Sequence[str]) -> None:
        """Tell what of the settings does not count."""
        words = self.services.words
        shown = [*told[:_MOST_FAULTS], *(["…"] if len(told) > _MOST_FAULTS else ())]
        self.notify("\n".join((words("config.faulty", count=len(told)), *shown)), severity="warning", timeout=20)

    def all_screens(self) -> set[Screen[Any]]:
        """The screens that are open."""
        return set(self.screen_stack)

    def action_help_quit(self) -> None:
        """Say which key ends the program: ctrl+c copies, and where there is nothing to copy it is meant to end it."""
        keys = [key for key, active in self.active_bindings.items() if active.binding.action == "quit"]
        self.notify(self.services.words("leave.by_key", keys=self.services.words.listed(keys)))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something in the corner; whatever is told, it cannot act."""
        shown = visible(message, lines=True)
        super().notify(shown, title=visible(title), severity=severity, timeout=timeout, markup=markup)

    def on_line_edit_too_long(self) -> None:
        """Say that what was pasted is not in the line."""
        self.notify(self.services.words("refusal.text_too_long", most=MAX_TYPED), severity="warning")

    def action_language(self) -> None:
        """Switch the language of every screen."""
        self._speak(self.services.words.following)

    def _speak(self, words: Words) -> None:
        self.services = self.services.spoken_in(words)
        for screen in self.all_screens():
            if isinstance(screen, BeiScreen) and screen.is_attached:
                screen.speak(words)

    def action_help(self) -> None:
        """Show the help of the screen in front."""
        from tui.screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            screen.dismiss()
        elif isinstance(screen, BeiScreen):
            own = bool(self.services.settings.keys)
            self.push_screen(HelpScreen(screen.keys_here(), screen.HELP_WORD, self.services.words, own_keys=own))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the keys of the screen in front, by their words, and the theme."""
        words = self.services.words
        if isinstance(screen, BeiScreen):
            for active in screen.active_bindings.values():
                binding = active.binding
                if active.enabled and binding.description.startswith("key."):
                    yield SystemCommand(
                        words(binding.description),
                        binding.key,
                        lambda action=binding.action, node=active.node: self.call_later(self.run_action, action, node),
                    )
        for name in names(_themes()):
            shown = words(f"theme.{name}") if name in BUILT_IN else visible(name)
            yield SystemCommand(words("theme.choose", name=shown), "", partial(self.action_theme, name))
