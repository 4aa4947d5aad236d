"""What is neither note nor rating keeps its place in documents, copies and lists, and no document may make it up."""

from collections.abc import Callable

import pytest

from sessions.canonical import dumps
from sessions.document import document, read
from sessions.duties.redact import redacted
from sessions.errors import DocumentError
from sessions.interview import commands as co
from sessions.interview.chain import random_salt
from sessions.interview.events import to_record
from sessions.interview.planning import ApplyTemplate, ChangePlan
from sessions.interview.retelling import EditIncident
from sessions.interview.sitting import Resume
from sessions.storage.summary import summarise
from tests.sessions.acts import begun, beside_the_evidence
from tests.sessions.making import Data, desk_on, parsed
from tests.sessions.test_redact import ZH


def _event(events: list[Data], kind: str) -> Data:
    return next(one for one in events if one["event"] == kind)


def _remark(events: list[Data]) -> None:
    _event(events, "remark_added")["remark"] = "r999"


def _moment(events: list[Data]) -> None:
    _event(events, "moment_stamped")["moment"] = "m999"
    _event(events, "moment_removed")["moment"] = "m999"


def _part(events: list[Data]) -> None:
    events[-1]["part_of"] = events[-1]["seq"]


@pytest.mark.parametrize(
    ("forge", "problem"),
    [(_remark, "remark: log_turn"), (_moment, "moment: log_turn"), (_part, "part_of: log_part_of")],
)
def test_a_document_with_an_id_that_bei_would_not_have_given_is_refused(
    forge: Callable[[list[Data]], None], problem: str
) -> None:
    desk = begun()
    beside_the_evidence(desk)
    data = parsed(dumps(document(desk.session, desk.events)))
    assert read(data).session == desk.session
    forge(data["events"])
    with pytest.raises(DocumentError, match=problem):
        read(data)


def test_an_incident_that_is_expunged_but_for_an_edit_is_refused() -> None:
    desk = begun()
    desk.do(EditIncident(incident="i1", title="another title"))
    seq = desk.session.seq
    whole = to_record(desk.events[-1])
    desk.expunge("i1", "health")
    data = parsed(dumps(document(desk.session, desk.events)))
    data["events"][seq - 1] = parsed(dumps(whole))
    data["events"][-1]["targets"].remove(seq)
    with pytest.raises(DocumentError, match="log_expunged_in_part"):
        read(data)


def test_a_copy_names_nobody_in_scripts_and_questions() -> None:
    desk = desk_on(candidate="林晓彤", interviewer="李伟")
    desk.do(ChangePlan(opening="林晓彤，您好", consent="李伟会做记录"))
    desk.do(ApplyTemplate(name="AM", items=("co",), minutes=30, questions={"co": ("林女士，请讲一次。",)}))
    kept = redacted([to_record(one) for one in desk.events], ZH, session="copy", salt=random_salt).records
    said = dumps(kept)
    assert not any(name in said for name in ("晓彤", "林女士", "李伟"))
    assert "请讲一次" in said


def test_a_list_knows_the_plan_in_force_and_that_an_interruption_is_over() -> None:
    desk = desk_on(items=["co", "com"])
    desk.do(ChangePlan(items=("co",)))
    desk.do(co.End(how="interrupted"))
    row = summarise([to_record(one) for one in desk.events])
    assert (row.planned, row.state, row.ended) == (1, "ended", "interrupted")
    desk.do(Resume())
    row = summarise([to_record(one) for one in desk.events])
    assert (row.state, row.ended, row.closed) == ("open", None, None)
