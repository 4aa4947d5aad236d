"""An hour of notes: what a key draws on the terminal is what it changed, and nothing else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sessions.interview import commands as co
from sessions.interview.commands import Command
from tests.e2e import terminal as at
from tests.tui.at_screen import begun, services_at

ITEMS = ("ach", "res", "com", "nee", "rel")
INCIDENTS, NOTES = 15, 27
SCROLLBAR = (78, 79)
"""The columns of the stream's scrollbar, which is drawn as one."""


@dataclass
class Run:
    """Cells that were drawn one after the other on a row, up to `end`, and how many of them became others."""

    row: int
    start: int
    end: int
    changed: int


class Watched(at._Screen):
    """Writes down what is drawn over what."""

    def __init__(self, columns: int, rows: int) -> None:
        self.runs: list[Run] = []
        self._moved = True
        super().__init__(columns, rows)

    def cursor_position(self, *args: Any, **kwargs: Any) -> None:
        super().cursor_position(*args, **kwargs)
        self._moved = True

    def draw(self, data: str) -> None:
        row, start = self.cursor.y, self.cursor.x
        before = [tuple(self.buffer[row][x]) for x in range(self.columns)]
        super().draw(data)
        end = self.cursor.x
        changed = sum(tuple(self.buffer[row][x]) != before[x] for x in range(start, end))
        if self._moved or not self.runs:
            self.runs.append(Run(row, start, end, changed))
            self._moved = False
        else:
            self.runs[-1].end = end
            self.runs[-1].changed += changed


def an_hour() -> list[Command]:
    told: list[Command] = [co.StartStage(stage="incidents")]
    for n in range(1, INCIDENTS + 1):
        told.append(co.AddIncident(kind=("high", "low", "other")[n % 3], title=f"事件{n}"))
        for note in range(NOTES):
            line = f"{'star'[note % 4]}: + #{ITEMS[note % 5]} 第{note}条，我当天给客户回了电话，说明原因，约了下周见面"
            told.append(co.Capture(line=line, incident=f"i{n}"))
    return told


def test_after_four_hundred_notes_a_key_draws_only_what_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(services_at(tmp_path, "zh"), *an_hour(), items=ITEMS)
    monkeypatch.setattr(at, "_Screen", Watched)
    terminal = at.Terminal(tmp_path, "open", session)
    screen = terminal._screen
    assert isinstance(screen, Watched)
    terminal.see("事件15", "约了下周见面")

    def drawn(shown: str, *keys: str) -> list[Run]:
        screen.runs.clear()
        terminal.press(*keys)
        terminal.see(shown)
        for _ in range(6):  # what comes after it is drawn too
            terminal._read(0.05)
        return list(screen.runs)

    # The first draw of a pane after a layout is of all of it.
    drawn("热身一", "热身一", "enter")
    drawn("素质项 ──", "down")
    drawn("事件15 ──", "up")
    typed = drawn("又一条", "又一条")
    assert {run.row for run in typed} <= {32, 33}
    saved = drawn("已保存", "enter")
    moved = drawn("素质项 ──", "down")
    for run in (*typed, *saved, *moved):
        assert run.changed or (run.start, run.end) == SCROLLBAR, run
    assert saved
    assert moved
    terminal.child.close(force=True)
