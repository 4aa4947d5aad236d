"""A copy of a session without what tells who took part: for blind second rating, and for training.

The copy is a session of its own, with a new id and new salts, so that nothing in it can be held against what the
first one's chain commits to. Every text of every event is gone through, also of notes that were edited or removed.
What no program can know, such as a nickname, a project or a story that only one person can tell, stays.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sessions.duties.identifiers import STRUCTURED, Kind, Rule, id_rules, name_rules, replace, word_rules
from sessions.interview.chain import texts, with_texts

JUDGING = frozenset(
    (
        "indicator_marked",
        "exam_recorded",
        "first_level_given",
        "item_rated",
        "impression_sealed",
        "session_ended",
        "decided",
        "submitted",
        "amended",
        *("exam_drawn", "exam_started", "exam_answered", "exam_extended", "exam_handed_in", "exam_marked"),
    )
)
"""What a second rater must not see, since it is what he is asked for."""

_BESIDE = frozenset(("remark_added", "remark_removed", "entry_answered"))
"""What is no evidence: an accommodation that was asked for, or a credit record, must not colour a second rating."""

_JUDGING_STAGES = ("rate", "grade")
_PLANNED = ("opening", "consent", "questions")
_NAMES = ("actor", "by", "interviewer")


@dataclass(frozen=True, slots=True)
class Redacted:
    """The records of the copy, and how often each kind was replaced in texts and names."""

    records: list[dict[str, Any]]
    counts: Counter[Kind]


def people(records: Iterable[Mapping[str, Any]]) -> list[str]:
    """The names of those who conducted, decided and wrote, the interviewer first."""
    return list(dict.fromkeys(name for one in records for field in reversed(_NAMES) if (name := one.get(field))))


def redacted(
    records: Sequence[Mapping[str, Any]],
    placeholders: Mapping[Kind, str],
    *,
    session: str,
    salt: Callable[[], str],
    also: Sequence[str] = (),
    blind: bool = False,
) -> Redacted:
    """The copy of a log, with the id `session`.

    `placeholders` stands for each kind, `{n}` in it for the number of a person other than the two who talked, or
    of a word of `also`. With `blind` all that judges is left out: marks, exam scores, ratings, the decision, what
    closed or reopened the session, remarks, and answers to entry conditions; notes keep the signs and links that they
    were taken with.
    """
    opened = records[0]
    interviewer, *others = people([opened, *records])
    shown: dict[str, str] = {interviewer: placeholders["interviewer"]}
    rules: list[Rule] = [
        *STRUCTURED,
        *(rule for n, word in enumerate(also, 1) for rule in word_rules("other", word, n)),
        *id_rules(opened["candidate_id"]),
        *name_rules("candidate", opened["candidate"]),
        *name_rules("interviewer", interviewer),
    ]
    for number, name in enumerate(others, 1):
        shown[name] = placeholders["person"].replace("{n}", str(number))
        rules += name_rules("person", name, number=number)
    counts: Counter[Kind] = Counter()

    def text(given: str) -> str:
        made = replace(given, rules, placeholders)
        counts.update(made.counts)
        return made.text

    kept = _evidence_alone(records) if blind else [dict(one) for one in records]
    kept = [with_texts(one, {field: text(said) for field, said in texts(one).items()}) for one in kept]
    for one in kept:
        for field in _NAMES:
            if one.get(field):
                one[field] = shown[one[field]]
        for field in _PLANNED:
            if field in one and one["event"] != "exam_drawn":  # whose questions are a bank's
                one[field] = _each(one[field], text)
        if one.get("salt") is not None:
            one["salt"] = salt()
        if one.get("expunged") is not None:
            one["expunged"] = {field: os.urandom(32).hex() for field in one["expunged"]}
    first = kept[0]
    first["session"] = session
    first["candidate"] = placeholders["candidate"]
    first["candidate_id"] = placeholders["candidate_id"] if first["candidate_id"] else ""
    first["post"] = text(first["post"])
    return Redacted(kept, counts)


def _each(value: Any, text: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return {name: _each(one, text) for name, one in value.items()}
    return [_each(one, text) for one in value]


def _evidence_alone(records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The records without those that judge, and without what undid, redid or expunged these, numbered anew."""
    numbers: dict[int, int] = {}
    kept: list[dict[str, Any]] = []
    for record in records:
        one = dict(record)
        if one["event"] == "session_ended" and one["how"] == "interrupted":
            # No judgment, and what resumes it must have something to resume.
            one = {**{name: value for name, value in one.items() if name != "how"}, "event": "sitting_paused"}
        if one["event"] in JUDGING | _BESIDE or (one["event"] == "stage_started" and one["stage"] in _JUDGING_STAGES):
            continue
        if "target" in one:
            if one["target"] not in numbers:
                continue
            one["target"] = numbers[one["target"]]
        if "targets" in one:
            one["targets"] = [numbers[target] for target in one["targets"] if target in numbers]
            if not one["targets"]:
                continue
        if one["event"] == "gap":
            one["submitted"] = None
        numbers[one["seq"]] = one["seq"] = len(kept) + 1
        if one.get("part_of") is not None and one.pop("part_of") in numbers:
            one["part_of"] = numbers[record["part_of"]]
        moment = one.get("moment")
        if moment and moment[0] == "m":  # these ids have the number of their event
            one["moment"] = f"m{numbers[int(moment[1:])]}"
        kept.append(one)
    return kept
