"""An exam in a real terminal: the program is killed while it is taken, and the paper goes on."""

import os
import signal
from dataclasses import replace
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.rubric.bank_sample import GOOD_BANK
from tests.tui.at_screen import begun, services_at
from tui.services import now


def test_a_paper_survives_the_kill_of_the_program_and_ends_by_the_hand_of_the_interviewer(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "banks").mkdir(parents=True, mode=0o700)
    home.chmod(0o700)
    subjects = "".join(
        f"  - {{id: {code}-1-01, subject: {code}, level: 1, kind: true_false, answer: true,\n"
        f"     text: {{zh: 题目{code}, en: about {code}}}, source: {{zh: 书, en: book}}}}\n"
        for code in ("industry", "company", "law", "rules")
    )
    head = GOOD_BANK.partition("questions:")[0]
    (home / "banks" / "own-gen.yaml").write_text(f"{head}questions:\n{subjects}", "utf-8")
    services = replace(services_at(home), new_id=lambda: "exam42", clock=now)
    session = begun(services)

    terminal = Terminal(home, "exam", session, "--item", "gen", "--bank", "own-gen", columns=80, rows=24)
    terminal.see("共 4 题，限时 4 分钟", "考生：王芳")
    terminal.press("enter")
    terminal.see("第 1 / 4 题", "题目industry")
    terminal.press("1")
    terminal.see("[1✓]")
    os.kill(terminal.process, signal.SIGKILL)
    terminal.ended()

    again = Terminal(home, "exam", session, columns=80, rows=24)
    again.see("第 2 / 4 题", "1✓", "题目company")
    again.press("1", "enter", "1", "enter", "1", "\x1b[21~")
    again.see("所有题目均已作答")
    again.press("\x1b[21~")
    again.see("已交卷", "请告知面试官")
    again.type(session[:4])
    again.press("enter")
    assert again.ended() == 0
    (paper,) = services.desk(session).session.papers.values()
    assert (paper.how, len(paper.answered), [*map(str, paper.scores.values())]) == ("candidate", 4, ["100"] * 4)
