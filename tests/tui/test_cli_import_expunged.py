"""Documents from before and after an expunging meet: the text never comes back, and the expunging comes along."""

from pathlib import Path

import pytest

from tests.tui.at_shell import RATED, Data, applied, bei, exported, home, made, noted, saved
from tests.tui.test_cli_expunge import SECRET, WHY, holding

FORMAT_1 = Path(__file__).parents[1] / "data" / "format-1" / "documents.jsonl"
ELSEWHERE = "elsewhere"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A session with the secret in note e3, here and in another home."""
    monkeypatch.chdir(tmp_path)
    session = made()
    applied(session, *RATED, noted(SECRET, items=["com"]))
    assert bei("--home", ELSEWHERE, "import", "-", stdin=bei("export", session).data).code == 0
    return session


def expunged_elsewhere(session: str) -> Data:
    """The document of the session, longer by the expunging and a note."""
    at = ("--home", ELSEWHERE)
    assert bei(*at, "expunge", session, "e3", *WHY, "--yes", "--by", "赵敏").code == 0
    assert bei(*at, "apply", session, "-", stdin='{"do": "add_evidence", "text": "later"}').code == 0
    return dict(bei(*at, "export", session).json)


def test_an_expunging_that_comes_in_is_done_here_in_every_file(session: str, tmp_path: Path) -> None:
    later = expunged_elsewhere(session)
    assert holding() != []
    answer = bei("import", saved(tmp_path / "later.json", later))
    assert answer.told == (0, f"{session}: 2 later events taken in.")
    assert holding() == []
    assert exported(session) == later
    (act,) = (one for one in bei("log", session, "--json").json if one["act"] == "expunge")
    assert (act["by"], act["reason"], act["detail"], act["outcome"]) == ("赵敏", "concerns health", "import", "done")
    assert bei("import", tmp_path / "later.json").told[1].endswith("nothing to do.")
    heads = [bei("--home", place, "show", session, "--json").json["head"] for place in (home(), ELSEWHERE)]
    assert heads[0] == heads[1]


def test_a_document_from_before_does_not_bring_the_text_back(session: str, tmp_path: Path) -> None:
    before = saved(tmp_path / "before.json", exported(session))
    longer = exported(session)
    applied(session, noted("another way on"), noted("and on"))
    another = saved(tmp_path / "another.json", exported(session))
    assert bei("--home", "third", "import", "-", stdin=before.read_bytes()).code == 0
    assert bei("--home", "third", "expunge", session, "e3", *WHY, "--yes").code == 0
    stood = bei("--home", "third", "export", session).data
    for file in (before, another):
        code, said = bei("--home", "third", "import", file).told
        assert (code, "has another log" in said) == (1, True)
    assert bei("--home", "third", "export", session).data == stood
    assert SECRET not in stood.decode()
    assert longer["events"][-1]["text"] == SECRET


def test_a_document_from_after_goes_into_a_home_that_has_none_of_it(session: str) -> None:
    later = bei("--home", ELSEWHERE, "export", session)
    expunged_elsewhere(session)
    later = bei("--home", ELSEWHERE, "export", session)
    assert bei("--home", "third", "import", "-", stdin=later.data).code == 0
    assert bei("--home", "third", "export", session).data == later.data
    assert bei("--home", "third", "grade", session).out == bei("--home", ELSEWHERE, "grade", session).out


def test_a_legal_hold_here_keeps_what_another_expunged(session: str, tmp_path: Path) -> None:
    later = saved(tmp_path / "later.json", expunged_elsewhere(session))
    assert bei("hold", session, "--reason", "a dispute").code == 0
    stood = exported(session)
    code, said = bei("import", later).told
    assert (code, "a dispute" in said) == (1, True)
    assert exported(session) == stood
    assert stood["events"][-1]["text"] == SECRET


def test_documents_of_an_earlier_version_come_in_and_are_known_again(tmp_path: Path) -> None:
    assert bei("import", FORMAT_1).code == 0
    assert [one["head"] is not None for one in (bei("show", s, "--json").json for s in ("fa9z", "ehvj"))] == [True] * 2
    code, said = bei("import", FORMAT_1).told
    assert (code, said.count("nothing to do")) == (0, 2)
    applied("fa9z", noted(SECRET))
    assert bei("import", FORMAT_1).told[0] == 1
    both = bei("export", "--all", "--format", "jsonl").data
    assert bei("--home", tmp_path / "other", "import", "-", stdin=both).code == 0
    assert bei("--home", tmp_path / "other", "export", "--all", "--format", "jsonl").data == both
