"""Between the keys and the drafts on the disk: writes often enough that at most a few keys can be lost, no oftener.

A write follows the first key after the last write by `PAUSE` seconds, whether typing goes on or not. It takes about
a millisecond and is done on the spot: a thread would lose the last keys when the program ends.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sessions.errors import StoreError, StoreWarning

if TYPE_CHECKING:
    from sessions.storage.drafts import Drafts

PAUSE = 0.15

Later = Callable[[float, Callable[[], object]], object]
"""Calls a function after so many seconds."""


class DraftPad:
    """What is half typed, by place. Without `drafts` (a session that is open to read only) nothing is kept.

    `problem` is why what was typed last is not on the disk, or None.
    """

    def __init__(self, drafts: "Drafts | None", later: Later) -> None:
        """Take the drafts on the disk, and a clock."""
        self.problem: StoreError | None = None
        self._drafts = drafts
        self._later = later
        self._told: Callable[[], None] = lambda: None
        self._texts = dict(drafts.all()) if drafts is not None else {}
        self._pending: dict[str, str] = {}
        self._due = False

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """What a person should be told of the drafts."""
        return self._drafts.warnings if self._drafts is not None else ()

    def watch(self, told: Callable[[], None]) -> None:
        """Have `told` called when `problem` changes."""
        self._told = told

    def text(self, place: str) -> str:
        """The text of a place as it was typed last; empty where there is none."""
        return self._texts.get(place, "")

    @property
    def texts(self) -> dict[str, str]:
        """All that is half typed, by place."""
        return dict(self._texts)

    def places(self, beginning: str = "") -> list[str]:
        """The places with a text whose name begins with `beginning`."""
        return [place for place in self._texts if place.startswith(beginning)]

    def typed(self, place: str, text: str) -> None:
        """Take what stands at a place now; it is on the disk a moment later."""
        if self._drafts is None or self.text(place) == text:
            return
        self._note(place, text)
        if not self._due:
            self._due = True
            self._later(PAUSE, self._write_due)

    def drop(self, *places: str) -> None:
        """Forget what was typed at these places, on the disk too, at once."""
        gone = [place for place in places if self.text(place)]
        for place in gone:
            self._note(place, "")
        if gone:
            self.write()

    def write(self) -> None:
        """Have everything on the disk now; where that fails, `problem` says so and the next write tries again."""
        before, self.problem = self.problem, None
        if self._drafts is not None and self._pending:
            try:
                self._drafts.keep(self._pending)
            except StoreError as error:
                self.problem = error
            else:
                self._pending = {}
        if str(before) != str(self.problem):
            self._told()

    def retry(self) -> None:
        """Try again what could not be kept."""
        if self.problem is not None:
            self.write()

    def close(self) -> None:
        """Write what is left, and let go of the drafts."""
        self.write()
        if self._drafts is not None:
            self._drafts.close()
        self._drafts = None

    def _note(self, place: str, text: str) -> None:
        self._pending[place] = text
        self._texts[place] = text
        if not text:
            del self._texts[place]

    def _write_due(self) -> None:
        self._due = False
        self.write()


@dataclass(frozen=True, slots=True)
class Page:
    """The part of a pad that one form has: a place per field, named `place/field`."""

    pad: DraftPad
    place: str

    def text(self, field: str) -> str:
        """What was typed in a field; empty where nothing was."""
        return self.pad.text(f"{self.place}/{field}")

    def typed(self, field: str, text: str) -> None:
        """Take what stands in a field now."""
        self.pad.typed(f"{self.place}/{field}", text)

    def drop(self) -> None:
        """Forget all of the form, on the disk too."""
        self.pad.drop(*self.pad.places(f"{self.place}/"))
