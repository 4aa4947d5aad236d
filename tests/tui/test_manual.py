"""The manual page and `bei locate`."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from rubric.catalogue import LIBRARY
from rubric.language import Language
from tests.tui.at_screen import in_both_languages
from tests.tui.at_shell import bei, home
from tui.cli import VERBS


@in_both_languages
def test_the_manual_tells_of_every_command_and_exit_code(language: Language, tmp_path: Path) -> None:
    answer = bei("man", lang=language)
    assert (answer.code, answer.err) == (0, "")
    plain = answer.out.replace("\\-", "-").replace("\\:", "")
    for name in filter(None, VERBS):
        assert re.search(rf'^\.SS "bei {name}\b', plain, re.M), name
    assert all(f".TP\n\\fB{code}\\fR" in plain for code in (0, 1, 2, 3, 4, 5, 130))
    assert not home().exists()
    file = tmp_path / "bei.1"
    assert bei("man", "-o", file, lang=language).code == 0
    assert file.read_text("utf-8") == answer.out
    assert bei("man", "-o", file).code == 1, "a file that is there stays"


@in_both_languages
def test_the_manual_is_roff_and_chinese_fits_the_rows(language: Language, tmp_path: Path) -> None:
    groff = which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    file = tmp_path / "bei.1"
    assert bei("man", "-o", file, lang=language).code == 0
    command = [groff, "-man", "-Tutf8", "-Kutf8", "-P-c", str(file)]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert (ran.returncode, ran.stderr) == (0, b"")
    rows = [re.sub(".\x08", "", row) for row in ran.stdout.decode().splitlines()]
    wide = [row for row in rows if sum(1 + (one > "\u2e7f") for one in row) > 80]
    assert wide == []


def test_a_backslash_or_a_dot_in_the_words_is_no_request_to_roff() -> None:
    from tui.manual import _roff

    assert _roff(".so \\n(a-b") == "\\&.so \\en(a\\-b"
    assert _roff("评级（高）。") == "评\\:级\\:（高）。"


def test_where_things_are_is_told_and_one_place_alone(tmp_path: Path) -> None:
    found = bei("locate", "--json").json
    assert found["home"] == {"path": str(home()), "exists": False}
    assert found["library"] == {"path": str(LIBRARY), "exists": True}
    for name, place in found.items():
        assert bei("locate", name).out == place["path"] + "\n"
        assert f"{name} " in bei("locate").out
    assert bei("--home", tmp_path, "locate", "home", "--json").json == {"path": str(tmp_path), "exists": True}
    assert bei("locate", "hom", lang="zh").told[0] == 2
    assert not home().exists()


def test_the_page_is_made_without_any_library_for_the_build_has_none() -> None:
    made = "from tui.arguments.parser import parser; from tui.manual import page; from tui.translate import Words"
    told = "w = Words('en'); print(len(page(parser(w), w, '1')))"
    root = Path(__file__).parents[2]
    command = [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(root)!r}); {made}; {told}"]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert int(ran.stdout) > 1000
