"""The keystrokes of docs/interview.md: the screen is driven with just those keys, and as many as the table says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sessions.interview.capture import resolve
from tests.sessions.making import telecom
from tests.tui.at_screen import TOLD, Person, running, services_at

PAGE = Path(__file__).parents[2] / "docs" / "interview.md"
TEXT = "…"
"""Stands for the words of a note, which are not counted."""


@dataclass(frozen=True)
class Row:
    """A row of the table: what is to be done, with which keys, how many they are, and how few they could be."""

    task: str
    keys: tuple[str, ...]
    count: int
    least: int
    why: str

    @property
    def pressed(self) -> list[str]:
        """The keys as the program names them, some words where the note's stand."""
        named = {"Enter": "enter", TEXT: "听完再报价"}
        found: list[str] = []
        for key in self.keys:
            if re.fullmatch(r"F\d+|Alt\+\d", key):
                found.append(key.lower())
            elif key.startswith("^") and len(key) == 2:
                found.append(f"ctrl+{key[1].lower()}")
            else:
                found += [named[key]] if key == "Enter" else list(named.get(key, key))
        return found


def table() -> list[Row]:
    rows = []
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == 5 and cells[2].isdigit():
            task, keys, count, least, why = cells
            rows.append(Row(task, tuple(re.findall(r"`([^`]+)`", keys)), int(count), int(least), why.strip("| ")))
    return rows


def _last_note(person: Person) -> tuple[str | None, str | None, tuple[str, ...]]:
    note = list(person.session.evidence.values())[-1]
    assert note.text == "听完再报价"
    return note.star, note.sign, note.items


def _prompt_moved(person: Person) -> None:
    assert person.words("probe.r") in person.screen.asked_now()  # type: ignore[attr-defined]


def _noted(item: str) -> Callable[[Person], None]:
    def check(person: Person) -> None:
        assert _last_note(person) == ("a", "+", (item,))

    return check


def _rated(person: Person) -> None:
    assert person.session.ratings["ach"].level == 2


def _at_item(item: str) -> Callable[[Person], None]:
    def check(person: Person) -> None:
        assert person.cursor("rail") == f"item:{item}"
        assert person.line("capture") == ""

    return check


def _stamped(person: Person) -> None:
    assert [one.star for one in person.session.moments.values()] == ["a"]


OUTCOMES: dict[str, Callable[[Person], None]] = {
    "note with STAR part, sign and item": _noted("ach"),
    "the same, marks behind the words": _noted("ach"),
    "the same, an item with the longest code": _noted("com"),
    "next probe": _prompt_moved,
    "rate an item": _rated,
    "jump to another item": _at_item("gen"),
    "the same, the longest code": _at_item("com"),
    "stamp a moment": _stamped,
    "the same where Alt does not arrive": _stamped,
}


@pytest.mark.parametrize("row", table(), ids=lambda row: row.task)
async def test_a_task_takes_the_keys_that_the_page_says(plain: Path, row: Row) -> None:
    assert row.count == len([key for key in row.keys if key != TEXT])
    assert row.least <= row.count
    assert bool(row.why) == (row.least < row.count), "what takes more than the least is told why"
    async with running(services_at(plain), session=TOLD) as person:
        await person.press(*row.pressed)
        OUTCOMES[row.task](person)


def test_every_task_of_the_page_is_proved_and_no_other() -> None:
    assert {row.task for row in table()} == set(OUTCOMES)


def test_the_codes_of_the_reference_model_take_one_to_three_letters() -> None:
    rubric = telecom().rubric
    shortest = [next(n for n in range(1, 4) if resolve(rubric, code[:n]) == ("item", code)) for code in rubric.item]
    assert (min(shortest), max(shortest), sum(shortest), len(shortest)) == (1, 3, 36, 18), "two on average"
