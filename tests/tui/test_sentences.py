"""Every kind of event is told in words, in both languages; which one lacks them is named."""

from typing import get_args

import pytest

from rubric.language import Language
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview import events as ev
from sessions.interview.asking import Ask
from sessions.interview.consent import DeclareInterest, RecordConsent
from sessions.interview.entry import AnswerEntry
from sessions.interview.exam_events import PaperEvent
from sessions.interview.impression import SealImpression
from sessions.interview.log_events import Amended, Expunged, Gap, Restored, Reverted, SessionOpened, Submitted
from sessions.interview.moments import RemoveMoment, StampMoment
from sessions.interview.planning import ApplyTemplate, ChangePlan, ChooseQuestions
from sessions.interview.remarks import AddRemark, RemoveRemark
from sessions.interview.retelling import EditIncident, MergeIncident
from sessions.interview.showing import GiveFirstLevel
from sessions.interview.sitting import Pause, Resume
from tests.sessions.exam_sample import taken
from tests.sessions.making import desk_on, holed, noted, small
from tests.tui.at_screen import in_both_languages
from tui.translate import Words
from tui.views.sentences import SENTENCES
from tui.views.teller import Teller, taken_back
from tui.views.telling import tell

KINDS = get_args(get_args(ev.AnyEvent)[0])
NOT_UNDONE = (SessionOpened, Submitted, Amended, Reverted, Restored, Gap, Expunged)
UNDONE = [kind for kind in KINDS if kind not in NOT_UNDONE and not issubclass(kind, PaperEvent)]


def whole_log() -> tuple[ev.Event, ...]:
    """A log with every kind of event in it; who adds a kind adds the act that makes one here."""
    desk = desk_on(candidate="[b]王芳")
    desk.do(ApplyTemplate(name="AM", items=("co", "law"), minutes=45, questions={"co": ("Why?",)}))
    desk.do(ChooseQuestions(item="co", questions=("How?", "When?"), reason="asked before"))
    desk.do(ChangePlan(stages={"opening": 4}, opening="Welcome"))
    desk.do(DeclareInterest(knows=True, detail="a neighbour"))
    desk.do(RecordConsent(given=True))
    desk.do(Pause())
    desk.do(Resume())
    desk.do(AddRemark(kind="next_step", text="a call on Monday"))
    desk.do(RemoveRemark(remark=desk.session.remarks["r9"].id))
    desk.do(co.StartStage(stage="incidents"))
    desk.do(co.AddIncident(kind="high", title="Won", when="2025", role="lead"))
    desk.do(co.AddIncident(kind="low", title="Won again"))
    desk.do(EditIncident(incident="i2", title="Won once more"))
    desk.do(MergeIncident(incident="i2", into="i1"))
    desk.do(Ask(kind="star", text="And then?", item="co", incident="i1", part="a", warned=("leading",)))
    for _ in range(2):
        moment = desk.do(StampMoment(star="s", incident="i1"))
    desk.do(RemoveMoment(moment=f"m{moment.seq}"))
    noted(desk, "co", incident="i1", star="a", sign="+", moment=f"m{moment.seq - 1}", quote=True, codable=False)
    desk.do(co.EditEvidence(evidence="e1", text="called \x1b[31mfour", codable=True, indicators=("co.1.1",)))
    desk.do(co.LinkEvidence(evidence="e1", items=("com",)))
    desk.do(ChangePlan(suggestions="after_level"))
    desk.do(GiveFirstLevel(item="com", level=1))
    desk.do(SealImpression(lean="reject", grade="low"))
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.RecordExam.model_validate({"item": "law", "level": 1, "subject": "tax", "score": 70}))
    desk.do(co.RateItem(item="com", level=1, reason="one clear case"))
    taken(desk)
    desk.do(co.RemoveEvidence(evidence="e1"))
    desk.do(co.Undo())
    desk.do(co.Redo())
    desk.do(co.Undo())
    desk.do(co.End(how="interrupted"))
    desk.do(co.Decide(decision="hold", reason="wait"))
    desk.do(AnswerEntry(condition="credit", answer="no", note="a loan overdue"))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="a date was wrong"))
    desk.expunge("i1", "health")
    return holed(desk, len(desk.events) + 1, len(desk.events) + 2).events


def test_every_kind_of_event_has_its_sentence() -> None:
    assert [kind.__name__ for kind in KINDS if kind not in SENTENCES] == []


def test_every_kind_of_event_is_in_the_log_that_is_told_here() -> None:
    told = {type(event) for event in whole_log()}
    assert [kind.__name__ for kind in KINDS if kind not in told] == []


@in_both_languages
def test_every_event_is_told_in_a_sentence_of_its_own(language: Language) -> None:
    log, words = whole_log(), Words(language)
    teller = Teller(log, small().rubric, words)
    told = [teller.tell(event) for event in log]
    assert all(one.strip() and one.isprintable() for one in told)
    assert len(set(told)) == len(told) - 1, told  # the note is removed, taken back, removed again, taken back
    undone = next(event for event in log if isinstance(event, Reverted))
    assert words("told.undone", event=undone.target, what=teller.tell(log[undone.target - 1])) in told


@pytest.mark.parametrize("kind", UNDONE, ids=lambda kind: kind.__name__)
def test_what_can_be_undone_is_named_when_it_is(kind: type[ev.Event]) -> None:
    words = Words("en")
    acts = [event for event in whole_log() if isinstance(event, kind)]
    assert acts
    assert words("tell.other") not in {tell(act, small().rubric, words) for act in acts}


def test_who_rates_for_himself_is_told_nothing_of_what_was_judged() -> None:
    log = whole_log()
    told = "\n".join(Teller(log, small().rubric, Words("en"), blind=True).tell(event) for event in log)
    for secret in ("one clear case", "level 1", "70", "Shown", "Hold", "wait", "a date", "co.1.1", "overdue"):
        assert secret not in told
    assert "four" in told


def test_what_stands_taken_back_is_what_was_undone_and_not_done_again() -> None:
    desk: SessionDesk = desk_on()
    for _ in range(3):
        noted(desk)
    for command in (co.Undo(), co.Undo(), co.Redo()):
        desk.do(command)
    assert taken_back(desk.events) == {4}
