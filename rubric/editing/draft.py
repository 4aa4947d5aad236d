"""A model that is being edited: its plain content now, and what it was before and after each edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Plain = Mapping[str, Any]
"""The plain content of a rubric file, whole, right or wrong; never changed in place."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`earlier` and `later` are what the content was before each edit, the nearest last; unchanged parts are shared."""

    content: Plain
    earlier: tuple[Plain, ...] = ()
    later: tuple[Plain, ...] = ()

    def edited(self, content: Plain, *, joined: bool = False) -> "Draft":
        """With another content; `joined` where it goes on with the edit before, so that one undo takes both back."""
        if content == self.content:
            return self
        earlier = self.earlier if joined and self.earlier else (*self.earlier, self.content)
        return Draft(content, earlier)

    @property
    def undone(self) -> "Draft":
        """Before the last edit; the same where there is none."""
        if not self.earlier:
            return self
        return Draft(self.earlier[-1], self.earlier[:-1], (*self.later, self.content))

    @property
    def redone(self) -> "Draft":
        """After the edit that was undone last; the same where there is none."""
        if not self.later:
            return self
        return Draft(self.later[-1], (*self.earlier, self.content), self.later[:-1])
