"""One change between two versions of a model, as a value; words are made where it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rubric.likeness import paired
from rubric.text import Text

Kind = Literal[
    "title_reworded",
    "definition_reworded",
    "description_added",
    "description_removed",
    "description_reworded",
    "own_set",
    "own_cleared",
    "adopted_set",
    "adopted_changed",
    "adopted_withdrawn",
    "scoring",
    "level_added",
    "level_removed",
    "level_title",
    "level_definition",
    "category_added",
    "category_removed",
    "category_title",
    "category_own_set",
    "category_own_cleared",
    "categories_reordered",
    "items_reordered",
    "grades_reordered",
    "entries_reordered",
    "item_added",
    "item_removed",
    "item_category",
    "item_method",
    "item_weight",
    "question_added",
    "question_removed",
    "question_reworded",
    "question_kind",
    "questions_reordered",
    "probe_added",
    "probe_removed",
    "probe_reworded",
    "probes_reordered",
    "indicator_added",
    "indicator_removed",
    "indicator_reworded",
    "indicator_moved",
    "indicators_reordered",
    "development_added",
    "development_removed",
    "exercise_reworded",
    "check_reworded",
    "exam_added",
    "exam_removed",
    "subject_added",
    "subject_removed",
    "subject_title",
    "subject_weight",
    "subjects_reordered",
    "exam_weight",
    "scope_added",
    "scope_removed",
    "scope_reworded",
    "grade_added",
    "grade_removed",
    "standard_raised",
    "standard_lowered",
    "standard_set",
    "standard_dropped",
    "core_added",
    "core_dropped",
    "min_score",
    "entry_added",
    "entry_removed",
    "suppression_added",
    "suppression_removed",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One change, of the `item`, the `grade` or the entry condition (`entry`) whose code it gives, else of the whole.

    A standard and a core item are of a grade and name the item too. `details` hold what was `old` and is `new`, or the
    `text` that came or went, and what names the place: an `indicator`, `level`, `subject`, `category`, `field`.
    """

    kind: Kind
    item: str | None = None
    grade: str | None = None
    entry: str | None = None
    details: Mapping[str, str | Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where changes are found: it makes them."""

    item: str | None = None
    grade: str | None = None
    entry: str | None = None

    def one(self, kind: Kind, **details: str | Text) -> Difference:
        """A change here."""
        return Difference(kind, self.item, self.grade, self.entry, details)

    def reworded(self, kind: Kind, old: Text, new: Text, **details: str | Text) -> Iterator[Difference]:
        """A change of words, if it is one."""
        if (old.zh, old.en) != (new.zh, new.en):
            yield self.one(kind, old=old, new=new, **details)


def in_common(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands in both, in the order of each."""
    return [one for one in old if one in new], [one for one in new if one in old]


def matched(old: Sequence[Text], new: Sequence[Text]) -> dict[int, int]:
    """Positions of `new` with the position of `old` that each has come from, by their words."""
    return paired([whole(one) for one in old], [whole(one) for one in new])


def whole(text: Text) -> str:
    """Both languages, to be compared."""
    return f"{text.zh}\n{text.en}"
