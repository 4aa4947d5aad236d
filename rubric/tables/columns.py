"""Guesses where in a sheet the table begins and what its columns hold, by headings and by what stands below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rubric.tables.grid import Grid, column_name
from rubric.tables.headings import MANY, Role, asked_role, bare, role_of
from rubric.tables.steps import Step, step_of

_LOOKED_AT = 25
_NAME = 12
"""Characters of a level's name at most."""
_STANDARD = ("标准", "要求", "standard", "required", "target", "profile")


class UnknownColumnError(Exception):
    """A column that was asked for is not there, or as what is no role; `known` lists the headings."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        """Take what was asked for and what there is."""
        super().__init__(asked)
        self.asked = asked
        self.known = tuple(known)


@dataclass(frozen=True, slots=True)
class Columns:
    """The layout of a sheet: the first row below the headings, and by column its heading, what it holds, its level.

    `title` is what stands above the headings by itself; `guessed` are the columns told by their content alone.
    """

    body: int
    headings: Mapping[int, str]
    roles: Mapping[int, Role]
    steps: Mapping[int, Step]
    title: str = ""
    guessed: frozenset[int] = field(default=frozenset())

    def having(self, role: Role) -> list[int]:
        """The columns that hold `role`, from left to right."""
        return sorted(column for column, one in self.roles.items() if one == role)

    @property
    def wide(self) -> bool:
        """Whether levels stand side by side, each in a column of its own."""
        return bool(self.having("step"))


def guess(grid: Grid, asked: Sequence[tuple[str, str]] = ()) -> Columns:
    """The layout of `grid`; `asked` are roles and headings (or letters) of columns that a person knows better.

    Raises UnknownColumnError.
    """
    first, count = max(
        ((row, many) for row in range(min(len(grid.rows), _LOOKED_AT)) for many in (1, 2)),
        key=lambda place: (_score(grid, *place), -place[0], -place[1]),
    )
    headings, groups = _headings(grid, first, count)
    body = [grid.rows[n] for n in range(first + count, len(grid.rows))]
    below = {column: [row[column] for row in body if row[column]] for column in range(len(grid.rows[0]))}
    roles, steps = _by_headings(headings, groups, below)
    guessed = _by_content(roles, headings, below)
    _name_levels(roles, body)
    for role, named in asked:
        _set(roles, steps, headings, role, named)
    _settle(roles)
    alone = [
        next(cell for cell in row if cell) for row in grid.rows[:first] if len({cell for cell in row if cell}) == 1
    ]
    still = frozenset(column for column in guessed if roles.get(column) == guessed[column])
    return Columns(first + count, headings, roles, steps, alone[0] if alone else "", still)


def _headings(grid: Grid, first: int, count: int) -> tuple[dict[int, str], dict[int, str]]:
    """The heading of each column, the lower of two rows where there is one, and what stands above that."""
    upper = grid.rows[first]
    if count == 1:
        return dict(enumerate(upper)), {}
    lower, group, made, groups = grid.rows[first + 1], "", {}, {}
    for column, above in enumerate(upper):
        group = above or (group if lower[column] else "")
        made[column] = lower[column] or above
        groups[column] = group if lower[column] else ""
    return made, groups


def _score(grid: Grid, first: int, count: int) -> int:
    """How much rows look like the headings of a table: by words for different things, and by levels side by side."""
    if first + count > len(grid.rows):
        return -1
    headings, groups = _headings(grid, first, count)
    found = {column: role_of(heading) for column, heading in headings.items()}
    roles = {one[0]: one[1] for one in found.values() if one is not None}
    steps = [column for column, one in found.items() if one is None and step_of(headings[column])]
    if count == 2:
        # A second row of headings says nothing anew below those of the first, and levels or grades below one of them.
        upper = [column for column, cell in enumerate(grid.rows[first]) if cell and role_of(cell)]
        under = [column for column in upper if grid.rows[first + 1][column] and not groups[column]]
        new = [column for column in steps if groups[column]]
        if under or len(new) < 2 or any(grid.rows[first + 1][column] and column not in new for column in upper[:1]):
            return -1
    return 10 * sum(1 + (sure > 1) for sure in roles.values()) + (10 * len(steps) if len(steps) > 1 else 0)


def _by_headings(
    headings: Mapping[int, str], groups: Mapping[int, str], below: Mapping[int, Sequence[str]]
) -> tuple[dict[int, Role], dict[int, Step]]:
    found: list[tuple[int, int, Role]] = []
    roles: dict[int, Role] = {}
    steps: dict[int, Step] = {}
    for column, heading in headings.items():
        if not heading and not below[column]:
            continue
        step, levels = step_of(heading), _are_levels(below[column])
        named = role_of(heading)
        above = f"{groups.get(column, '')} {heading}".lower()
        if levels and (step or any(word in above for word in _STANDARD)) and (named is None or named[1] < 2):
            roles[column] = "standard"
        elif step is not None and below[column] and not levels and (named is None or named[1] < 2):
            roles[column], steps[column] = "step", step
        elif named is not None:
            found.append((-named[1], column, named[0]))
    if len(steps) > 1 or any(role == "behaviour" and sure for sure, _, role in found):
        found = [(sure, column, role if sure else "definition") for sure, column, role in found]
    for _, column, role in sorted(found):
        if role in MANY or role not in roles.values():
            roles[column] = role
    if len(steps) == 1:
        roles = {column: role for column, role in roles.items() if column not in steps}
        steps = {}
    return roles, steps


def _are_levels(cells: Sequence[str]) -> bool:
    return bool(cells) and all(step_of(cell) for cell in cells)


def _by_content(
    roles: dict[int, Role], headings: Mapping[int, str], below: Mapping[int, Sequence[str]]
) -> dict[int, Role]:
    """Give columns whose heading says nothing the roles that a table cannot be without; those that got one so."""
    given: dict[int, Role] = {}

    def free() -> list[int]:
        return [column for column in sorted(headings) if column not in roles and below[column]]

    def give(column: int, role: Role) -> None:
        roles[column] = given[column] = role

    def length(column: int) -> float:
        return sum(map(len, below[column])) / len(below[column])

    if "step" not in roles.values():
        if "level" not in roles.values():
            levels = [one for one in free() if _are_levels(below[one]) and len(set(below[one])) > 1]
            if levels:
                give(levels[0], "level")
        if "behaviour" not in roles.values():
            texts = [one for one in free() if length(one) >= 8]
            if texts:
                give(max(texts, key=length), "behaviour")
    if "item" not in roles.values():
        names = [one for one in free() if length(one) <= 30 and not _are_numbers(below[one])]
        if names:
            # The column of the groups stands before that of their members, and says less.
            give(max(names[:2], key=lambda one: (len(set(below[one])), -one)), "item")
    return given


def _name_levels(roles: dict[int, Role], body: Sequence[Sequence[str]]) -> None:
    """Of several columns of behaviours, one that says the same few words at each level names the levels."""
    level = next((column for column, role in roles.items() if role == "level"), None)
    said = sorted(column for column, role in roles.items() if role == "behaviour")
    if level is None or "title" in roles.values():
        return
    for column in said[:-1] if len(said) > 1 else ():
        named = [(row[level], row[column]) for row in body if row[level] and row[column]]
        many = len({step for step, _ in named})
        once = many == len(set(named)) == len({name for _, name in named})
        if once and len(named) > many > 1 and all(len(name) <= _NAME for _, name in named):
            roles[column] = "title"
            return


def _are_numbers(cells: Sequence[str]) -> bool:
    return all(cell.strip("%％.").replace(".", "", 1).isdigit() for cell in cells)


def _set(roles: dict[int, Role], steps: dict[int, Step], headings: Mapping[int, str], role: str, named: str) -> None:
    wanted = asked_role(role)
    if wanted is None:
        raise UnknownColumnError(role, ())
    columns = [column for column, heading in headings.items() if bare(heading) == bare(named) and bare(named)]
    if not columns:
        columns = [one for one in headings if named.strip().upper() in (column_name(one), str(one + 1))]
    if not columns:
        raise UnknownColumnError(named, [heading for heading in headings.values() if heading])
    column, (kind, level) = columns[0], wanted
    if kind not in MANY:
        for other in [one for one, there in roles.items() if there == kind]:
            del roles[other]
    roles[column] = kind
    steps.pop(column, None)
    if kind == "step":
        steps[column] = Step("", level)


def _settle(roles: dict[int, Role]) -> None:
    """Where levels stand side by side, a column of levels says nothing more."""
    if "step" in roles.values():
        for column in [one for one, role in roles.items() if role in ("level", "title")]:
            roles[column] = "none"
