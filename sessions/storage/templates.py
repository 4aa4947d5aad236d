"""Plans kept under a name, so that every candidate for a post gets the same: one file `templates` in the home.

How it is kept is told in kept_list.py.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sessions.errors import StoreError
from sessions.storage.files import Files
from sessions.storage.kept_list import KeptList
from sessions.storage.seal import Seal

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
        self._kept = KeptList(home, NAME, files, seal, _read, Template.to_document)

    def all(self) -> list[Template]:
        """The templates by name. Raises StoreReadError, DamagedError and SealedError."""
        return self._kept.all()

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

        def kept(known: list[Template]) -> list[Template]:
            others = [one for one in known if one.name != template.name]
            if len(others) < len(known) and not replace:
                raise TemplateExistsError(template.name)
            return sorted((*others, template), key=lambda one: one.name)

        self._kept.change(kept)

    def remove(self, name: str) -> None:
        """Forget the template of that name. Raises TemplateNotFoundError, and what `save` raises."""

        def gone(known: list[Template]) -> list[Template]:
            others = [one for one in known if one.name != name]
            if len(others) == len(known):
                raise TemplateNotFoundError(name, [one.name for one in known])
            return others

        self._kept.change(gone)


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
