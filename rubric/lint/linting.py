"""All rules over one model, less what the model itself suppresses with a reason."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rubric.lint.alike import Spoken, alike, repeated, spoken
from rubric.lint.finding import IDLE, Finding
from rubric.lint.levels import levels
from rubric.lint.pieces import Piece, pieces
from rubric.lint.wording import length, translation, worded


def lint(data: Mapping[str, Any], others: Iterable[Spoken] | None = None) -> tuple[Finding, ...]:
    """What lint finds in `data`, the plain content of a model without faults, in the order of the model.

    `others` are the texts of the models that it must not repeat; None where they are not known.
    """
    found = list(pieces(data))
    place: dict[str, int] = {}
    for n, one in enumerate(found):
        for at in (
            one.at,
            one.item,
            f"{one.item}.{one.level}",
        ):  # an item and a level stand where their first text does
            place.setdefault(at, n)
    told = list(_told(found, () if others is None else others))
    kept = sorted(_unsuppressed(data, told, others is not None), key=lambda one: place.get(one.at, len(found)))
    return tuple(kept)


def texts(rubric_id: str, data: Mapping[str, Any]) -> Spoken:
    """What other models must not repeat of the model `data`."""
    return spoken(pieces(data), f"{rubric_id} ")


def _told(found: list[Piece], others: Iterable[Spoken]) -> Iterator[Finding]:
    unwritten: dict[str, Finding] = {}
    for piece in found:
        for one in worded(piece):
            if one.rule == "unwritten":
                unwritten.setdefault(piece.at, one)
    yield from unwritten.values()
    for piece in found:
        if piece.at not in unwritten:
            yield from worded(piece)
            yield from length(piece)
    yield from translation(found)
    found = [piece for piece in found if piece.at not in unwritten]
    by_item: dict[str, list[Piece]] = {}
    for piece in found:
        if piece.kind == "indicator":
            by_item.setdefault(piece.item, []).append(piece)
    not_above = [one for indicators in by_item.values() for one in levels(indicators)]
    yield from not_above
    yield from repeated(found, others)
    same = {one.at for one in not_above if one.rule == "not_above"}
    yield from (one for one in alike([p for p in found if p.kind == "indicator"]) if one.at not in same)


def _unsuppressed(data: Mapping[str, Any], told: list[Finding], all_known: bool) -> Iterator[Finding]:
    """What is told but not suppressed, and the suppressions without use: of repeats only where all models are known."""
    given = data.get("lint") or ()
    suppressed = {(one["rule"], one["at"]) for one in given}
    at = {(one.rule, one.at) for one in told}
    yield from (one for one in told if (one.rule, one.at) not in suppressed)
    for n, one in enumerate(given):
        first = next(m for m, other in enumerate(given) if (other["rule"], other["at"]) == (one["rule"], one["at"]))
        known = all_known or one["rule"] != "repeated"
        if first != n or (known and (one["rule"], one["at"]) not in at):
            yield Finding(IDLE, one["at"], ("lint", n), details={"suppressed": one["rule"]})
