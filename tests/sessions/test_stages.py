"""A stage is done when it has what it is there for, open while it lacks that, ahead before it was begun."""

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.remarks import AddRemark
from sessions.interview.stages import progress
from sessions.interview.words import STAGES, Stage
from tests.sessions.making import desk_on, noted


def begun() -> SessionDesk:
    desk = desk_on(items=("co", "com", "law"))
    for stage in STAGES[1:]:
        desk.do(co.StartStage.model_validate({"stage": stage}))
    return desk


def test_stages_lie_ahead_until_they_are_begun_in_whatever_order() -> None:
    desk = desk_on()
    assert {progress(desk.session, stage) for stage in STAGES[1:]} == {"ahead"}
    desk.do(co.StartStage(stage="items"))
    assert progress(desk.session, "items") == "open"
    assert progress(desk.session, "opening") == "ahead"
    desk.do(co.StartStage(stage="opening"))
    assert progress(desk.session, "opening") == "done"  # the interview has been further already


def test_a_stage_stays_open_until_it_has_what_it_is_there_for() -> None:
    desk = begun()
    stages: tuple[Stage, ...] = ("incidents", "items", "close", "rate", "grade")

    def open_now() -> list[str]:
        return [stage for stage in stages if progress(desk.session, stage) == "open"]

    assert open_now() == list(stages)
    for kind in ("high", "high", "low", "low"):
        assert "incidents" in open_now()
        desk.do(co.AddIncident.model_validate({"kind": kind, "title": kind}))
    assert "incidents" not in open_now()
    noted(desk, "co")
    assert "items" in open_now()
    noted(desk, "com")  # law is examined
    assert "items" not in open_now()
    desk.do(AddRemark(kind="candidate_question", text="When do I start?"))
    assert "close" in open_now()
    desk.do(AddRemark(kind="next_step", text="the panel writes"))
    for item in ("co", "com", "law"):
        assert "rate" in open_now()
        desk.do(co.RateItem(item=item, level="NE"))
    desk.do(co.Decide(decision="hold", reason="wait"))
    assert open_now() == []
