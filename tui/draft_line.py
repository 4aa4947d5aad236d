"""What the capture line stands for: a new note, or an edit of one; and what of it is half typed or waits to be saved.

Places on the pad: `capture` the new note, `note:e3` the edit of a note, or what fills the moment `note:m7`, `links:e3`
what a note is to be linked to, `later:…` texts that come back into the line
once it is empty: a note that was being saved when the line was changed or emptied.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sessions.interview.capture import in_design_marks
from sessions.interview.events import EvidenceAdded
from sessions.interview.marks import DEFAULT, Marks
from tui.note_line import as_typed, links_as_typed

if TYPE_CHECKING:
    from sessions.interview.command import Command
    from sessions.interview.event import Event
    from tui.sitting import Sitting
    from tui.widgets.line_edit import LineEdit

NEW = "capture"
_NOTE = "note:"
_LINKS = "links:"
_LATER = "later:"


class DraftLine:
    """The line of one session; `note` is the note that is edited in it, None for a new one.

    It may be a moment that is filled in; where it is `linking`, the line holds the codes of the note alone.
    """

    def __init__(self, line: "LineEdit", sitting: "Sitting", marks: Marks = DEFAULT) -> None:
        """Take the line, the session, and the marks that are typed."""
        self._marks = marks
        self._typed_as: dict[str, str] = {}
        self.note: str | None = None
        self.linking = False
        self._line = line
        self._sitting = sitting
        self._aside = ""
        self._original = ""
        self._restored = ""
        self._parked: set[str] = set()

    @property
    def restored(self) -> bool:
        """Whether what stands there was typed before and has come back."""
        return bool(self._restored) and self._line.text == self._restored

    @property
    def place(self) -> str:
        """Where on the pad the line stands."""
        return NEW if self.note is None else (_LINKS if self.linking else _NOTE) + self.note

    def begin(self) -> None:
        """Bring back what was half typed."""
        pad, session = self._sitting.pad, self._sitting.desk.session
        last = next((one for one in reversed(self._sitting.desk.events) if isinstance(one, EvidenceAdded)), None)
        if last is not None and last.line == self._stored(pad.text(NEW)):
            # The process died between the saving of the note and the dropping of its draft.
            pad.drop(NEW)
        self._put_back(pad.text(NEW))
        for place in pad.places(_NOTE):
            note = place.removeprefix(_NOTE)
            if last is not None and last.moment == note:
                pad.drop(place)
                continue
            if note in session.evidence or note in session.moments:
                known = session.evidence.get(note)
                self.edit(note, "" if known is None else as_typed(known, session.rubric, self._marks))
                return
            self._keep_for_later(pad.text(place), place)
        for place in pad.places(_LINKS):
            note = place.removeprefix(_LINKS)
            if note in session.evidence:
                self.edit(note, links_as_typed(session.evidence[note], self._marks), linking=True)
                return
            pad.drop(place)
        self._bring_back()

    def typed(self) -> None:
        """Keep what stands there; where the line has been emptied, what waits for room comes back."""
        text = self._line.text
        self._sitting.pad.typed(self.place, "" if self.note is not None and text == self._original else text)
        if not text and self.note is None:
            self._release()
            self._bring_back()

    def keep(self) -> None:
        """Have what stands there on the disk."""
        if self._line.text:
            self.typed()
        self._sitting.pad.write()

    def edit(self, note: str, text: str, *, linking: bool = False) -> None:
        """Take up a note, whose text as it was typed is `text`; what stands there now is laid aside."""
        self._aside = self._line.text
        self.note, self._original, self.linking = note, text, linking
        drafted = self._sitting.pad.text(self.place)
        if drafted:
            self._put_back(drafted)
        else:
            self._line.put(text)

    def end_edit(self) -> None:
        """Leave the note as it is, and bring back what was laid aside."""
        self._sitting.pad.drop(self.place)
        self.note, self._original, self.linking = None, "", False
        self._line.put(self._aside)
        self._aside = ""

    def hand_over(self, do: "Callable[[Callable[[Event], None], Callable[[], bool]], object]") -> None:
        """Have what stands there saved by `do`, which is told what follows then, and whether it is still wanted so.

        A note that waited in another wording gives way. The first wording, unless it stands in the new one, comes
        back into the line later, to be saved or cleared.
        """
        text, place, outbox = self._line.text, self.place, self._sitting.outbox
        before = outbox.at(NEW) if place == NEW else None
        self._typed_as[self._stored(text)] = text
        do(lambda _event: self._saved(place, text), lambda: self._stands(place, text))
        if before is not None and outbox.at(NEW) is not before:
            first = self._as_typed(before.command)
            if first not in text:
                self._keep_for_later(first)

    def _stored(self, text: str) -> str:
        """What a note that is typed as `text` is stored as."""
        return in_design_marks(text, self._sitting.desk.session.rubric, self._marks)

    def _as_typed(self, command: "Command") -> str:
        """The line that was typed for `command`."""
        line = getattr(command, "line", "")
        return self._typed_as.get(line, line)

    def _stands(self, place: str, text: str) -> bool:
        if place == self.place:
            return self._line.text == text
        return place != NEW or self._aside == text

    def _saved(self, place: str, text: str) -> None:
        self._sitting.pad.drop(place)
        if place != self.place:
            if place == NEW and self._aside == text:
                self._aside = ""
        elif self.note is not None:
            self.end_edit()
        elif self._line.text == text:
            self._line.put("")

    def _release(self) -> None:
        """Let the note that waits go on by itself: the line is free for the next one."""
        before = self._sitting.outbox.at(NEW)
        if before is None:
            return
        place = self._keep_for_later(self._as_typed(before.command))
        self._parked.add(place)

        def saved(_event: "Event") -> None:
            self._parked.discard(place)
            self._sitting.pad.drop(place)

        self._sitting.outbox.release(NEW, place, saved)

    def _keep_for_later(self, text: str, place: str = "") -> str:
        """Keep a text that has no room in the line now, in place of `place`; where."""
        pad = self._sitting.pad
        taken = pad.places(_LATER)
        later = next(name for n in range(1, len(taken) + 2) if (name := f"{_LATER}{n}") not in taken)
        pad.typed(later, text)
        pad.drop(place)
        pad.write()
        return later

    def _bring_back(self) -> None:
        """Put the text that was kept for later first into the empty line."""
        pad = self._sitting.pad
        places = [one for one in pad.places(_LATER) if one not in self._parked]
        if places and not self._line.text:
            text = pad.text(places[0])
            self._put_back(text)
            pad.typed(NEW, text)
            pad.drop(places[0])

    def _put_back(self, text: str) -> None:
        self._line.put(text)
        self._restored = text
