"""Where rubrics are found, and which one wins."""

from pathlib import Path

import pytest

from rubric.catalogue import LIBRARY, Catalogue, RubricNotFoundError
from rubric.faults import RubricError
from tests.rubric.yaml_sample import GOOD, spoil


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two, in place of the shipped one."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("small", "other"):
        (folder / f"{name}.yaml").write_text(spoil("id: small", f"id: {name}"), encoding="utf-8")
    monkeypatch.setattr("rubric.catalogue.LIBRARY", folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own, empty."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_the_library_alone(library: Path) -> None:
    catalogue = Catalogue()
    assert catalogue.files() == {"other": library / "other.yaml", "small": library / "small.yaml"}
    assert list(catalogue.files()) == ["other", "small"]
    assert catalogue.read("small").rubric.id == "small"


def test_an_own_rubric_joins_the_library(library: Path, own: Path) -> None:
    (own / "mine.yml").write_text(spoil("id: small", "id: mine"), encoding="utf-8")
    catalogue = Catalogue(own)
    assert catalogue.files() == {
        "mine": own / "mine.yml",
        "other": library / "other.yaml",
        "small": library / "small.yaml",
    }
    assert list(catalogue.files()) == ["mine", "other", "small"]
    assert catalogue.read("mine").rubric.id == "mine"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("ending", ["yaml", "yml", "json"])
def test_an_own_rubric_hides_a_built_in_one(own: Path, ending: str) -> None:
    file = own / f"small.{ending}"
    file.write_text(spoil("version: 1.0.0", "version: 9.0.0"), encoding="utf-8")
    catalogue = Catalogue(own)
    assert catalogue.files()["small"] == file
    assert catalogue.read("small").rubric.version == "9.0.0"
    assert catalogue.read("other").rubric.version == "1.0.0"


@pytest.mark.usefixtures("library")
def test_an_own_rubric_with_faults_still_hides_the_built_in_one(own: Path) -> None:
    (own / "small.yaml").write_text(spoil("weight: 0.1", "weight: 0"), encoding="utf-8")
    with pytest.raises(RubricError) as caught:
        Catalogue(own).read("small")
    (fault,) = caught.value.faults
    assert (fault.file, fault.fault.code) == (str(own / "small.yaml"), "value_greater_than")


@pytest.mark.usefixtures("library")
def test_other_files_are_no_rubrics(own: Path) -> None:
    for name in ("notes.txt", "small.yaml.bak", "README", ".yaml"):
        (own / name).write_text(GOOD, encoding="utf-8")
    assert list(Catalogue(own).files()) == ["other", "small"]


@pytest.mark.usefixtures("library")
def test_an_own_folder_need_not_exist(tmp_path: Path) -> None:
    assert list(Catalogue(tmp_path / "nowhere").files()) == ["other", "small"]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("asked", ["smal", "", "small.yaml", "../small", "SMALL"])
def test_an_unknown_id_names_those_there_are(own: Path, asked: str) -> None:
    (own / "mine.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RubricNotFoundError) as caught:
        Catalogue(own).read(asked)
    assert (caught.value.rubric_id, caught.value.known) == (asked, ("mine", "other", "small"))


def test_a_file_that_appears_later_is_found(own: Path, library: Path) -> None:
    catalogue = Catalogue(own)
    (library / "new.yaml").write_text(spoil("id: small", "id: new"), encoding="utf-8")
    assert catalogue.read("new").rubric.id == "new"


def test_the_shipped_library_lies_beside_the_code() -> None:
    assert LIBRARY.is_dir()
    assert set(Catalogue().files()) == {file.stem for file in LIBRARY.iterdir()}


def test_a_file_that_is_called_otherwise_than_its_model_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(GOOD, "utf-8")
    reading = Catalogue(tmp_path).read("other")
    assert [(one.line, one.fault.code, one.fault.severity) for one in reading.warnings] == [
        (3, "id_not_name", "warning")
    ]
