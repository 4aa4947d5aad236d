"""The settings: what the file says counts, and what is wrong in it is told with its place and keeps its default."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.at_shell import bei, home
from tui.failure import say_fault
from tui.places import SETTINGS
from tui.settings.model import Settings
from tui.settings.reading import MAX_BYTES, read_settings, read_text
from tui.settings.rules import RULES, flat
from tui.translate import Words

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Put this into the file of the settings."""
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path))

    def written(content: str | bytes) -> Path:
        file = tmp_path / SETTINGS
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return written


def told(file: Path) -> list[str]:
    """What is wrong, without the name of the file."""
    return [say_fault(Words("en"), one).removeprefix(f"{file}:") for one in read_settings(file).faults]


def test_every_setting_has_a_rule_and_its_default_keeps_it() -> None:
    defaults = flat(Settings())
    assert list(defaults) == list(RULES)
    for name, value in defaults.items():
        given = list(value) if isinstance(value, tuple) else value
        assert RULES[name].check(given) == value, name


def test_without_a_file_everything_is_as_bei_has_it(tmp_path: Path) -> None:
    reading = read_settings(tmp_path / "nowhere" / SETTINGS)
    assert (reading.settings, reading.faults) == (Settings(), ())


def test_what_the_file_says_counts(write: Write) -> None:
    file = write(
        '# ours\nlanguage = "zh"\nclock.hours = 12\n[capture]\naction = ["行", "a"]\nquote = "引"\n'
        '[keys]\ninterview.probe = "f7"\n"home.new" = ["F2", "ctrl+n"]\n'
    )
    reading = read_settings(file)
    assert reading.faults == ()
    assert (reading.settings.language, reading.settings.clock.hours) == ("zh", 12)
    assert (reading.settings.capture.action, reading.settings.capture.quote) == (("行", "a"), ("引",))
    assert reading.settings.keys == {"interview.probe": ("f7",), "home.new": ("f2", "ctrl+n")}
    assert set(reading.given) == {
        "language", "clock.hours", "capture.action", "capture.quote", "keys.interview.probe", "keys.home.new"
    }  # fmt: skip


def test_all_that_is_wrong_is_told_at_once_and_the_rest_counts(write: Write) -> None:
    file = write(
        'languag = "zh"\ntheme = 3\n[clock]\nhours = 13\nsecond = true\nzone = "yes"\n'
        '[time]\nminutes = 0\nlow = 5.5\n[capture]\nquote = "x y"\ncode = []\nsupporting = "正"\n'
        '[report]\nfooter = "a\\u202eb"\nheader = "Vertraulich"\n[clocks]\nzone = true\n'
    )
    assert told(file) == [
        "1:1: unknown key “languag”. Did you mean “language”?",
        '2:9: theme: 3 is not one of "dark", "light", "contrast-dark", "contrast-light".',
        "4:9: clock.hours: 13 is not one of 24, 12.",
        "5:1: unknown key “clock.second”. Did you mean “clock.seconds”?",
        '6:8: clock.zone: "yes" is to be true or false',
        "8:11: time.minutes: 0 is below 1",
        "9:7: time.low: a whole number was expected, not 5.5",
        "11:9: capture.quote: “x y” cannot be a mark; one to eight letters are needed, without the colon",
        "12:8: capture.code: at least 1 needed",
        "13:14: capture.supporting: “正” cannot be a mark; a single symbol is needed, no letter, digit, colon or backslash",  # noqa: E501
        "15:10: report.footer: has control characters",
        "17:2: unknown key “clocks”. Did you mean “clock”?",
    ]
    assert read_settings(file).settings.report.header == "Vertraulich"


def test_marks_that_stand_for_two_things_count_for_neither(write: Write) -> None:
    file = write('[capture]\nsituation = ["x"]\ntask = ["X", "y"]\naction = ["s"]\nresult = ["果"]\n')
    capture = read_settings(file).settings.capture
    assert (capture.situation, capture.task, capture.action, capture.result) == (("s",), ("t",), ("a",), ("果",))
    assert [one.split(":")[0] for one in told(file)] == ["2", "3", "4"]


