"""The formats of a journal: what each newer one changes, and the proof that nothing else was.

    bei.journal/1    the texts of a session's records have no salts
    bei.journal/2    they have: there is an event chain, and they can be expunged

A journal in an older format is read as it is. When it is opened for writing it is brought up step by step and written
as a new generation, which is read back and proved before it gets its name; until then the old files are in force.
A further format needs a Step here, and nothing elsewhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sessions.canonical import dumps
from sessions.interview.chain import salted
from sessions.storage.changes import Tables

FORMAT = "bei.journal/2"
"""What this version writes."""

_LOG = "log"


@dataclass(frozen=True, slots=True)
class Step:
    """From one format to the one after it: `change` gives the new tables, `bare` takes out of any what it adds."""

    to: str
    change: Callable[[Tables], Tables]
    bare: Callable[[Tables], Tables]


def _each_record(tables: Tables, act: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Tables:
    if _LOG not in tables:
        return tables
    return {**tables, _LOG: {key: act(record) for key, record in tables[_LOG].items()}}


def _unsalted(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "salt"}


STEPS: Mapping[str, Step] = {
    "bei.journal/1": Step(
        "bei.journal/2", lambda tables: _each_record(tables, salted), lambda tables: _each_record(tables, _unsalted)
    ),
}
"""By the format that a step begins at."""


def is_known(found: str) -> bool:
    """Whether this version can read the format `found`."""
    return found == FORMAT or found in STEPS


def _steps(found: str) -> Iterable[Step]:
    while found != FORMAT:
        yield STEPS[found]
        found = STEPS[found].to


def migrated(found: str, tables: Tables) -> Tables:
    """`tables` of a journal in the format `found`, as they are in the newest one."""
    for step in _steps(found):
        tables = step.change(tables)
    return tables


def check_same(found: str, old: Tables, new: Tables) -> None:
    """Raise ValueError unless `new` says what `old`, in the format `found`, said: each record, and the session."""
    if not alike(found, old, new):
        raise ValueError("the records are not those of the older format")
    if _state(old) != _state(new):
        raise ValueError("the session is not that of the older format")


def alike(found: str, old: Tables, new: Tables) -> bool:
    """Whether `new` has the records of `old` (in the format `found`), but for what the newer formats add."""
    for step in _steps(found):
        old, new = step.bare(old), step.bare(new)
    return dumps(old) == dumps(new)


def bare(tables: Tables) -> Tables:
    """`tables` without anything that a newer format than the first has added."""
    for step in STEPS.values():
        tables = step.bare(tables)
    return tables


def _state(tables: Tables) -> Any:
    """The session that a log gives, or what is wrong with it; None where there is no log."""
    records = list(tables.get(_LOG, {}).values())
    if not records or records[0].get("event") != "session_opened":
        return None
    from sessions.interview.log_error import LogError
    from sessions.interview.reading import folded

    try:
        return folded(records)
    except LogError as problem:
        return str(problem)
