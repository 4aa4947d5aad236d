"""`make pictures`: the pictures of the documentation, taken of the program in a terminal and drawn by Chromium.

Each cell is placed by itself, so that a Chinese character takes two cells whatever the fonts.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from unicodedata import east_asian_width

from tests.e2e.terminal import Terminal
from tui.demo.make import SAMPLES, make_sample, sample_lines
from tui.door import Door
from tui.translate import Words

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
COLUMNS, ROWS = 110, 32
WIDE, HIGH = 9, 20  # pixels of a cell
NAMED = {
    "black": "#000000", "red": "#cc3333", "green": "#33cc33", "brown": "#cccc33",
    "blue": "#3333cc", "magenta": "#cc33cc", "cyan": "#33cccc", "white": "#cccccc",
}  # fmt: skip
STYLE = f"""
body {{ margin: 0; background: #121212; font: 15px/{HIGH}px "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace }}
i {{ position: absolute; height: {HIGH}px; font-style: normal; white-space: pre; text-align: center }}
i {{ overflow: hidden }}
"""

ASKED = {file: asked for file, asked, _ in SAMPLES}
ZH, RATED, TOLD = "submitted-zh.jsonl", "rating-en.jsonl", "underway-en.jsonl"
TAKEN: tuple[tuple[str, str, int, tuple[str, ...], str], ...] = (
    ("interview-zh", ZH, 60, (), "关键事件"),
    ("rating-zh", ZH, 233, ("f3",), "建议"),
    ("grade-zh", ZH, 246, ("f4",), "评定"),
    ("interview-en", TOLD, 32, (), "Incidents"),
    ("rating-en", RATED, 122, ("f3",), "Suggested"),
    ("grade-en", RATED, 125, ("f4",), "Verdict"),
)
"""Picture, sample, how many of its commands were given, the keys to the screen, and what stands on it then."""


def cells(terminal: Terminal) -> Iterator[str]:
    """Each cell that is not empty, as HTML."""
    for y, x, cell in terminal.cells():
        colours = [cell.fg, cell.bg][:: -1 if cell.reverse else 1]
        ink, paper = (
            fallback if name == "default" else NAMED.get(name, f"#{name}")
            for name, fallback in zip(colours, ("#e0e0e0", "#121212"), strict=True)
        )
        if not cell.data or (cell.data == " " and paper == "#121212"):
            continue
        cells_wide = 2 if east_asian_width(cell.data[0]) in "WF" else 1
        place = f"left:{x * WIDE}px;top:{y * HIGH}px;width:{cells_wide * WIDE}px"
        weight = ";font-weight:bold" if cell.bold else ""
        yield f'<i style="{place};color:{ink};background:{paper}{weight}">{html.escape(cell.data)}</i>'


def take(terminal: Terminal, picture: Path, chromium: str) -> None:
    """Draw what stands on `terminal` into `picture`. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{''.join(cells(terminal))}", "utf-8")
        size = f"--window-size={COLUMNS * WIDE},{ROWS * HIGH}"
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size]
        subprocess.run([*command, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)


def main() -> int:
    """Take them all."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.stderr.write("make pictures: Chromium is not installed\n")
        return 1
    os.environ |= {"COLORTERM": "truecolor", "BEI_CONFIG": "/no-settings"}
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture, file, count, keys, seen in TAKEN:
            language = picture[-2:]
            home = Path(folder) / picture
            with closing(Door(home, Words(language))) as door:
                session = make_sample(door.services(), sample_lines(file)[:count], ASKED[file], timedelta(minutes=38))
            terminal = Terminal(home, "open", session, columns=COLUMNS, rows=ROWS, lang=language)
            terminal.see("F1")
            terminal.press(*keys)
            terminal.see(seen)
            take(terminal, FOLDER / f"{picture}.png", chromium)
            terminal.press("ctrl+q")
            terminal.ended()
            sys.stdout.write(f"{FOLDER / picture}.png\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
