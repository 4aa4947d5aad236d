"""The program on an encrypted home, in a real terminal: it asks before the screen opens, and writes sealed notes."""

from pathlib import Path

from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.frames import read_frames
from sessions.storage.seal import is_sealed
from sessions.vault.changeover import seal_home
from sessions.vault.key import Cost
from sessions.vault.key_file import read_vault
from tests.e2e.terminal import Terminal
from tests.tui.at_shell import applied, home, made, noted

PHRASE = "correct horse 电池"


def test_the_passphrase_is_typed_unseen_and_the_note_is_there_and_sealed() -> None:
    session = made()
    applied(session, noted("before the vault"))
    seal_home(home(), Files(), PHRASE, Cost(n=2, r=1))
    terminal = Terminal(home(), "open", session)
    terminal.see("请输入密码：")
    terminal.type("not the passphrase\r")
    terminal.see("密码不对，请重试。")
    terminal.until(lambda text: text.count("请输入密码：") == 2, "the question again")
    terminal.type(f"{PHRASE}\r")
    screen = terminal.see("before the vault")
    assert PHRASE not in screen
    terminal.type("a: + he rebuilt the site")
    terminal.press("enter")
    terminal.see("he rebuilt the site")
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    check_sealed(home(), session)


def check_sealed(place: Path, session: str) -> None:
    vault = read_vault(place, Files())
    assert vault is not None
    log = Shelf.at(place, seal=vault.unlock(PHRASE)).open(session, read_only=True)
    assert "he rebuilt the site" in str(log.records()[-1])
    (journal,) = (place / "sessions" / session).glob("*.bei")
    frames = read_frames(journal.read_bytes())
    assert all(is_sealed(frame.payload) for frame in frames)
    held = b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert b"rebuilt" not in held
