"""Rows that can be added, removed and moved: the pages of the model and of an item."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.editing import members, values
from rubric.editing.outline import Spot
from rubric.editing.places import at, put
from rubric.faults import Path
from tui.screens.editing.page import EditPage

_METHODS = ("interview", "exam", "both")
_KINDS = ("success", "setback", "other")


class RowsPage(EditPage):
    """What stands under the cursor is one of several of its kind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "add", "key.add", id="edit.add"),
        Binding("f7", "remove", "key.remove", id="edit.remove"),
        Binding("delete", "delete", show=False, id="edit.delete"),
        Binding("f5,ctrl+up", "shift(-1)", "key.shift_up", id="edit.up"),
        Binding("f6,ctrl+down", "shift(1)", "key.shift_down", id="edit.down"),
        *(Binding(str(n), f"digit({n})", show=False, id=f"edit.digit_{n}") for n in range(1, 10)),
    ]

    def action_edit(self) -> None:
        """Begin to type; where there is none yet, add the first."""
        if self.spot is None:
            self.action_add()
        else:
            super().action_edit()

    def open(self, spot: Spot) -> None:
        """The next way to judge the item; for a key that the model does not know the nearest that it does."""
        if spot.kind == "unknown":
            near = next((one.details.get("near") for one in self.model.faults if one.path == spot.path), "")
            renamed = values.with_key(self.model.content, spot.path, near) if near else self.model.content
            if renamed is self.model.content:
                self.warn(self.words("editor.no_near_key"))
            else:
                self.change(renamed)
            return
        now = at(self.model.content, spot.path) or "interview"
        self.action_digit(_METHODS.index(now) + 2 if now in _METHODS else 1)

    def _into(self) -> Path:
        """The member after which a new one goes; empty where none can be added."""
        spot = self.spot
        if spot is not None and spot.member and spot.kind != "unknown":
            return spot.member
        if spot is None:
            keys = {"/".join(str(step) for step in one.into): one.into for one in self.sections() if one.into}
            return keys.get(self._at or "", ())
        section = next((one for one in self.sections() if spot in one.spots and one.into), None)
        return section.into if section is not None else ()

    def action_add(self) -> None:
        """Add one of its kind below the cursor, and begin to type it."""
        into = self._into()
        if not into:
            self.warn(self.words("editor.nothing_to_add"))
            return
        self.set_focus(None)
        content, path = members.add(self.model.content, into)
        self.change(content, path)
        self.action_edit()

    def action_remove(self) -> None:
        """Take away what is under the cursor."""
        spot = self.spot
        if spot is None or not spot.member:
            self.warn(self.words("editor.cannot_remove"))
            return
        content = members.remove(self.model.content, spot.member)
        if content is self.model.content:
            of_category = spot.member[0] == "categories"
            self.warn(self.words("editor.category_not_empty" if of_category else "editor.only_top_level"))
            return
        self.set_focus(None)
        self.change(content)

    def action_delete(self) -> None:
        """Take away, but never while a text is typed."""
        if not self._typing:
            self.action_remove()

    def action_shift(self, step: int) -> None:
        """Move what is under the cursor up or down."""
        spot = self.spot
        if spot is not None and spot.member and spot.kind != "unknown":
            content, path = members.move(self.model.content, spot.member, step)
            self.change(content, path)

    def action_digit(self, digit: int) -> None:
        """What a digit does to the row: kind of question, method, level of an indicator."""
        spot, content = self.spot, self.model.content
        if spot is None or self._typing:
            return
        if spot.kind == "question" and digit <= len(_KINDS):
            self.change(put(content, (*spot.path, "kind"), _KINDS[digit - 1]))
        elif spot.kind == "method":
            self.change(values.with_method(content, int(spot.path[1]), _METHODS[(digit - 1) % 3]))
        elif spot.path[2:3] == ("levels",) and spot.kind == "text":
            self.change(*members.into_level(content, spot.path, digit))
