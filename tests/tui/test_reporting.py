"""A report from the grade screen: for whom, in which format, into which folder; nothing is overwritten."""

from pathlib import Path

from tests.tui.at_screen import SUBMITTED, TOLD, running, services_at
from tests.tui.test_save_failure import form_in_front


async def test_a_report_is_written_for_the_reader_chosen_and_recorded(samples: Path, tmp_path: Path) -> None:
    services, out = services_at(samples), tmp_path / "out"
    out.mkdir()
    async with running(services, session=SUBMITTED) as person:
        await person.press("f4", "f12", "2", "tab", "tab", "ctrl+u", *str(tmp_path / "none"), "enter")
        assert form_in_front(person), "a folder that is not there is told"
        await person.press("ctrl+u", *str(out), "enter")
        assert not form_in_front(person)
        (file,) = out.iterdir()
        assert str(file) in person.notices
        page = file.read_text("utf-8")
        assert (file.name, file.stat().st_mode & 0o777) == (f"{SUBMITTED}-candidate.html", 0o600)
        assert person.session.candidate in page
        assert [one.text for one in person.session.evidence.values() if len(one.text) > 8 and one.text in page] == []
        await person.press("f12", "2", "tab", "tab", "ctrl+u", *str(out), "enter")
        person.check_says(person.words("reporting.exists", file=file))
        told = [(one.act, one.detail, one.by, one.outcome) for one in services.ledger.entries()]
        assert told[-1] == ("export", "html candidate", person.session.interviewer, "done")


async def test_there_is_no_feedback_on_what_may_still_change(plain: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f4", "f12", "2", "tab", "tab", "ctrl+u", *str(out), "enter")
        person.check_says(person.words("report.not_final", session=TOLD))
    assert list(out.iterdir()) == []
