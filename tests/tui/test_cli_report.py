"""`bei export` for a reader: reports in files of their own, nothing overwritten, all of it in the ledger."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.tui.at_shell import HIRED, RATED, applied, bei, home, made, mode

SUBMIT = {"do": "submit"}


@pytest.fixture
def session() -> str:
    made_here = made("--candidate", "林晓彤")
    applied(made_here, *RATED, HIRED, SUBMIT)
    return made_here


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of own templates."""
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path / "config"))
    folder = tmp_path / "config" / "templates"
    folder.mkdir(parents=True)
    return folder


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _details() -> list[tuple[str, str]]:
    return [(one["act"], one["detail"]) for one in bei("log", "--json").json]


@pytest.mark.parametrize(("form", "head"), [("md", "# "), ("html", "<!DOCTYPE html>\n")])
def test_a_report_goes_to_standard_output_and_into_the_ledger(form: str, head: str, session: str) -> None:
    answers = {one: bei("export", session, "--format", form, "--reader", one) for one in ("committee", "candidate")}
    assert {(one.code, one.err) for one in answers.values()} == {(0, "")}
    assert all(one.out.startswith(head) for one in answers.values())
    assert bei("export", session, "--format", form).data == answers["committee"].data
    assert "called three customers" in answers["committee"].out
    assert "called three customers" not in answers["candidate"].out
    assert _details() == [
        ("export", f"{form} committee"), ("export", f"{form} candidate"), ("export", f"{form} committee"),
    ]  # fmt: skip


def test_a_report_keeps_to_a_clock_of_24_hours(session: str, own: Path) -> None:
    applied(session, {"do": "amend", "reason": "a slip"}, {**HIRED, "reason": "on second thoughts"}, SUBMIT)
    before = bei("export", session, "--format", "md").data
    (own.parent / "config.toml").write_text("[clock]\nhours = 12\nseconds = true\nzone = true\n", "utf-8")
    assert bei("config", "get", "clock.hours").out == "12\n"
    assert bei("export", session, "--format", "md").data == before


def test_the_archive_is_told_for_how_long_a_session_is_kept(session: str) -> None:
    bei("hold", session, "--reason", "in court")
    told = bei("export", session, "--format", "md", "--reader", "archive").out
    (row,) = [one for one in told.splitlines() if one.startswith("| Kept until")]
    assert row.startswith("| Kept until | due 20")
    assert row.endswith("; under a legal hold |")


