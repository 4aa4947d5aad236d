"""How long sessions are kept: a clock for each from its decision, and the home's policy in `home/policy.json`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sessions.errors import DamagedError, StoreError, StoreReadError, StoreWarning, writing
from sessions.storage.files import Files
from sessions.storage.small_file import as_small_file, read_small_file, replace_file
from sessions.storage.summary import Row

NAME = "policy.json"
DEFAULT_DAYS = 365
MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Policy:
    """Sessions are due `days` after their decision; None: never."""

    days: int | None = DEFAULT_DAYS


@dataclass(frozen=True, slots=True)
class Standing:
    """A session and its clock: `due` in ISO 8601, UTC; None where no clock runs."""

    row: Row
    due: str | None
    overdue: bool
    held: bool

    def to_document(self) -> dict[str, Any]:
        """The standing as plain content, without a name."""
        return {
            "id": self.row.id,
            "closed": self.row.closed,
            "due": self.due,
            "overdue": self.overdue,
            "held": self.held,
        }


def read_policy(home: Path, files: Files) -> Policy:
    """The home's policy, the default where none was set.

    Raises StoreReadError, and DamagedError: what cannot be read is not taken for the default.
    """
    path = home / NAME
    try:
        said = read_small_file(files.read(path))
    except FileNotFoundError:
        return Policy()
    except OSError as problem:
        raise StoreReadError(path, problem.errno or 0) from problem
    except ValueError as problem:
        raise DamagedError(path, str(problem)) from None
    days = said.get("retention_days", 0)
    if days is not None and not (type(days) is int and 1 <= days <= MOST_DAYS):
        raise DamagedError(path, "retention_days is neither a number of days nor null")
    return Policy(days)


def write_policy(home: Path, files: Files, policy: Policy) -> None:
    """Set the home's policy; on the disk when this returns. Raises StoreWriteError."""
    with writing("set the policy"):
        replace_file(files, home / NAME, as_small_file({"retention_days": policy.days}))


def due_at(closed: str | None, policy: Policy) -> datetime | None:
    """When a session that was decided at `closed` is due; None where no clock runs."""
    if closed is None or policy.days is None:
        return None
    return datetime.fromisoformat(closed) + timedelta(days=policy.days)


def standing(row: Row, policy: Policy, now: datetime, held: bool) -> Standing:
    """How a session stands at `now`."""
    due = due_at(row.closed, policy)
    told = None if due is None else due.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Standing(row, told, due is not None and due <= now, held)


def standings(rows: Iterable[Row], policy: Policy, now: datetime, held: Collection[str]) -> list[Standing]:
    """All of `rows`: those overdue first, longest overdue on top; then by when they are due; then without a clock."""
    found = [standing(row, policy, now, row.id in held) for row in rows]
    return sorted(found, key=lambda one: (one.due is None, one.due or "", one.row.id))


class Retention:
    """How long the sessions of a home are kept."""

    def __init__(self, home: Path, files: Files) -> None:
        """Take the home's place."""
        self._home = home
        self._files = files

    @property
    def policy(self) -> Policy:
        """The home's policy. Raises StoreReadError and DamagedError."""
        return read_policy(self._home, self._files)

    def set_policy(self, policy: Policy) -> None:
        """Set it; on the disk when this returns. Raises StoreWriteError."""
        write_policy(self._home, self._files, policy)

    def overdue(self, rows: Iterable[Row], now: datetime, warnings: list[StoreWarning]) -> set[str]:
        """Which of `rows` are past their term at `now`; none, and a warning more, where the policy cannot be read."""
        try:
            return {one.row.id for one in standings(rows, self.policy, now, ()) if one.overdue}
        except StoreError:
            warnings.append(StoreWarning("policy_unreadable", NAME))
            return set()