def test_marks_may_change_places(write: Write) -> None:
    file = write('[capture]\nsituation = "t"\ntask = "s"\n')
    assert read_settings(file).faults == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('language ＝ "zh"', "1:10: “＝” is full-width; the equals sign, quotes, commas, brackets and # are to be ordinary ones"),  # noqa: E501
        ("a = 1\na = 2\n", "2:6: this key or section stands twice"),
        (b'theme = "\xff"', "1:10: not UTF-8"),
        ("theme = 'x'\nlanguage = 'zh'".encode("utf-16"), "1:1: not UTF-8"),
        ("a = " + "[\n" * 3000, "1:1: nested deeper than 100"),
        ("time.minutes = " + "9" * 6000, "1:2001: longer than 2000 characters in one row"),
        ("a" * (MAX_BYTES + 1), f"1:1: larger than {MAX_BYTES} bytes"),
    ],
    ids=["full-width", "twice", "not UTF-8", "UTF-16", "deep", "long", "large"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_where_and_changes_nothing(
    write: Write, content: str | bytes, said: str
) -> None:
    file = write(content)
    assert told(file) == [said]
    assert read_settings(file).settings == Settings()


def test_thousands_of_wrong_keys_are_told_of_in_part() -> None:
    many = "[keys]\n" + "".join(f"k{n} = 1\n" for n in range(9_000))
    deep = "keys." + "a." * 900 + "b = 1"
    for content, count in ((many, 101), (deep, 1)):
        reading = read_text(content.encode(), Path("f"))
        assert len(reading.faults) == count
        assert reading.settings == Settings()


def test_a_byte_order_mark_and_line_ends_of_elsewhere_do_no_harm() -> None:
    reading = read_text(b"\xef\xbb\xbf# mine\r\n[clock]\r\nhours = 12\r\nsecond = 1\r\n", Path("f"))
    assert reading.settings.clock.hours == 12
    assert [(one.line, one.column) for one in reading.faults] == [(4, 1)]


def test_a_place_is_found_behind_every_kind_of_value() -> None:
    before = (
        'a="""x\\"\n"""""\nb=\'\'\'[c]\n\'\'\'\nd=[1, # ]\n{e="}"}]\nf={g.h=1,i=\'#\'}\n"j".k=1979-05-27T07:32:00Z\n'
    )
    reading = read_text(f"{before}  zzz = 1".encode(), Path("f"))
    line = before.count("\n") + 1
    assert [(one.line, one.column) for one in reading.faults if one.fault.details["key"] == "zzz"] == [(line, 3)]
    assert len(reading.faults) == 6


def test_the_language_asked_for_comes_before_the_one_chosen_and_that_before_the_locale(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    write('language = "zh"')
    assert bei("list", lang=None).told == (0, "没有面试。")
    assert bei("list", lang="en").told == (0, "No sessions.")
    write('language = "auto"')
    assert bei("list", lang=None).told == (0, "No sessions.")


def test_the_home_chosen_is_used_where_none_is_named(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(f"home = '{tmp_path / 'mine'}'")
    assert bei("list").code == 0
    assert (home() / "sessions").is_dir()
    assert not (tmp_path / "mine").exists()
    monkeypatch.setenv("BEI_HOME", "")
    assert bei("list").code == 0
    assert (tmp_path / "mine" / "sessions").is_dir()


def test_a_faulty_file_stops_plain_commands_but_no_interview(write: Write) -> None:
    file = write("home = 1")
    said = f"{file}:1:8: home: text was expected"
    assert bei("list").told == (4, said)
    assert not home().exists()
    assert bei().told == (2, f"{said}\n{Words('en')('error.no_terminal')}")
