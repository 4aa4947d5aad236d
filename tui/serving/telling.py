"""What the server tells in its terminal: the link, and who came, left or was refused. No name of anybody."""

from collections.abc import Callable
from datetime import datetime

from tui.serving.address import Address
from tui.serving.gate import Gate
from tui.serving.refusals import Reason
from tui.translate import Words
from tui.views.times import clock_of


class Telling:
    """Tells in the words given, a line at a time."""

    def __init__(
        self, words: Words, address: Address, gate: Gate, say: Callable[[str], None] | None, now: Callable[[], datetime]
    ) -> None:
        """Take what prints a line on a terminal, None where there is no terminal, and the clock."""
        self._words = words
        self._address = address
        self._gate = gate
        self._print = say
        self._now = now

    @property
    def link(self) -> str:
        """The address that is good once."""
        return f"{self._address.origin}/enter/{self._gate.link}"

    def begun(self) -> None:
        """Tell where to go, how it ends, and on a network who can read along."""
        if not self._address.local:
            self._say(self._words("serve.open_network", interface=self._address.ip))
            self._say(self._words("serve.open_safer", port=self._address.port))
        self._say(self._words("serve.begun"))
        self._say(f"  {self.link}")

    def entered(self) -> None:
        """Tell that the link was used, and the next one."""
        self._say(self._at("serve.entered"))
        self._say(f"  {self.link}")

    def came(self) -> None:
        """Tell that a page is at work."""
        self._say(self._at("serve.came"))

    def left(self) -> None:
        """Tell that none is any more."""
        self._say(self._at("serve.left"))

    def no_browser(self) -> None:
        """Tell that no browser was found to open the link in."""
        self._say(self._words("serve.no_browser"))

    def refused(self, count: int, reason: Reason) -> None:
        """Tell how often somebody was refused."""
        self._say(self._at("serve.refused_secret" if reason == "secret" else "serve.refused_foreign", count=count))

    def _at(self, key: str, **details: object) -> str:
        return f"{clock_of(self._now().isoformat())}  {self._words(key, **details)}"

    def _say(self, text: str) -> None:
        if self._print is not None:
            self._print(text)
