"""The way in: version, help and usage errors in both languages, the home, the language, no terminal (DESIGN §6)."""

import argparse
import os
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_data_path

from tests.tui.at_shell import NEW, bei, have_small_model, home, made
from tui.arguments.parser import parser
from tui.cli import VERBS
from tui.translate import Words

CHINESE = re.compile("[\u4e00-\u9fff]")


def _commands(under: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for action in under._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                yield from _commands(child, (*path, name))


EVERY = tuple(_commands(parser(Words("en"))))


GROUPS = {" ".join(one) for one in EVERY if one and any(other[: len(one)] == one != other for other in EVERY)}
"""What other commands stand under, and nothing by itself."""


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("list", ["list"]),
        ("--home list rubric lint", ["rubric"]),
        ("--lang=en export --help", ["export"]),
        ("--version", []),
        ("", []),
        ("--help list", [one[0] for one in EVERY if len(one) == 1]),
        ("lst", [one[0] for one in EVERY if len(one) == 1]),
    ],
)
def test_only_the_command_that_is_named_is_made(typed: str, made: list[str]) -> None:
    assert [one[0] for one in _commands(parser(Words("en"), typed.split())) if len(one) == 1] == made


def test_every_command_of_the_contract_is_there() -> None:
    wanted = ["new", "list", "show", "open", "apply", "export", "import", "grade", "rubric", "schema", "demo"]
    models = [("rubric", name) for name in ("list", "show", "validate", "export", "import")]
    assert {*((name,) for name in wanted), *models} <= set(EVERY)
    assert set(VERBS) == {" ".join(path) for path in EVERY} - GROUPS


@pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "bei")
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_wholly_in_the_language_asked_for(path: tuple[str, ...], option: str) -> None:
    english, chinese = (bei(*path, option, lang=lang) for lang in ("en", "zh"))
    assert [(one.code, one.err) for one in (english, chinese)] == [(0, "")] * 2
    assert english.out.startswith("usage: bei " + " ".join(path))
    assert chinese.out.startswith("用法：bei " + " ".join(path))
    assert not CHINESE.search(english.out)
    for phrase in ("usage", "options", "arguments", "show this help"):
        assert phrase not in chinese.out
    assert re.findall(r"--[a-z-]+", chinese.out.partition("\n\n")[2]) == re.findall(
        r"--[a-z-]+", english.out.partition("\n\n")[2]
    )
    described = chinese.out.partition("\n\n")[2].splitlines()[0]
    assert CHINESE.search(described)


def test_the_top_help_names_every_command_with_what_it_does() -> None:
    for lang in ("en", "zh"):
        text = bei("--help", lang=lang).out
        for path in EVERY:
            if len(path) == 1:
                assert re.search(rf"^    {path[0]} +\S", text, re.M), (lang, path)


def test_help_comes_before_anything_is_made() -> None:
    assert bei("list", "--help").code == 0
    assert not home().exists()


@pytest.mark.parametrize("before", [(), ("--home", "elsewhere")])
def test_version(before: tuple[str, ...]) -> None:
    answer = bei(*before, "--version")
    assert (answer.code, answer.out, answer.err) == (0, f"bei {version('bei')}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("--nonsense",),
        ("list", "--nonsense"),
        ("list", "extra"),
        ("list", "--jso"),
        ("--hom", "x", "list"),
        ("--home",),
        ("--lang", "fr", "list"),
        ("show",),
        ("show", "a", "b"),
        ("open",),
        ("apply", "a"),
        ("export", "--format", "xml", "--all"),
        ("import",),
        ("schema",),
        ("schema", "nonsense"),
        ("rubric",),
        ("rubric", "nonsense"),
        ("rubric", "validate"),
        ("rubric", "export", "telecom-am", "--format", "xml"),
        (*NEW, "--minutes", "an hour"),
        (*NEW, "--purpose", "fire"),
        (NEW[0], *NEW[3:]),
        (*NEW[:3], *NEW[5:]),
        (*NEW[:5], *NEW[7:]),
        NEW[:7],
    ],
)
def test_wrong_usage_is_told_on_standard_error_and_makes_nothing(arguments: tuple[str, ...]) -> None:
    code, said = bei(*arguments).told
    assert code == 2
    assert said.startswith("usage: bei")
    assert re.search(r"^bei.*: error: ", said, re.M)
    assert not home().exists()


def test_a_usage_error_begins_in_the_language_asked_for() -> None:
    assert bei("show", "--lang", "zh").told[1].startswith("用法：bei show")


