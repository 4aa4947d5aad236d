"""A paper at a desk: its time, its marks, what undo cannot reach, and what goes into documents and copies."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sessions.canonical import dumps
from sessions.desk import SessionDesk
from sessions.document import document, read
from sessions.duties.redact import redacted
from sessions.errors import DocumentError
from sessions.interview import commands as co
from sessions.interview.chain import random_salt
from sessions.interview.events import to_record
from sessions.interview.examining import AnswerExam, ExtendExam, HandInExam, MarkExam
from sessions.interview.paper import Paper
from tests.sessions.exam_sample import SECONDS, bank, begun, drawing, places, taken
from tests.sessions.making import Data, LogInMemory, desk_on, noted, parsed, refused
from tests.sessions.test_redact import ZH


class Hands:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def at_the_clock() -> tuple[SessionDesk, Hands, LogInMemory]:
    log, hands = LogInMemory(), Hands()
    desk_on(log=log)
    return SessionDesk(log, hands), hands, log


def mark(paper: Paper, points: str) -> MarkExam:
    return MarkExam(paper=paper.id, question="civil-1-02", points=Decimal(points))


def test_answers_are_marked_at_once_and_a_subject_waits_for_what_a_person_marks() -> None:
    desk = desk_on()
    taken(desk)
    (paper,) = desk.session.papers.values()
    handed_in = next(one for one in desk.events if to_record(one)["event"] == "exam_handed_in")
    assert to_record(handed_in)["scores"] == {"tax": Decimal("66.6667"), "civil": None}
    assert desk.session.scores_of("law") == {(1, "tax"): Decimal("66.6667"), (1, "civil"): Decimal(80)}
    assert set(desk.session.exam_sources.values()) == {paper.id}
    desk.do(mark(paper, "0.5"))
    assert desk.session.scores_of("law")[1, "civil"] == 30  # 1.5 of 5


def test_a_score_that_was_recorded_since_is_not_taken_back_by_marking_another_subject() -> None:
    desk = desk_on()
    taken(desk)
    (paper,) = desk.session.papers.values()
    desk.do(co.RecordExam(item="law", level=1, subject="tax", score=Decimal(90)))
    desk.do(mark(paper, "4"))
    assert desk.session.scores_of("law") == {(1, "tax"): 90, (1, "civil"): 100}
    assert desk.session.exam_sources == {("law", 1, "civil"): paper.id}


def test_time_goes_on_by_the_clock_and_nothing_is_answered_once_it_is_over() -> None:
    desk, hands, log = at_the_clock()
    paper = begun(desk)
    desk.do(AnswerExam(paper=paper.id, question="civil-1-01", picks=(2,)))
    hands.now += timedelta(seconds=SECONDS)
    again = SessionDesk(log, hands)  # the program ended in between: that stops no clock
    again.do(AnswerExam(paper=paper.id, question="tax-1-01", picks=places(paper.question("tax-1-01"), True)))
    hands.now += timedelta(milliseconds=1)
    late = AnswerExam(paper=paper.id, question="civil-1-01", picks=(1,))
    assert refused(again, late).code == "paper_time_over"
    again.do(ExtendExam(paper=paper.id, minutes=1))
    assert refused(again, HandInExam(paper=paper.id, how="time")).code == "paper_time_left"
    hands.now += timedelta(minutes=1)
    again.do(HandInExam(paper=paper.id, how="time"))
    assert again.session.scores_of("law") == {(1, "tax"): Decimal("33.3333"), (1, "civil"): 20}  # 1 of 3, 1 of 5


def test_a_blank_paper_scores_nothing_and_waits_for_nobody() -> None:
    desk = desk_on()
    paper = begun(desk)
    desk.do(AnswerExam(paper=paper.id, question="civil-1-01", picks=(2,)))
    desk.do(AnswerExam(paper=paper.id, question="civil-1-01"))  # taken away again
    desk.do(HandInExam(paper=paper.id, how="interviewer"))
    assert set(desk.session.scores_of("law").values()) == {0}


def test_undo_reaches_neither_a_paper_nor_what_was_done_before_it() -> None:
    desk = desk_on()
    noted(desk, "co")
    taken(desk)
    assert refused(desk, co.Undo()).code == "nothing_to_undo"
    noted(desk, "co")
    desk.do(co.Undo())
    assert (len(desk.session.evidence), len(desk.session.papers)) == (1, 1)
    assert refused(desk, co.Undo()).code == "nothing_to_undo"


def test_a_document_brings_the_paper_back_and_a_later_edit_of_the_bank_changes_nothing() -> None:
    desk = desk_on()
    taken(desk)
    again = read(parsed(dumps(document(desk.session, desk.events))))
    assert (again.session, again.differing) == (desk.session, ())
    paper = document(desk.session, desk.events)["state"]["papers"][0]
    assert paper["points"] == {"tax-1-01": 1, "tax-1-02": 1, "civil-1-01": 1, "civil-1-02": 3}
    (kept,) = again.session.papers.values()
    assert kept.questions == drawing().questions
    assert drawing(of=bank(version="1.0.1")).questions != kept.questions


def test_where_a_score_came_from_stands_in_the_document_unless_it_was_given_by_hand() -> None:
    desk = desk_on()
    desk.do(co.RecordExam(item="law", level=1, subject="tax", score=Decimal(70)))
    desk.do(co.RecordExam(item="law", level=1, subject="civil", score=Decimal(80), source="csv"))
    data = document(desk.session, desk.events)
    assert [one.get("source") for one in data["state"]["exams"]] == [None, "csv"]
    assert ["source" in one for one in data["events"][1:]] == [False, True]
    desk.do(co.RecordExam(item="law", level=1, subject="civil", score=Decimal(81)))
    assert desk.session.exam_sources == {}


def _other_id(events: list[Data]) -> None:
    events[1]["paper"] = "p9"


def _no_answer(events: list[Data]) -> None:
    events[1]["questions"][0]["options"] = []


def _foreign(events: list[Data]) -> None:
    events[1]["questions"][0]["subject"] = "lab"


def _fifth(events: list[Data]) -> None:
    events[3]["picks"] = [5]


@pytest.mark.parametrize(
    ("forge", "problem"),
    [(_other_id, "paper: log_turn"), (_no_answer, "log_question"), (_foreign, "log_subject"), (_fifth, "log_answer")],
)
def test_a_forged_paper_is_refused(forge: object, problem: str) -> None:
    desk = desk_on()
    taken(desk)
    data = parsed(dumps(document(desk.session, desk.events)))
    assert callable(forge)
    forge(data["events"])
    with pytest.raises(DocumentError, match=problem):
        read(data)


def test_a_blind_copy_has_no_paper_and_any_other_names_nobody_in_an_answer() -> None:
    desk = desk_on(candidate="王芳", interviewer="李伟")
    taken(desk)
    noted(desk, "co")
    records = [to_record(one) for one in desk.events]
    blind = redacted(records, ZH, session="copy", salt=random_salt, blind=True).records
    assert [one["event"] for one in blind] == ["session_opened", "evidence_added"]
    named = redacted(records, ZH, session="copy", salt=random_salt).records
    assert [one["answer"] for one in named if one.get("answer")] == ["候选人的回答"]


def test_an_answer_in_words_can_be_expunged_and_stays_to_be_marked() -> None:
    desk = desk_on()
    paper = begun(desk)
    told = desk.do(AnswerExam(paper=paper.id, question="civil-1-02", text="我去年生过病"))
    desk.do(HandInExam(paper=paper.id))
    desk.expunge(str(told.seq), "health")
    (paper,) = desk.session.papers.values()
    assert (paper.answers["civil-1-02"].text, paper.answers["civil-1-02"].expunged) == ("", True)
    assert [one.id for one in paper.unmarked] == ["civil-1-02"]
