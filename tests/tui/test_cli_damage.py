"""A damaged home at the command line: each command tells the whole truth, or says what is missing, or refuses."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sessions.damage import damages
from tests.tui.at_shell import RATED, Answer, Data, applied, bei, exported, home, made, noted
from tui.failure import Exit

KINDS = ("emptied", "bit", "cut", "zeroed", "twice", "over", "behind")
"""Words that tell kinds of damage apart; each kind strikes a file once."""


@pytest.fixture
def sessions() -> dict[str, Data]:
    """Two sessions that have been listed, by id with their documents."""
    ids = [made(), made("--candidate-id", "KH-2")]
    for number, session in enumerate(ids):
        applied(session, *RATED, noted(f"only in {number}"))
    assert bei("list").code == 0
    return {session: exported(session) for session in ids}


def strikes(content: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Few of the damages that a file may take, every kind among them; None where it is gone."""
    yield "deleted", None
    every = list(damages(content))
    for kind in KINDS:
        found = [one for one in every if kind in one.what]
        for one in found[len(found) // 2 :][:1]:
            yield one.what, one.of(content)


def check_list(answer: Answer, sessions: dict[str, Data], what: str) -> None:
    assert answer.code == Exit.DONE, what
    listed = {row["id"]: row for row in answer.json}
    assert listed.keys() <= sessions.keys(), what
    for session, document in sessions.items():
        whole = session in listed and listed[session]["events"] == len(document["events"])
        assert whole or session in answer.err, what


def check_session(answer: Answer, document: Data, what: str) -> None:
    assert answer.code in (Exit.DONE, Exit.STORE, Exit.NOT_FOUND), what
    if answer.code != Exit.DONE:
        assert answer.data == b"", what
        assert answer.err, what
        return
    found = answer.json
    assert found["session"] == document["session"], what
    assert found["events"] == document["events"][: len(found["events"])], what
    assert found == document or answer.err, what


def test_whatever_befalls_a_file_no_command_hides_it_or_falls_over(sessions: dict[str, Data], tmp_path: Path) -> None:
    shutil.copytree(home(), tmp_path / "whole")
    files = sorted(path for path in home().rglob("*") if path.is_file() and "rubrics" not in path.parts)
    count = 0
    for path in files:
        for act, content in strikes(path.read_bytes()):
            what = f"{path.relative_to(home())}: {act}"
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
            # It looks, and changes nothing; what it finds is proved where it lives.
            assert bei("verify").code in (Exit.DONE, Exit.STORE), what
            check_list(bei("list", "--json"), sessions, what)
            for session, document in sessions.items():
                # A session is looked at where its own file was struck, or one that stands for all.
                if session in path.parts or "sessions" not in path.parts:
                    check_session(bei("export", session), document, what)
            count += 1
            shutil.rmtree(home())
            shutil.copytree(tmp_path / "whole", home())
    assert count > 40


def test_a_session_in_the_place_of_another_is_refused_by_every_command(sessions: dict[str, Data]) -> None:
    one, two = (home() / "sessions" / session for session in sessions)
    shutil.rmtree(one)
    shutil.copytree(two, one)
    for command in (("show", one.name), ("export", one.name), ("export", "--all"), ("grade", one.name)):
        answer = bei(*command)
        assert answer.code == Exit.STORE, command
        assert answer.data == b"", command
        assert f"{one} is not as it was written" in answer.err, command
    answer = bei("apply", one.name, "-", stdin='{"do": "undo"}\n')
    assert answer.code == Exit.STORE
    assert "only in 1" in bei("show", two.name).out
