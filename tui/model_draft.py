"""A model at work in the editor: the file it began with, the draft, its faults, and the draft on the disk."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path as File
from typing import Any

from rubric.editing.draft import Draft, Plain
from rubric.faults import Fault, Path, RubricError
from rubric.lint.finding import Finding
from rubric.model import Rubric
from rubric.reader import faults_of, file_text, read_content, read_text
from tui.draft_pad import DraftPad
from tui.known_models import Origin

_CONTENT, _BASE = "content", "base"


@dataclass(frozen=True, slots=True)
class Source:
    """A model's file as it was read: whose it is, its text and plain content, and the model where it is one."""

    id: str
    path: File
    origin: Origin
    text: str
    content: Plain
    rubric: Rubric | None

    @property
    def digest(self) -> str:
        """What tells this text from any other."""
        return sha256(self.text.encode()).hexdigest()


def read_source(rubric_id: str, path: File, origin: Origin) -> Source:
    """The file of a model, faults or not. Raises RubricError where it cannot even be read, OSError."""
    text = file_text(path)
    content = read_content(text, str(path))[1]
    if not isinstance(content, dict):
        read_text(text, str(path))  # says what is wrong
    try:
        rubric = read_text(text, str(path)).rubric
    except RubricError:
        rubric = None
    return Source(rubric_id, path, origin, text, content, rubric)


class ModelDraft:
    """Every edit goes through `edit`; `told` is called when something has changed.

    What is edited is on the pad, and so on the disk, until it is saved or is again what the file says.
    """

    def __init__(self, source: Source, pad: DraftPad) -> None:
        """Begin with the file; what is on the pad waits to be taken up or dropped."""
        self.source = source
        self.pad = pad
        self.draft = Draft(source.content)
        self.faults = faults_of(source.content)
        self.hints: Sequence[Finding] = ()
        self.told: Callable[[], None] = lambda: None

    @property
    def content(self) -> Plain:
        """The plain content as it is now."""
        return self.draft.content

    @property
    def changed(self) -> bool:
        """Whether it says another thing than the file."""
        return self.content != self.source.content

    @property
    def errors(self) -> list[Fault]:
        """The faults that keep it from being saved."""
        return [one for one in self.faults if one.severity == "error"]

    def faults_at(self, path: Path, *, below: bool = True) -> list[Fault]:
        """The faults of what stands at `path`, and `below` it where that is asked for."""
        found = [one for one in self.faults if one.path[: len(path)] == path]
        return found if below else [one for one in found if one.path == path]

    def edit(self, content: Plain, *, joined: bool = False) -> bool:
        """Take another content; whether it is another."""
        before = self.draft
        self._become(before.edited(content, joined=joined))
        return self.draft is not before

    def step(self, *, forward: bool) -> bool:
        """Undo an edit, or do it again; whether there was one."""
        before = self.draft
        self._become(before.redone if forward else before.undone)
        return self.draft is not before

    def _become(self, draft: Draft) -> None:
        if draft is self.draft:
            return
        self.draft = draft
        self.faults = faults_of(draft.content)
        self.keep()
        self.told()

    def keep(self) -> None:
        """Have the draft on the pad."""
        if self.changed:
            self.pad.typed(_BASE, self.source.digest)
            self.pad.typed(_CONTENT, _written(self.content))
        else:
            self.pad.drop(_CONTENT, _BASE)

    @property
    def waits(self) -> bool:
        """Whether a draft of before waits on the pad."""
        return bool(self.pad.text(_CONTENT))

    @property
    def waits_for_another(self) -> bool:
        """Whether the draft that waits was begun with another text than the file has now."""
        return self.pad.text(_BASE) != self.source.digest

    def take_up(self) -> bool:
        """Go on with the draft that waits; whether it could be read."""
        try:
            content = _read(self.pad.text(_CONTENT))
        except ValueError:
            return False
        return self.edit(content)

    def give_up(self) -> None:
        """Forget the draft that waits."""
        self.pad.drop(_CONTENT, _BASE)

    def saved(self, source: Source) -> None:
        """The draft is what the file says now; there is nothing to undo any more."""
        self.draft = Draft(source.content)
        self.faults = faults_of(source.content)
        self.begin_anew(source)

    def begin_anew(self, source: Source) -> None:
        """Hold the draft against another text of the file, as it was found or has been written."""
        self.source = source
        self.keep()
        self.told()


_DECIMAL = "bei:decimal"


def _written(content: Plain) -> str:
    # The standard encoder: it is twenty times as fast as the canonical one, and a draft is written while one types.
    return json.dumps(content, ensure_ascii=False, default=lambda one: {_DECIMAL: str(one)})


def _read(text: str) -> dict[str, Any]:
    """What `_written` was given. Raises ValueError."""
    found = json.loads(text, object_pairs_hook=_mapping)
    if not isinstance(found, dict):
        raise ValueError("not a draft")
    return found


def _mapping(pairs: list[tuple[str, Any]]) -> Any:
    if len(pairs) == 1 and pairs[0][0] == _DECIMAL:
        return Decimal(pairs[0][1])
    # JSON has only text for keys: "2" was the level 2.
    return {int(key) if key.isdecimal() and key.isascii() else key: one for key, one in pairs}
