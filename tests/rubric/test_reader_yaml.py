"""Files that are no rubric at all, or hardly YAML: a RubricError with a place, and nothing else, ever."""

import subprocess
import sys
from pathlib import Path

import pytest

from rubric.faults import Fault, RubricError
from rubric.reader import MAX_BYTES, MAX_DEPTH, read_file, read_text
from tests.rubric.yaml_sample import GOOD, faults_of, marked, spoil, told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('id: "«\\q"', "yaml_escape"),
        ("a: &x 1\nb: «&x 2", "alias"),
        ("«%YAML 3.1\n---\na: 1", "yaml_directive"),
        ("id: 中文«\x07", "yaml_character"),
        ("«\x00", "yaml_character"),
        ("标题: 甲\n编号: 乙«\x1b[0m", "yaml_character"),
        ("id: \udc80", "yaml_half"),
        ("id: «!a!b c", "yaml_tag"),
        ("title: | «x\n  a", "yaml_block"),
        ("{a: 1}\n«b: 2", "yaml_more"),
        ('id: "a" «b', "yaml_after"),
        ('id: "\\x«4"', "yaml_escape"),
        ("a: [«,]", "yaml_value"),
        ("a: «- b", "yaml_not_here"),
    ],
)
def test_what_is_no_yaml(text: str, code: str) -> None:
    text, places = marked(text)
    (fault,) = faults_of(text)
    assert fault.fault.code == code
    assert [(fault.line, fault.column)] == (places or [(1, 1)])


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "\ufeff"])
def test_an_empty_file(text: str) -> None:
    assert told(text) == [((1, 1), "empty")]


@pytest.mark.parametrize("text", ["~", "words", "5", "[a, b]", "true"])
def test_a_file_of_one_value(text: str) -> None:
    assert told(text) == [((1, 1), "value_model_type")]


def test_an_empty_mapping_lacks_everything() -> None:
    found = faults_of("{}")
    assert {one.fault.code for one in found} == {"missing_key"}
    needed = ["schema", "id", "version", "title", "levels", "categories", "items", "grades"]
    assert [one.fault.details["key"] for one in found] == needed


ANCHORED = GOOD.replace("{ask: 1", "&own {ask: 1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    standards: {ask: 2, sell: 2, law: 2}\n    core: [ask, sell]", "    standards: «*own\n    core: []"),
        (
            "min_score: 62.5",
            "min_score: &n 62.5\n  - {id: top, title: {zh: 高, en: Top}, min_score: «*n, standards: «*own}",
        ),
        ("en: Noted}", "en: &t Noted, zh2: «*t}"),
        ("{cases: 3.5}", "{code: &w 3.5, «*w : 1}"),
        ("id: small\nversion: 1.0.0", "&k id: small\nversion: «*k"),
    ],
    ids=["of a mapping", "twice", "of a word", "for a key", "of a key"],
)
def test_an_alias_is_refused_where_it_stands(old: str, new: str) -> None:
    text, places = marked(spoil(old, new, ANCHORED))
    assert [one for one in told(text) if one[1] != "unknown_key"] == [(place, "alias") for place in places]


def test_an_alias_in_a_list_is_told_at_its_own_place() -> None:
    text, (place,) = marked(spoil("core: [ask, sell]", "core: [&a ask, «*a]"))
    assert (place, "alias") in told(text)


@pytest.mark.parametrize("text", ["a: «*nobody", "- «*nobody"])
def test_an_alias_of_nothing(text: str) -> None:
    text, (place,) = marked(text)
    assert told(text) == [(place, "alias")]


def test_aliases_never_multiply() -> None:
    """Nine aliases of nine aliases would be a billion words."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    assert [code for _, code in told("\n".join(lines))].count("alias") == 72


def test_an_alias_of_itself_ends() -> None:
    assert ((1, 5), "alias") in told("&a [*a]")
    assert ((1, 8), "alias") in told("&a {b: *a}")


DEEP = {
    "lists": ("[", "]"),
    "mappings": ("{a: ", "}"),
    "dashes": ("- ", ""),
    "keys": ("? ", ""),
    "lists never closed": ("[", ""),
}


@pytest.mark.parametrize(("opening", "closing"), DEEP.values(), ids=DEEP)
def test_too_deep(opening: str, closing: str) -> None:
    deepest = opening * MAX_DEPTH + ("x" if opening != "[" else "") + closing * MAX_DEPTH
    if closing:
        assert "too_deep" not in [code for _, code in told(deepest)]
    deeper = opening * (MAX_DEPTH + 1) + closing * (MAX_DEPTH + 1)
    (fault,) = faults_of(deeper)
    assert (fault.line, fault.column) == (1, len(opening) * MAX_DEPTH + 1)
    assert fault.fault == Fault((), "too_deep", {"most": "40"})


@pytest.mark.parametrize(("opening", "closing"), DEEP.values(), ids=DEEP)
def test_very_deep_nesting_does_not_bring_the_program_down(opening: str, closing: str, tmp_path: Path) -> None:
    """In a process of its own, since a stack that overflows takes the whole process along."""
    file = tmp_path / "deep.yaml"
    file.write_text(opening * 200_000 + closing * 200_000)
    code = f"""
from pathlib import Path
from rubric.reader import RubricError, read_file
try:
    read_file(Path({str(file)!r}))
except RubricError as error:
    print(error.faults[0].fault.code)
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "too_deep\n")


def test_too_large(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_text("#" * MAX_BYTES)
    with pytest.raises(RubricError) as caught:
        read_file(file)
    assert caught.value.faults[0].fault.code == "empty"
    file.write_text("#" * (MAX_BYTES + 1))
    with pytest.raises(RubricError) as caught:
        read_file(file)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.column, fault.fault.code) == (str(file), 1, 1, "too_large")


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_what_is_not_utf8(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "gbk.yaml"
    file.write_bytes(before + "id: small\ntitle: {zh: 甲乙".encode() + "丙".encode("gbk") + b"}\n")
    with pytest.raises(RubricError) as caught:
        read_file(file)
    (fault,) = caught.value.faults
    assert (fault.line, fault.column, fault.fault.code) == (2, 15, "not_utf8")


def test_a_file_that_is_not_there_is_no_fault_of_a_rubric(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none.yaml")


def test_a_yaml_1_1_file_reads_alike() -> None:
    assert read_text(f"%YAML 1.1\n---\n{GOOD}", "f").rubric == read_text(GOOD, "f").rubric


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ('{"id": "small",\n "title" «"x"}', "f", "json_colon"),
        ('{"id": "small"«，\n "title": "x"}', "f", "json_wide"),
        ('{"id": "small"}\n«]', "f", "json_more"),
        ("«id: [a", "model.JSON", "json_value"),
        ("id: «[a", "f.yaml", "yaml_bracket"),
    ],
)
def test_what_was_meant_as_json_is_told_as_json(text: str, name: str, code: str) -> None:
    text, (place,) = marked(text)
    with pytest.raises(RubricError) as caught:
        read_text(text, name)
    (fault,) = caught.value.faults
    assert ((fault.line, fault.column), fault.fault.code) == (place, code)
