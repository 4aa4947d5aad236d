"""What uses a model: sessions by version, as the index tells them, question banks and templates of plans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rubric.bank_reader import Banks
from rubric.checks import parts
from rubric.faults import RubricError
from rubric.head import BankHead, bank_head_of
from rubric.reader import file_text
from sessions.errors import StoreError
from sessions.storage.summary import Row
from tui.services import Services


@dataclass(frozen=True, slots=True)
class Uses:
    """Sessions and how many of them are open, by version, the newest first; banks by id; templates by name."""

    sessions: Mapping[str, tuple[int, int]]
    banks: tuple[str, ...]
    templates: tuple[str, ...]


def uses_of(rubric_id: str, services: Services) -> Uses:
    """What uses a model; a bank that cannot be read and templates that are damaged are told of elsewhere."""
    rows = [one for one in services.shelf.cached_rows() if one.rubric == rubric_id]
    versions = sorted({one.rubric_version for one in rows}, key=parts, reverse=True)
    sessions = {one: _counted(row for row in rows if row.rubric_version == one) for one in versions}
    return Uses(sessions, tuple(_banks(rubric_id, services)), tuple(_templates(rubric_id, services)))


def _counted(rows: Iterable[Row]) -> tuple[int, int]:
    states = [one.state for one in rows]
    return len(states), states.count("open")


def _banks(rubric_id: str, services: Services) -> list[str]:
    found: list[str] = []
    for name, path in Banks(services.catalogue, services.home / "banks").files().items():
        try:
            head: BankHead | None = bank_head_of(file_text(path))
        except (RubricError, OSError):
            continue
        if head is not None and head.rubric == rubric_id:
            found.append(f"{name} ({head.item})")
    return found


def _templates(rubric_id: str, services: Services) -> list[str]:
    try:
        return [one.name for one in services.shelf.templates.all() if one.rubric == rubric_id]
    except StoreError:
        return []
