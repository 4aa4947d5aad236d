"""Each part of the interview by its key, in a real terminal of 80 by 24."""

from pathlib import Path

from sessions.shelf import Shelf
from tests.e2e.terminal import Terminal
from tests.tui.at_screen import begun, services_at
from tui.translate import Words

SHIFT_F2, SHIFT_F4, F11, F12, ALT_1 = "\x1b[1;2Q", "\x1b[1;2S", "\x1b[23~", "\x1b[24~", "\x1b1"
SAID = ("续约谈判", "我们一起做了方案", "你结婚了吗？", "需要大字版材料")
"""An incident, a note that leaves unclear who acted, a question that may not be asked, an accommodation."""
PAUSED = "计时已从"


def test_each_part_is_reached_by_its_key_and_what_is_done_there_is_in_the_log(tmp_path: Path) -> None:
    words = Words("zh")
    incident, note, forbidden, accommodation = SAID
    session = begun(services_at(tmp_path, "zh"), items=("ach", "com", "nee"))
    terminal = Terminal(tmp_path, "open", session, columns=80, rows=24, lang="zh")
    terminal.see(words("capture.placeholder"))

    terminal.press(SHIFT_F2)
    terminal.see(words("plan.interest"))
    terminal.press("ctrl+b")
    terminal.see(words("capture.placeholder"))

    terminal.press("f6", "tab")
    terminal.see(words("incident.title"))
    terminal.type(incident)
    terminal.press("ctrl+s")
    terminal.gone(words("incident.new"))
    terminal.press(F12)
    terminal.see(PAUSED)
    terminal.press(F12)
    terminal.gone(PAUSED)
    terminal.press(ALT_1)
    terminal.see(words("stream.moment"))
    terminal.type(note)
    terminal.see("^G")
    terminal.press("enter", "\x07")
    terminal.press("f5")

    terminal.press("\x0f")
    terminal.type(forbidden)
    terminal.press("ctrl+s")
    terminal.see(words("own.anyway")[:8])
    terminal.press("ctrl+b")
    terminal.gone(words("own.anyway")[:8])
    terminal.see(incident)

    terminal.press("\x18")
    terminal.gone(incident)
    terminal.press("\x18")
    terminal.see(incident)

    terminal.press(F11, "enter")
    terminal.type(accommodation)
    terminal.press("ctrl+s")
    terminal.see(accommodation)
    terminal.press("ctrl+b")
    terminal.press("\x14")
    terminal.see(words("pace.title"))
    terminal.press("ctrl+b")
    terminal.press(SHIFT_F4)
    terminal.see(words("structure.title"))
    terminal.press("ctrl+b")
    terminal.see(note)
    terminal.press("ctrl+q")
    assert terminal.ended() == 0

    records = Shelf.at(tmp_path).open(session, read_only=True).records()
    assert [one["event"] for one in records if one["event"] not in ("session_opened", "stage_started")] == [
        "incident_added",
        "sitting_paused",
        "sitting_resumed",
        "moment_stamped",
        "evidence_added",
        "probe_asked",
        "remark_added",
    ]
    assert accommodation in {one.get("text") for one in records}
    assert forbidden not in {one.get("text") for one in records}
