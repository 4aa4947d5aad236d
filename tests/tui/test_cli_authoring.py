"""`bei rubric new` and `bei rubric edit`: a model is begun and changed, and nothing that was written is lost."""

from pathlib import Path

import pytest

from rubric.catalogue import LIBRARY
from rubric.reader import read_text
from tests.tui.at_shell import Answer, bei, home

ANSWERS = (
    "学校客户经理 | School account manager\n12\n2\n\n能手\n"
    "基本 | Basic\nwork: 专业\n\nach: 成就导向 | Achievement\n沟通\n\nach: 销售\nSelling\n\n"
    "初级\nbelow: 高级\nsen: Senior\n\n"
)


def _begun(*options: object, answers: str = ANSWERS, lang: str = "zh") -> Answer:
    return bei("rubric", "new", *options, stdin=answers.encode(), lang=lang)


def _own(rubric_id: str) -> Path:
    return home() / "rubrics" / f"{rubric_id}.yaml"


def test_a_model_begins_with_answers_and_has_no_faults() -> None:
    answer = _begun("school", "--by", "李")
    assert (answer.code, answer.out) == (0, f"{_own('school')}\n")
    assert [said in answer.err for said in ("1 到 9 的整数", "代码“ach”不能用", "代码“below”不能用")] == [True] * 3
    text = _own("school").read_text("utf-8")
    model = read_text(text, "").rubric
    assert (model.id, model.version, model.title.en, model.top) == ("school", "1.0.0", "School account manager", 2)
    assert [(one.title.zh, one.items) for one in model.categories] == [("基本", ("ach", "item1")), ("专业", ("sel",))]
    assert [level.title.zh for level in model.levels] == ["初级", "能手"]
    assert [(one.id, one.standards["ach"]) for one in model.grades] == [("grade1", 1), ("sen", 2)]
    assert (model.changes[0].by, model.changes[0].why) == ("李", "新建")
    assert "# 素质项：" in text
    # The first line leads editors to the schema.
    named = text.splitlines()[0].rpartition("=")[2]
    assert (home() / "rubrics" / named).exists()
    assert bei("rubric", "validate", "school").code == 0


def test_a_model_begins_as_a_copy_with_its_comments_and_without_its_adoption(tmp_path: Path) -> None:
    shipped = (LIBRARY / "telecom-am.yaml").read_text("utf-8")
    source = tmp_path / "mine.yaml"
    adopted = "adopted: {by: A, on: 2026-01-01, basis: B}\n"
    source.write_text(shipped.replace("\nlevels:\n", f"\n{adopted}\nlevels:\n", 1), "utf-8")
    answer = _begun("copy", "--from", source, "--by", "Li", answers="", lang="en")
    assert answer.code == 0
    text = _own("copy").read_text("utf-8")
    (entry,) = read_text(text, "").rubric.changes
    version = read_text(shipped, "").rubric.version
    assert (entry.version, entry.why) == ("1.0.0", f"from telecom-am {version}")
    assert adopted not in text
    assert {line for line in shipped.splitlines() if line.lstrip().startswith("#")} <= set(text.splitlines())


@pytest.mark.parametrize(
    ("options", "answers", "code"),
    [
        (["telecom-am"], ANSWERS, 1),  # there is one
        (["No Id"], ANSWERS, 2),
        (["school"], ANSWERS[:60], 2),  # the input ends
        (["school", "--from", "nothing"], "", 3),
    ],
)
def test_what_cannot_begin_leaves_nothing(options: list[str], answers: str, code: int) -> None:
    answer = _begun(*options, answers=answers)
    assert (answer.code, answer.out) == (code, "")
    assert not (home() / "rubrics").exists()


def test_a_model_goes_into_a_file_and_never_over_one(tmp_path: Path) -> None:
    path = tmp_path / "school.yaml"
    assert _begun("school", "-o", path).code == 0
    before = path.read_bytes()
    assert _begun("school", "-o", path).code == 1
    assert path.read_bytes() == before
    assert not _own("school").exists()


def _editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Have an editor that runs the sed script `does` on the file, or fails where there is none."""
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\nsed -i '{does}' \"$1\"\n" if does else "#!/bin/sh\nexit 3\n", "utf-8")
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))


def test_a_shipped_model_is_edited_as_an_own_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _editor(tmp_path, monkeypatch, "s/core: .com, exe, ski.$/core: [com]  # why/")
    shipped = (LIBRARY / "telecom-am.yaml").read_bytes()
    answer = bei("rubric", "edit", "telecom-am", "--editor")
    assert (answer.code, answer.out) == (0, f"{_own('telecom-am')}\n")
    assert answer.err.splitlines()[:2] == [
        "Junior account manager, Execution exe: no longer a core item",
        "Junior account manager, Basic job skills ski: no longer a core item",
    ]
    assert "# why" in _own("telecom-am").read_text("utf-8")
    assert (LIBRARY / "telecom-am.yaml").read_bytes() == shipped
    # Once more there is nothing to change.
    assert bei("rubric", "edit", "telecom-am", "--editor").told == (0, "Nothing was changed.")


def test_what_has_faults_is_kept_and_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "school.yaml"
    _begun("school", "-o", path)
    before = path.read_bytes()
    _editor(tmp_path, monkeypatch, "s/^grades:/grads:/")
    answer = bei("rubric", "edit", path, "--editor")
    kept = home() / "rubrics" / "editing" / "school.yaml"
    assert answer.code == 4
    assert f"{kept}:" in answer.err
    assert "grads" in answer.err
    assert (path.read_bytes(), b"grads:" in kept.read_bytes()) == (before, True)
    _editor(tmp_path, monkeypatch, "s/^grads:/grades:/;s/^version: .*/version: 1.0.0  # checked/")
    answer = bei("rubric", "edit", path, "--editor")
    assert (answer.code, answer.out) == (0, f"{path}\n")
    assert path.read_bytes() == before.replace(b"version: 1.0.0\n", b"version: 1.0.0  # checked\n", 1)
    assert not kept.exists()


def test_an_editor_that_fails_and_a_file_that_others_changed_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "school.yaml"
    _begun("school", "-o", path)
    _editor(tmp_path, monkeypatch, "")
    assert bei("rubric", "edit", path, "--editor").code == 1
    _editor(tmp_path, monkeypatch, "s/^grades:/grads:/")
    assert bei("rubric", "edit", path, "--editor").code == 4
    path.write_bytes(path.read_bytes() + b"# by another\n")
    _editor(tmp_path, monkeypatch, "s/^grads:/grades:  # mine/")
    answer = bei("rubric", "edit", path, "--editor")
    assert (answer.code, answer.out) == (1, "")
    assert b"# by another" in path.read_bytes()
    assert "# mine" in (home() / "rubrics" / "editing" / "school.yaml").read_text("utf-8")


def test_a_model_begun_to_standard_output_is_written_nowhere() -> None:
    answer = bei("rubric", "new", "mine", "--from", "broker-am", "-o", "-")
    assert (answer.code, answer.err) == (0, "")
    assert read_text(answer.out, "mine").rubric.id == "mine"
    assert not Path("-").exists()
