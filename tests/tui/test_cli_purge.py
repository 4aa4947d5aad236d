"""`bei purge`, and what else the ledger is told: exports, imports."""

from pathlib import Path

import pytest

from sessions.storage.files import Files
from tests.tui.at_shell import HIRED, RATED, Answer, applied, bei, exported, home, later, made, saved
from tests.tui.test_cli_store import held_elsewhere


@pytest.fixture
def session() -> str:
    made_here = made("--candidate", "林晓彤", "--candidate-id", "c-4711")
    applied(made_here, *RATED, HIRED)
    return made_here


def traces(*texts: str) -> list[str]:
    return [
        f"{path.name}: {text}"
        for path in home().rglob("*")
        for text in texts
        if text in path.name or (path.is_file() and text.encode() in path.read_bytes())
    ]


def ids() -> list[str]:
    return [row["id"] for row in bei("list", "--json").json]


def log(*which: str) -> list[tuple[str, str, str]]:
    return [(one["act"], one["place"], one["outcome"]) for one in bei("log", *which, "--json").json]


def test_an_export_is_recorded_with_where_it_went_but_not_whom_it_is_about(session: str, tmp_path: Path) -> None:
    assert bei("export", session).code == 0
    assert bei("export", session, "-o", tmp_path / "林晓彤.json", "--by", "赵敏", "--reason", "林晓彤复核").code == 0
    assert bei("export", session, "-o", tmp_path / "none" / "a.json").code == 3
    assert bei("export", "missing").code == 3
    assert log() == [
        ("export", "-", "done"),
        ("export", f"{tmp_path}/***.json", "done"),
        ("export", f"{tmp_path}/none/a.json", "failed"),
    ]
    entry = bei("log", session[:6], "--json").json[1]
    assert (entry["sessions"], entry["by"], entry["reason"]) == ([session], "赵敏", "***复核")
    assert "林晓彤" not in bei("log").out
    assert f"exported  {session}  to standard output" in bei("log").out


def test_what_cannot_be_recorded_is_not_given_out(session: str, tmp_path: Path) -> None:
    document = exported(session)
    for file in (home() / "ledger").glob("*.bei"):
        file.write_bytes(b"")
    assert bei("export", session).told[0] == 5
    assert bei("export", session, "-o", tmp_path / "a.json").told[0] == 5
    assert bei("purge", session, "--yes").code == 5
    other = {**document, "session": {**document["session"], "id": "new"}}
    other["events"] = [{**document["events"][0], "session": "new"}, *document["events"][1:]]
    assert bei("import", saved(tmp_path / "in.json", other)).told[0] == 5
    assert (ids(), (tmp_path / "a.json").exists()) == ([session], False)


def test_an_import_is_recorded_where_something_comes_in(session: str, tmp_path: Path) -> None:
    file = saved(tmp_path / "林晓彤.json", exported(session))
    assert bei("import", file).code == 0
    assert log() == [("export", "-", "done")]
    assert bei("--home", tmp_path / "other", "import", file).code == 0
    (entry,) = bei("--home", tmp_path / "other", "log", "--json").json
    assert (entry["act"], entry["sessions"], entry["place"]) == ("import", [session], f"{tmp_path}/***.json")


def purged(*arguments: object, typed: str = "", terminal: bool = True) -> Answer:
    return bei("purge", *arguments, stdin=typed, terminal=terminal)


def test_a_purge_is_confirmed_by_typing_and_leaves_nothing_personal(session: str, tmp_path: Path) -> None:
    other = made()
    bei("export", session, "-o", tmp_path / "lin.json")
    assert traces("林晓彤", "c-4711", "hospital")
    for typed in ("", "yes\n", "PURGE\n"):
        answer = purged(session, typed=typed)
        assert (answer.code, "Not confirmed" in answer.err) == (1, True)
    assert purged(session, terminal=False, typed="purge\n").code == 2
    assert sorted(ids()) == sorted((session, other))
    answer = purged(session[:6], "--reason", "request", "--by", "赵敏", typed="purge\n")
    assert (answer.code, answer.out) == (0, f"{session}  林晓彤\n")
    assert f"{tmp_path}/lin.json" in answer.err
    assert "does not reach" in answer.err
    assert ids() == [other]
    assert traces("林晓彤", "c-4711", "hospital", "lin.json", "called three") == []
    assert log(session) == [("export", "", "done"), ("purge", "", "done")]
    assert "彻底" in bei("purge", other, terminal=True, lang="zh").err


def test_what_is_held_in_use_or_missing_is_not_purged(session: str) -> None:
    other = made()
    assert bei("hold", other, "--reason", "仲裁").code == 0
    assert purged(session, other, "--yes").told[0] == 1
    assert purged(session, "missing", "--yes").told[0] == 3
    assert purged("--yes").told[0] == purged(session, "--due").told[0] == 2
    with held_elsewhere(session):
        answer = purged(session, "--yes")
        assert (answer.code, "open in another place" in answer.err) == (5, True)
    assert sorted(ids()) == sorted((session, other))
    assert [one for one in log() if one[0] == "purge"] == []


def test_all_that_are_due_are_purged_but_those_held(session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    held, running = made(), made()
    applied(held, *RATED, HIRED)
    assert bei("hold", held, "--reason", "仲裁").code == 0
    assert purged("--due", "--yes").told == (0, "Nothing is due.")
    later(monkeypatch, days=366)
    answer = purged("--due", "--yes")
    assert (answer.code, answer.out) == (0, f"{session}  林晓彤\n")
    assert f"{held} is due and under a legal hold" in answer.err
    assert sorted(ids()) == sorted((held, running))
    assert bei("log", session, "--json").json[-1]["reason"] == "due"


def test_a_purged_session_comes_back_only_when_that_is_meant(session: str, tmp_path: Path) -> None:
    document = exported(session)
    file = saved(tmp_path / "s.json", document)
    assert purged(session, "--yes").code == 0
    code, told = bei("import", file).told
    assert (code, f"session {session} was purged here on 20" in told) == (1, True)
    assert ids() == []
    assert bei("import", file, "--restore-purged").code == 0
    assert exported(session) == document
    assert bei("import", file).code == 0
    assert [one["detail"] for one in bei("log", "--json").json if one["act"] == "import"] == ["restore-purged"]


def test_what_a_crash_left_of_a_purge_is_gone_with_the_next_command(
    session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_self: Files, _path: Path) -> None:
        raise KeyboardInterrupt

    assert ids() == [session]  # the index is up to date: nothing is removed for its sake
    with monkeypatch.context() as patch:
        patch.setattr(Files, "remove", dies)
        assert purged(session, "--yes").code == 130
    assert traces("林晓彤")
    assert ids() == []
    assert traces("林晓彤") == []
    assert log(session)[-1] == ("purge", "", "done")
