"""History and replay in a real terminal: looked at, played by the clock, left again; nothing is written."""

from sessions.shelf import Shelf
from tests.e2e.terminal import Terminal
from tests.tui.at_shell import RATED, applied, home, made, noted


def test_the_past_is_looked_at_and_played_again_and_nothing_is_written() -> None:
    session = made()
    applied(session, *RATED, noted("说错了的一句"), {"do": "undo"})
    log = Shelf.at(home()).open(session, read_only=True).records()
    last = len(log)
    terminal = Terminal(home(), "open", session, columns=80, rows=24)
    terminal.see("王芳", "lost one of them")
    terminal.press("ctrl+r")
    terminal.see("历史", f"共 {last} 条", "［已撤销］")
    terminal.press("up", "enter")
    terminal.see(f"（第 {last - 1} 条，共 {last} 条）", "说错了的一句", "当时的评级")
    terminal.press("right")
    terminal.see(f"（第 {last} 条，共 {last} 条）", "撤销第")
    terminal.press("ctrl+b", "ctrl+b")
    terminal.gone("历史 ")
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    terminal = Terminal(home(), "replay", session, "--speed", "1000", columns=80, rows=24)
    screen = terminal.see("回放", f"第 {last} 条，共 {last} 条", "已是最后一条。", "不显示，以便独立评级。")
    assert "one clear case" not in screen
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    assert Shelf.at(home()).open(session, read_only=True).records() == log
