"""`bei config`: what is set is what is got, comments stay, and what cannot be changes nothing."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.interview.marks import NAMES, WORDS
from tests.tui.at_shell import bei, mode
from tui.places import SETTINGS
from tui.settings.model import Settings
from tui.settings.reading import read_text
from tui.settings.rules import RULES, flat
from tui.settings.writing import with_value, without
from tui.translate import Words

OURS = """\
# Ours, since 2026.
theme = "light"  # bright rooms

[clock]
hours = 12 # as at home
# the end
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are; nothing is there yet."""
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config" / SETTINGS


def put(file: Path, text: str) -> None:
    """Let `text` be the settings."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")


def test_what_is_set_is_what_is_got(file: Path) -> None:
    assert bei("config", "path").out == f"{file}\n"
    assert bei("config", "get", "time.minutes").out == "60\n"
    for key, value in {
        "clock.hours": ["12"],
        "language": ["zh"],
        "clock.zone": ["true"],
        "time.minutes": ["45"],
        "report.footer": ["12"],
        "report.header": ["true"],
        "interview.interviewer": ["李 伟"],
        "capture.action": ["a", "行"],
        "capture.code": ["@"],
    }.items():
        assert bei("config", "set", key, *value).told == (0, "")
        assert bei("config", "get", key).out == f"{' '.join(value)}\n"
    assert (mode(file), mode(file.parent)) == ("0600", "0700")
    assert tomllib.loads(file.read_text("utf-8"))["report"] == {"footer": "12", "header": "true"}
    assert [one.name for one in file.parent.iterdir() if one.name != "config.lock"] == [SETTINGS]


def test_comments_and_order_stay(file: Path) -> None:
    put(file, OURS)
    for one in (("clock.hours", "24"), ("clock.seconds", "true"), ("language", "en")):
        assert bei("config", "set", *one).told == (0, "")
    assert bei("config", "unset", "theme").told == (0, "")
    assert file.read_text("utf-8") == OURS.replace('theme = "light"  # bright rooms\n', 'language = "en"\n').replace(
        "hours = 12 # as at home\n", "hours = 24 # as at home\nseconds = true\n"
    ).replace("seconds = true\n# the end\n", "# the end\nseconds = true\n")


def test_a_link_to_the_settings_stays_one(file: Path, tmp_path: Path) -> None:
    put(tmp_path / "dotfiles.toml", OURS)
    file.parent.mkdir()
    file.symlink_to(tmp_path / "dotfiles.toml")
    assert bei("config", "set", "clock.hours", "24").told == (0, "")
    assert file.is_symlink()
    assert "hours = 24" in (tmp_path / "dotfiles.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["set", "clock.hours", "13"], 4, "clock.hours: 13 is not one of 24, 12."),
        (["set", "time.minutes", "0"], 4, "time.minutes: 0 is below 1"),
        (["set", "clock.zone", "ja"], 4, 'clock.zone: "ja" is to be true or false'),
        (["set", "clock.hour", "12"], 3, "There is no setting clock.hour. Did you mean “clock.hours”?"),
        (["get", "keys.home.new"], 3, "keys.home.new is not in the file of the settings."),
        (["unset", "language"], 0, "language is not in the file of the settings."),
        (["set", "theme", "dark", "er"], 2, "theme takes one value; put one with blanks in quotes."),
    ],
)
def test_what_cannot_be_set_changes_nothing(file: Path, arguments: list[str], code: int, said: str) -> None:
    put(file, OURS)
    answer = bei("config", *arguments)
    assert (answer.code, answer.err.removesuffix("\n")) == (code, said)
    assert file.read_text("utf-8") == OURS


def test_a_mark_that_stands_already_is_refused_with_its_place(file: Path) -> None:
    answer = bei("config", "set", "capture.quote", "a")
    assert answer.told == (4, f"{file}:2:9: capture.quote: the mark “a” stands for two things")
    assert not file.exists()


def test_a_faulty_file_can_be_looked_at_and_mended(file: Path) -> None:
    put(file, "themes = 1\n[clock]\nhours = 13\nseconds = true\n")
    answer = bei("config", "list")
    assert answer.code == 4
    assert answer.err.count("\n") == 2
    assert f"clock.seconds = true    {file}\n" in answer.out
    assert "clock.hours = 24    default\n" in answer.out
    assert bei("config", "unset", "themes").code == 0
    assert bei("config", "set", "clock.hours", "12").code == 0
    assert bei("config", "get", "clock.hours").out == "12\n"
    put(file, "theme = \n")
    before = file.read_bytes()
    assert bei("config", "set", "clock.hours", "12").code == 4
    assert file.read_bytes() == before


