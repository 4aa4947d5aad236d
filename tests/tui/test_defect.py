"""A defect of bei: a report that tells places in the code and nothing of people, one line, exit code 1."""

import os
import re
from pathlib import Path

import pytest

from tests.tui.at_shell import bei, home, mode
from tui.defect import describe, write_report
from tui.silence import Silence
from tui.translate import Words

SECRET = "王小川"
REPORTED = re.compile(
    r"An error inside bei\. All that was saved is there\. A report of where it happened, without names or notes: (.+)"
)


def broken(name: str, *_rest: object) -> int:
    """Fails as code does: the name is in the message, in a local variable, in an argument, and in the causes."""
    told = {"candidate": f"{name} {SECRET}"}
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        try:
            raise ValueError(told) from error
        except ValueError:
            raise ExceptionGroup(SECRET, [TypeError(SECRET), ZeroDivisionError(SECRET)]) from None


def failure() -> BaseException:
    """What `broken` raises."""
    try:
        broken(SECRET)
    except ExceptionGroup as error:
        return error
    raise AssertionError("it did not fail")


@pytest.fixture
def a_broken_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    """`bei list` has a defect, and nobody asks for tracebacks."""
    monkeypatch.setattr("tui.verbs.sitting.list_sessions", broken)
    monkeypatch.setenv("BEI_TRACEBACK", "0")


@pytest.mark.usefixtures("a_broken_verb")
def test_a_defect_in_a_verb_ends_with_one_line_and_a_report_that_names_nobody() -> None:
    code, said = bei("list").told
    found = REPORTED.fullmatch(said)
    assert code == 1
    assert found
    report = Path(found[1])
    assert report.parent == home() / "reports"
    assert (mode(report.parent), mode(report)) == ("0700", "0600")
    assert SECRET not in report.read_text("utf-8")
    assert "test_defect.py" in report.read_text("utf-8")


@pytest.mark.usefixtures("a_broken_verb")
def test_each_defect_has_a_report_in_the_home_that_was_asked_for(tmp_path: Path) -> None:
    for _ in range(2):
        assert bei("list", "--home", tmp_path / "other").code == 1
    assert len(list((tmp_path / "other" / "reports").iterdir())) == 2
    assert not home().exists()


@pytest.mark.usefixtures("a_broken_verb")
@pytest.mark.parametrize("in_the_way", ["file", "link", "open to all"])
def test_where_no_report_can_be_written_that_is_said_and_nothing_else(in_the_way: str, tmp_path: Path) -> None:
    home().mkdir(mode=0o700)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    place = home() / "reports"
    if in_the_way == "file":
        place.touch()
    elif in_the_way == "link":
        place.symlink_to(elsewhere)
    else:
        place.mkdir()
        place.chmod(0o755)
    assert bei("list").told == (1, "An error inside bei. All that was saved is there. A report could not be written.")
    assert list(elsewhere.iterdir()) == []
    assert place.is_file() or list(place.iterdir()) == []


def test_a_developer_gets_the_error_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.verbs.sitting.list_sessions", broken)
    monkeypatch.setenv("BEI_TRACEBACK", "1")
    with pytest.raises(ExceptionGroup):
        bei("list")
    assert not home().exists()


def test_a_report_gives_versions_and_the_classes_and_places_of_the_whole_chain() -> None:
    report = describe(failure())
    assert SECRET not in report
    assert str(Path.home()) not in report
    assert str(Path(__file__).parents[2]) not in report
    assert re.search(r"^bei \d\S*, textual 8\S*, Python 3\S*, Linux", report, re.M)
    assert [line for line in report.splitlines() if "builtins." in line] == [
        "builtins.ExceptionGroup",
        "while handling: builtins.ValueError",
        "one of them: builtins.TypeError",
        "one of them: builtins.ZeroDivisionError",
        "cause: builtins.KeyError",
    ]
    assert re.search(r"^  (tests/tui/)?test_defect\.py:\d+ broken$", report, re.M)
    assert re.search(r"^  (tests/tui/)?test_defect\.py:\d+ failure$", report, re.M)


def test_names_that_are_no_names_of_code_are_not_told() -> None:
    error = type(f"Of {SECRET}\n!", (Exception,), {"__module__": "/home/周敏/x.py"})()
    namespace: dict[str, object] = {"__name__": f"{SECRET}.{SECRET}", "error": error}
    with pytest.raises(type(error)) as raised:
        exec(compile("raise error", f"/home/周敏/notes of {SECRET}!", "exec"), namespace)
    report = describe(raised.value)
    assert "周敏" not in report
    assert SECRET not in report


def test_an_endless_recursion_makes_a_short_report() -> None:
    def again(depth: int) -> int:
        return again(depth + 1) + 1

    with pytest.raises(RecursionError) as raised:
        again(0)
    assert 30 < len(describe(raised.value).splitlines()) < 80


def test_a_report_is_for_this_user_alone_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        report = write_report(tmp_path / "home", "one\n")
    finally:
        os.umask(before)
    assert [mode(one) for one in (tmp_path / "home", report.parent, report)] == ["0700", "0700", "0600"]


def test_a_report_never_replaces_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    monkeypatch.setattr("tui.defect.time.strftime", lambda *_: "20260914T093000Z")
    first = write_report(tmp_path / "home", "one\n")
    assert first.name == "20260914T093000Z-00000000.txt"
    with pytest.raises(FileExistsError):
        write_report(tmp_path / "home", "two\n")
    assert first.read_text("utf-8") == "one\n"


def test_what_nobody_catches_is_reported_a_few_times_and_never_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silence = Silence(lambda: tmp_path, Words("zh"))
    for _ in range(8):
        silence._tell(failure())
    silence._tell(KeyboardInterrupt(SECRET))
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == len(list((tmp_path / "reports").iterdir())) == 5
    assert all(line.startswith("程序内部出错。已保存的内容都在。") for line in said.err.splitlines())
    assert SECRET not in said.err
