"""Plans kept as templates: written whole, read as written, one writer at a time, sealed where the home is."""

from pathlib import Path

import pytest

from rubric.model import Rubric
from sessions.desk import SessionDesk
from sessions.errors import DamagedError, LockedError, SealedError, StoreWriteError
from sessions.interview.planning import ChangePlan, ChooseQuestions
from sessions.interview.refusals import RefusalError
from sessions.storage.files import Files
from sessions.storage.small_file import as_small_file
from sessions.storage.templates import LOCK, NAME, Template, TemplateExistsError, TemplateNotFoundError, Templates
from sessions.templates import applying, template_of
from tests.sessions.failing_files import FailingFiles
from tests.sessions.making import desk_on, small, telecom
from tests.sessions.toy_seal import ToySeal

AM = Template("客户经理 2026", "small", ("co",), 45, {"close": 4}, "Good morning", "We take notes", {"co": ("Why?",)})


def planned() -> SessionDesk:
    desk = desk_on(small())
    desk.do(ChangePlan(items=("co",), minutes=45, stages={"close": 4}, opening="Good morning", consent="We take notes"))
    desk.do(ChooseQuestions(item="co", questions=("Why?",)))
    return desk


@pytest.mark.parametrize("seal", [None, ToySeal()])
def test_a_template_is_read_as_it_was_kept(tmp_path: Path, seal: ToySeal | None) -> None:
    templates = Templates(tmp_path, Files(), seal)
    assert templates.all() == []
    templates.save(AM)
    other = Template("A", "small", ("com",), 30)
    templates.save(other)
    again = Templates(tmp_path, Files(), seal)
    assert again.all() == [other, AM]
    assert again.named("A") == other
    again.remove("A")
    assert Templates(tmp_path, Files(), seal).all() == [AM]
    assert ("Good morning" in (tmp_path / NAME).read_bytes().decode("latin-1")) == (seal is None)


def test_a_name_that_is_taken_is_replaced_only_when_that_is_said(tmp_path: Path) -> None:
    templates = Templates(tmp_path, Files())
    templates.save(AM)
    later = Template(AM.name, "small", ("com",), 30)
    with pytest.raises(TemplateExistsError):
        templates.save(later)
    assert templates.all() == [AM]
    templates.save(later, replace=True)
    assert templates.all() == [later]


def test_a_template_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    templates = Templates(tmp_path, Files())
    templates.save(AM)
    for act in (templates.named, templates.remove):
        with pytest.raises(TemplateNotFoundError) as caught:
            act("AM 2027")
        assert caught.value.known == [AM.name]


def test_there_is_one_writer_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.storage.turn._TRIES", 1)
    held = Files().lock(tmp_path / LOCK)
    with pytest.raises(LockedError):
        Templates(tmp_path, Files()).save(AM)
    held.release()
    Templates(tmp_path, Files()).save(AM)
    assert Templates(tmp_path, Files()).all() == [AM]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    Templates(tmp_path, Files()).save(AM)

    def refuse(_number: int, name: str) -> None:
        if name == "rename":
            raise OSError(28, "No space left on device")

    files = FailingFiles(refuse)
    with pytest.raises(StoreWriteError):
        Templates(tmp_path, files).save(Template("B", "small", ("co",), 30))
    assert Templates(tmp_path, Files()).all() == [AM]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        as_small_file({"templates": [1]}),
        as_small_file({"templates": [{**AM.to_document(), "minutes": "45"}]}),
        as_small_file({"templates": [{**AM.to_document(), "questions": {"co": [7]}}]}),
        as_small_file({"templates": [AM.to_document()]}).replace(b"morning", b"evening"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_damage_and_not_overwritten(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    templates = Templates(tmp_path, Files())
    with pytest.raises(DamagedError):
        templates.all()
    with pytest.raises(DamagedError):
        templates.save(AM, replace=True)
    assert (tmp_path / NAME).read_bytes() == content


def test_without_the_key_an_encrypted_file_says_nothing(tmp_path: Path) -> None:
    Templates(tmp_path, Files(), ToySeal()).save(AM)
    with pytest.raises(SealedError):
        Templates(tmp_path, Files()).all()


def test_the_plan_of_one_session_becomes_that_of_another() -> None:
    desk = planned()
    template = template_of(desk.session, f" {AM.name} ")
    assert template == AM
    other = desk_on(small())
    other.do(applying(template, other.session.rubric))
    one, two = desk.session, other.session
    assert (two.plan, two.minutes, two.stage_minutes, two.questions) == (
        one.plan,
        one.minutes,
        one.stage_minutes,
        one.questions,
    )
    assert (two.opening_script, two.consent_text, two.template) == ("Good morning", "We take notes", AM.name)


@pytest.mark.parametrize(
    ("template", "rubric", "code"),
    [
        (AM, telecom().rubric, "template_elsewhere"),
        (Template("X", "small", ("co", "gone"), 30), small().rubric, "template_items"),
        (Template("X", "small", ("co",), 30, questions={"gone": ("Why?",)}), small().rubric, "template_items"),
    ],
)
def test_a_template_that_does_not_fit_the_model_is_refused(template: Template, rubric: Rubric, code: str) -> None:
    with pytest.raises(RefusalError) as caught:
        applying(template, rubric)
    assert caught.value.code == code
