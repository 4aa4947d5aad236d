"""Themes: what is written can be read in each of them, by anyone, in any terminal; own ones are added by a file."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from tests.tui.at_screen import NARROW, RATING, running, services_at, strips_of
from tests.tui.at_shell import bei
from tui.failure import say_fault
from tui.settings.model import Settings
from tui.themes.own import read_theme
from tui.themes.palette import BUILT_IN, COLOURS, Palette, contrast, faint, names
from tui.themes.textual_theme import theme_of
from tui.translate import Words

TUI = Path(__file__).parents[2] / "tui"
in_each = pytest.mark.parametrize("palette", BUILT_IN.values(), ids=list(BUILT_IN))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#1a2b3c", "#1a2b3c") == 1


@in_each
def test_every_text_can_be_read_on_every_surface(palette: Palette) -> None:
    assert faint(palette, 7 if palette.name.startswith("contrast") else 4.5) == []


@in_each
def test_no_text_vanishes_in_a_terminal_of_sixteen_colours(palette: Palette) -> None:
    def of_sixteen(name: str) -> int | None:
        return Color.parse(getattr(palette, name)).downgrade(ColorSystem.STANDARD).number

    assert [pair for pair in palette.pairs if of_sixteen(pair[0]) == of_sixteen(pair[1])] == []


def test_style_sheets_use_no_colour_whose_contrast_is_not_measured() -> None:
    texts = {"$foreground", "$muted", "$text-accent", "$text-success", "$text-warning", "$text-error", "$text-primary"}
    surfaces = {"$surface", "$panel", "$boost", "$cursor", "$focused", "$background 60%", "$background 70%"}
    sheets = [path.read_text("utf-8") for path in (*TUI.rglob("*.tcss"), *TUI.rglob("*.py"))]
    used = {one for sheet in sheets for one in re.findall(r"[{;]\s*color: (\$[^;]+);", sheet)}
    behind = {one for sheet in sheets for one in re.findall(r"background: (\$[^;]+);", sheet)}
    assert used <= texts, "text over a surface that it was measured on"
    assert behind <= surfaces
    assert len(used) > 5


@in_each
def test_a_line_to_type_in_stands_out_from_the_form_around_it(palette: Palette) -> None:
    theme = theme_of(palette)
    drawn = {**theme.to_color_system().generate(), **theme.variables}
    assert (drawn["boost"], drawn["surface"].lower()) == (palette.field, palette.surface)
    assert palette.field != palette.surface


@in_each
async def test_what_is_drawn_can_be_read(samples: Path, palette: Palette) -> None:
    least = 7 if palette.name.startswith("contrast") else 4.5
    services = replace(services_at(samples), settings=Settings(theme=palette.name))
    async with running(services, NARROW, RATING) as person:
        for key in ("f2", "f3", "f4", "f1"):
            await person.press(key)
            # What lies dimmed behind the help is not there to be read.
            front = person.app.screen.query("#help").first().region if key == "f1" else person.app.screen.region
            rows = [one.crop(front.x, front.right) for one in strips_of(person.app)[front.y : front.bottom]]
            drawn = {
                (one.style.color.triplet.hex, one.style.bgcolor.triplet.hex)
                for strip in rows
                for one in strip
                if one.text.strip(" ─│╭╮╰╯▌▐▁▂▔▕") and one.style and one.style.color and one.style.bgcolor
                if one.style.color.triplet and one.style.bgcolor.triplet and not one.style.reverse
            }
            assert len(drawn) > 3
            assert [pair for pair in drawn if contrast(*pair) < least] == []


async def test_the_theme_is_changed_from_the_palette_at_once(samples: Path) -> None:
    async with running(services_at(samples), NARROW) as person:
        before = person.app.screen.styles.background.hex
        commands = {one.title: one for one in person.app.get_system_commands(person.app.screen)}
        commands["Theme: High contrast, light"].callback()
        await person.rest()
        assert person.app.theme == "contrast-light"
        assert person.app.screen.styles.background.hex != before


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where own themes stand."""
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path))
    (tmp_path / "themes").mkdir()
    return tmp_path / "themes"


async def test_an_own_theme_is_a_file_of_colours(folder: Path, samples: Path) -> None:
    (folder / "院系.toml").write_text('dark = false\nsurface = "#FFFFF0"\n', "utf-8")
    assert names(folder) == (*BUILT_IN, "院系")
    assert bei("config", "set", "theme", "院系").told == (0, "")
    services = replace(services_at(samples), settings=Settings(theme="院系"))
    async with running(services, NARROW) as person:
        assert person.app.screen.styles.background.hex == "#FFFFF0"
        assert person.notices == ""


def test_what_is_wrong_with_an_own_theme_is_told_with_its_place(folder: Path) -> None:
    file = folder / "grey.toml"
    file.write_text('dark = 1\nmuted = "#333333"\nacent = "#ffffff"\nwarn = "yellow"\n', "utf-8")
    told = [say_fault(Words("en"), one).removeprefix(f"{file}:") for one in read_theme(file).faults]
    assert told[0] == "1:8: dark: 1 is to be true or false"
    assert told[1].startswith("2:9: warning: the contrast of muted on ")
    assert told[-2:] == [
        "3:1: unknown key “acent”. Did you mean “accent”?",
        '4:8: warn: yellow is not a colour such as "#1a2b3c"',
    ]
    assert all(re.fullmatch("#[0-9a-f]{6}", getattr(read_theme(file).palette, one)) for one in COLOURS)


def test_a_theme_that_there_is_not_is_refused_with_the_nearest(folder: Path) -> None:
    assert folder.is_dir()
    code, said = bei("config", "set", "theme", "drak").told
    assert code == 4
    assert said.startswith('theme: "drak" is not one of "dark", "light"')
    assert said.endswith("Did you mean “dark”?")
