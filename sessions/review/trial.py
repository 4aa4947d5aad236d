"""What a draft would make of the stored sessions, one after the other; none of them is changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from rubric.model import Rubric
from rubric.regrade import Regraded, regrade
from sessions.review.held import Held, Reader


@dataclass(frozen=True, slots=True)
class Tried:
    """A session under the version it was held under, and under the draft."""

    held: Held
    regraded: Regraded


def tried(reader: Reader, draft: Rubric) -> Iterator[Tried]:
    """Every finished session on the model that `draft` is a version of. Raises SealedError and HomeError."""
    for one in reader.finished(draft.id):
        yield Tried(one, regrade(one.rubric, draft, one.ratings))
