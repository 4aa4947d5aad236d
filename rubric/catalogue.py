"""Finds rubrics: the built-in ones of `library/` and the organisation's own in a folder of theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from rubric.checks import parts
from rubric.faults import Fault, PlacedFault, RubricError
from rubric.head import Head, head_of, version_of
from rubric.model import Rubric
from rubric.reader import Reading, file_text, read_file, read_text

LIBRARY = Path(__file__).parent / "library"
REFERENCE = "telecom-am"
"""The built-in model that the others are written after; what one begins with who has not chosen yet."""
FORMER = "former"
"""The folder of earlier own versions, `ID-VERSION.yaml`, beside the own ones; they are in no list of rubrics."""
_ENDINGS = (".yaml", ".yml", ".json")


class RubricNotFoundError(Exception):
    """No rubric of that id; `known` lists the ids there are."""

    def __init__(self, rubric_id: str, known: tuple[str, ...]) -> None:
        """Take the id asked for and those that exist."""
        super().__init__(rubric_id)
        self.rubric_id = rubric_id
        self.known = known


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Rubric files by id, which is the file's name without its ending; an own file hides a built-in one.

    `own` may not exist.
    """

    own: Path | None = None

    def files(self) -> dict[str, Path]:
        """Every rubric file, by id, in alphabetical order."""
        return dict(sorted({path.stem: path for path in self.all_files()}.items()))

    def all_files(self) -> tuple[Path, ...]:
        """Every rubric file, the built-in ones first, those hidden by others too."""
        return tuple(path for folder in self._folders() for path in sorted(folder.iterdir()) if path.suffix in _ENDINGS)

    def _folders(self) -> Iterator[Path]:
        yield LIBRARY
        if self.own is not None and self.own.is_dir():
            yield self.own

    def origin(self, path: Path) -> Literal["built_in", "own", "instead"]:
        """Whose the file at `path` is; `instead` where an own one hides a built-in one."""
        if path.parent == LIBRARY:
            return "built_in"
        hides = any((LIBRARY / path.stem).with_suffix(one).exists() for one in _ENDINGS)
        return "instead" if hides else "own"

    def head(self, path: Path) -> Head | None:
        """The head of the rubric file at `path`, in no time; None where only reading all of it tells.

        Raises RubricError where it is no text, OSError where it cannot be read.
        """
        return head_of(file_text(path))

    def former(self, rubric_id: str) -> dict[str, Path]:
        """The files of earlier versions that are kept of a rubric, by version, lowest first."""
        folder = self.own / FORMER if self.own is not None else None
        found = list(folder.iterdir()) if folder is not None and folder.is_dir() else []
        named = [(path.stem.removeprefix(f"{rubric_id}-"), path) for path in found if path.suffix in _ENDINGS]
        return dict(sorted((one for one in named if parts(one[0])), key=lambda one: parts(one[0])))

    def newer(self, rubric: Rubric) -> str | None:
        """The version of `rubric` that there is by now, where it is higher; None where there is none or no telling.

        Of most files the line of the version alone is read.
        """
        path = self.files().get(rubric.id)
        if path is None:
            return None
        try:
            text = file_text(path)
            version = version_of(text) or read_text(text, str(path)).rubric.version
        except (RubricError, OSError):
            return None
        return version if parts(version) > parts(rubric.version) else None

    def read(self, rubric_id: str) -> Reading:
        """The rubric `rubric_id`, with a warning where its file is called otherwise than its id: sessions know the id.

        Raises RubricNotFoundError, RubricError where its file has faults, OSError where it cannot be read.
        """
        files = self.files()
        if rubric_id not in files:
            raise RubricNotFoundError(rubric_id, tuple(files))
        reading = read_file(files[rubric_id])
        if reading.rubric.id == rubric_id:
            return reading
        details = {"id": reading.rubric.id, "file": files[rubric_id].name}
        other = Fault(("id",), "id_not_name", details, "warning")
        placed = PlacedFault(str(files[rubric_id]), *reading.place(("id",)), other)
        return replace(reading, warnings=(placed, *reading.warnings))
