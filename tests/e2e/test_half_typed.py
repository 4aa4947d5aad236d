"""What is half typed when the program is killed: on the disk before that, back where it was typed, saved once."""

import os
import signal
from pathlib import Path

import pytest

from sessions.interview import commands as co
from sessions.interview.model import Session
from sessions.interview.opening import NewSession
from sessions.shelf import Shelf
from tests.e2e.terminal import Terminal
from tests.tui.at_shell import have_small_model
from tui.services import Services
from tui.translate import Words

NOTE = "提前六周约了新主任"


class Desk:
    """One session with a note, on a home of its own; `id` is its id."""

    def __init__(self, home: Path) -> None:
        self.home = home
        have_small_model(home)
        desk = self._services().begin(NewSession("王小川", "low", "周敏"), "small")
        desk.do(co.Capture(line=f"a: + #co {NOTE}"))
        desk.close()
        self.id = desk.session.id

    def _services(self) -> Services:
        return Services(self.home, Shelf.at(self.home), Words("en"))

    def opened(self, lang: str) -> Terminal:
        """The program on it."""
        terminal = Terminal(self.home, "open", self.id, lang=lang)
        terminal.see("王小川", NOTE)
        return terminal

    @property
    def drafts(self) -> dict[str, str]:
        """What is half typed, on the disk."""
        return dict(Shelf.at(self.home).half_typed.of_session(self.id).all())

    @property
    def session(self) -> Session:
        """The session, on the disk."""
        desk = self._services().desk(self.id, read_only=True)
        desk.close()
        return desk.session

    def killed_once_kept(self, terminal: Terminal, drafts: dict[str, str]) -> None:
        """Kill the program, to which nothing is said before, as soon as `drafts` are on the disk."""
        terminal.until(lambda _: self.drafts == drafts, f"{drafts} on the disk")
        os.kill(terminal.process, signal.SIGKILL)
        terminal.child.wait()
        assert terminal.child.signalstatus == signal.SIGKILL


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "home")


def test_half_a_line_is_back_after_a_kill_and_enter_saves_it_once(desk: Desk) -> None:
    half, words = "a: + #co 他当天回了", Words("zh")
    terminal = desk.opened("zh")
    terminal.type(half)
    desk.killed_once_kept(terminal, {"capture": half})
    terminal = desk.opened("zh")
    terminal.see(f"❯ {half}", words("draft.back"))
    terminal.type("电话")
    terminal.press("enter")
    terminal.see(words("capture.placeholder"))
    assert [one.text for one in desk.session.evidence.values()] == [NOTE, "他当天回了电话"]
    assert desk.drafts == {}
    terminal.press("ctrl+q")
    assert terminal.ended() == 0


def test_half_an_edit_and_half_a_form_are_back_after_a_kill(desk: Desk) -> None:
    words = Words("en")
    terminal = desk.opened("en")
    terminal.press("f7", "enter")
    terminal.see(words("notes.editing", note="e1"))
    terminal.type("，两次")
    terminal.see(f"{NOTE}，两次")
    terminal.press("f6", "tab")
    terminal.see(words("incident.new"))
    terminal.type("区医院")
    desk.killed_once_kept(terminal, {"note:e1": f"a: + #co {NOTE}，两次", "incident/title": "区医院"})
    assert desk.session.evidence["e1"].text == NOTE
    terminal = desk.opened("en")
    terminal.see(f"❯ a: + #co {NOTE}，两次", words("draft.edit_back", note="e1"))
    terminal.see(words("draft.waiting", what=words("incident.new") + " (F6)"))
    terminal.press("f6")
    terminal.see(words("draft.form_back"), "区医院")
    terminal.type("\t续约")
    terminal.press("ctrl+s")
    terminal.gone(words("draft.form_back"))
    terminal.press("enter")
    terminal.see(words("capture.placeholder"))
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    assert [one.title for one in desk.session.incidents.values()] == ["区医院续约"]
    assert [one.text for one in desk.session.evidence.values()] == [f"{NOTE}，两次"]
    assert desk.drafts == {}


def test_beside_a_writer_the_session_can_be_read_in_another_terminal(desk: Desk) -> None:
    words = Words("zh")
    writer = desk.opened("zh")
    reader = Terminal(desk.home, "open", desk.id, "--read-only", lang="zh")
    reader.see(NOTE, words("readonly.head"), words("readonly.closed"), str(writer.process))
    writer.type("r: + 三天后签了")
    writer.press("enter")
    reader.see("三天后签了")
    writer.press("ctrl+q")
    assert writer.ended() == 0
    reader.see(words("readonly.left", pid=writer.process)[:20])
    reader.press("f6")
    reader.press("ctrl+q")
    assert reader.ended() == 0
    assert [one.text for one in desk.session.evidence.values()] == [NOTE, "三天后签了"]


def test_pasted_lines_survive_a_kill_and_are_one_note(desk: Desk) -> None:
    lines = [f"第{n}行" for n in range(300)]
    terminal = desk.opened("zh")
    terminal.type("a：")
    terminal.paste("\n".join(lines))
    terminal.see("第299行")
    desk.killed_once_kept(terminal, {"capture": "a：" + "\n".join(lines)})
    terminal = desk.opened("zh")
    terminal.see("第299行")
    terminal.type("，说完了")
    terminal.press("enter")
    terminal.see(Words("zh")("capture.placeholder"))
    note = list(desk.session.evidence.values())[-1]
    assert (note.text.split("\n"), note.star) == ([*lines[:-1], "第299行，说完了"], "a")
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
