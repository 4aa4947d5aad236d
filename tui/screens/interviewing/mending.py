"""Mending of notes beyond their wording: what one is linked to, one made of two, two made of one."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.model import Evidence
from tui.note_line import as_typed, links_as_typed, links_of, merging, splitting
from tui.screens.interviewing.ground import digit_of
from tui.screens.interviewing.notes import Notes


class Mending(Notes):
    """With the cursor on a note and nothing typed, digits mend it; while one is edited, ^D divides it at the cursor."""

    WRITES = frozenset({"key.split"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+d", "split", "key.split", id="interview.split")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Splitting is offered while a note is edited."""
        if action == "split" and (self.draft.note not in self.session.evidence or self.draft.linking):
            return False
        return super().check_action(action, parameters)

    def takes_key(self, event: events.Key) -> bool:
        """Take a digit as what is to be done with the note under the cursor."""
        walking = self.draft.note is None and not self.capture.text and self.note in self.session.evidence
        typed = digit_of(event) if walking else ""
        if typed not in ("1", "2", "3"):
            return super().takes_key(event)
        if not self.refuses():
            if typed == "1":
                self._relink()
            else:
                self._merge(-1 if typed == "2" else 1)
        return True

    def _relink(self) -> None:
        note = self.session.evidence[str(self.note)]
        self.draft.edit(note.id, links_as_typed(note, self.marks), linking=True)
        self.tell_hint()

    def action_enter(self) -> None:
        """Save the links."""
        if not self.draft.linking or self.draft.note is None:
            super().action_enter()
            return
        links, wrong = links_of(self.capture.text, self.session.rubric, self.marks)
        if wrong:
            self.refuse(self.words("links.wrong", text=wrong))
        else:
            items, indicators = links
            command = co.LinkEvidence(evidence=self.draft.note, items=items, indicators=indicators)
            self.hand_over(command, self.mended)

    def _merge(self, step: int) -> None:
        """Make one of the note under the cursor and the one beside it; the one that was said first stays."""
        here = str(self.note)
        notes = [one for one in self.in_order() if isinstance(one, Evidence)]
        at = next(n for n, one in enumerate(notes) if one.id == here) + min(step, 0)
        if not 0 <= at < len(notes) - 1:
            self.warn(self.words("notes.no_other"))
            return
        first, second = notes[at], notes[at + 1]
        if self.do_together(merging(first, second)):
            self.note = first.id
            self.redraw()
            self.notify(self.words("notes.merged", note=second.id, into=first.id), markup=False)

    def action_split(self) -> None:
        """Make two of the note that is edited: what stands behind the cursor becomes a note of its own."""
        note = self.session.evidence[str(self.draft.note)]
        at, rubric = self.capture.place_of_cursor, self.session.rubric
        made_of = splitting(note, self.capture.text, at, rubric, self.marks)
        if made_of is None:
            self.refuse(self.words("notes.no_split"))
            return
        if self.do_together(made_of):
            made = f"e{self.session.evidence_made}"
            self.draft.end_edit()
            self.note = made
            self.redraw()
            self.notify(self.words("notes.split", note=note.id, made=made), markup=False)
            self.draft.edit(made, as_typed(self.session.evidence[made], self.session.rubric, self.marks))
            self.tell_hint()