def test_what_was_typed_cannot_act_on_the_terminal() -> None:
    code, said = bei("list", "\x1b[31mred\x07").told
    assert code == 2
    assert "‹U+001B›[31mred‹U+0007›" in said


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_home_may_be_named_on_either_side_of_the_verb(place: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder" / "家"
    option = ("--home", elsewhere)
    answer = bei(*option, "list", "--json") if place == "before" else bei("list", "--json", *option)
    assert (answer.code, answer.json) == (0, [])
    assert (elsewhere / "sessions").is_dir()
    assert not home().exists()


def test_of_two_homes_and_two_languages_the_last_one_counts(tmp_path: Path) -> None:
    answer = bei("--home", tmp_path / "a", "--lang=en", "list", "--lang", "zh", f"--home={tmp_path / 'b'}")
    assert answer.told == (0, "没有面试。")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_an_empty_home_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert bei("--home", "", "list").code == 0
    assert (home() / "sessions").is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("named", [None, ""])
def test_without_a_name_the_home_is_the_platforms(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BEI_HOME")
    if named is not None:
        monkeypatch.setenv("BEI_HOME", named)
    assert bei("list").code == 0
    place = user_data_path("bei", appauthor=False)
    assert place.is_relative_to(os.environ["HOME"])
    assert (place / "sessions").is_dir()


def test_a_session_is_found_in_its_own_home_alone(tmp_path: Path) -> None:
    session = made()
    assert bei("show", session).code == 0
    assert bei("show", session, "--home", tmp_path).told[0] == 3


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"LC_ALL": "en_US.UTF-8"}, "No sessions."),
        ({"LC_ALL": "zh_CN.UTF-8"}, "没有面试。"),
        ({"LC_ALL": "zh_TW"}, "没有面试。"),
        ({"LC_ALL": "ZH_CN.GBK"}, "没有面试。"),
        ({"LC_ALL": "fr_FR.UTF-8"}, "No sessions."),
        ({"LC_ALL": "C"}, "没有面试。"),
        ({"LC_ALL": "C.UTF-8", "LANG": "en_GB.UTF-8"}, "没有面试。"),
        ({"LANG": "POSIX"}, "没有面试。"),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, "No sessions."),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}, "No sessions."),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "没有面试。"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "No sessions."),
        ({"LANG": "zh_CN.UTF-8"}, "没有面试。"),
    ],
)
def test_the_language_follows_the_locale(variables: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert bei("list", lang=None).told == (0, said)
    assert bei("list", lang="en").told == (0, "No sessions.")
    assert bei("list", lang="zh").told == (0, "没有面试。")


def test_without_any_locale_the_language_is_chinese() -> None:
    assert bei("list", lang=None).told == (0, "没有面试。")


@pytest.mark.parametrize("arguments", [(), ("open", "abcd"), ("demo",), ("practice",)])
def test_the_program_refuses_without_a_terminal(arguments: tuple[str, ...]) -> None:
    code, said = bei(*arguments).told
    assert code == 2
    assert said == (
        "The program needs a terminal that can be drawn on; `bei --plain` speaks in plain lines instead. "
        "Other commands work without one: bei --help"
    )
    assert bei(*arguments, lang="zh").told == (
        2,
        "程序需要能绘制全屏的终端；bei --plain 改用逐行问答。其他命令不需要：bei --help",
    )
    assert not home().exists()


def test_at_a_terminal_that_would_show_rubbish_it_is_said_what_to_do() -> None:
    for encoding, phrase in (("gbk", "终端的编码是 gbk"), ("ascii", "The encoding of this terminal is ascii")):
        code, said = bei("practice", terminal=True, lang="zh", encoding=encoding).told
        assert (code, said.startswith(phrase), "LC_ALL=C.UTF-8" in said) == (2, True, True)
    assert not home().exists()


class Opened:
    """Stands in for the program: keeps what it was opened on."""

    return_code: int | None = None
    to_practice = False
    failures: tuple[BaseException, ...] = ()
    on: list[tuple[Path, str | None, list[str]]] = []  # noqa: RUF012  emptied by the fixture
    read_only: list[bool] = []  # noqa: RUF012  emptied by the fixture

    def __init__(self, services: Any, session: str | None, *, read_only: bool) -> None:
        self.on.append((services.home, session, [row.candidate for row in services.shelf.rows()]))
        self.read_only.append(read_only)

    def run(self) -> None: ...


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> type[Opened]:
    monkeypatch.setattr("tui.app.BeiApp", Opened)
    monkeypatch.setattr(Opened, "return_code", None)
    Opened.on.clear()
    Opened.read_only.clear()
    return Opened


def test_at_a_terminal_the_program_opens_on_the_home_or_on_a_session(opened: type[Opened]) -> None:
    session = made()
    assert [bei(terminal=True).code, bei("open", session[:4], terminal=True).code] == [0, 0]
    assert bei("open", session, "--read-only", terminal=True).code == 0
    assert opened.on == [(home(), None, ["王芳"]), *2 * [(home(), session, ["王芳"])]]
    assert opened.read_only == [False, False, True]
    assert bei("open", "zzzzz", terminal=True).told[0] == 3
    assert len(opened.on) == 3


def test_the_demo_has_a_home_of_three_sessions_that_is_gone_afterwards(opened: type[Opened]) -> None:
    have_small_model()
    assert bei("demo", terminal=True).told == (0, "Sample sessions in a folder that is removed at the end.")
    [(place, session, candidates)] = opened.on
    assert session is None
    assert sorted(candidates) == ["Daniel Okafor", "Mei-Ling Hart", "林晓彤"]
    assert not place.parent.exists()
    assert bei("list", "--json").json == []


def test_the_programs_own_exit_code_is_passed_on(opened: type[Opened], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "return_code", 1)
    assert bei(terminal=True).told == (1, "")
