"""A session in one line of a list, straight from its records: no model, no rubric, nothing heavy to import."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

State = Literal["open", "ended", "submitted"]


@dataclass(frozen=True, slots=True)
class Row:
    """One session as a list shows it.

    `rubric` is the model's id, `rubric_title` its title by language (zh, en), `rubric_version` the version of the
    snapshot; times are ISO 8601 in UTC;
    `ended` says how the interview ended without a verdict, `decision` what was decided, each None where it has
    not; `closed` is when it was last decided, else when it ended so; `rated` counts items with a level, NE not
    among them, of the `planned` ones; `notes` those that count;
    `events` all that ever happened. `award` is what the decision that stands gave: `{choice, grade, title, grades,
    months, by, version}`, the grade with its title where there is one, all grades of the model from the lowest, the
    months of validity where they are not the usual ones, and the model's version.
    """

    id: str
    candidate: str
    candidate_id: str
    post: str
    purpose: str
    grade: str
    interviewer: str
    rubric: str
    rubric_title: Mapping[str, str]
    opened: str
    updated: str
    stage: str
    state: State
    ended: str | None
    rated: int
    planned: int
    notes: int
    events: int
    decision: str | None
    closed: str | None
    award: Mapping[str, Any] | None = None
    rubric_version: str = ""

    def to_document(self) -> dict[str, Any]:
        """The row as plain content, its fields in the order above."""
        return asdict(self)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Row":
        """The row that `to_document` gave. Raises ValueError where fields are missing or unknown."""
        if document.keys() != _FIELDS:
            raise ValueError("not a row")
        return cls(**document)


_FIELDS = {field.name for field in fields(Row)}


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows as a list shows them: those not finished first, then the last changed first."""
    newest_first = sorted(sorted(rows, key=lambda row: row.id), key=lambda row: row.updated, reverse=True)
    return sorted(newest_first, key=lambda row: row.state != "open")


def _effective(log: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    kept: dict[int, Mapping[str, Any]] = {}
    all_of = list(log)
    for record in all_of:
        if record["event"] in ("reverted", "restored"):
            # Whatever came later had been taken back by then, even where the record of that was lost.
            kept = {seq: one for seq, one in kept.items() if seq < record["target"]}
        if record["event"] == "restored":
            kept[record["target"]] = all_of[record["target"] - 1]
        elif record["event"] != "reverted":
            kept[record["seq"]] = record
    return list(kept.values())


def summarise(records: Iterable[Mapping[str, Any]]) -> Row:
    """The row of a session from its event records, oldest first; what was undone does not count.

    Raises ValueError where they do not begin with the opening of a session, or lack what is looked for.
    """
    log = list(records)
    try:
        return _row(log)
    except (KeyError, TypeError, IndexError) as problem:
        raise ValueError(f"not the records of a session: {type(problem).__name__} {problem}") from None


def _row(log: list[Mapping[str, Any]]) -> Row:
    opened = log[0]
    if opened["event"] != "session_opened":
        raise ValueError("the records do not begin with the opening of a session")
    stage, ended, decision, submitted = "prepare", None, None, False
    ended_at, decided_at, award = None, None, None
    notes: set[str] = set()
    plan = opened["plan"]
    ratings: dict[str, Any] = {}
    for record in _effective(log):
        match record["event"]:
            case "stage_started":
                stage = record["stage"]
            case "evidence_added" if record.get("expunged") is None:
                notes.add(record["evidence"])
            case "evidence_removed":
                notes.discard(record["evidence"])
            case "item_rated":
                ratings[record["item"]] = record["level"]
            case "session_ended":
                ended, ended_at = record["how"], record["at"]
            case "sitting_resumed" if ended == "interrupted":
                ended, ended_at = None, None
            case "plan_changed" | "template_applied":
                plan = record["items"]
            case "decided":
                decision, decided_at, award = record["decision"], record["at"], _award(record, opened)
            case "submitted" | "amended" as event:
                submitted = event == "submitted"
            case "gap" if record["submitted"] is not None:
                submitted = record["submitted"]
    rubric = opened["rubric"]
    return Row(
        id=opened["session"],
        candidate=opened["candidate"],
        candidate_id=opened["candidate_id"],
        post=opened["post"],
        purpose=opened["purpose"],
        grade=opened["grade"],
        interviewer=opened["interviewer"],
        rubric=rubric["id"],
        rubric_title=dict(rubric["title"]),
        opened=opened["at"],
        updated=log[-1]["at"],
        stage=stage,
        state="submitted" if submitted else "ended" if ended else "open",
        ended=ended,
        rated=sum(level != "NE" for level in ratings.values()),
        planned=len({*plan, *ratings}),
        notes=len(notes),
        events=len(log),
        decision=decision,
        closed=decided_at or ended_at,
        award=award,
        rubric_version=rubric.get("version", ""),
    )


def _award(decided: Mapping[str, Any], opened: Mapping[str, Any]) -> dict[str, Any]:
    rubric = opened["rubric"]
    titles = {one["id"]: one["title"] for one in rubric.get("grades", ())}
    grade = decided.get("grade")
    return {
        "choice": decided["decision"],
        "grade": grade,
        "title": titles.get(grade),
        "grades": list(titles),
        "months": decided.get("months"),
        "by": decided.get("by", opened["interviewer"]),
        "version": rubric.get("version", ""),
    }
