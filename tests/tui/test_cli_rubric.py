"""`bei rubric list|show|validate|export|import` and `bei schema` (DESIGN §6)."""

import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rubric.catalogue import LIBRARY
from sessions.canonical import dumps, loads
from tests.rubric.yaml_sample import GOOD
from tests.sessions.making import small
from tests.tui.at_shell import RATED, applied, bei, exported, have_small_model, home, lines, made, mode, unlike

SHIPPED = sorted(path.stem for path in LIBRARY.iterdir())
TELECOM = LIBRARY / "telecom-am.yaml"
FAULT = re.compile(r"(?P<file>.+):(?P<line>\d+):(?P<column>\d+): (?P<said>.+)")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file with a right model whose id is `small`."""
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, "utf-8")
    return path


def _own() -> list[str]:
    place = home() / "rubrics"
    return sorted(path.name for path in place.iterdir()) if place.is_dir() else []


def test_the_shipped_models_are_listed() -> None:
    answer = bei("rubric", "list")
    assert (answer.code, answer.err) == (0, "")
    assert [line.partition(" ")[0] for line in answer.out.splitlines()] == SHIPPED
    assert re.search(
        r"^telecom-am  \d+\.\d+\.\d+  [A-Z][ -~]+: 18 items, 4 levels; grades junior, intermediate, senior, expert$",
        answer.out,
        re.M,
    )
    assert "政企客户经理" in bei("rubric", "list", lang="zh").out
    assert not home().exists()


def test_the_list_as_json() -> None:
    have_small_model()
    rows = {row["id"]: row for row in bei("rubric", "list", "--json").json}
    assert list(rows) == sorted(["small", *SHIPPED])
    assert rows["small"] == {
        "id": "small",
        "version": "1.0.0",
        "title": {"zh": "「Small」", "en": "Small"},
        "items": 4,
        "levels": 3,
        "grades": ["low", "high"],
        "draft": True,
    }


def test_models_that_cannot_be_read_are_told_and_the_others_listed() -> None:
    have_small_model()
    own = home() / "rubrics"
    (own / "broken.yaml").write_text("id: [", "utf-8")
    (own / "empty.json").write_text("", "utf-8")
    (own / "folder.yaml").mkdir()
    (own / "gone.yml").symlink_to(own / "nowhere")
    (own / "notes.txt").write_text("no model", "utf-8")
    answer = bei("rubric", "list", "--json")
    assert (answer.code, [row["id"] for row in answer.json]) == (0, sorted(["small", *SHIPPED]))
    said = answer.err.splitlines()
    for beginning in (f"{own}/broken.yaml:", f"{own}/empty.json:1:1: ", "Is a directory: ", "No such file: "):
        assert any(line.startswith(beginning) for line in said), beginning
    assert "notes" not in answer.err


def test_a_model_is_shown_whole_in_either_language() -> None:
    for lang in ("en", "zh"):
        answer = bei("rubric", "show", "telecom-am", lang=lang)
        assert (answer.code, answer.err) == (0, "")
        assert len(re.findall(r"^    [a-z]+\.[1-4]\.\d+  \S", answer.out, re.M)) >= 216
        assert len(re.findall(r"^    \? ", answer.out, re.M)) >= 54
        assert len(re.findall(r"^    > ", answer.out, re.M)) >= 90
        assert len(re.findall(r"^  [a-z]{3}  \S+.*  \[.+\]  \S", answer.out, re.M)) == 18
    assert re.findall("[\u4e00-\u9fff]+", bei("rubric", "show", "telecom-am", lang="en").out) == []


def test_a_model_is_shown_from_a_file(good: Path) -> None:
    answer = bei("rubric", "show", good)
    assert answer.out.startswith("Small model  small 1.0.0\n")
    assert "  ask  Asking  [interview]  Finds the need" in answer.out.splitlines()
    assert "draft" not in answer.out
    assert bei("rubric", "show", good, "--json").json["items"][0]["code"] == "ask"


@pytest.mark.parametrize("verb", ["show", "export", "validate"])
def test_a_model_that_is_not_there_is_not_found(verb: str, tmp_path: Path) -> None:
    assert bei("rubric", verb, "nosuch").told == (3, f"No model “nosuch”. There are: {', '.join(SHIPPED)}.")
    missing = tmp_path / "missing.yaml"
    assert bei("rubric", verb, missing).told == (3, f"No such file: {missing}")
    assert bei("rubric", verb, f"{tmp_path}/").told[0] == 1


def test_right_files_are_valid(good: Path) -> None:
    have_small_model()
    answer = bei("rubric", "validate", "telecom-am", "small", good)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"telecom-am: valid, 18 items\nsmall: valid, 4 items\n{good}: valid, 3 items\n"


def test_a_warning_does_not_make_a_file_invalid(tmp_path: Path, good: Path) -> None:
    falling = tmp_path / "falling.yaml"
    text = good.read_text("utf-8").replace("{ask: 1, sell: 1, law: 1}", "{ask: 2, sell: 1, law: 1}")
    falling.write_text(text.replace("{ask: 2, sell: 2, law: 2}", "{ask: 1, sell: 2, law: 2}"), "utf-8")
    answer = bei("rubric", "validate", falling)
    assert answer.code == 0
    assert answer.out == f"{falling}: valid, 3 items\n"
    assert answer.err == f"{falling}:71:17: warning: the standard of “ask” falls from 2 to 1\n"


SPOILT = [
    ("version: 1.0.0", "version: one", "4:1: version: “one” is to be three numbers, such as 1.2.0"),
    ("version: 1.0.0", "versoin: 1.0.0", "4:1: unknown key “versoin”. Did you mean “version”?"),
    ("version: 1.0.0\n", "", "2:1: “version” is missing"),
    ("id: small", "id: small\nid: small", "4:1: the key “id” stands twice"),
    ("weight: 0.1", "weight: 0", "27:5: items.0.weight: 0 is not above 0"),
    ("weight: 0.1", "weight: a lot", "27:5: items.0.weight: a lot is not a number"),
    ("weight: 0.1", "weight: 1e5", "27:5: “1e5” is not a number that can be used"),
    ("items: [ask, sell]", "items: [ask, sel]", "20:18: unknown item “sel”. Did you mean “sell”?"),
    ("items: [ask, sell]", "items: [ask]", "39:5: item “sell” is in no category"),
    ("items: [law]", "items: [law, ask]", "23:18: item “ask” is in category “skills” already"),
    ("method: both", "method: guess", "41:5: items.1.method: guess is not one of interview, exam, both."),
    ("level: 2", "level: 3", "14:5: levels count from 1 without gaps; 2 was expected"),
    ("id: small", "id: !!python/object:a small", "3:5: the tag tag:yaml.org,2002:python/object:a is not allowed"),
    ("id: small", "id: *a", "3:5: anchors and aliases are not allowed; write the text out"),
    ("id: small", "id: {a: [", "3:9: the bracket [ that begins here is never closed, or lacks a comma within"),
    ("id: small", "id: " + "[" * 50, "3:44: nested deeper than 40"),
    ("id: small", "id: \x07", "3:5: the character U+0007 is not allowed"),
]


@pytest.mark.parametrize(("old", "new", "said"), SPOILT)
def test_a_fault_is_told_with_its_place_in_both_languages(old: str, new: str, said: str, good: Path) -> None:
    good.write_text(GOOD.replace(old, new, 1), "utf-8")
    (code, english), (code_too, chinese) = (bei("rubric", "validate", good, lang=lang).told for lang in ("en", "zh"))
    assert (code, code_too) == (4, 4)
    assert any(line.startswith(f"{good}:{said}") for line in english.splitlines()), english
    assert all(FAULT.fullmatch(line) for line in english.splitlines())
    place = said.partition(" ")[0]
    told = [line.removeprefix(f"{good}:") for line in chinese.splitlines()]
    assert any(re.match(rf"{place} .*[\u4e00-\u9fff]", line) for line in told), chinese
    assert len(told) == len(english.splitlines())


def test_all_faults_of_all_files_are_told_at_once(good: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.yaml"
    text = GOOD.replace("weight: 0.1", "weight: -1").replace("[law]", "[low]").replace("version: 1.0.0", "version: x")
    spoilt.write_text(text, "utf-8")
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"# caf\xe9\n")
    missing = tmp_path / "missing.yaml"
    answer = bei("rubric", "validate", missing, spoilt, good, latin)
    assert answer.code == 4
    assert answer.out == f"{good}: valid, 3 items\n"
    said = answer.err.splitlines()
    assert said[0] == f"No such file: {missing}"
    assert len([line for line in said if line.startswith(f"{spoilt}:")]) >= 3
    assert said[-1] == f"{latin}:1:6: not UTF-8"
    assert bei("rubric", "validate", good, missing).code == 3


def test_export_gives_the_file_to_the_byte_and_its_content_as_json(good: Path, tmp_path: Path) -> None:
    assert bei("rubric", "export", "telecom-am").data == TELECOM.read_bytes()
    other = tmp_path / "nosuffix"
    other.write_bytes(GOOD.replace("\n", "\r\n").encode())
    for path in (good, other):
        answer = bei("rubric", "export", path)
        assert (answer.code, answer.data, answer.err) == (0, path.read_bytes(), "")
        assert bei("rubric", "export", path, "--format", "json").data == bei("rubric", "show", path, "--json").data
    good.write_text("id: [", "utf-8")
    assert bei("rubric", "export", good).told[0] == 4


def test_a_model_as_json_is_the_same_model(tmp_path: Path) -> None:
    exported_json = tmp_path / "telecom.json"
    exported_json.write_bytes(bei("rubric", "export", "telecom-am", "--format", "json").data)
    assert bei("rubric", "export", exported_json, "--format", "json").data == exported_json.read_bytes()
    assert bei("rubric", "validate", exported_json).code == 0


@pytest.mark.parametrize("umask", [0, 0o777])
def test_an_imported_model_can_be_used_at_once(umask: int, good: Path) -> None:
    answer = bei("rubric", "import", good, umask=umask)
    assert (answer.code, answer.out, answer.err) == (0, "small\n", "")
    assert _own() == ["small.yaml"]
    assert unlike([home(), home() / "rubrics", home() / "rubrics" / "small.yaml"]) == {}
    new = bei("new", "--candidate", "A", "--rubric", "small", "--grade", "low", "--interviewer", "B")
    assert exported(new.out.strip())["rubric"]["snapshot"]["title"]["en"] == "Small model"


def _version(rubric_id: str) -> str:
    return next(str(row["version"]) for row in bei("rubric", "list", "--json").json if row["id"] == rubric_id)


def test_a_model_is_replaced_by_force_alone_and_then_it_is_the_new_one_that_counts(good: Path, tmp_path: Path) -> None:
    assert bei("rubric", "import", good).code == 0
    newer = tmp_path / "newer.json"
    newer.write_text(dumps({**small().content, "version": "2.0.0"}), "utf-8")
    assert bei("rubric", "import", newer).told == (1, "There is a model “small” already; --force replaces it.")
    assert _version("small") == "1.0.0"
    assert bei("rubric", "import", newer, "--force").out == "small\n"
    assert _version("small") == "2.0.0"
    assert _own() == ["former", "small.json"]
    assert bei("rubric", "import", good, "--force").code == 0
    assert _version("small") == "1.0.0"
    assert (_own(), mode(home() / "rubrics" / "small.yaml")) == (["former", "small.yaml"], "0600")
    assert sorted(one.name for one in (home() / "rubrics" / "former").iterdir()) == [
        "small-1.0.0.yaml",
        "small-2.0.0.json",
    ]


def test_an_own_model_hides_the_shipped_one_by_force_alone(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(TELECOM.read_text("utf-8").replace("version: 1.1.1", "version: 9.9.9", 1), "utf-8")
    assert bei("rubric", "import", file).told[0] == 1
    assert bei("rubric", "import", file, "--force").code == 0
    assert _version("telecom-am") == "9.9.9"


def test_a_broken_model_is_not_imported(good: Path) -> None:
    good.write_text(GOOD.replace("weight: 0.1", "weight: 0"), "utf-8")
    code, said = bei("rubric", "import", good, "--force").told
    assert code == 4
    assert FAULT.match(said)
    assert _own() == []


def test_a_later_change_of_the_model_leaves_sessions_as_they_are(good: Path) -> None:
    session = made()
    applied(session, *RATED)
    before = bei("export", session).data
    assert bei("rubric", "import", good, "--force").code == 0
    assert bei("export", session).data == before


@pytest.mark.parametrize("name", ["session", "rubric", "command"])
def test_schemas_are_schemas_and_say_the_same_twice(name: str) -> None:
    answer = bei("schema", name)
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(answer.json)
    assert bei("schema", name, lang="zh").data == answer.data
    assert not home().exists()


def test_what_is_written_and_read_fits_the_schemas() -> None:
    session = made()
    applied(session, *RATED)
    documents = {
        "session": [exported(session)],
        "rubric": [bei("rubric", "show", name, "--json").json for name in ("small", "telecom-am")],
        "command": [loads(line) for line in lines(*RATED).splitlines()],
    }
    for name, several in documents.items():
        check = Draft202012Validator(bei("schema", name).json)
        assert [[error.message for error in check.iter_errors(one)] for one in several] == [[]] * len(several)
        assert not check.is_valid({"nonsense": 1})
