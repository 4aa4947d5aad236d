"""What a home has to name on the command line, each with a word on it; read as it stands, nothing in it is touched."""

import os
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.places import TEMPLATES, THEMES, config_dir
from tui.safe_text import visible
from tui.translate import Languages, Words
from tui.views.times import day_of

if TYPE_CHECKING:
    from rubric.catalogue import Catalogue
    from rubric.model import Rubric
    from rubric.text import Text
    from sessions.shelf import Shelf
    from sessions.storage.summary import Row

Offers = Mapping[str, str]
"""What may be typed, and what is told of it."""


@dataclass(frozen=True, slots=True)
class Home:
    """The home at `place`; `given` is what has been typed so far, as far as it could be read."""

    place: Path
    words: Words
    given: Namespace

    def sessions(self, begun: str) -> Offers:
        """Sessions by id, the top of the list first and told of: that costs the same however long the list is."""
        from sessions.storage.folder import is_session_id

        there = {one for one in _names(self.place / "sessions") if one.startswith(begun) and is_session_id(one)}
        told = {row.id: self._row(row) for row in self._top() if row.id in there} if there else {}
        return {**told, **dict.fromkeys(sorted(there - told.keys()), "")}

    def _top(self) -> "Sequence[Row]":
        from sessions.errors import StoreError

        try:
            return self._shelf().first_sight().rows
        except (StoreError, OSError):
            return ()  # encrypted, or not to be read: the names of the folders are what is left

    def _rows(self) -> "Sequence[Row]":
        from sessions.errors import StoreError

        try:
            return self._shelf().cached_rows()
        except (StoreError, OSError):
            return ()

    def _shelf(self) -> "Shelf":
        from sessions.shelf import Shelf
        from sessions.storage.files import Files

        return Shelf(self.place, Files())

    def _row(self, row: "Row") -> str:
        words = self.words
        state = words(f"state.{row.state}") if row.state != "open" else words(f"stage.{row.stage}")
        name = [row.candidate] if os.environ.get("BEI_COMPLETE_NAMES") == "1" else []
        return visible("  ".join((*name, day_of(row.updated), row.rubric, row.grade, state)))

    def models(self, _begun: str) -> Offers:
        """Competency models by id."""
        from rubric.faults import RubricError

        made = {}
        for rubric_id, path in self._catalogue().files().items():
            try:
                head = self._catalogue().head(path)
            except (RubricError, OSError):
                head = None
            made[rubric_id] = visible(self.words.of(head.title)) if head is not None else ""
        return made

    def banks(self, _begun: str) -> Offers:
        """Question banks by id."""
        from rubric.bank_reader import Banks

        return dict.fromkeys(Banks(self._catalogue(), self.place / "banks").files(), "")

    def plans(self, _begun: str) -> Offers:
        """Plans kept as templates, by name."""
        from sessions.errors import StoreError

        try:
            return {one.name: one.rubric for one in self._shelf().templates.all() if one.name.isprintable()}
        except (StoreError, OSError):
            return {}

    def settings(self, _begun: str) -> Offers:
        """The keys of the settings."""
        from tui.settings.rules import RULES

        return {name: self.words(f"setting.{name}") for name in RULES}

    def values(self, _begun: str) -> Offers:
        """What the setting that was typed may be, where that is one of a few."""
        from tui.settings.rules import RULES

        key = getattr(self.given, "key", "")
        if key == "theme":
            from tui.themes.palette import names

            return dict.fromkeys((*map(str, RULES[key].options), *names(config_dir() / THEMES)), "")
        if key == "language":
            return dict.fromkeys(("auto", *Languages()), "")
        rule = RULES.get(key)
        return {str(one): "" for one in rule.options} if rule is not None else {}

    def templates(self, _begun: str) -> Offers:
        """The templates of reports in the folder of settings, without its end where the format asked for has one."""
        from tui.reports.formats import FORMATS

        form = FORMATS.get(getattr(self.given, "format", None) or "")
        end = Path(form.template).suffix if form is not None else ""
        found = sorted(one for one in _names(config_dir() / TEMPLATES) if one.endswith(end) and one.isprintable())
        return {one.removesuffix(end): "" for one in found}

    def grades(self, _begun: str) -> Offers:
        """The grades of the model that is meant."""
        return {one.id: self._told(one.title) for model in self._models() for one in model.grades}

    def items(self, begun: str) -> Offers:
        """The items of the model that is meant; of a list with commas the next one."""
        before = begun[: begun.rfind(",") + 1]
        return {
            f"{before}{code}": self._told(item.title)
            for model in self._models()
            for code, item in model.item.items()
            if code not in before.split(",")
        }

    def claims(self, _begun: str) -> Offers:
        """What can be asked about a grade."""
        made = dict.fromkeys(("verdict", "all"), "")
        for model in self._models():
            made |= {f"grade:{one.id}": self._told(one.title) for one in model.grades}
            made |= {f"category:{one.id}": self._told(one.title) for one in model.categories}
            made |= {f"item:{code}": self._told(item.title) for code, item in model.item.items()}
        return made

    def _told(self, title: "Text") -> str:
        return visible(self.words.of(title))

    def _models(self) -> "Iterable[Rubric]":
        """The model that was typed, or that of the session that was; none where it cannot be read."""
        from rubric.catalogue import RubricNotFoundError
        from rubric.faults import RubricError

        named = getattr(self.given, "rubric", None) or self._model_of_session()
        if not named:
            return ()
        path = Path(named)
        try:
            if path.suffix or "/" in named:
                from rubric.reader import read_file

                return (read_file(path).rubric,)
            return (self._catalogue().read(named).rubric,)
        except (RubricError, RubricNotFoundError, OSError):
            return ()

    def _model_of_session(self) -> str | None:
        given = [getattr(self.given, name, None) for name in ("session", "source", "sources")]
        begun = next((one[0] if isinstance(one, list) else one for one in given if one), "")
        found = [row.rubric for row in self._rows() if begun and row.id.startswith(begun)]
        return found[0] if len(found) == 1 else None

    def _catalogue(self) -> "Catalogue":
        from rubric.catalogue import Catalogue

        return Catalogue(self.place / "rubrics")


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  ten thousand names, none of which need be a path
    except OSError:
        return []
