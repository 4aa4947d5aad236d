"""The page on settings tells every one of them, as the code has it."""

import tomllib
from dataclasses import fields
from pathlib import Path

from tui.settings.model import Settings
from tui.settings.reading import read_text
from tui.settings.rules import RULES, as_toml, flat
from tui.themes.palette import COLOURS, DARK
from tui.translate import Words

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")


def test_every_setting_stands_on_the_page_with_its_default_and_meaning() -> None:
    rows = [
        [cell.strip() for cell in row.strip("|").split(" | ")] for row in PAGE.splitlines() if row.startswith("| `")
    ]
    told = {row[0].strip("`"): (row[1].strip("`"), row[-1]) for row in rows}
    defaults = flat(Settings())
    assert list(told) == [*RULES, "keys.ID"]
    for name in RULES:
        assert told[name] == (as_toml(defaults[name]), Words("en")(f"setting.{name}"))
    for name, rule in RULES.items():
        assert all(as_toml(one) in PAGE for one in rule.options), name
    assert {one.name for one in fields(Settings)} <= {name.partition(".")[0] for name in told}


def test_what_the_page_shows_can_be_set() -> None:
    sample, theme = (part.partition("```")[0] for part in PAGE.split("```toml\n")[1:])
    reading = read_text(sample.encode(), Path("config.toml"))
    assert reading.faults == ()
    assert len(reading.given) == 5
    colours = tomllib.loads(theme)
    assert colours == {"dark": True, **{name: getattr(DARK, name) for name in COLOURS}}
