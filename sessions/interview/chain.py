"""The event chain: one digest that stands for a whole log, and goes on standing when a text of it was expunged.

    digest of a text   SHA-256 of: salt (16 bytes), the field's name, a zero byte, the text in UTF-8
    commitment         the record as JSON, keys sorted, without `rubric`, `salt` and `expunged`, and with the digest
                       of each text in the place of the text; where a text was expunged, the one `expunged` keeps
    h(0)               64 zeros
    h(n)               SHA-256 of: h(n-1) in hex, the commitment of record n in UTF-8

It is over what was said in an interview, not over the bytes that a journal stores; so it can be computed from a
log, a stored journal or an exported document alike. The model hangs on by its digest, which the first record
bears. A field that records come to have later must be left out where it is absent, or old heads would not hold.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sessions.canonical import dumps

TEXTS: Mapping[str, tuple[str, ...]] = {
    "incident_added": ("title", "when", "role"),
    "evidence_added": ("text", "line"),
    "evidence_edited": ("text",),
    "item_rated": ("reason",),
    "decided": ("reason", "conditions"),
    "entry_answered": ("note",),
    "amended": ("reason",),
    "expunged": ("reason",),
    "questions_chosen": ("reason",),
    "interest_declared": ("detail",),
    "incident_edited": ("title", "when", "role"),
    "probe_asked": ("text",),
    "remark_added": ("text",),
    "exam_answered": ("answer",),
}
"""The free texts of people by kind of event: what is salted, and what can be expunged.

A field may hold a list of objects with a `text` each; such a text goes by field and place: `conditions.0`.
"""

_BEGINNING = "0" * 64
_LEFT_OUT = ("rubric", "salt", "expunged")


class UnsaltedError(ValueError):
    """A record whose texts have no salt, as an earlier version made them: it has no commitment."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """How many events a log has, and the digest over all of them (64 hex digits)."""

    events: int
    digest: str

    @property
    def grouped(self) -> str:
        """The digest in groups of eight, to be read aloud and compared."""
        return " ".join(self.digest[start : start + 8] for start in range(0, 64, 8))


def random_salt() -> str:
    """A new salt: 32 hex digits of the system's randomness."""
    return os.urandom(16).hex()


def texts(record: Mapping[str, Any]) -> dict[str, str]:
    """The free texts that `record` has, by field."""
    found: dict[str, str] = {}
    for name in TEXTS.get(record.get("event", ""), ()):
        value = record.get(name)
        if isinstance(value, str):
            found[name] = value
        for place, one in enumerate(value if isinstance(value, list | tuple) else ()):
            if isinstance(one, Mapping) and isinstance(one.get("text"), str):
                found[f"{name}.{place}"] = one["text"]
    return found


def with_texts(record: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """`record` with the texts `said` in the places that `texts` names."""
    made, own = dict(record), texts(record)
    for field, text in said.items():
        name, _, place = field.partition(".")
        if place and field in own:
            made[name] = [{**one, "text": text} if n == int(place) else one for n, one in enumerate(made[name])]
        else:
            made[field] = text
    return made


def text_digests(record: Mapping[str, Any]) -> dict[str, str]:
    """The salted digest of each free text of `record`, by field. Raises UnsaltedError."""
    if record.get("expunged") is not None:
        return dict(record["expunged"])
    found = texts(record)
    if found and record.get("salt") is None:
        raise UnsaltedError(f"record {record.get('seq')} has no salt")
    return {name: _digest(record["salt"], name, text) for name, text in found.items()}


def _digest(salt: str, name: str, text: str) -> str:
    return hashlib.sha256(
        bytes.fromhex(salt) + name.encode() + b"\0" + text.encode("utf-8", "surrogatepass")
    ).hexdigest()


def commitment(record: Mapping[str, Any]) -> str:
    """What the chain holds of `record`. Raises UnsaltedError."""
    said = {name: value for name, value in record.items() if name not in _LEFT_OUT}
    return dumps(dict(sorted(with_texts(said, text_digests(record)).items())))


def chain(records: Iterable[Mapping[str, Any]]) -> list[str]:
    """The digest after each of `records`, which are a log from its first event on. Raises UnsaltedError."""
    digests: list[str] = []
    last = _BEGINNING
    for record in records:
        last = hashlib.sha256((last + commitment(record)).encode()).hexdigest()
        digests.append(last)
    return digests


def head(records: Iterable[Mapping[str, Any]]) -> ChainHead | None:
    """The head of a whole log; None where texts have no salt, for a digest without salt would let guesses be tested."""
    try:
        digests = chain(records)
    except UnsaltedError:
        return None
    return ChainHead(len(digests), digests[-1]) if digests else None


def expunged(record: Mapping[str, Any]) -> dict[str, Any]:
    """`record` with its texts empty and their digests under `expunged`; what has no texts stays as it is.

    The salt is destroyed: with it anybody could test whether a text that he guesses is the one that stood there.
    Where there never was one (a record of an earlier version), one that nobody knows takes its place.
    """
    found = texts(record)
    if not found or record.get("expunged") is not None:
        return dict(record)
    salted = {**record, "salt": record.get("salt") or random_salt()}
    bare = {name: value for name, value in record.items() if name != "salt"}
    return {**with_texts(bare, dict.fromkeys(found, "")), "expunged": text_digests(salted)}


def salted(record: Mapping[str, Any], new_salt: Callable[[], str] = random_salt) -> dict[str, Any]:
    """`record` with a salt, where it has texts and has none."""
    if not texts(record) or record.get("salt") is not None or record.get("expunged") is not None:
        return dict(record)
    return {**record, "salt": new_salt()}


def with_expunged(records: Iterable[Mapping[str, Any]], more: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """`records` with `more` after them, and without the texts that those of `more` say are expunged."""
    gone = {seq for one in more if one["event"] == "expunged" for seq in one["targets"]}
    return [expunged(one) if one.get("seq") in gone else dict(one) for one in (*records, *more)]