def test_the_list_tells_each_key_its_default_and_what_it_is(file: Path) -> None:
    put(file, OURS)
    told = bei("config", "list", "--json").json
    assert told["file"] == str(file)
    assert [one["key"] for one in told["settings"]] == list(RULES)
    hours = next(one for one in told["settings"] if one["key"] == "clock.hours")
    assert hours == {
        "key": "clock.hours", "value": 12, "default": 24, "given": True, "values": [24, 12],
        "about": Words("en")("setting.clock.hours"),
    }  # fmt: skip


MARKS = {
    name: st.lists(
        st.sampled_from("甲乙丙丁戊己庚辛" if name in WORDS else "!@%^&*="), min_size=1, max_size=3, unique=True
    )
    for name in NAMES
}
VALUES: dict[str, st.SearchStrategy[Any]] = {
    **{f"capture.{name}": one.map(tuple) for name, one in MARKS.items()},
    **dict.fromkeys(
        (name for name, rule in RULES.items() if rule.kind == "text"),
        st.text(st.characters(codec="utf-8"), max_size=30).filter(lambda text: text.isprintable()),
    ),
    **{name: st.sampled_from(rule.options) for name, rule in RULES.items() if rule.options},
    **{name: st.booleans() for name, rule in RULES.items() if rule.kind == "true/false"},
    **{name: st.integers(1, 100) for name, rule in RULES.items() if rule.kind[0].isdigit()},
    "keys.interview.probe": st.just(("f7", "ctrl+k")),
}
BEGINNINGS = (
    "",
    OURS,
    "capture = { quote = 'Q' } # in a row\nclock.zone = true\n",
    "[keys]\ninterview.note = 'f5'\n[report]\n",
)
COMMENTS = ("# Ours", "# bright", "# as at", "# the end", "# in a row")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), begin=st.sampled_from(BEGINNINGS), names=st.lists(st.sampled_from(sorted(VALUES)), max_size=5))
def test_any_value_comes_back_and_leaves_the_others_and_the_comments(
    data: st.DataObject, begin: str, names: list[str]
) -> None:
    text, expected = begin, flat(read_text(begin.encode(), Path("f")).settings)
    for name in names:
        value = data.draw(VALUES[name])
        text = with_value(text, name, value)
        expected[name] = value
        assert tomllib.loads(text)
    reading = read_text(text.encode(), Path("f"))
    clashing = [one for one in reading.faults if one.fault.code == "mark_twice"]
    assert len(reading.faults) == len(clashing)
    if not clashing:
        assert flat(reading.settings) == expected
    assert all(one in text for one in COMMENTS if one in begin)
    for name in set(names):
        text = without(text, name)
    assert not set(read_text(text.encode(), Path("f")).given) & set(names)


def _editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    path = tmp_path / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(path))


def test_the_editor_begins_with_all_that_can_be_set(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _editor(tmp_path, monkeypatch, "sed -i 's/^# \\([a-z_]* = \\)/\\1/' \"$1\"")
    assert bei("config", "edit").out == f"{file}\n"
    reading = read_text(file.read_bytes(), file)
    assert (reading.faults, reading.settings) == ((), Settings())
    assert set(reading.given) == set(RULES)


def test_only_what_has_no_faults_becomes_the_settings_and_nothing_written_is_lost(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, OURS)
    _editor(tmp_path, monkeypatch, "sed -i 's/12/13/' \"$1\"")
    answer = bei("config", "edit")
    kept = file.with_name("editing.toml")
    assert answer.code == 4
    assert f"{kept}:5:9: clock.hours: 13 is not one of 24, 12." in answer.err
    assert (file.read_text("utf-8"), "13" in kept.read_text("utf-8")) == (OURS, True)
    _editor(tmp_path, monkeypatch, "exit 3")
    assert bei("config", "edit").code == 1
    assert kept.exists()
    _editor(tmp_path, monkeypatch, "sed -i 's/13/24/' \"$1\"")
    assert bei("config", "edit").out == f"{file}\n"
    assert file.read_text("utf-8") == OURS.replace("12", "24")
    assert not kept.exists()
    assert bei("config", "edit").told == (0, "Nothing was changed.")
