"""Reports in Markdown and HTML: whole, nothing in them acts; templates can be replaced and do no harm."""

import itertools
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.tui.at_shell import dangerous
from tests.tui.hostile_home import HOSTILE
from tests.tui.reports.interviewed import NOTE, REASON, TEXTS, Elements, interviewed, model_of, reported
from tui.failure import Exit, FailureError
from tui.reports.marking_down import escaped
from tui.reports.report import READERS, Report
from tui.reports.templating import Templates, as_markdown, as_page
from tui.translate import Words

JINJA = "{{ report.__class__ }}{% for x in 1 %}{#"
TRICKS = (
    f"</style></title></svg><script>alert(1)</script><img src=x onerror=alert(1)>\"'><a href=http://x.example>{JINJA}",
    f"![x](http://x.example/p.png) [a](javascript:alert(1)) <http://x.example> http://x.example www.x.example `{JINJA}",
    "1. one",
    "- two",
    "    ```\n# six\n---\n| a | b |\n|---|---|",
    HOSTILE,
)
PLAIN = "plain"


def _page(report: Report, templates: Templates | None = None) -> str:
    templates = templates or Templates("report.html", Path("none"))
    return as_page(report, Words(report.locale), templates).decode()


def _markdown(report: Report, templates: Templates | None = None) -> str:
    templates = templates or Templates("report.md", Path("none"))
    return as_markdown(report, Words(report.locale), templates).decode()


def _filled(text: str, reader: Any) -> Report:
    desk = interviewed(*[text] * len(TEXTS), model=model_of(text))
    return reported(desk, reader, house=text, header=text, footer=text)


@pytest.fixture(scope="module")
def told() -> dict[str, Report]:
    """The report of each reader."""
    desk = interviewed()
    return {one: reported(desk, one) for one in READERS}


@pytest.fixture(scope="module")
def shapes() -> dict[str, tuple[Any, Any]]:
    """Elements of the page and tokens of the Markdown of each reader, where all texts are plain."""
    return {
        one: (Elements(_page(_filled(PLAIN, one))).shape, _tokens(_markdown(_filled(PLAIN, one)))) for one in READERS
    }


def _tokens(text: str) -> list[tuple[str, str]]:
    flat = []
    for token in MarkdownIt("gfm-like").parse(text):
        flat.append((token.type, token.tag))
        flat += [(one.type, one.tag) for one in token.children or () if one.type not in ("text", "text_special")]
    return flat


def test_a_label_keeps_the_space_behind_its_colon_and_no_text_ends_a_line() -> None:
    assert [escaped(one) for one in ("Level: ", "  two  ", "  ", "")] == ["Level: ", "two ", "", ""]


@pytest.mark.parametrize(
    ("text", "reader"),
    [*((one, "committee") for one in TRICKS), *((one, reader) for one in TRICKS[:2] for reader in READERS[1:])],
    ids=itertools.count(),
)
def test_what_people_write_changes_neither_a_page_nor_a_text_in_its_shape(
    text: str, reader: Any, shapes: dict[str, tuple[Any, Any]]
) -> None:
    report = _filled(text, reader)
    page, marked = _page(report), _markdown(report)
    assert dangerous(page) | dangerous(marked) == set()
    own, elements = shapes[reader][0], Elements(page)
    # A long name takes more rows in a picture.
    assert _unfolded(elements.shape) == _unfolded(own)
    assert _tokens(marked) == shapes[reader][1]
    assert [one for one in elements.values if one[1] in ("src", "href", "srcset", "action", "style", "data")] == []


