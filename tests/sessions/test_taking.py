"""Two logs of one session are told from two sessions, whatever was expunged and whoever gave the salts."""

from collections.abc import Callable

import pytest

from sessions.interview import commands as co
from sessions.interview.chain import expunged, head, random_salt, salted
from sessions.interview.events import to_record
from sessions.interview.taking import goes_on, reaching, same, to_be_kept
from tests.sessions.making import Data, desk_on, noted


def log() -> list[Data]:
    desk = desk_on()
    noted(desk, "co")
    desk.do(co.RateItem(item="co", level=1, reason="one clear case"))
    return [to_record(event) for event in desk.events]


def bare(record: Data) -> Data:
    return {name: value for name, value in record.items() if name != "salt"}


FORMS: dict[str, Callable[[Data], Data]] = {
    "clear": dict,
    "unsalted": bare,
    "salted anew": lambda record: salted(bare(record), random_salt),
    "expunged": expunged,
}
TOLD_APART = {frozenset({"expunged", "salted anew"})}
"""Nothing can tell that these are one: the digest is of another salt."""


@pytest.mark.parametrize("ours", FORMS)
@pytest.mark.parametrize("theirs", FORMS)
def test_a_record_is_the_same_in_every_form(ours: str, theirs: str) -> None:
    for record in log():
        one, other = FORMS[ours](record), FORMS[theirs](record)
        has_text = "salt" in record
        assert same(one, other) == (frozenset({ours, theirs}) not in TOLD_APART or not has_text)


@pytest.mark.parametrize("ours", FORMS)
@pytest.mark.parametrize("theirs", FORMS)
@pytest.mark.parametrize("field", ["text", "actor", "evidence", "items", "seq"])
def test_a_record_that_says_something_else_is_another_in_every_form(ours: str, theirs: str, field: str) -> None:
    record = log()[1]
    changed = {**record, field: f"{record[field]}x"}
    unknowable = field == "text" and {ours, theirs} == {"unsalted", "expunged"}
    assert same(FORMS[ours](record), FORMS[theirs](changed)) == unknowable


def test_a_log_goes_on_from_what_it_begins_with() -> None:
    records = log()
    assert goes_on(records, records)
    assert goes_on(records[:2], records)
    assert goes_on([], records)
    assert not goes_on(records, records[:2])
    assert not goes_on(records, [records[0], records[2], records[1]])


def test_what_an_earlier_version_made_is_kept_with_salts() -> None:
    records = [bare(one) for one in log()]
    assert head(records) is None
    kept = to_be_kept(records)
    assert head(kept) is not None
    assert [bare(one) for one in kept] == records
    assert to_be_kept(kept) == kept


def test_an_expunging_reaches_what_stands_here_in_the_clear() -> None:
    desk = desk_on()
    noted(desk, "co")
    noted(desk, "com")
    here = [to_record(event) for event in desk.events]
    desk.expunge("e1", "health")
    noted(desk, "com")
    desk.expunge("e3", "health")
    after = [to_record(event) for event in desk.events]
    assert reaching(after[3:], here) == [after[3]]
    assert reaching(after[3:], [*here[:1], expunged(here[1]), here[2]]) == []
