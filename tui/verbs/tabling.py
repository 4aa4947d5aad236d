"""A table on its way in: what its columns are taken for is told before anything else, so that it can be set right."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, brief
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.exchange.arrival import Arrival
    from rubric.exchange.report import Entry
    from rubric.tables.reading import Sheet
    from tui.door import Door

_GENERIC = ("sheet", "工作表", "table", "表")


def model_of_table(args: Namespace, raw: bytes, path: Path, door: "Door") -> "tuple[Arrival, tuple[Entry, ...]]":
    """The model that a table makes, and what became of its columns. Raises RubricError, FailureError."""
    from rubric.exchange.arrival import arrived
    from rubric.exchange.report import gathered
    from rubric.tables.building import build
    from rubric.tables.columns import UnknownColumnError
    from rubric.tables.reading import read_sheet

    asked = [_asked(one, door) for one in args.column]
    try:
        sheet = read_sheet(raw, str(path), asked, args.sheet)
    except UnknownColumnError as error:
        key = "arrival.no_column" if error.known else "arrival.no_role"
        known = door.words.listed(error.known) or _roles()
        raise FailureError(Exit.USAGE, door.words(key, column=brief(error.asked), known=known)) from None
    _tell_layout(sheet, door)
    named = sheet.grid.name
    title = path.stem if not named or named.lower().rstrip("0123456789 ") in _GENERIC else named
    built = build(sheet.grid, sheet.columns, str(path), title, args.language, args.id)
    return arrived(built.content, str(path)), gathered([*sheet.notes, *built.report])


def _roles() -> str:
    from rubric.tables.headings import ROLES

    return ", ".join("level1…9" if role == "step" else role for role in ROLES)


def _asked(given: str, door: "Door") -> tuple[str, str]:
    role, sign, heading = given.partition("=")
    if not sign or not heading.strip():
        raise FailureError(Exit.USAGE, door.words("arrival.column_form", given=brief(given), known=_roles()))
    return role, heading


def _tell_layout(sheet: "Sheet", door: "Door") -> None:
    from rubric.tables.grid import column_name

    words, columns = door.words, sheet.columns
    key = "arrival.table_wide" if columns.wide else "arrival.table_long"
    say.message(words(key, how=sheet.grid.how, sheet=sheet.grid.name, row=columns.body))
    body = sheet.grid.rows[columns.body :]
    for column, heading in columns.headings.items():
        below = [row[column] for row in body if row[column]]
        if not heading and not below:
            continue
        role = columns.roles.get(column, "none")
        told = words(f"arrival.role.{role}", level=_level(columns.steps[column]) if role == "step" else "")
        sure = words("arrival.guessed") if column in columns.guessed else ""
        example = brief(" ".join(below[0].split()) if below else "")[:30]
        told = words("arrival.column", letter=column_name(column), heading=heading, role=told + sure, example=example)
        say.message(told)


def _level(step: object) -> str:
    from rubric.tables.steps import Step

    if not isinstance(step, Step):
        return ""
    return " ".join(str(one) for one in (step.number, step.title) if one not in (None, ""))
