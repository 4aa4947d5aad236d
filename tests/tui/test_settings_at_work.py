"""Settings where they are used: a new session, and what a plan and the minutes left are held against."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.at_screen import NARROW, TOLD, running, services_at
from tests.tui.at_shell import NEW, bei, exported, have_small_model
from tui.settings.model import Interview, Settings, TimeBudget
from tui.widgets.pane import Pane


async def test_a_new_session_begins_as_set(home: Path) -> None:
    settings = Settings(
        time=TimeBudget(minutes=45, item_minutes=1, items=18),
        interview=Interview(interviewer="周敏", suggestions="after_level", impression=False),
    )
    async with running(replace(services_at(home), settings=settings), NARROW) as person:
        await person.press("f2", "enter")
        await person.type("A", "ctrl+s")
        made = person.session
        assert (made.interviewer, made.minutes, made.suggestions) == ("周敏", 45, "after_level")
        assert not made.impression_asked
        assert person.notices == "", "eighteen items in 45 minutes are not too many for who has set it so"


def test_a_session_made_by_a_command_begins_as_set_unless_it_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEI_CONFIG", str(tmp_path))
    for key, value in (("time.minutes", "45"), ("interview.suggestions", "after_level")):
        assert bei("config", "set", key, value).code == 0
    have_small_model()
    usual = exported(bei(*NEW).out.strip())
    own = exported(bei(*NEW, "--minutes", "30", "--suggestions", "at-once").out.strip())
    assert [one["events"][-1]["minutes"] for one in (usual, own)] == [45, 30]
    assert [one["event"] for one in own["events"]] == ["session_opened", "plan_changed", "plan_changed"]
    assert [one["events"][-1].get("suggestions", "at_once") for one in (usual, own)] == ["after_level", "at_once"]


async def test_the_minutes_left_stand_out_when_set(plain: Path) -> None:
    for low, style in ((60, "warn"), (5, "plain")):
        settings = Settings(time=TimeBudget(low=low))
        async with running(replace(services_at(plain), settings=settings), NARROW, TOLD) as person:
            spans = person.screen.query_one("#head", Pane).lines[0].spans
            assert [one for text, one in spans if "60/60" in text] == [style]
