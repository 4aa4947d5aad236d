"""The documentation site builds without a warning, holds every page, and loads nothing from outside."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built anew; a warning fails it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", str(DOCS), str(folder)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder


def test_every_page_is_in_the_site(site: Path) -> None:
    pages = {one.relative_to(DOCS).with_suffix(".html") for one in DOCS.rglob("*.md")}
    assert len(pages) > 15
    assert {one for one in pages if not (site / one).is_file()} == set()


def test_the_site_loads_nothing_from_outside(site: Path) -> None:
    loads = re.compile(
        r"""<(?:script|img|iframe|source|embed)\b[^>]*\bsrc="(?P<src>[^"]+)"|<link\b[^>]*\bhref="(?P<href>[^"]+)\""""
    )
    found = {
        (page.name, match["src"] or match["href"])
        for page in site.rglob("*.html")
        for match in loads.finditer(page.read_text("utf-8"))
    }
    assert len(found) > 20
    assert {one for one in found if re.match(r"(?:https?:)?//", one[1])} == set()
