"""A damaged session is brought back: as much as can be read, nothing moved, a copy first, and whole at every moment."""

import os
from pathlib import Path

import pytest

from sessions.canonical import loads
from sessions.desk import SessionDesk
from sessions.document import read, write
from sessions.errors import DamagedError, FormatError, LockedError, NotDamagedError, StoreError
from sessions.integrity.mending import OpeningLostError
from sessions.integrity.repair import SALVAGED
from sessions.interview.chain import chain
from sessions.shelf import Shelf
from sessions.storage.changes import Change
from sessions.storage.frames import encode, read_frames
from sessions.storage.generations import Head
from sessions.storage.store import TinySessionLog, as_log
from tests.sessions.damages import DAMAGES, FIRST, NEWEST, SECOND, grown
from tests.sessions.failing_files import HastyFiles
from tests.sessions.homes import ID, copied_home, damaged, made_home, record_at, session_of
from tests.sessions.making import TickingClock, noted, parsed
from tests.sessions.repairing import begun, check_sound, files_of, records, repaired


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("whole") / "home"
    made_home(home)
    return home


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose session has one generation: a frame for each event."""
    home = tmp_path_factory.mktemp("straight") / "home"
    made_home(home, folded=False)
    return home


@pytest.fixture
def place(whole: Path, tmp_path: Path) -> Path:
    return copied_home(whole, tmp_path / "home")


REPAIRABLE = {
    name: damage
    for name, (damage, codes) in DAMAGES.items()
    if "damaged" in codes.values() or {"tail", "generation_missing", "head_unreadable"} & codes.keys()
}
REFUSED = {
    "all files gone": OpeningLostError,
    "a rubric that was changed": OpeningLostError,
    "the log of another session": OpeningLostError,
    "a format of the future": FormatError,
    "a file that is a link": StoreError,
}


@pytest.mark.parametrize("damage", sorted(REPAIRABLE.keys() - REFUSED.keys()))
def test_each_damage_is_repaired_and_the_copy_has_every_byte(whole: Path, place: Path, damage: str) -> None:
    before = session_of(whole)
    REPAIRABLE[damage](place)
    damaged_files = files_of(place)
    plan = repaired(place)
    copy = files_of(place / "damaged-1")
    copy.pop(SALVAGED, None)
    assert copy == damaged_files
    after = check_sound(place)
    assert plan.whole + len(plan.mended.lost) + len(plan.mended.stranded) == len(records(place))
    for name, note in after.evidence.items():
        assert note == before.evidence[name] or plan.mended.lost or plan.mended.stranded
    with pytest.raises(NotDamagedError), begun(place):
        pass


@pytest.mark.parametrize("damage", REFUSED)
def test_what_cannot_be_repaired_is_refused_and_left_as_it_is(place: Path, damage: str) -> None:
    DAMAGES[damage][0](place)
    before = files_of(place)
    with pytest.raises(REFUSED[damage]), begun(place):
        pass
    assert files_of(place) == before


def test_where_the_repaired_log_does_not_read_back_all_stands_as_it_was(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    REPAIRABLE["a byte of a record"](place)
    before = files_of(place)
    monkeypatch.setattr("sessions.integrity.repair.as_log", lambda records: as_log(records[:-1]))
    with begun(place) as repair, pytest.raises(DamagedError, match="does not read back"):
        repair.act()
    assert files_of(place) == before


def test_a_sound_session_is_not_repaired(place: Path) -> None:
    before = files_of(place)
    with pytest.raises(NotDamagedError), begun(place):
        pass
    assert files_of(place) == before


def test_a_session_at_work_is_not_repaired(place: Path) -> None:
    log = TinySessionLog(place)
    with pytest.raises(LockedError), begun(place):
        pass
    log.close()


@pytest.mark.parametrize("number", range(11))
def test_any_one_damaged_frame_takes_but_its_own_event_and_what_speaks_of_it(
    straight: Path, tmp_path: Path, number: int
) -> None:
    place = copied_home(straight, tmp_path / "home")
    before, log = session_of(straight), records(place)
    damaged(place / FIRST, record_at(place / FIRST, number))
    if number == 0:
        with pytest.raises(OpeningLostError), begun(place):
            pass
        return
    plan = repaired(place)
    lost = number + 1
    # An edit and a link to a note fall with it, here that of the first one.
    stranded = {4: {7}}.get(lost, set())
    assert (plan.mended.lost, {one.number for one in plan.mended.stranded}) == ((lost,), stranded)
    after = check_sound(place)
    assert after.gaps == tuple(sorted({lost} | stranded))
    for was, now in zip(log, records(place), strict=True):
        assert now == was or now["event"] == "gap"
    gone_note = log[number].get("evidence") if log[number]["event"] == "evidence_added" else None
    if log[number]["event"] != "evidence_edited":
        assert after.evidence == {name: note for name, note in before.evidence.items() if name != gone_note}
    if log[number]["event"] not in ("item_rated", "reverted"):
        assert after.ratings == before.ratings


def test_a_bad_snapshot_is_replaced_by_the_file_before_it_and_nothing_is_lost(whole: Path, place: Path) -> None:
    for at in (record_at(place / NEWEST, 0), 0):
        damaged(place / NEWEST, at)
    plan = repaired(place)
    assert (plan.mended.lost, plan.mended.stranded) == ((), ())
    assert records(place) == records(whole / "sessions" / ID)


def test_a_bad_snapshot_of_the_length_of_the_state_before_is_known_to_have_added_nothing(
    whole: Path, place: Path
) -> None:
    newest = place / NEWEST
    frames = read_frames(newest.read_bytes())
    (place / "head").write_bytes(Head(3, frames[0].seq, frames[0].digest).written())
    newest.write_bytes(newest.read_bytes()[: frames[0].end])
    damaged(newest, record_at(newest, 0))
    plan = repaired(place)
    assert (plan.mended.lost, plan.mended.stranded) == ((), ())
    assert records(place) == records(whole / "sessions" / ID)[:7]


def test_records_lost_at_the_end_leave_gaps_so_that_their_ids_are_not_given_again(place: Path) -> None:
    os.truncate(place / NEWEST, read_frames((place / NEWEST).read_bytes())[0].end)
    plan = repaired(place)
    assert plan.mended.lost == (8, 9, 10, 11)
    log = Shelf(place.parent.parent, HastyFiles()).open(ID)
    assert noted(SessionDesk(log, TickingClock()), "co").id == "e7"
    log.close()


def test_a_record_that_was_never_acknowledged_does_not_come_back_in_the_place_of_a_lost_one(place: Path) -> None:
    log = records(place)
    second = read_frames((place / SECOND).read_bytes())
    wrong = {**log[7], "text": "given up"}
    grown(
        place / SECOND,
        encode(second[-1].seq + 1, second[-1].digest, Change(put={"log": {"8": wrong}}).written().encode()),
    )
    damaged(place / NEWEST, record_at(place / NEWEST, 0))
    damaged(place / NEWEST, record_at(place / NEWEST, 0))
    plan = repaired(place)
    assert plan.mended.lost == (8,)
    assert [loads(line) for line in (place / "damaged-1" / SALVAGED).read_text().splitlines()] == [
        {"number": 8, "why": "aside", "record": wrong}
    ]
    assert "given up" not in {note.text for note in check_sound(place).evidence.values()}


def test_what_spoke_of_a_lost_note_is_kept_beside_the_copy(straight: Path, tmp_path: Path) -> None:
    place = copied_home(straight, tmp_path / "home")
    log = records(place)
    damaged(place / FIRST, record_at(place / FIRST, 3))
    repaired(place)
    (line,) = (place / "damaged-1" / SALVAGED).read_text().splitlines()
    kept = loads(line)
    assert (kept["number"], kept["why"], kept["record"]) == (7, "stranded", log[6])


def test_a_repaired_session_goes_out_and_comes_in_and_its_chain_stands_up_to_the_gap(
    straight: Path, tmp_path: Path
) -> None:
    place = copied_home(straight, tmp_path / "home")
    before = chain(records(place))
    damaged(place / FIRST, record_at(place / FIRST, 5))
    repaired(place)
    log = Shelf(place.parent.parent, HastyFiles()).open(ID)
    desk = SessionDesk(log, TickingClock())
    noted(desk, "co")
    found = read(parsed(write(desk.session, desk.events)))
    assert (found.session, found.differing) == (desk.session, ())
    log.close()
    after = chain(records(place))
    assert [mine == theirs for mine, theirs in zip(after, before, strict=False)] == [True] * 5 + [False] * 6


def test_a_repair_after_a_repair_keeps_both_copies(straight: Path, tmp_path: Path) -> None:
    place = copied_home(straight, tmp_path / "home")
    damaged(place / FIRST, record_at(place / FIRST, 5))
    repaired(place)
    (place / "head").unlink()
    repaired(place)
    assert sorted(path.name for path in place.iterdir()) == ["000003.bei", "damaged-1", "damaged-2", "head", "lock"]
    assert check_sound(place).gaps == (6,)
