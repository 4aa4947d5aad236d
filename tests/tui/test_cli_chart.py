"""`bei chart`: a session or a document as pictures, in text, as SVG, or as figures."""

import io
from contextlib import redirect_stdout
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.tui.at_shell import RATED, applied, bei, exported, home, made, saved
from tui.verbs import say


@pytest.fixture
def session() -> str:
    made_here = made()
    applied(made_here, *RATED)
    return made_here


def test_a_document_gives_the_same_picture_as_its_session(session: str, tmp_path: Path) -> None:
    file = saved(tmp_path / "s.json", exported(session))
    for more in (("--kind", "gap"), ("--kind", "coverage", "--format", "svg"), ("--kind", "bars", "--json")):
        drawn = [bei("chart", source, *more) for source in (session, file)]
        drawn.append(bei("chart", "-", *more, stdin=file.read_bytes()))
        assert [(one.code, one.err) for one in drawn] == [(0, "")] * 3
        assert {one.data for one in drawn} == {drawn[0].data}


def test_the_figures_are_those_of_the_scorecard(session: str) -> None:
    card = bei("grade", session, "--json").json["scorecard"]
    told = bei("chart", session, "--kind", "bars", "--json").json
    assert {one.pop("category"): one for one in told["categories"]} == card["categories"]
    assert told["total"] == {"score": card["total"], "coverage": card["coverage"]}
    assert bei("chart", session, "--kind", "bars", "--format", "json").json["total"] == told["total"]
    gaps = bei("chart", session, "--kind", "gap", "--grade", "low", "--json").json["grades"][0]
    assert [(one["item"], one["state"], one["level"], one["gap"]) for one in gaps["items"]][:1] == [
        ("co", "rated", 1, 0)
    ]
    found = bei("chart", session, "--kind", "coverage", "--json").json["items"]
    assert {one["item"]: (one["support"], one["counter"], one["scores"]) for one in found if one["level"]} == {
        "co": (1, 0, 0), "com": (0, 1, 0), "law": (0, 0, 2),
    }  # fmt: skip


def test_the_places_of_a_radar_lie_in_the_unit_circle(session: str) -> None:
    told = bei("chart", session, "--grade", "all", "--json").json
    assert [one["grade"] for one in told["outlines"]][-1] is None
    for outline in told["outlines"]:
        for level, place, axis in zip(outline["levels"], outline["points"], told["axes"], strict=True):
            assert (level is None) == (place is None)
            if place is not None:
                share = level / told["top"]
                assert [float(one) for one in place] == pytest.approx(
                    [float(one) * share for one in axis["tip"]], abs=1e-3
                )


def test_several_grades_are_drawn_from_the_lowest_up(session: str) -> None:
    text = bei("chart", session, "--kind", "gap", "--grade", "high", "low").out
    assert text.index("(Low)") < text.index("(High)")
    assert bei("chart", session, "--kind", "gap", "--grade", "all").out.startswith(text)


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--grade", "nix\x1b"), 3, "The model has no grade “nix‹U+001B›”. There are: low, "),
        (("--width", "39"), 2, "Width is to be 40 to 400, height 12 to 200, in character cells."),
        (("--height", "201"), 2, "Width is to be 40 to 400, height 12 to 200, in character cells."),
        (("-o", "/no/such/folder/x.svg", "--format", "svg"), 3, "/no/such/folder"),
    ],
)
def test_what_cannot_be_drawn_is_told(session: str, options: tuple[str, ...], code: int, said: str) -> None:
    answer = bei("chart", session, *options)
    assert answer.told[0] == code
    assert said in answer.told[1]


def test_a_session_that_is_not_there_and_a_file_that_is_none(tmp_path: Path) -> None:
    assert bei("chart", "missing").told[0] == 3
    assert bei("chart", tmp_path / "none.json").told[0] == 3
    (tmp_path / "bad.json").write_text("{}")
    assert bei("chart", tmp_path / "bad.json").told[0] == 4


def test_a_picture_is_written_whole_and_not_over_another(session: str, tmp_path: Path) -> None:
    file = tmp_path / "c.svg"
    assert bei("chart", session, "--kind", "gap", "--format", "svg", "-o", file).data == b""
    assert ET.fromstring(file.read_text()).tag.endswith("svg")
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    assert bei("chart", session, "--kind", "bars", "--format", "svg", "-o", file).told[0] == 1
    assert file.read_bytes() == before
    assert bei("chart", session, "--kind", "bars", "--format", "svg", "-o", file, "--force").code == 0
    assert file.read_bytes() != before
    assert bei("chart", session, "-o", home() / "x.txt").told[0] == 1


@pytest.mark.parametrize("kind", ["radar", "bars", "gap", "coverage"])
def test_ascii_is_ascii_alone(session: str, kind: str) -> None:
    assert bei("chart", session, "--kind", kind, "--grade", "all", "--ascii").out.isascii()


def test_colour_is_for_a_terminal_that_wants_it(session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = bei("chart", session, "--kind", "gap", "--width", "80").out
    assert "\x1b" not in plain
    coloured = bei("chart", session, "--kind", "gap", "--width", "80", terminal=True).out
    assert "\x1b[1;36m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert bei("chart", session, "--kind", "gap", "--width", "80", terminal=True).out == plain


def test_a_terminal_without_unicode_gets_ascii_unasked(session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not bei("chart", session, "--kind", "gap", terminal=True).out.isascii()
    monkeypatch.setattr(say, "speaks_unicode", lambda: False)
    assert bei("chart", session, "--kind", "gap", terminal=True).out.isascii()
    assert not bei("chart", session, "--kind", "gap").out.isascii()


@pytest.mark.parametrize(("encoding", "unicode"), [("utf-8", True), ("iso8859-1", False), ("gbk", False)])
def test_what_a_terminal_speaks_is_told_by_its_encoding(encoding: str, unicode: bool) -> None:
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding=encoding)):
        assert say.speaks_unicode() == unicode
