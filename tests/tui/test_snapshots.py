"""What the screens look like, whole: plain text kept in `snapshots/`, to be read as an interviewer would.

After a change that is meant, BEI_UPDATE_SNAPSHOTS=1 writes them anew; read the difference before it is kept.
"""

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from rubric.language import Language
from tests.tui.at_screen import (
    RATING,
    SUBMITTED,
    UNDERWAY,
    Size,
    at_both_sizes,
    in_both_languages,
    running,
    services_at,
)

FOLDER = Path(__file__).parent / "snapshots"
# Read here: every test hides the developer's settings.
UPDATE = os.environ.get("BEI_UPDATE_SNAPSHOTS") == "1"


NOTE = "a: + #mar #inf.2.2 walked the site with their technicians"
TOUR: tuple[tuple[str, str | None, tuple[str, ...]], ...] = (
    ("home", None, ()),
    ("help-home", None, ("f1",)),
    ("models", None, ("f1", "f2")),
    ("setup", None, ("enter",)),
    ("interview", UNDERWAY, ()),
    ("help-interview", UNDERWAY, ("f1",)),
    ("incident", UNDERWAY, ("f1", "f6")),
    (
        "interview-typing",
        UNDERWAY,
        ("escape", *["up"] * 3, *NOTE),
    ),
    ("rating", RATING, ()),
    ("help-rating", RATING, ("f1",)),
    ("grade-insufficient", RATING, ("f1", "f4", "tab", "tab")),
    ("help-grade", RATING, ("f1",)),
    ("decide", RATING, ("f1", "f5")),
    ("grade-table", SUBMITTED, ()),
    ("grade-radar", SUBMITTED, ("tab",)),
    ("grade-why", SUBMITTED, ("tab",)),
    ("why", SUBMITTED, ("enter",)),
    ("rating-marks", SUBMITTED, ("escape", "f3")),
    ("rating-exam", SUBMITTED, ("right",) * 8),
    ("interview-submitted", SUBMITTED, ("f2",)),
)
"""The pictures in order: the name, the session, and the keys from the picture before of the same session."""


def difference(name: str, now: str) -> str:
    """What is different in `now` from what is kept under `name`."""
    file = FOLDER / f"{name}.txt"
    if UPDATE:
        FOLDER.mkdir(exist_ok=True)
        file.write_text(now + "\n", "utf-8")
    kept = file.read_text("utf-8").removesuffix("\n") if file.exists() else ""
    return "\n".join(unified_diff(kept.split("\n"), now.split("\n"), f"{file.name} kept", "now", lineterm=""))


@at_both_sizes
@in_both_languages
@pytest.mark.parametrize("session", [None, UNDERWAY, RATING, SUBMITTED])
async def test_the_screens_look_as_they_did(samples: Path, session: str | None, language: Language, size: Size) -> None:
    changed = []
    async with running(services_at(samples, language), size, session) as person:
        for name in [one for one in TOUR if one[1] == session]:
            await person.press(*name[2])
            rows = person.text.split("\n")
            assert len(rows) == size[1]
            changed.append(difference(f"{name[0]}-{size[0]}x{size[1]}-{language}", "\n".join(rows)))
    told = "\n".join(filter(None, changed))
    assert not told, f"not as kept; BEI_UPDATE_SNAPSHOTS=1 keeps what is there now\n{told}"


def test_no_picture_is_kept_that_nothing_looks_at() -> None:
    sizes, languages = ("80x24", "120x36"), ("zh", "en")
    looked_at = {f"{name}-{size}-{one}" for name, *_ in TOUR for size in sizes for one in languages}
    assert {file.stem for file in FOLDER.glob("*.txt")} == looked_at
