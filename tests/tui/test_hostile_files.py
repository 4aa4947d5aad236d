"""Files made to do harm, each read by a bei of its own: refused in a sentence, within 200 MB, nothing run or written.

How long each takes is printed (pytest -s) and not asserted; what bounds it is the size of what is read.
"""

import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for its memory")

ROOT = Path(__file__).parents[2]
MOST = 200 * 1024  # kB
SIZE = 990_000
MANY = 29_000
CASE = '{"CFDocument": {"identifier": "a", "title": "t"}, '


def _bomb() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        with book.open("xl/workbook.xml", "w", force_zip64=True) as sheet:
            for _ in range(300):
                sheet.write(b" " * 1_000_000)
    return packed.getvalue()


RUBRICS: dict[str, Callable[[], str | bytes]] = {
    "tags.yaml": lambda: "x: [" + "!!python/object/apply:os.system 1," * (SIZE // 37) + "1]",
    "aliases.yaml": lambda: "x: &a 1\ny: [" + "*a," * MANY + "1]",
    "empty-maps.yaml": lambda: "x: [" + "{}," * (SIZE // 3) + "{}]",
    "codes.json": lambda: (
        '{"categories":[{"id":"a","items":['
        + ",".join(f'"abcdefghijklmnopqrstuvwxyz{n}"' for n in range(MANY // 4))
        + ']}],"items":['
        + ",".join(f'{{"code":"abcdefghijklmnopqrstuvwxyz9{n}"}}' for n in range(MANY // 8))
        + "]}"
    ),
}
ARRIVALS: dict[str, Callable[[], str | bytes]] = {
    "case-empty.json": lambda: CASE + '"CFItems": [' + "{}," * 3_000_000 + "{}]}",
    "items.csv": lambda: "item,definition,level,behaviour\n" + "".join(f"I{n},d,1,did {n}\n" for n in range(4900)),
    "bomb.xlsx": _bomb,
}


CALL = """
import re, sys
from pathlib import Path
from tui.cli import main
code = main(sys.argv[2:])
Path(sys.argv[1]).write_text(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
sys.exit(code)
"""
"""Runs bei, and writes down the most memory it had: getrusage would count that of the tests as well."""


def check_refused(tmp_path: Path, path: Path, *command: str) -> None:
    """Fail unless `bei *command path` refuses the file in a few sentences, in bounded memory, and writes nothing."""
    before, home, peak = time.monotonic(), tmp_path / "home", tmp_path / "peak"
    call = [sys.executable, "-c", CALL, str(peak), "--home", str(home), "--lang", "en", *command, str(path)]
    ran = subprocess.run(call, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")
    said = ran.stdout + ran.stderr
    print(f"{path.name}: {time.monotonic() - before:.2f} s, {int(peak.read_text()) // 1024} MB")  # noqa: T201
    assert ran.returncode == 4, said[:500]
    assert int(peak.read_text()) < MOST
    assert len(said) < 30_000
    assert "Traceback" not in said
    assert not home.exists() or not list(home.glob("rubrics/*"))


def written(place: Path, content: str | bytes) -> Path:
    place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


@pytest.mark.parametrize("name", RUBRICS)
def test_a_rubric_made_to_do_harm_is_refused(tmp_path: Path, name: str) -> None:
    check_refused(tmp_path, written(tmp_path / name, RUBRICS[name]()), "rubric", "validate")


@pytest.mark.parametrize("name", ARRIVALS)
def test_a_package_or_table_made_to_do_harm_is_refused(tmp_path: Path, name: str) -> None:
    check_refused(tmp_path, written(tmp_path / name, ARRIVALS[name]()), "rubric", "import")
