"""Reads question banks, and finds them: the built-in ones of `banks/` and the organisation's own in a folder of theirs.

An own bank hides a built-in one of the same id, as an own rubric does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rubric.bank import Bank
from rubric.bank_checks import check_against, check_bank
from rubric.catalogue import Catalogue, RubricNotFoundError
from rubric.faults import Fault, PlacedFault
from rubric.model import Rubric
from rubric.reader import file_text, read_as

BANKS = Path(__file__).parent / "banks"
_ENDINGS = (".yaml", ".yml", ".json")


class BankNotFoundError(Exception):
    """No question bank of that id; `known` lists the ids there are."""

    def __init__(self, bank_id: str, known: tuple[str, ...]) -> None:
        """Take the id asked for and those that exist."""
        super().__init__(bank_id)
        self.bank_id = bank_id
        self.known = known


@dataclass(frozen=True, slots=True)
class BankReading:
    """A usable bank with its warnings, and its plain content."""

    bank: Bank
    content: Mapping[str, Any]
    warnings: tuple[PlacedFault, ...]


@dataclass(frozen=True, slots=True)
class Banks:
    """Banks by id, which is the file's name without its ending; `own` may not exist.

    `rubrics` are those that the banks are held against.
    """

    rubrics: Catalogue
    own: Path | None = None

    def files(self) -> dict[str, Path]:
        """Every bank's file, by id, in alphabetical order."""
        folders = [one for one in (BANKS, self.own) if one is not None and one.is_dir()]
        found = {path.stem: path for one in folders for path in sorted(one.iterdir()) if path.suffix in _ENDINGS}
        return dict(sorted(found.items()))

    def read(self, bank_id: str) -> BankReading:
        """The bank `bank_id`. Raises BankNotFoundError, and what `read_file` raises."""
        files = self.files()
        if bank_id not in files:
            raise BankNotFoundError(bank_id, tuple(files))
        return self.read_file(files[bank_id])

    def read_file(self, path: Path) -> BankReading:
        """The bank at `path`. Raises RubricError with all its faults, OSError where it cannot be read."""
        return self.read_text(file_text(path), str(path))

    def read_text(self, text: str, name: str) -> BankReading:
        """The bank in `text`; `name` stands for the file in faults. Raises RubricError."""

        def check(data: Any) -> list[Fault]:
            named = data.get("rubric") if isinstance(data, Mapping) else None
            return [*check_bank(data), *check_against(data, self._rubric(named))]

        bank, content, warnings, _ = read_as(Bank, check, text, name)
        return BankReading(bank, content, warnings)

    def _rubric(self, named: object) -> Rubric | None:
        """The rubric `named`, None where there is none. Raises RubricError where its own file has faults."""
        try:
            return self.rubrics.read(named).rubric if isinstance(named, str) else None
        except RubricNotFoundError:
            return None