def _unfolded(shape: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The elements outside pictures, and the kinds of those in them."""
    inside, outside = set(), []
    deep = 0
    for one in shape:
        deep += one[0] == "svg"
        if deep:
            inside.add(one[0].removeprefix("/"))
        else:
            outside.append(one)
        deep -= one[0] == "/svg"
    assert inside <= {"svg", "title", "desc", "rect", "path", "text", "circle", "line", "g", "polygon", "polyline"}
    return outside


@pytest.mark.parametrize(("reader", "language"), [("committee", "zh"), ("candidate", "en"), ("archive", "en")])
def test_a_page_needs_nothing_from_outside_and_allows_nothing(reader: Any, language: str) -> None:
    page = _page(reported(interviewed(), reader, language))
    style = page.partition("<style>")[2].partition("</style>")[0]
    allowed = f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    policy = f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"
    found = Elements(page)
    assert ("meta", "content", policy) in found.values
    assert re.findall(r"url\(|@import|expression\(", page) == []
    assert {value for _, _, value in found.values if "//" in value} <= {"http://www.w3.org/2000/svg"}
    assert {one[0].removeprefix("/") for one in found.shape} & {"script", "link", "iframe", "img", "object"} == set()
    assert ("html", "lang", {"zh": "zh-CN", "en": "en"}[language]) in found.values


@pytest.mark.parametrize("write", [_page, _markdown])
def test_both_forms_say_what_the_reader_is_told(write: Any, told: dict[str, Report]) -> None:
    committee, candidate, archive = (write(told[one]) for one in READERS)
    for said in (NOTE, REASON, "Won the hospital", "Below", "level 2 · L2", "send the rules"):
        assert said in committee
    assert [text for text in TEXTS if text in candidate] == []
    assert all(
        said in candidate for said in ("王芳", "com 1 1", "Next steps", "level 2 · L2", "ask what a judgement rests on")
    )
    assert all(said in archive for said in (NOTE, "sha256:", "bei grade FILE"))


def _own(tmp_path: Path, text: str, name: str = "own.html") -> Templates:
    (tmp_path / name).write_text(text, "utf-8")
    return Templates("report.html", tmp_path, tmp_path / name)


def test_an_own_template_takes_the_place_and_may_build_on_the_one_that_ships(tmp_path: Path) -> None:
    report = reported(interviewed("<b>"), "committee")
    drawn = _page(report, _own(tmp_path, "{{ report.fact('candidate') }}: {{ report.notes[0].text }}"))
    assert drawn == "王芳: &lt;b&gt;"
    built = '{% extends "report.html" %}{% block foot %}Strictly between us{% endblock %}'
    assert "Strictly between us" in _page(report, _own(tmp_path, built))
    (tmp_path / "report.html").write_text(built.replace("report.html", "bei/report.html"), "utf-8")
    assert "Strictly between us" in _page(report, Templates("report.html", tmp_path))
    (tmp_path / "report.css").write_text("body { color: red }", "utf-8")
    assert "<style>body { color: red }" in _page(report, Templates("report.html", tmp_path))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{% endfor %}", 2),
        ("a\n\n{{ report.candidat }}", 3),
        ("{{ words('no.such.key') }}", 1),
        ("a\n{{ 1 / 0 }}", 2),
        ('\n{% include "missing.html" %}', 2),
        ('{% include "../../../etc/passwd" %}', 1),
        ('{% include "/etc/passwd" %}', 1),
        ('{% extends "' + "a" * 300 + '" %}', 1),
        ("{{ report.__class__.__mro__ }}", 1),
        ("\n{{ words.__globals__ }}", 2),
        ("{{ report.fact.__func__.__globals__ }}", 1),
        ("{{ ''.__class__.__base__.__subclasses__() }}", 1),
        ("{{ '{0.__class__.__init__.__globals__}'.format(report) }}", 1),
        ("{{ lipsum.__globals__['os'].popen('id').read() }}", 1),
        ("{{ self.__init__.__globals__ }}", 1),
        ("{% for x in range(10 ** 9) %}{% endfor %}", 1),
        ("{{ report.facts.append(1) }}", 1),
        ("{% set x = [] %}\n{{ x.append(1) }}", 2),
        ("{{ open('/etc/passwd') }}", 1),
        ("{% import os %}", 1),
    ],
)
def test_a_template_at_fault_is_told_by_file_and_line_and_can_do_nothing(
    text: str, line: int, tmp_path: Path, told: dict[str, Report]
) -> None:
    with pytest.raises(FailureError) as caught:
        _page(told["archive"], _own(tmp_path, text))
    assert caught.value.code == Exit.INVALID
    assert caught.value.message.startswith(f"{tmp_path / 'own.html'}:{line}: ")


def test_a_template_that_is_no_text_is_told(tmp_path: Path, told: dict[str, Report]) -> None:
    (tmp_path / "own.html").write_bytes(b"\xff\xfe")
    with pytest.raises(FailureError) as caught:
        _page(told["archive"], Templates("report.html", tmp_path, tmp_path / "own.html"))
    assert (caught.value.code, caught.value.message) == (
        Exit.INVALID,
        f"{tmp_path / 'own.html'}:1: not UTF-8",
    )
