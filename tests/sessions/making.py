"""What the tests of sessions/ are made with: a log in memory, a ticking clock, two rubrics, a desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from rubric.catalogue import Catalogue
from rubric.checks import check
from rubric.model import Rubric
from sessions.canonical import loads
from sessions.desk import SessionDesk
from sessions.errors import StoreWarning
from sessions.interview import commands as co
from sessions.interview.chain import with_expunged
from sessions.interview.events import Event, EvidenceAdded, to_record
from sessions.interview.log_events import Gap
from sessions.interview.model import Evidence, Session
from sessions.interview.opening import NewSession, opening
from sessions.interview.refusals import RefusalError

Data = dict[str, Any]

OPENED = "2026-03-01T09:00:00.000Z"


class LogInMemory:
    """A log that forgets nothing; `full` makes it fail as a full disk would."""

    def __init__(self, *events: Event) -> None:
        self.kept: list[Data] = [to_record(event) for event in events]
        self.full = False
        self.closed = False
        self.read_only = False
        self.warnings: tuple[StoreWarning, ...] = ()

    def records(self) -> list[Data]:
        return list(self.kept)

    def append(self, record: Data) -> None:
        if self.full:
            raise OSError("no space left on device")
        self.kept.append(record)

    def expunge(self, records: Sequence[Data]) -> None:
        self.kept = with_expunged(self.kept, records)

    def close(self) -> None:
        self.closed = True


class TickingClock:
    """Each look at it is one second later than the one before, from one second after `OPENED`."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat(OPENED)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now.astimezone(UTC)


class CountedSalts:
    """Salts that are the same in every run."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> str:
        self.made += 1
        return f"{self.made:032x}"


@dataclass(frozen=True)
class Model:
    """A rubric and the plain content it was made of."""

    rubric: Rubric
    content: Mapping[str, Any]


def words(said: str) -> Data:
    """A text in both languages."""
    return {"zh": f"「{said}」", "en": said}


def made(content: Data) -> Model:
    """The model of `content`, which must be without fault."""
    assert [fault for fault in check(content) if fault.severity == "error"] == []
    return Model(Rubric.model_validate(content), content)


def _item(code: str, method: str, subjects: Mapping[str, Decimal | int] | None = None, **more: Any) -> Data:
    exam = None
    if subjects:
        exam = {"subjects": [{"code": name, "title": words(name), "weight": w} for name, w in subjects.items()]}
    levels = {level: [words(f"{code} {level} {n}") for n in (1, 2)] for level in (1, 2, 3)}
    base = {"code": code, "title": words(code), "method": method, "definition": words(code), "levels": levels}
    return {**base, "exam": exam, **more}


@cache
def small() -> Model:
    """Three levels, two indicators each; `co` and `com` share a beginning, `law` is an exam, `ski` both."""
    return made(
        {
            "schema": "bei.rubric/1",
            "id": "small",
            "version": "1.0.0",
            "title": words("Small"),
            "levels": [{"level": n, "title": words(f"L{n}"), "definition": words(f"L{n}")} for n in (1, 2, 3)],
            "categories": [
                {"id": "talk", "title": words("Talk"), "items": ["co", "com"]},
                {"id": "know", "title": words("Know"), "items": ["law", "ski"]},
            ],
            "items": [
                _item("co", "interview", weight=Decimal("0.10")),
                _item("com", "interview", weight=Decimal("59.99999999999999999999")),
                _item("law", "exam", {"tax": 1, "civil": 3}),
                _item("ski", "both", {"lab": 1}),
            ],
            "grades": [
                {"id": "low", "title": words("Low"), "standards": {"co": 1, "com": 1, "law": 1}, "core": ["co"]},
                {
                    "id": "high",
                    "title": words("High"),
                    "standards": {"co": 2, "com": 2, "law": 2, "ski": 2},
                    "core": ["co", "com"],
                    "min_score": 60,
                },
            ],
            "entry_conditions": [
                {"id": name, "title": words(title), "definition": words(title)}
                for name, title in (("credit", "Credit record"), ("exam", "Qualification exam"))
            ],
        }
    )


@cache
def telecom() -> Model:
    """The reference model that bei ships."""
    reading = Catalogue().read("telecom-am")
    return Model(reading.rubric, reading.content)


def desk_on(model: Model | None = None, log: LogInMemory | None = None, **asked: Any) -> SessionDesk:
    """A desk with a session just opened on `model` (the small one); `asked` as in NewSession."""
    model = model or small()
    log = log if log is not None else LogInMemory()
    wanted = NewSession(**{"candidate": "王芳", "grade": model.rubric.grades[0].id, "interviewer": "李伟", **asked})
    log.kept.insert(0, to_record(opening(wanted, model.rubric, model.content, "s1", OPENED)))
    return SessionDesk(log, TickingClock(), CountedSalts())


def holed(desk: SessionDesk, *lost: int, **known: Any) -> SessionDesk:
    """A desk on the log of `desk` in which the events of these numbers were lost, the one after the last among them.

    `known` is what the first gap says of what was lost.
    """
    first, *rest = lost
    gaps: dict[int, Event] = {first: Gap(seq=first, at=OPENED, actor="李伟", cause="lost", **known)}
    gaps |= {seq: Gap(seq=seq, at=OPENED, actor="李伟", cause="stranded") for seq in rest}
    log = {event.seq: event for event in desk.events} | gaps
    return SessionDesk(LogInMemory(*log.values()), TickingClock())


def noted(desk: SessionDesk, *items: str, **marks: Any) -> Evidence:
    """A note linked to `items`, taken at `desk`."""
    event = desk.do(co.AddEvidence(text="called three customers", items=items, **marks))
    assert isinstance(event, EvidenceAdded)
    return desk.session.evidence[event.evidence]


def refused(desk: SessionDesk, command: co.Command) -> RefusalError:
    """The refusal of `command`, which must leave session, history and log as they were."""
    before = (desk.session, desk.history, desk.events)
    with pytest.raises(RefusalError) as caught:
        desk.do(command)
    assert (desk.session, desk.history, desk.events) == before
    return caught.value


def standing(session: Session) -> Data:
    """What `session` says, without how many events it took to get there."""
    fields = {name: getattr(session, name) for name in Session.__dataclass_fields__}
    for counter in ("seq", "updated", "evidence_made", "incidents_made", "suggestion_seen"):
        del fields[counter]
    return fields


def parsed(text: str) -> Any:
    """JSON as bei reads it, with exact decimals."""
    return loads(text)
