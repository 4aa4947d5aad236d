"""The program in plain prompts: at home, on a session, on a round over several."""

from collections.abc import Sequence

from sessions.round import By
from tui.plain.ear import listening
from tui.plain.home import Home
from tui.plain.orders import completions, is_order
from tui.plain.round import PlainRound
from tui.plain.voice import Voice
from tui.services import Services


def speak(services: Services, session: str | None = None, *, read_only: bool = False) -> int:
    """Open the home, or `session` and the home after it; the exit code.

    Raises the store's errors and LogError where the session cannot be opened, OSError without a standard input.
    """
    home = _home(services)
    if session is None or home.open(session, read_only=read_only):
        home.run()
    return home.code


def rate_in_turn(services: Services, sessions: Sequence[str], by: By) -> int:
    """Rate several sessions; the exit code. Raises what `speak` raises."""
    home = _home(services)
    PlainRound(home, sessions, by).run()
    return home.code


def _home(services: Services) -> Home:
    def complete(before: str) -> list[str]:
        return completions(before, home.session, home.words, services.settings.capture)

    voice = Voice(services.words, listening(complete), is_order)
    home = Home(services, voice)
    return home
