"""What the documents show of the command line is so: examples run, forms name commands and options that there are."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.examples import Example, examples, mentioned, run
from tests.reference import PAGE, missing, refreshed
from tests.tui.at_shell import bei, home
from tui.arguments.parser import parser
from tui.demo.make import make_demo
from tui.door import Door
from tui.manual import leaves
from tui.translate import Words

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])

WHY_NOT = {
    "opens the program",
    "opens an editor",
    "asks for a passphrase",
    "serves until it is ended",
    "shows the paper on a screen",
    "installs",
    "for a checkout",
    "for a shell's own file",
    "RULE is one of those that the table names",
    "only where the draft differs",
}
"""All the reasons there are not to run an example."""


def _runs(file: Path) -> list[Example]:
    return list(examples(file))


@pytest.mark.parametrize("file", [one for one in DOCUMENTS if _runs(one)], ids=lambda one: one.name)
def test_every_example_runs(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(Door(home(), Words("en"))) as door:
        sessions = dict(zip(("ID", "ID2", "ID3"), make_demo(door.services()), strict=True))
    bei("list")
    wrong = []
    for one in _runs(file):
        if not one.why_not:
            code, said = run(one, sessions)
            if code != one.code:
                wrong.append(f"{one.place}: {one.line}: {code}: {said[-300:]}")
    assert wrong == []


def test_what_is_not_run_has_one_of_the_reasons() -> None:
    reasons = {one.why_not: one.place for file in DOCUMENTS for one in _runs(file) if one.why_not}
    assert {why: place for why, place in reasons.items() if why not in WHY_NOT} == {}


def test_an_example_that_fails_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("```sh\nbei list\nbei lst   # exit 2\necho x | bei show -   # not run: opens the program\n```\n")
    found = _runs(file)
    assert [(one.place, one.code, one.why_not) for one in found] == [
        ("a.md:2", 0, ""),
        ("a.md:3", 2, ""),
        ("a.md:4", 0, "opens the program"),
    ]
    assert run(Example("", "bei show none"), {})[0] == 3
    with pytest.raises(ValueError, match="cannot be run"):
        run(Example("", "curl x"), {})


COMMANDS = {one.prog.removeprefix("bei").strip(): one for one in leaves(parser(Words("en")))}
GROUPS = {name[:at] for name in COMMANDS for at in range(len(name)) if name[at] == " "}
TOP = set(parser(Words("en"))._option_string_actions)


def _commands(words: list[str], before: str = "") -> Iterator[str]:
    """The commands that a form names: each of `a|b|c` where it has alternatives."""
    if not words:
        return
    for word in words[0].split("|"):
        name = f"{before} {word}".strip()
        if name in COMMANDS:
            yield name
        if name in GROUPS:
            yield from _commands(words[1:], name)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda one: one.name)
def test_forms_of_commands_name_what_there_is(file: Path) -> None:
    wrong = []
    for place, form in mentioned(file):
        words = form.replace("…", " ").replace("[", " ").split()[1:]
        while words and words[0].startswith("--"):
            words = words[2:] if words[0] in ("--home", "--lang", "--passphrase-file") else words[1:]
        named = list(_commands(words))
        options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", form))
        known = TOP.union(*(COMMANDS[one]._option_string_actions for one in named))
        if (words and not named and words[0] not in {*GROUPS, "COMMAND"}) or options - known:
            wrong.append(f"{place}: {form}")
    assert wrong == []


def test_the_reference_has_every_command_with_the_options_that_it_has() -> None:
    text = PAGE.read_text("utf-8")
    assert missing(text) == []
    assert (refreshed(text) == text) is True, "python -m tests.reference writes the tables anew"
