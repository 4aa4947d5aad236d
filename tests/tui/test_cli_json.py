"""`--json` wherever something is listed, shown or reported: valid JSON alone on standard output, in no language."""

from contextlib import closing
from pathlib import Path

import pytest

from sessions.canonical import dumps
from tests.tui.at_shell import Answer, bei, home
from tui.arguments.parser import parser
from tui.demo.make import make_demo
from tui.door import Door
from tui.manual import leaves
from tui.translate import Words

CALLS = {
    "new": "--candidate N --rubric telecom-am --grade junior --interviewer N",
    "list": "",
    "show": "ID",
    "replay": "ID",
    "develop": "ID",
    "apply": "ID empty.jsonl",
    "import": "session.json",
    "grade": "ID --why all --toward expert",
    "chart": "ID",
    "rubric list": "",
    "rubric show": "telecom-am",
    "rubric validate": "telecom-am broken.yaml",
    "rubric lint": "bank-6 --rule vague",
    "rubric import": "model.yaml --preview",
    "rubric diff": "telecom-am am-core",
    "rubric new": "mine --from telecom-am -o FRESH",
    "rubric review": "telecom-am",
    "rubric note": "telecom-am",
    "rubric standards": "telecom-am --grade senior --from ID --least 1",
    "rubric try": "telecom-am",
    "plan list": "",
    "plan show": "plan",
    "exam scores": "ID2 scores.csv",
    "exam analyse": "telecom-am-gen",
    "exam bank list": "",
    "exam bank show": "telecom-am-gen",
    "exam bank validate": "telecom-am-gen",
    "verify": "",
    "log": "",
    "retention": "",
    "hold": "--list",
    "vault status": "",
    "purge": "--due --yes",
    "qualification list": "",
    "qualification show": "2026-0417",
    "config list": "",
    "config get": "language",
    "config keys": "",
    "locate": "",
    "doctor": "",
}
"""A call of every command that takes `--json`; ID and ID2 are sessions, FRESH is a file that is not there."""

CODES = {"rubric validate": 4}

WITHOUT = {
    "a screen, or a dialogue": "open rate demo practice serve|rubric browse|rubric edit|exam take|exam mark|"
    "config edit",
    "writes a document or a script, in a form of its own": "export redact subject schema completion man|rubric export",
    "does one thing and has nothing to list": "expunge|plan save|plan apply|plan remove|vault init|vault passwd|"
    "vault off|config set|config unset",
    "prints one path and nothing else": "config path",
}
"""Commands without it, and why."""

ACTS = {"rubric release": "needs a draft of a higher version; its JSON is looked at in test_cli_release"}

IN_WORDS = {
    "chart": "names of items, as the picture has them",
    "replay": "what happened, in a sentence",
    "config list": "what each setting is for",
    "config keys": "what each key does",
}
"""Commands whose data hold text in the reader's language."""


COMMANDS = {one.prog.removeprefix("bei "): one for one in leaves(parser(Words("en")))}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A home with the samples, and a folder with the files that the calls name."""
    folder = tmp_path_factory.mktemp("json")
    with pytest.MonkeyPatch.context() as patch, closing(Door(folder / "home", Words("en"))) as door:
        patch.setenv("BEI_HOME", str(folder / "home"))
        sessions = make_demo(door.services())
        (folder / "empty.jsonl").write_text("")
        (folder / "broken.yaml").write_text("id: broken\nversion: x\n")
        (folder / "session.json").write_bytes(bei("export", sessions[0]).data)
        (folder / "model.yaml").write_bytes(bei("rubric", "export", "am-core").data)
        (folder / "scores.csv").write_text("item,level,subject,score\ngen,1,industry,70\n")
        assert bei("plan", "save", sessions[0], "plan").code == 0
    return folder, sessions


def _called(name: str, lang: str, place: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch) -> Answer:
    folder, sessions = place
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BEI_HOME", str(folder / "home"))
    known = {"ID": sessions[0], "ID2": sessions[1], "FRESH": f"fresh-{lang}.yaml"}
    return bei(*name.split(), *(known.get(one, one) for one in CALLS[name].split()), "--json", lang=lang)


def test_every_command_takes_json_or_has_a_reason_not_to() -> None:
    without = {one for row in WITHOUT.values() for part in row.split("|") for one in _names(part)}
    taking = {name for name, one in COMMANDS.items() if "--json" in one._option_string_actions}
    assert {*COMMANDS} - taking == without
    assert taking == {*CALLS, *ACTS}


def _names(part: str) -> list[str]:
    return [part] if part in COMMANDS else part.split()


@pytest.mark.parametrize("name", CALLS)
def test_json_is_all_there_is_and_the_same_in_both_languages(
    name: str, place: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    english, chinese = (_called(name, lang, place, monkeypatch) for lang in ("en", "zh"))
    assert [english.code, chinese.code] == [CODES.get(name, 0)] * 2, english.err
    if name == "apply":
        assert english.data == chinese.data == b""
        return  # a line for each command, and there are none
    told = [dumps(_alike(one.json)).splitlines() for one in (english, chinese)]
    if name in ("new", "rubric new"):
        assert [*english.json] == [*chinese.json]
    elif name not in IN_WORDS:
        assert told[0] == told[1], name


def _alike(value: object) -> object:
    """`value` without what differs from one call to the next: the time of the call, and the room on the disk."""
    if isinstance(value, dict):
        return {name: _alike(one) for name, one in value.items() if name not in ("now", "free")}
    return [_alike(one) for one in value] if isinstance(value, list) else value


def test_what_is_invalid_is_told_as_data_too(place: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    whole, broken = _called("rubric validate", "en", place, monkeypatch).json
    assert (whole["named"], whole["valid"], broken["valid"]) == ("telecom-am", True, False)
    first = broken["faults"][0]
    assert set(first) == {"file", "line", "column", "path", "code", "severity", "details"}
    assert first["severity"] == "error"
    assert home() == place[0] / "home"
