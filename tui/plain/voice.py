"""What is said and asked, line by line: each answer begins with what was done, and a list is read only when wanted."""

import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress

from sessions.limits import MAX_TEXT
from tui.draft_pad import DraftPad, Page
from tui.lines import people
from tui.plain.ear import Ear
from tui.translate import Words
from tui.verbs import say

SLASHES = ("/", "／")
_HELP = ("?", "？")
WIDE = 10_000
"""Cells of a row as the views make it: whoever reads it wraps it."""
_ONE_ROW = 4
"""Options that are read in one row; more are read one by one."""


class LeftError(Exception):
    """A question was left without an answer; `order` is the line with what is to be done instead, if any."""

    def __init__(self, order: str = "") -> None:
        """Take the line."""
        super().__init__()
        self.order = order


def folded(text: str) -> str:
    """`text` as it is compared: full-width forms of an input method and capitals made alike, blanks at its ends off."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


class Voice:
    """Speaks one language at a time; `is_order` tells whether a line that begins with a slash is one of bei's own."""

    def __init__(self, words: Words, ear: Ear, is_order: Callable[[str], bool]) -> None:
        """Take the language, who hears, and what an order is."""
        self.words = words
        self.ear = ear
        self._is_order = is_order

    def tell(self, *texts: str) -> None:
        """Say each of `texts` on a row of its own."""
        for text in texts:
            if text.strip():
                say.line(text.strip())

    def answer(self, prompt: str, keep: Callable[[str], object] = lambda _half: None, offered: str = "") -> str:
        r"""One answer to a question; a slash alone leaves it, an order too, and `\` protects a text that begins so.

        Raises LeftError, and what the ear raises.
        """
        while True:
            line = self.ear.hear(prompt, keep, offered).strip()
            if line.startswith(SLASHES) and (len(line) == 1 or self._is_order(line)):
                raise LeftError(line[1:] and line)
            if line.startswith(tuple("\\" + one for one in (*SLASHES, *_HELP))):
                line = line[1:]
            if len(line) <= MAX_TEXT:
                return line
            self.tell(self.words("refusal.text_too_long", most=MAX_TEXT))

    def choose(self, label: str, options: Sequence[tuple[str, str]], now: str = "", given: str = "") -> str:
        """One of `options` by its number, or as it is called; Enter takes `now`, else leaves. Raises LeftError.

        What is `given` already is not asked for, where it is one of them.
        A long list of which Enter takes one is read only when `?` asks for it.
        """
        if (early := self._one_of(options, folded(given))) is not None:
            return early
        named = [f"{n} {people(name)}" for n, (_, name) in enumerate(options, 1)]
        at = next((n for n, (value, _) in enumerate(options) if value == now), None)
        short = len(named) <= _ONE_ROW
        options_row = self.words("plain.and").join(named)
        asks = label.endswith(("?", "？"))
        row = self.words("plain.asked_with" if asks else "plain.options", label=label, options=options_row)
        listed = [row] if short else named
        if at is None or short:
            self.tell(*listed)
        standing = "" if at is None else f" [{at + 1 if short else named[at]}]"
        while True:
            given = folded(self.answer(f"{label}{standing}>")) or ("" if at is None else str(at + 1))
            if not given:
                raise LeftError
            if given in _HELP:
                self.tell(*listed, self.words("plain.one_of", most=len(options)))
                continue
            if (chosen := self._one_of(options, given)) is not None:
                return chosen
            self.tell(self.words("plain.one_of", most=len(options)))

    @staticmethod
    def _one_of(options: Sequence[tuple[str, str]], given: str) -> str | None:
        named = ((value, (str(n), folded(value), folded(name))) for n, (value, name) in enumerate(options, 1))
        return next((value for value, names in named if given and given in names), None)

    def sure(self, question: str, told: str = "") -> bool:
        """Whether it is to be done, `told` being said before; Enter is no. Raises LeftError."""
        self.tell(told)
        return self.choose(question, [("no", self.words("plain.no")), ("yes", self.words("plain.yes"))], "no") == "yes"


class Sheet:
    """A few questions that belong together; what was answered is kept until all are, and offered again after a break.

    Its texts stand on the pad where the form of the screens has them.
    """

    def __init__(self, voice: Voice, pad: DraftPad, place: str) -> None:
        """Take who asks, and the place of the answers."""
        self._voice = voice
        self._page = Page(pad, place)
        self._pad = pad

    def text(self, name: str, label: str, now: str = "", hint: str = "", *, needed: bool = False) -> str:
        """A text; Enter keeps what stands there, `-` empties it. Raises LeftError."""
        words, standing = self._voice.words, self._page.text(name) or now
        prompt = f"{label} [{people(standing)}]>" if standing else f"{label}>"
        while True:
            given = self._voice.answer(prompt, lambda half: self._keep(name, half))
            if given in _HELP:
                self._voice.tell(hint, words("plain.text_help"))
                continue
            text = standing if not given else "" if given in ("-", "－") else given
            if text or not needed:
                self._keep(name, text)
                return text
            self._voice.tell(words("plain.needed"))

    def number(self, name: str, label: str, now: str, most: int, wrong: str, hint: str = "") -> str:
        """A whole number from 0 to `most`, or nothing; `wrong` is said of anything else. Raises LeftError."""
        while True:
            given = unicodedata.normalize("NFKC", self.text(name, label, now, hint))
            with suppress(ValueError):
                if not given or (given.isdecimal() and int(given[:9]) <= most):
                    return given
            self.forget(name)
            self._voice.tell(wrong)

    def forget(self, name: str) -> None:
        """Forget one answer, which will not do."""
        self._page.typed(name, "")

    def done(self) -> None:
        """Forget what was answered: it is done, or not wanted."""
        self._page.drop()

    def _keep(self, name: str, text: str) -> None:
        self._page.typed(name, text)
        self._pad.write()
