"""What goes wrong is told to a Chinese reader in Chinese: of each class of failure one, and every sentence there is.

English may stand in names, paths, commands and what was given; two English words in a row anywhere else are what a
library said.
"""

import errno
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from rubric.faults import RubricError
from rubric.reader import read_text
from rubric.tables.reading import read_sheet
from sessions import errors
from tests.tui.at_shell import NEW, bei, have_small_model, home, lines, made, noted
from tests.tui.catalogues import catalogue
from tui.failure import say_fault
from tui.places import config_dir
from tui.reports.template_faults import told_of
from tui.system_words import of_store, reason
from tui.translate import Words

ZH = Words("zh")
_QUOTED = re.compile(r"“[^”]*”|（[\x20-\x7e]*）|\{+[^}]*\}+|\S*/\S+")
_COMMAND = re.compile(r"(bei|pip install|export|--column)( [\w\[\]{}\"@.=-]+)+")
_WORDS = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,})+")


def english(told: str) -> list[str]:
    """The runs of English words in a Chinese message, but for names, paths, commands and what was given."""
    return _WORDS.findall(_COMMAND.sub("·", _QUOTED.sub("·", told)))


def expect_chinese(told: str) -> None:
    assert re.search(r"[\u4e00-\u9fff]", told), told
    assert english(told) == [], told


def test_english_in_a_chinese_sentence_is_seen() -> None:
    assert english("不是正确的 YAML：while parsing a flow node") == ["while parsing", "flow node"]
    assert english("m.yaml:3:5: 没有权限，bei verify x --repair 可找回“some text” /a b/c") == []


@pytest.mark.parametrize("family", ["error", "errno", "fault", "place", "refusal", "report.fault", "usage", "verify"])
def test_no_sentence_of_a_failure_has_english_in_it(family: str) -> None:
    said = {key: text for key, text in catalogue("zh").items() if key.startswith(f"{family}.")}
    assert said
    assert {key: english(text) for key, text in said.items() if english(text)} == {}


BROKEN = [
    *("a: [1, 2", 'a: "x', "a: b: c", "a:\n\t- b", "a: @x", "a: *x", "a: &x 1\nb: &x 2", "%FOO\na: 1", "a: !x!y z"),
    *('a: "\\q"', "a: | x\n  y", "{a: 1}\nb: 2", "a: [,]", "a: - b", "a: \x07", "a: 1\na: 2", "--- a\n--- b", "\udc80"),
    *('{"a": 1', '{"a" 1}', '{"a": 1]', '{"a": "b\n"}', '{"a": tru}', '{"a": 1} x', '{"a": "\\x"}', '{"a"：1}'),
    *(
        "schema: 7\nid: [x]\nversion: 1\nlevels: {}\nitems: words\ngrades: [{id: 5}]\ntitle: 3\ncategories:",
        "[]",
        "- 1",
    ),
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_text_that_no_parser_takes(text: str) -> None:
    with pytest.raises(RubricError) as caught:
        read_text(text, "m.yaml")
    for fault in caught.value.faults:
        expect_chinese(say_fault(ZH, fault))


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", b'"' + b"x" * 140_000])
def test_a_table_that_cannot_be_read(raw: bytes) -> None:
    with pytest.raises(RubricError) as caught:
        read_sheet(raw, "t.xlsx")
    for fault in caught.value.faults:
        expect_chinese(say_fault(ZH, fault))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EADDRINUSE, errno.ENOTTY, 9999, 0])
def test_what_the_system_refuses(number: int) -> None:
    expect_chinese(reason(OSError(number, "as the system says"), ZH))


def test_what_the_store_cannot_do() -> None:
    place = Path("/home/x/bei/vault")
    for error in (
        errors.DamagedError(place, "it is not as it was written"),
        errors.FormatError(place, "bei.journal/9"),
        errors.AlreadyExistsError(place),
        errors.StoreReadError(place, 0),
        errors.StoreWriteError(errno.ENOSPC, "keep the draft"),
        errors.StoreWriteError(0, "act as never before"),
        errors.ReadOnlyError("the log is open to read only"),
    ):
        expect_chinese(of_store(error, ZH))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("expected token 'end of print statement', got 'b'", ""),
        ("unexpected end of template, expected 'end of print statement'.", ""),
        ("Encountered unknown tag 'foo'. Jinja was looking for the following tags: 'endif'.", ""),
        ("access to attribute '__class__' of 'str' object is unsafe.", "SecurityError"),
        ("list object has no element 3", "UndefinedError"),
        ("division by zero", "ZeroDivisionError"),
        ("unknown variable: nothing", "TypstError"),
        ("expected semicolon or line break", "TypstError"),
        ("cannot add integer and string", "TypstError"),
    ],
)
def test_what_the_engine_of_a_template_says(said: str, kind: str) -> None:
    expect_chinese(told_of(said, kind, ZH))


def test_what_a_command_cannot_do(tmp_path: Path) -> None:
    """In one home, for a home takes longer than a command."""
    session = made()
    bad = tmp_path / "bad.json"
    document = bei("export", session).out

    def grading(text: str | bytes) -> Callable[[], tuple[object, ...]]:
        def wrote() -> tuple[object, ...]:
            bad.write_bytes(text if isinstance(text, bytes) else text.encode())
            return "grade", bad

        return wrote

    def templated() -> tuple[object, ...]:
        (tmp_path / "own.html").write_text("{{ 1 / 0 }}")
        return "export", session, "--format", "html", "--template", tmp_path / "own.html"

    def with_settings() -> tuple[object, ...]:
        config_dir().mkdir(parents=True, exist_ok=True)
        (config_dir() / "config.toml").write_text("a = \nb = 1")
        return "config", "list"

    with socket.create_server(("127.0.0.1", 0)) as taken:
        for given in (
            grading(document.replace('"minutes": 60', '"minutes": "60"')),
            grading(document.replace("session_opened", "guessed")),
            grading(document.replace('"digest": "sha256:', '"digest": "sha256:0')),
            grading(document.replace('"grade": "low"', '"grade": "zzz"')),
            grading(document[:700]),
            grading(b"\xff"),
            grading(""),
            templated,
            lambda: ("import", tmp_path),
            lambda: ("export", session, "-o", "/dev/null/x"),
            lambda: ("show", "nobody"),
            lambda: ("show",),
            lambda: ("list", "--nothing"),
            lambda: ("replay", session, "--speed", "fast"),
            lambda: ("rubric", "show", "nothing"),
            lambda: ("serve", "--port", taken.getsockname()[1]),
            with_settings,
        ):
            answer = bei(*given(), lang="zh", terminal=given is not templated)
            told = answer.err.splitlines() or answer.out.splitlines()
            expect_chinese(told[-1].replace(str(tmp_path), "/tmp"))
            assert answer.code != 0 or given is with_settings
    for line in ("nonsense", '{"do": "guess"}', '{"do": "capture"}', lines(noted("x")) + "[1]"):
        for said in bei("apply", session, "-", stdin=line, lang="zh").err.splitlines():
            expect_chinese(said)


def test_a_damaged_store() -> None:
    have_small_model()
    session = bei(*NEW).out.strip()
    for file in (home() / "sessions" / session).glob("*.bei"):
        file.write_bytes(file.read_bytes().replace("王芳".encode(), "李芳".encode()))
    (home() / "policy.json").write_text("{")
    for command in (("show", session), ("verify",), ("verify", session, "--repair", "--yes")):
        answer = bei(*command, lang="zh")
        assert answer.code == 5
        for said in (answer.out + answer.err).splitlines():
            expect_chinese(said.replace(session, "甲"))
