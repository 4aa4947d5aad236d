"""Plain prompts go by the settings, as the screens do, and name the command for what they have no form for."""

from pathlib import Path

import pytest

from tests.tui.at_shell import bei, exported, home, made
from tui.plain.orders import ELSEWHERE
from tui.translate import Words

EN = Words("en")
OWN = """[clock]
hours = 12
[capture]
action = ["do"]
code = ["@"]
[interview]
interviewer = "赵敏"
[time]
low = 60
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of one's own."""
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path / "config"))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(OWN, "utf-8")


def _noted(session: str) -> list[tuple[str, str | None, list[str]]]:
    state = exported(session)["state"]["evidence"]
    return [(one["text"], one.get("star"), one["items"]) for one in state if not one.get("removed")]


@pytest.mark.usefixtures("own")
def test_notes_are_typed_and_told_in_own_marks_and_on_the_own_clock() -> None:
    session = made()
    script = "/next\n/next\ndo: @co called three\ns: a: as it stands\n/link e2 law\n/edit e1 do: @com called four\n"
    answer = bei("--plain", "open", session, stdin=f"{script}/notes\n/lang\n/lang\n/notes\n/?\n/link\nco\n/quit\n")
    assert (answer.code, answer.err) == (0, "")
    assert _noted(session) == [("called four", "a", ["com"]), ("a: as it stands", "s", ["co"])]
    assert EN("capture.unknown", codes="") not in answer.out
    assert "do: for" not in answer.out
    assert "s: t: do: r: f: for situation" in answer.out
    assert "/link e3 @com" in answer.out
    timed = [row for row in answer.out.splitlines() if ". called four" in row and ("am," in row or "pm," in row)]
    assert len(timed) == 2, "after a change of language too"
    assert any(EN("plain.low", minutes=left) in answer.out for left in (59, 60))


@pytest.mark.usefixtures("own")
def test_a_new_session_is_the_usual_interviewers() -> None:
    made()
    bei("--plain", stdin="/new\nsmall\n林晓彤\n\n\n\n\n\n\n\n/quit\n")
    assert sorted(one["interviewer"] for one in bei("list", "--json").json) == ["李伟", "赵敏"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_has_no_plain_form_is_told_with_the_command_that_does_it(language: str) -> None:
    words, session = Words(language), made()
    lines = "".join(f"/{words(f'plain.word.{one}').split()[0]}\n" for one in ELSEWHERE)
    told = [words(f"plain.about.{one}") for one in ELSEWHERE]
    assert all("bei " in one for one in told)
    for call in (("--plain",), ("--plain", "open", session)):
        said = bei(*call, stdin=f"{lines}/quit\n", lang=language).out.splitlines()
        assert [one for one in told if not any(one in row for row in said)] == []


def test_no_screen_opens_where_plain_prompts_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    session = made()
    monkeypatch.setenv("TERM", "xterm")
    assert bei("--plain", "rubric", "browse", terminal=True).told == (2, EN("plain.about.models"))
    assert bei("--plain", "exam", "take", session, terminal=True).told == (2, EN("plain.about.exam"))
    assert "session" in bei("--plain", "replay", session, terminal=True).out
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("PATH", str(home()))
    assert bei("--plain", "rubric", "edit", "small", terminal=True).code != 0
