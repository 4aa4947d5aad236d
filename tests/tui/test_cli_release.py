"""`bei rubric release`: a draft becomes the next version, and sessions keep the one they were held under."""

from pathlib import Path
from typing import Any

import pytest

from rubric.catalogue import Catalogue
from tests.tui.at_shell import NEW, bei, exported, have_small_model, home, mode
from tests.tui.reviewed import contents, decided, draft, grades


def released(path: Path, version: str = "1.1.0", **said: str) -> Any:
    told = {"by": "赵敏", "why": "the post serves schools now", **said}
    return bei("rubric", "release", "small", path, "--version", version, "--by", told["by"], "--why", told["why"])


def test_a_release_keeps_the_former_version_and_old_sessions_keep_theirs(tmp_path: Path) -> None:
    session = decided()
    before, former = contents(), (home() / "rubrics" / "small.json").read_bytes()
    path = draft(tmp_path, grades=grades({"co": 1, "com": 2, "law": 1}))
    answer = released(path)
    own = home() / "rubrics" / "small.json"
    assert (answer.code, answer.out) == (0, f"{own}\n")
    assert "Low, com com: standard raised from 1 to 2" in answer.err
    assert (own.read_bytes() != former, mode(own)) == (True, "0600")
    assert (home() / "rubrics" / "former" / "small-1.0.0.json").read_bytes() == former
    model = Catalogue(home() / "rubrics").read("small").rubric
    (entry,) = model.changes
    assert (model.version, entry.version, entry.by, entry.why) == (
        "1.1.0",
        "1.1.0",
        "赵敏",
        "the post serves schools now",
    )
    assert [one.en for one in entry.what] == ["Low, com com: standard raised from 1 to 2"]
    assert [one.zh for one in entry.what] == ["「Low」，「com」 com：标准由 1 级提高到 2 级"]
    assert bei("rubric", "show", "small").out.splitlines()[-3:-1] == [
        f"Version 1.1.0, {entry.on}, 赵敏: the post serves schools now",
        "  Low, com com: standard raised from 1 to 2",
    ]
    # The session has its own snapshot, to the byte.
    assert contents() == before
    old = exported(session)
    assert (old["rubric"]["snapshot"]["version"], old["result"]["verdict"]["grade"]) == ("1.0.0", "low")
    new = bei(*NEW).out.removesuffix("\n")
    assert exported(new)["rubric"]["snapshot"]["version"] == "1.1.0"
    assert [row["version"] for row in bei("rubric", "list", "--json").json if row["id"] == "small"] == ["1.1.0"]
    assert [(one["act"], one["detail"]) for one in bei("log", "--json").json if one["act"] == "version"] == [
        ("version", "small 1.1.0")
    ]
    found = bei("rubric", "review", "small", "--json").json
    assert [one["version"] for one in found["versions"]] == ["1.0.0"]
    assert found["age"] == {"since": entry.on, "basis": "changes", "days": 0, "old": False}


@pytest.mark.parametrize(
    ("version", "said", "code"),
    [
        ("1.0.0", {}, 1),
        ("0.9.9", {}, 1),
        ("1.1", {}, 2),
        ("1.1.0", {"by": " "}, 2),
        ("1.1.0", {"why": ""}, 2),
    ],
)
def test_a_release_that_cannot_be_changes_nothing(
    version: str, said: dict[str, str], code: int, tmp_path: Path
) -> None:
    have_small_model()
    own = home() / "rubrics"
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    path = draft(tmp_path, grades=grades({"co": 1, "com": 2, "law": 1}))
    assert released(path, version, **said).told[0] == code
    assert {one.name: one.read_bytes() for one in own.iterdir()} == before
    assert bei("log", "--json").json == []


def test_a_draft_that_is_no_different_or_another_or_denies_the_past_is_refused(tmp_path: Path) -> None:
    have_small_model()
    assert released(draft(tmp_path)).told == (
        1,
        "The draft is no different from the version there is; nothing was changed.",
    )
    assert released(draft(tmp_path, id="other")).told[0] == 1
    log = [{"version": "1.0.0", "on": "2020-01-01", "by": "A", "why": "B"}]
    assert released(draft(tmp_path, changes=log)).told[0] == 1
    assert released(draft(tmp_path, version=7)).told[0] == 4
    assert not (home() / "rubrics" / "former").exists()


def test_a_version_of_a_shipped_model_becomes_an_own_one_with_its_comments(tmp_path: Path) -> None:
    text = bei("rubric", "export", "telecom-am").out
    path = tmp_path / "draft.yaml"
    path.write_text(text.replace("core: [com, exe, ski]", "core: [com, exe]  # 技能可后补", 1), "utf-8")
    answer = bei("rubric", "release", "telecom-am", path, "--version", "9.0.0", "--by", "A", "--why", "B", lang="zh")
    assert (answer.code, answer.err) == (0, "初级客户经理，岗位基本技能 ski：不再是核心项\n")
    made_text = (home() / "rubrics" / "telecom-am.yaml").read_text("utf-8")
    told = set(path.read_text("utf-8").splitlines())
    new = [line for line in made_text.splitlines() if line not in told]
    # The model ships with a change log: what its lines said before is not told here, which may be the day.
    keys = [line.strip().partition(":")[0] for line in new]
    assert [one for one in keys if one != "on"] == ["version", "- version", "by", "why", "- zh", "en"]
    assert not (home() / "rubrics" / "former").exists()


def test_a_release_as_json_and_in_another_dress_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    have_small_model()
    own = home() / "rubrics"
    path = tmp_path / "draft.yaml"  # JSON is YAML, too
    path.write_bytes(draft(tmp_path, grades=grades({"co": 1, "law": 1})).read_bytes())
    call = ("rubric", "release", "small", path, "--version", "1.1.0", "--by", "A", "--why", "B", "--json")
    answer = bei(*call)
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["file"] == str(own / "small.yaml")
    assert [one["en"] for one in answer.json["change"]["what"]] == ["Low, com com: standard 1 dropped"]
    assert sorted(one.name for one in own.iterdir()) == ["former", "small.yaml"]
    assert bei(*call).told[0] == 1


def test_a_former_version_that_is_kept_is_never_overwritten(tmp_path: Path) -> None:
    have_small_model()
    kept = home() / "rubrics" / "former" / "small-1.0.0.json"
    kept.parent.mkdir()
    kept.write_text("something else", "utf-8")
    before = (home() / "rubrics" / "small.json").read_bytes()
    assert released(draft(tmp_path, grades=grades({"co": 1, "law": 1}))).code == 0
    assert (kept.read_text("utf-8"), kept.with_name("small-1.0.0.2.json").read_bytes()) == ("something else", before)


def test_a_session_tells_that_its_model_has_a_newer_version_and_keeps_its_own(tmp_path: Path) -> None:
    session = decided()
    told = "Model small has a newer version, 1.1.0; this session keeps 1.0.0, under which it is held."
    assert bei("show", session, "--json").json["newer_version"] is None
    assert told not in bei("show", session).out
    assert released(draft(tmp_path, grades=grades({"co": 1, "com": 2, "law": 1}))).code == 0
    assert bei("show", session, "--json").json["newer_version"] == "1.1.0"
    assert bei("show", session).out.splitlines()[0] == told
    (home() / "rubrics" / "small.json").write_text("{", "utf-8")  # what cannot be read is no newer version
    assert bei("show", session, "--json").json["newer_version"] is None
