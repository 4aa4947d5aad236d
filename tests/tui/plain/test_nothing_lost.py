"""What is refused, cannot be saved or breaks off in plain prompts: told at once, and the text kept."""

import errno
import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from sessions.desk import SessionDesk
from sessions.errors import StoreWriteError
from sessions.interview.commands import Submit
from sessions.shelf import Shelf
from sessions.storage.drafts import Drafts
from sessions.storage.files import Files
from sessions.vault.changeover import seal_home
from sessions.vault.key import Cost
from tests.sessions.making import LogInMemory, desk_on
from tests.tui.at_shell import applied, bei, exported, home, made, noted
from tui.draft_pad import DraftPad
from tui.plain.ear import Ear
from tui.plain.hold import hold
from tui.plain.orders import is_order
from tui.plain.seat import Seat, pad_of
from tui.plain.voice import Voice
from tui.services import Services
from tui.sitting import Sitting
from tui.translate import Words

EN = Words("en")


def drafts(session: str) -> dict[str, str]:
    return dict(Shelf.at(home()).half_typed.of_session(session).all())


def texts(session: str) -> list[str]:
    return [note["text"] for note in exported(session)["state"]["evidence"]]


def test_a_half_line_at_the_end_of_the_input_is_kept_and_comes_back() -> None:
    session = made()
    said = bei("--plain", "open", session, stdin="a: one\na: two")
    assert (said.code, texts(session), drafts(session)) == (0, ["one"], {"capture": "a: two"})
    again = bei("--plain", "open", session, stdin="/kept\n1\n/quit\n")
    assert EN("plain.are_kept", count=1, order="kept") in again.out
    assert (texts(session), drafts(session)) == (["one", "two"], {})


def test_half_an_answer_is_offered_when_it_is_asked_again() -> None:
    session = made()
    bei("--plain", "open", session, stdin="/incident\n1\nWon the hospital\nMay")
    assert drafts(session) == {"incident/title": "Won the hospital", "incident/when": "May"}
    again = bei("--plain", "open", session, stdin="/incident\n1\n\n\nlead\n/quit\n")
    assert "Title [Won the hospital]>" in again.out
    (told,) = exported(session)["state"]["incidents"]
    assert (told["title"], told["when"], told["role"]) == ("Won the hospital", "May", "lead")
    assert drafts(session) == {}


def test_what_a_question_has_so_far_is_dropped_where_it_is_left() -> None:
    session = made()
    bei("--plain", "open", session, stdin="/incident\n1\nWon the hospital\n/\n/quit\n")
    assert (exported(session)["state"]["incidents"], drafts(session)) == ([], {})


def test_an_order_in_the_place_of_an_answer_is_done_and_no_answer() -> None:
    session = made()
    bei("--plain", "open", session, stdin="/incident\n1\n/pause\n/next\n/pause\n/quit\n")
    assert [one["event"] for one in exported(session)["events"][1:]] == ["stage_started", "sitting_paused"]


def test_a_refused_note_is_told_and_kept() -> None:
    session = made()
    applied(session, Submit().model_dump())
    said = bei("--plain", "open", session, stdin="a: too late\n/quit\n").out
    assert EN("plain.submitted") in said
    assert EN("plain.kept") in said
    assert (texts(session), drafts(session)) == ([], {"later:1": "a: too late"})


def test_an_order_that_is_none_is_said_again_whole_and_is_no_note() -> None:
    session = made()
    said = bei("--plain", "open", session, stdin="/dev/sda is full\n\\/dev/sda is full\n/quit\n").out
    assert EN("plain.no_order", line="/dev/sda is full") in said
    assert texts(session) == ["/dev/sda is full"]


def test_a_level_is_given_before_a_hidden_suggestion_is_said() -> None:
    session = made("--suggestions", "after-level")
    applied(session, noted("called three", items=["co"]))
    script = "/mark co.1.1 1\n/mark co.1.2 1\n/item co\n/rate co 2\nsaw more than marked\n/quit\n"
    before, _, after = bei("--plain", "open", session, stdin=script).out.partition("/rate")[0].partition("\0")
    assert after == ""
    heard = before.split(EN("ladder.hidden"), 1)
    assert "Suggested" not in heard[0]
    assert "the suggestion 1" in heard[1]
    kinds = [one["event"] for one in exported(session)["events"]]
    assert kinds[-2:] == ["first_level_given", "item_rated"]
    assert exported(session)["state"]["ratings"]["co"]["reason"] == "saw more than marked"


