"""Plans kept under a name, so that every candidate for a post gets the same: one file `templates` in the home.

It is a small file (see small_file.py), sealed whole in a home that is encrypted; who changes it holds
`templates.lock`. What cannot be read is an error and never taken for an empty file.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sessions.errors import DamagedError, StoreError, StoreReadError, writing
from sessions.storage.files import Files
from sessions.storage.seal import Seal, closed, file_place, opened
from sessions.storage.small_file import as_small_file, read_small_file, replace_file
from sessions.storage.turn import take_turn

NAME = "templates"
LOCK = f"{NAME}.lock"


@dataclass(frozen=True, slots=True)
class Template:
    """A plan for the model `rubric` (its id): items, minutes, those set per stage, scripts, questions by item.

    `suggestions` tells when they are shown (at_once, after_level), `impression` whether the first one is asked for.
    """

    name: str
    rubric: str
    items: tuple[str, ...]
    minutes: int
    stages: Mapping[str, int] = field(default_factory=dict)
    opening: str = ""
    consent: str = ""
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggestions: str = "at_once"
    impression: bool = True

    def to_document(self) -> dict[str, Any]:
        """The template as plain content, without what says nothing new of the fields that it came to have later."""
        return {name: value for name, value in asdict(self).items() if _LATER.get(name) != value}


_LATER = {"suggestions": "at_once", "impression": True}


class TemplateNotFoundError(StoreError):
    """No template of that `name`; `known` are those there are."""

    def __init__(self, name: str, known: list[str]) -> None:
        """Take what was asked for, and what there is."""
        super().__init__(f"no template {name!r}")
        self.name = name
        self.known = known


class TemplateExistsError(StoreError):
    """There is a template of that `name`, and it was not to be replaced."""

    def __init__(self, name: str) -> None:
        """Take the name."""
        super().__init__(f"a template {name!r} is there already")
        self.name = name


class Templates:
    """The templates of a home, which is to be there."""

    def __init__(self, home: Path, files: Files, seal: Seal | None = None) -> None:
        """Take the home's place, and its seal where it has one."""
        self._home = home
        self._path = home / NAME
        self._files = files
        self._seal = seal

    def all(self) -> list[Template]:
        """The templates by name. Raises StoreReadError, DamagedError and SealedError."""
        try:
            content = self._files.read(self._path)
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise StoreReadError(self._path, problem.errno or 0) from problem
        try:
            said = read_small_file(opened(self._seal, file_place(self._home, self._path), content))
            return [_read(one) for one in said["templates"]]
        except (ValueError, TypeError, KeyError) as problem:
            raise DamagedError(self._path, str(problem)) from None

    def named(self, name: str) -> Template:
        """The template of that name. Raises TemplateNotFoundError, and what `all` raises."""
        known = {one.name: one for one in self.all()}
        if name not in known:
            raise TemplateNotFoundError(name, list(known))
        return known[name]

    def save(self, template: Template, *, replace: bool = False) -> None:
        """Keep `template`; on the disk when this returns.

        Raises TemplateExistsError where one of its name is not to be replaced, StoreWriteError, LockedError, and what
        `all` raises.
        """

        def kept(known: dict[str, Template]) -> None:
            if template.name in known and not replace:
                raise TemplateExistsError(template.name)
            known[template.name] = template

        self._change(kept)

    def remove(self, name: str) -> None:
        """Forget the template of that name. Raises TemplateNotFoundError, and what `save` raises."""

        def gone(known: dict[str, Template]) -> None:
            if name not in known:
                raise TemplateNotFoundError(name, list(known))
            del known[name]

        self._change(gone)

    def _change(self, change: Callable[[dict[str, Template]], None]) -> None:
        lock = take_turn(self._files, self._home / LOCK, "lock the templates")
        try:
            known = {one.name: one for one in self.all()}
            change(known)
            content = as_small_file({"templates": [known[name].to_document() for name in sorted(known)]})
            with writing("keep the templates"):
                replace_file(self._files, self._path, closed(self._seal, file_place(self._home, self._path), content))
        finally:
            lock.release()


def _read(said: Mapping[str, Any]) -> Template:
    """A template out of the file. Raises ValueError, TypeError and KeyError."""
    texts = (said["name"], said["rubric"], said["opening"], said["consent"])
    minutes = (said["minutes"], *said["stages"].values())
    codes = (*said["items"], *said["questions"], *(one for each in said["questions"].values() for one in each))
    if not all(isinstance(one, str) for one in (*texts, *codes)) or not all(type(one) is int for one in minutes):
        raise ValueError("not a template")
    name, rubric, opening, consent = texts
    questions = {item: tuple(each) for item, each in said["questions"].items()}
    shown, asked = (said.get(name, usual) for name, usual in _LATER.items())
    if shown not in ("at_once", "after_level") or not isinstance(asked, bool):
        raise ValueError("not a template")
    items, stages = tuple(said["items"]), dict(said["stages"])
    return Template(name, rubric, items, said["minutes"], stages, opening, consent, questions, shown, asked)
