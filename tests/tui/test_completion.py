"""What the shell offers on Tab: asked by the variables of argcomplete, as the shells ask, and by the shells."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pexpect
import pytest

from tests.tui.at_shell import SCRIPT, bei, home, made
from tui.arguments.parser import parser
from tui.completing import arguments, complete, kinds
from tui.translate import Words


def offered(line: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is offered at the end of `line`, each with what is told of it."""
    answer = io.StringIO()
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_SHELL": "fish",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_DFS": "\t",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line.encode())),
    }
    with monkeypatch.context() as patch:
        for name, value in asked.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit):
            complete(parser(Words("en")), Words("en"), home(), answer, sys.exit)
    return dict(one.split("\t") for one in answer.getvalue().splitlines())


Ask = Callable[[str], dict[str, str]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    return lambda line: offered(line, monkeypatch)


def test_commands_and_options_are_offered_with_what_they_do(ask: Ask) -> None:
    assert ask("bei sho") == {"show": "print one session"}
    assert set(ask("bei rubric val")) == {"validate"}
    assert set(ask("bei list --j")) == {"--json"}
    assert set(ask("bei export x --format js")) == {"json", "jsonl"}
    assert not home().exists()


def test_a_session_is_told_by_day_model_and_stage_and_by_no_name(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = made(), made("--candidate", "Second Person")
    bei("list")
    found = ask("bei show ")
    assert set(found) == {one, other}
    for told in found.values():
        assert "small  low  Prepare" in told
        assert "王芳" not in told
        assert "Second" not in told
    assert set(ask(f"bei show {one[:4]}")) >= {one}
    monkeypatch.setenv("BEI_COMPLETE_NAMES", "1")
    assert "Second Person" in ask("bei open ")[other]


def test_looking_changes_nothing_and_asks_for_no_passphrase(ask: Ask, tmp_path: Path) -> None:
    one = made()
    assert ask("bei show ") == {one: ""}, "no list has been made yet, and none is made by looking"
    assert not (home() / "index").exists()
    (home() / "vault").write_text("sealed")
    assert set(ask("bei export ")) == {one}
    assert ask(f"bei --home {tmp_path / 'none'} show ") == {}
    assert not (tmp_path / "none").exists()


def test_grades_items_and_claims_are_those_of_the_model_or_the_session(ask: Ask) -> None:
    one = made()
    bei("list")
    assert ask("bei new --rubric small --grade ") == {"low": "Low", "high": "High"}
    assert set(ask("bei new --rubric small --items co,")) == {"co,com", "co,law", "co,ski"}
    assert set(ask(f"bei develop {one} --toward h")) == {"high"}
    assert set(ask(f"bei exam take {one} --item l")) == {"law"}
    assert {"grade:low", "item:co", "verdict"} <= set(ask(f"bei grade {one} --why "))
    assert ask("bei new --rubric none --grade ") == {}


def test_a_value_behind_an_equals_sign_and_in_a_list_is_offered_whole_and_told_of(ask: Ask) -> None:
    made()
    bei("list")
    assert ask("bei new --rubric small --grade=") == {"--grade=low": "Low", "--grade=high": "High"}
    assert ask("bei export x --format=xl") == {"--format=xlsx": ask("bei export x --format xl")["xlsx"]}
    assert set(ask("bei new --rubric small --items co,l")) == {"co,law"}


def test_own_templates_and_themes_are_offered_by_name(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path))
    for name in ("templates/house.html", "templates/brief.md", "themes/evening.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    assert set(ask("bei export x --format html --template ")) == {"house"}
    assert {"house.html"} <= set(ask("bei export x --template h"))
    assert {"dark", "evening"} <= set(ask("bei config set theme "))
    assert set(ask("bei config set language ")) == {"auto", "zh", "en"}


def test_models_banks_plans_and_files_are_offered_where_they_are_wanted(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made()
    assert bei("plan", "save", one, "客户经理 面谈").code == 0
    assert "telecom-am" in ask("bei rubric show tele")
    assert set(ask("bei exam bank show telecom-am-g")) == {"telecom-am-gen"}
    assert set(ask("bei plan show ")) == {"客户经理 面谈"}
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / ".hidden").write_text("")
    assert {"a.json", "folder/"} <= set(ask("bei import "))
    assert ".hidden" not in ask("bei import ")
    assert set(ask("bei --home fo")) == {"folder/"}
    assert ask("bei new --candidate ") == {}, "a name is for the person to type"


FREE = {
    *(
        "ABOUT",
        "CANDIDATE_ID",
        "DAYS",
        "DIGEST",
        "H",
        "LEVEL",
        "M",
        "MINUTES",
        "N",
        "NAME",
        "P",
        "R",
        "S",
        "SEQ",
        "SHARE",
    ),
    *("TEXT", "W", "WHAT", "WHAT=HEADING", "WORD", "X", "X.Y.Z", "-", "SHEET", "ADDRESS"),
}
"""Forms of arguments that take what only the person knows, or too many to be listed."""


def test_every_argument_that_names_something_offers_what_there_is() -> None:
    lacking = []
    for under, action in arguments(parser(Words("en"))):
        forms = str(action.metavar or "").split("|")
        named = action.nargs != 0 and action.choices is None and not FREE.issuperset(forms) and action.dest != "id"
        if named and not kinds(under, action):
            lacking.append(f"{under.prog} {action.dest} {action.metavar}")
    assert lacking == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(shell: str) -> None:
    answer = bei("completion", shell)
    assert (answer.code, answer.err) == (0, "")
    assert "_ARGCOMPLETE" in answer.out
    assert not home().exists()


SHELLS = {
    "bash": ("bash", ["--norc", "--noprofile", "-i"], 'source <("$BEI" completion bash)'),
    "zsh": ("zsh", ["-f", "-i"], 'autoload -U compinit; compinit -u -D; eval "$("$BEI" completion zsh)"'),
    "fish": ("fish", ["--no-config", "-i"], '"$BEI" completion fish | source'),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_an_id_on_tab(shell: str) -> None:
    """In a real shell at a terminal; one that is not installed is passed over."""
    program, options, load = SHELLS[shell]
    if which(program) is None:
        pytest.skip(f"{program} is not installed")
    one = made()
    bei("list")
    environment = {**os.environ, "PATH": f"{Path(SCRIPT).parent}:{os.environ['PATH']}", "BEI": SCRIPT, "TERM": "xterm"}
    child = pexpect.spawn(
        which(program) or "", options, env=environment, encoding="utf-8", timeout=30, dimensions=(30, 200)
    )
    child.sendline(f"{load}; echo loa''ded")
    child.expect("loaded")
    child.send(f"bei show {one[:2]}\t")
    child.expect_exact(one)
    child.close(force=True)