def test_an_archive_in_a_folder_has_the_document_that_its_grade_is_checked_by(session: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for form in ("md", "html"):
        assert bei("export", session, "--format", form, "--reader", "archive", "-o", f"{out}/").told == (0, "")
    document = out / f"{session}-archive.json"
    assert _files(out) == [f"{session}-archive.{one}" for one in ("html", "json", "md")]
    assert document.read_bytes() == bei("export", session).data
    assert f"sha256:{sha256(document.read_bytes()).hexdigest()}" in (out / f"{session}-archive.md").read_text("utf-8")
    assert bei("grade", document).code == 0
    document.write_text("another", "utf-8")
    (out / f"{session}-archive.md").unlink()
    assert bei("export", session, "--format", "md", "--reader", "archive", "-o", f"{out}/").code == 1
    assert (document.read_text("utf-8"), len(_files(out))) == ("another", 2)


@pytest.mark.parametrize("option", [("--reader", "candidate"), ("--template", "own")])
def test_the_whole_document_is_for_no_reader_in_particular(option: tuple[str, str], session: str) -> None:
    text = "json gives whole sessions: it takes neither --reader nor --template."
    assert bei("export", session, *option).told == (2, text)


def test_a_candidate_is_given_nothing_of_an_unfinished_session(session: str, tmp_path: Path) -> None:
    running = made()
    text = f"Session {running} is not submitted; a candidate is given feedback on a submitted session only."
    call = ("export", session, running, "--format", "md", "--reader", "candidate", "-o", f"{tmp_path / 'out'}/")
    assert bei(*call).told == (1, text)
    assert not (tmp_path / "out").exists()
    assert _details() == []


def test_of_all_sessions_those_that_can_be_are_written_and_the_others_told(session: str, tmp_path: Path) -> None:
    running, damaged, out = made(), made(), tmp_path / "out"
    (home() / "sessions" / damaged / "000001.bei").write_bytes(b"nonsense")
    answer = bei("export", "--all", "--format", "md", "--reader", "candidate", "-o", f"{out}/")
    assert (answer.code, answer.data, _files(out)) == (5, b"", [f"{session}-candidate.md"])
    first, *others = answer.err.splitlines()
    assert first == "1 report written, none of these sessions:"
    assert {one for one in (session, running, damaged) if any(one in told for told in others)} == {running, damaged}
    assert [one["sessions"] for one in bei("log", "--json").json] == [[session]]
    call = ("export", "--all", "--format", "md", "--reader", "committee", "-o", f"{tmp_path / 'more'}/")
    assert (bei(*call).code, len(_files(tmp_path / "more"))) == (5, 2)


def test_where_no_session_can_be_told_of_nothing_is_made(tmp_path: Path) -> None:
    running, out = made(), tmp_path / "out"
    code, told = bei("export", "--all", "--format", "md", "--reader", "candidate", "-o", f"{out}/").told
    assert (code, running in told, out.exists(), _details()) == (1, True, False, [])


def test_several_sessions_are_a_file_each_named_after_no_candidate(session: str, tmp_path: Path) -> None:
    second, out = made("--candidate", "王/芳"), tmp_path / "out"
    call: tuple[Any, ...] = ("export", "--all", "--format", "md")
    assert bei(*call).told == (2, "md makes a file for each session: for several, name a folder with -o, ending in /.")
    assert bei(*call, "-o", f"{out}/").told == (0, "")
    assert _files(out) == sorted(f"{one}-committee.md" for one in (session, second))
    assert (mode(out), {mode(one) for one in out.iterdir()}) == ("0700", {"0600"})
    assert (out / f"{session}-committee.md").read_bytes() == bei("export", session, "--format", "md").data
    assert bei("export", session, second, "--format", "md", "-o", out, "--name-files").told == (0, "")
    assert {f"林晓彤-{session}-committee.md", f"王_芳-{second}-committee.md"} < set(_files(out))


def test_nothing_is_written_where_one_of_the_files_is_there(session: str, tmp_path: Path) -> None:
    second = made()
    last = tmp_path / f"{max(session, second)}-committee.md"
    last.write_text("mine", "utf-8")
    call = ("export", "--all", "--format", "md", "-o", tmp_path)
    assert bei(*call).told == (1, f"{last} exists; --force overwrites it.")
    assert (_files(tmp_path), last.read_text("utf-8")) == ([last.name], "mine")
    assert bei(*call, "--force").told == (0, "")
    assert last.read_text("utf-8").startswith("# ")


def test_reports_are_not_put_into_the_home_nor_into_a_folder_of_nowhere(session: str, tmp_path: Path) -> None:
    call = ("export", session, "--format", "md", "-o")
    assert bei(*call, f"{home() / 'reports'}/").told[0] == 1
    assert bei(*call, f"{tmp_path / 'no' / 'where'}/").told == (3, f"No such folder: {tmp_path / 'no'}")
    assert not (home() / "reports").exists()
    assert not (tmp_path / "no").exists()


def test_a_template_is_printed_changed_and_used_by_name_or_place(session: str, own: Path, tmp_path: Path) -> None:
    printed = bei("export", "--print-template", "md")
    assert bei("export", "--print-template", "md", "-o", own / "short.md").told == (0, "")
    assert (own / "short.md").read_bytes() == printed.data
    call = ("export", session, "--format", "md")
    assert bei(*call, "--template", "short").data == bei(*call).data
    (own / "short.md").write_text("{{ report.title }} for {{ report.fact('candidate') }}", "utf-8")
    for named in ("short", "short.md", own / "short.md"):
        assert bei(*call, "--template", named).out == "Interview assessment report for 林晓彤"
    (own / "short.md").rename(own / "report.md")
    assert bei(*call).out == "Interview assessment report for 林晓彤"
    assert bei(*call, "--template", "short").told == (3, f"There is no template “short”, nor one in {own}.")
    assert bei("export", session, "--format", "html", "-o", tmp_path / "r.html").told == (0, "")


def test_the_organisation_stands_on_what_it_gives_out(session: str, own: Path) -> None:
    (own.parent / "config.toml").write_text('[report]\norganisation = "示例<电信>"\nfooter = "p. 1"\n', "utf-8")
    page = bei("export", session, "--format", "html", "--reader", "candidate").out
    assert '<p class="house">示例&lt;电信&gt;</p>' in page
    assert "<p>p. 1</p>" in page


def test_a_template_at_fault_leaves_nothing_written_and_nothing_in_the_ledger(session: str, own: Path) -> None:
    (own / "bad.html").write_text("\n{{ report.nonsense }}", "utf-8")
    code, said = bei("export", session, "--format", "html", "--template", "bad", "-o", own / "r.html").told
    assert (code, said.partition(": ")[0]) == (4, f"{own / 'bad.html'}:2")
    assert _files(own) == ["bad.html"]
    assert _details() == []
