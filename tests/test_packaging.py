"""The wheel is whole and runs from any folder, and the lock fits what pyproject.toml asks for."""

import fnmatch
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
DATA = (
    *(f"rubric/{one}/*.yaml" for one in ("library", "banks", "starting")),
    *(f"{one}/*.toml" for one in ("rubric/lint", "rubric", "sessions", "tui/practice")),
    "tui/locale/*.[mp]o",
    "tui/*.tcss",
    "tui/demo/*.jsonl",
    "tui/practice/*.yaml",
    "tui/reports/templates/*",
    "tui/serving/page/*",
)
"""What the program reads beside its code; `*` also stands for folders."""

pytestmark = pytest.mark.xdist_group("wheel")


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` as a user would: without this repository, and unmeasured."""
    apart = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COVERAGE", "COV_"))}
    return subprocess.run(
        command, cwd=cwd, env=apart, check=False, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source archive of this repository, so that nothing is missing in either."""
    folder = tmp_path_factory.mktemp("dist")
    built = _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel, and borrows the dependencies from this one."""
    place = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(place, symlinks=True)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(place), "platbase": str(place)}))
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    # A folder named in a .pth is searched, but its own .pth files are not read: this repository stays out of sight.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return place / "bin" / "python"


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


@pytest.mark.parametrize("pattern", ["rubric/*.py", "sessions/*.py", "tui/*.py", *DATA])
def test_the_wheel_holds_what_the_program_needs(wheel: Path, pattern: str) -> None:
    folder = pattern.partition("/")[0]
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    wanted = set(fnmatch.filter(files, pattern))
    assert wanted
    assert wanted <= _names(wheel)


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    """Whatever kind of file comes to be read one day."""
    files = (path for folder in ("rubric", "sessions", "tui") for path in (ROOT / folder).rglob("*"))
    passing = re.compile(r"/__pycache__/|\.[0-9]+$")  # the latter: a catalogue that is just being compiled
    kept = {one.relative_to(ROOT).as_posix() for one in files if one.is_file() and not passing.search(str(one))}
    assert kept - _names(wheel) == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in _names(wheel)}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"rubric", "sessions", "tui"}


def test_the_wheel_holds_the_manual_in_both_languages(wheel: Path) -> None:
    shared = {name.partition(".data/")[2] for name in _names(wheel) if ".data/" in name}
    assert shared == {f"data/share/man/{place}/bei.1" for place in ("man1", "zh_CN/man1")}


def test_the_wheel_bears_its_licence(wheel: Path) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in _names(wheel))


BEI = """
import sys
from importlib.metadata import distribution
(command,) = distribution("bei").entry_points.select(group="console_scripts", name="bei")
sys.argv[0] = "bei"
sys.exit(command.load()())
"""
"""What an installer writes into the script `bei`."""


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ("--version", "bei 0.1.0"),
        ("--help", "rubric"),
        ("rubric list", "telecom-am"),
        ("--lang en rubric show telecom-am", "ach"),
        ("--lang zh rubric show telecom-am", "ach"),
        ("schema session", "2020-12"),
        ("list --json", "["),
    ],
)
def test_the_installed_program_works_in_an_empty_folder(
    installed: Path, tmp_path: Path, arguments: str, shown: str
) -> None:
    ran = _run(installed, "-c", BEI, *arguments.split(), cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert shown in ran.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("package", ["rubric", "sessions", "tui"])
def test_the_installed_program_runs_its_own_files(installed: Path, tmp_path: Path, package: str) -> None:
    ran = _run(installed, "-c", f"import {package}; print({package}.__file__)", cwd=tmp_path)
    assert Path(ran.stdout.strip()).is_relative_to(installed.parent.parent)


LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PIN = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; [^\\\n]*)?(?:(?: \\\n    --hash=sha256:[0-9a-f]{64})+)$",
    re.MULTILINE,
)
PINNED = {match["name"]: match["version"] for match in PIN.finditer(LOCK)}


def _asked_for() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
    ]
    return [str(one) for one in asked]


@pytest.mark.parametrize(
    "extra", tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
)
def test_what_an_extra_brings_is_there_when_tests_run(extra: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [Requirement(one) for one in project["project"]["optional-dependencies"][extra]]
    assert [str(one) for one in asked if PINNED.get(canonicalize_name(one.name), "0") not in one.specifier] == []


@pytest.mark.parametrize("asked", _asked_for())
def test_the_lock_pins_what_is_asked_for(asked: str) -> None:
    requirement = Requirement(asked)
    assert PINNED[canonicalize_name(requirement.name)] in requirement.specifier


def test_the_lock_bears_hashes_and_names_no_place() -> None:
    starts = {line.partition("==")[0] for line in LOCK.splitlines() if re.match(r"[A-Za-z0-9]", line)}
    assert starts == set(PINNED)
    assert [line for line in LOCK.splitlines() if "://" in line or line.startswith("--")] == []
