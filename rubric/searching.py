"""Where in a model something is said: its words as a list of places, and those that hold what is sought."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rubric.model import Item, Rubric
from rubric.text import Text

Kind = Literal["model", "category", "item", "definition", "indicator", "question", "probe", "subject", "condition"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a model: of which `item` (its code, empty where of none), `place` within it, and folded to search."""

    kind: Kind
    item: str
    place: str
    text: Text
    folded: str


def folded(text: str) -> str:
    """`text` with full-width forms and capitals made alike, blanks as one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def entries(rubric: Rubric) -> tuple[Entry, ...]:
    """All that can be found in `rubric`: titles first, then the rest in its order."""
    made = [_entry("model", "", rubric.id, rubric.title)]
    made += [_entry("category", one.items[0] if one.items else "", one.id, one.title) for one in rubric.categories]
    made += [_entry("item", one.code, one.code, one.title) for one in rubric.items]
    for item in rubric.items:
        made += _of_item(item)
    for condition in rubric.entry_conditions:
        made.append(_entry("condition", "", condition.id, condition.title))
        made.append(_entry("condition", "", condition.id, condition.definition))
    return tuple(made)


def _of_item(item: Item) -> Iterator[Entry]:
    code = item.code
    yield _entry("definition", code, "", item.definition)
    for one in item.indicators:
        yield _entry("indicator", code, one.id, one.text)
    for n, question in enumerate(item.questions, 1):
        yield _entry("question", code, str(n), question)
    for n, probe in enumerate(item.probes, 1):
        yield _entry("probe", code, str(n), probe)
    for subject in item.exam.subjects if item.exam else ():
        yield _entry("subject", code, subject.code, subject.title)


def _entry(kind: Kind, item: str, place: str, text: Text) -> Entry:
    # Between the parts what no one types: a word is not found across their border.
    return Entry(kind, item, place, text, folded(f"{text.zh} \x00 {text.en} \x00 {place}"))


def found(known: Iterable[Entry], sought: str) -> list[Entry]:
    """Those that hold every word of `sought`; none where nothing is sought."""
    words = folded(sought).split()
    return [one for one in known if all(word in one.folded for word in words)] if words else []
