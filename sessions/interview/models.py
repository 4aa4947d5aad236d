"""The models that logs carry, each checked and built once: most sessions of a home carry the same."""

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from rubric.faults import Fault
from rubric.model import Rubric
from rubric.shape import fault_of
from sessions.canonical import digest
from sessions.interview.log_error import LogError
from sessions.interview.log_events import SessionOpened

_MOST = 8
"""How many models are kept: whoever sends a thousand different ones shall not fill the memory."""


def first_of(error: ValidationError, data: Any) -> Fault:
    """The first of what is wrong with `data`, with its place in it."""
    fault = fault_of(error.errors(include_url=False)[0])
    path = list[str | int]()
    for step in fault.path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            continue  # it names the branch of a union
        path.append(step)
    return replace(fault, path=tuple(path))


class Models:
    """The models met so far, by digest; the digest of one is computed again only where its content differs."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: dict[str, tuple[Any, Rubric]] = {}

    def knows(self, named: object, snapshot: object) -> bool:
        """Whether `snapshot` was met under the digest `named`, and was right."""
        known = self._known.get(named) if isinstance(named, str) else None
        return known is not None and known[0] == snapshot

    def of(self, opened: SessionOpened) -> Rubric:
        """The model that the opening event carries. Raises LogError where it or its digest is not right."""
        if self.knows(opened.digest, opened.rubric):
            return self._known[opened.digest][1]
        if digest(opened.rubric) != opened.digest:
            raise LogError(opened.seq, Fault(("digest",), "digest_differs"))
        try:
            rubric = Rubric.model_validate(opened.rubric)
        except ValidationError as error:
            fault = first_of(error, opened.rubric)
            raise LogError(opened.seq, replace(fault, path=("rubric", *fault.path))) from None
        if len(self._known) == _MOST:
            self._known.pop(next(iter(self._known)))
        self._known[opened.digest] = (opened.rubric, rubric)
        return rubric
