"""The event chain: anybody can recompute its head, it stands for every word of a log, and it says none of them."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from sessions.canonical import dumps
from sessions.document import write
from sessions.intake import read_many
from sessions.interview import commands as co
from sessions.interview.chain import TEXTS, UnsaltedError, chain, expunged, head, random_salt, texts
from sessions.interview.events import EVENT, to_record
from sessions.storage.journal import JournalStorage
from sessions.storage.store import TinySessionLog, as_log
from tests.sessions.acts import HOSTILE, begun, beside_the_evidence
from tests.sessions.making import Data, parsed


def log() -> list[Data]:
    """The records of a session that has every kind of text in it."""
    desk = begun()
    for text in HOSTILE:
        desk.do(co.Capture(line=f"a: #co {text}"))
    desk.do(co.EditEvidence(evidence="e1", text="rang three customers"))
    beside_the_evidence(desk)
    desk.do(co.RecordExam(item="law", level=1, subject="tax", score=Decimal("59.50")))
    desk.do(co.RateItem(item="co", level=1, reason="one clear case"))
    desk.do(co.Decide(decision="hold", reason="wait", by="赵敏"))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="a date"))
    assert desk.head == head(map(to_record, desk.events))
    return [to_record(event) for event in desk.events]


def by_hand(events: list[Mapping[str, Any]]) -> str:
    """The head as docs/audit.md tells a stranger to compute it, with nothing of bei."""
    fields = {
        "incident_added": ["title", "when", "role"],
        "evidence_added": ["text", "line"],
        "incident_edited": ["title", "when", "role"],
        "interest_declared": ["detail"],
        "exam_answered": ["answer"],
        **{kind: ["text"] for kind in ("evidence_edited", "probe_asked", "remark_added")},
        **{kind: ["reason"] for kind in ("item_rated", "decided", "amended", "expunged", "questions_chosen")},
    }
    last = "0" * 64
    for event in events:
        said = {name: value for name, value in event.items() if name not in ("rubric", "salt", "expunged")}
        for name in fields.get(event["event"], []):
            if "expunged" in event:
                said |= event["expunged"]
            elif event[name] is not None:
                content = bytes.fromhex(event["salt"]) + name.encode() + b"\0" + event[name].encode()
                said[name] = hashlib.sha256(content).hexdigest()
        line = json.dumps(said, ensure_ascii=False, sort_keys=True)
        last = hashlib.sha256((last + line).encode()).hexdigest()
    return last


def test_the_head_can_be_computed_from_a_log_a_journal_and_a_document(tmp_path: Any) -> None:
    desk = begun()
    desk.do(co.Capture(line="a: #co rang “three” customers\u2028"))
    desk.do(co.RateItem(item="co", level=1))
    found = desk.head
    assert found is not None
    records = [to_record(event) for event in desk.events]
    JournalStorage.create(tmp_path, tables=as_log(records)).close()
    assert head(TinySessionLog(tmp_path, read_only=True).records()) == found
    (document,) = read_many(write(desk.session, desk.events))
    assert head(document.records()) == found
    events = json.loads(write(desk.session, desk.events))["events"]
    assert (len(events), by_hand(events)) == (found.events, found.digest)
    assert found.grouped.replace(" ", "") == found.digest


def test_every_word_of_a_log_counts() -> None:
    records = log()
    whole = chain(records)
    for n, record in enumerate(records):
        for name, value in record.items():
            other = {"at": "2026-03-01T09:00:00.001Z", "rubric": value}.get(name, f"{value}x")
            if name == "salt":
                other = random_salt()
            changed = chain([*records[:n], {**record, name: other}, *records[n + 1 :]])
            assert changed[:n] == whole[:n]
            assert (changed[n:] == whole[n:]) == (name == "rubric"), name
    swapped = [*records[:3], records[4], records[3], *records[5:]]
    assert chain(swapped)[-1] != whole[-1]
    assert chain(records[:-1])[-1] == whole[-2]


def test_the_same_words_in_two_notes_have_two_digests() -> None:
    records = [one for one in log() if one.get("text") == "called three customers"]
    assert len(records) == 3
    assert len({expunged(one)["expunged"]["text"] for one in records}) == 3


def test_the_chain_stands_when_any_text_is_expunged_and_none_of_it_is_left() -> None:
    records = log()
    whole = chain(records)
    for n, record in enumerate(records):
        blank = expunged(record)
        assert expunged(blank) == blank
        assert chain([*records[:n], blank, *records[n + 1 :]]) == whole
        said = texts(record)
        assert ("salt" in record) == bool(said)
        assert "salt" not in blank
        assert all(dumps(text) not in dumps(blank) for text in said.values() if text)
        assert dumps(to_record(EVENT.validate_python(parsed(dumps(blank))))) == dumps(blank)
    assert {one["event"] for one in records if texts(one)} == TEXTS.keys() - {"expunged"}


def test_a_log_without_salts_has_no_head() -> None:
    records = [{name: value for name, value in one.items() if name != "salt"} for one in log()]
    assert head(records) is None
    assert head([]) is None
    with pytest.raises(UnsaltedError):
        chain(records)
    blank = expunged(records[3])
    assert (blank["text"], len(blank["expunged"]["text"])) == ("", 64)
    assert expunged(records[3]) != blank