def test_an_encrypted_home_takes_its_passphrase_before_the_lines() -> None:
    session = made()
    seal_home(home(), Files(), "correct horse 电池", Cost(n=2, r=1))
    script = "correct horse 电池\na: + he rebuilt the site\nhalf"
    said = bei("--plain", "open", session, "--passphrase-file", "-", stdin=script)
    assert (said.code, "Noted e1: action, supporting." in said.out) == (0, True)
    assert "correct horse" not in said.out
    held = b"".join(path.read_bytes() for path in home().rglob("*") if path.is_file())
    assert b"rebuilt" not in held


def test_several_are_rated_in_turn_with_the_name_in_every_prompt() -> None:
    first, second = made(), made("--candidate-id", "K-2")
    for session in (first, second):
        applied(session, noted("called three", items=["co", "com"]))
    script = "/rate co 1\n/next\n/rate co 2\n/quit\n"
    said = bei("--plain", "rate", first, second, stdin=script).out
    assert "王芳, co Co>" in said or "王芳, co " in said
    assert "王芳 (K-2), co " in said
    levels = [exported(one)["state"]["ratings"]["co"]["level"] for one in (first, second)]
    assert levels == [1, 2]


class Typed:
    """Lines as a person types them; `before` is called before each."""

    edits = False

    def __init__(self, lines: Sequence[str], log: "Failing") -> None:
        self._lines = list(lines)
        self._log = log

    def line(self, prompt: str, offered: str) -> str:  # noqa: ARG002  as a source has them
        if not self._lines:
            raise EOFError
        line = self._lines.pop(0)
        self._log.full = line.startswith("full ")
        return line.removeprefix("full ")

    def half(self) -> str:
        return ""


class Failing(LogInMemory):
    """A log on a disk that may be full."""

    full = False

    def append(self, record: dict[str, object]) -> None:
        if self.full:
            raise StoreWriteError(errno.ENOSPC, "save it")
        super().append(record)


def held(tmp_path: Path, *lines: str) -> tuple[SessionDesk, Sitting, dict[str, str]]:
    """The desk and the sitting after an interview of these lines, and what is half typed on the disk."""
    log = Failing()
    desk = desk_on(log=log)
    kept = Drafts(tmp_path, Files())
    sitting = Sitting(desk, DraftPad(kept, lambda _seconds, write: write()))
    voice = Voice(EN, Ear(Typed(lines, log)), is_order)
    hold(Seat(Services(tmp_path, Shelf.at(tmp_path), EN), sitting, voice))
    return desk, sitting, dict(kept.all())


def test_who_reads_beside_a_writer_is_told_when_he_has_left_and_how_to_write_then(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    session = made()
    services = Services(home(), Shelf.at(home()), EN)
    with closing(services.desk(session)):
        desk = services.desk(session, read_only=True)
        sitting = Sitting(desk, pad_of(services, desk))
        seat = Seat(services, sitting, Voice(EN, Ear(Typed((), Failing())), is_order))
        assert seat.refuses()
    assert seat.refuses()
    held, left = capsysbinary.readouterr().out.decode().splitlines()
    assert "has had this session open since" in held
    assert left == EN("plain.readonly_left", pid=os.getpid())
    assert "/leave" in left


def test_what_the_disk_refuses_is_told_at_once_and_saved_in_order_later(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk, sitting, kept = held(tmp_path, "a: one", "full a: two", "full r: three", "s: four")
    said = capsysbinary.readouterr().out.decode()
    assert said.count(EN("plain.not_saved", problem=EN("save.disk_full"))) == 2
    assert said.count(EN("plain.unsaved", count=2)) == 1, "what waited before the line is told again"
    assert said.index("Saved now: note “two”") < said.index("Saved now: note “three”")
    assert [one.text for one in desk.session.evidence.values()] == ["one", "two", "three", "four"]
    assert (sitting.safe, kept) == (True, {})


def test_a_text_that_is_not_saved_at_the_end_is_a_draft(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk, sitting, kept = held(tmp_path, "full a: one")
    assert EN("plain.ended_unsaved") in capsysbinary.readouterr().out.decode()
    assert (list(desk.session.evidence), sitting.safe, kept) == ([], False, {"later:1": "a: one"})


def test_after_a_level_was_refused_the_next_digit_is_a_level_too_and_no_note() -> None:
    session = made()
    said = bei("--plain", "open", session, stdin="/rate\n2\n9\n/quit\n").out
    (rated,) = exported(session)["state"]["ratings"].values()
    assert (rated["level"], texts(session)) == ("NE", [])
    assert said.count(EN("plain.level_prompt", top=3)) == 2
