"""What two versions of a model differ in, in sentences, as a person would put it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rubric.difference import Difference
from rubric.language import LANGUAGES
from rubric.model import Rubric
from rubric.text import Text
from tui.translate import Words

_BRIEF = 300
"""Characters of an old or new text that one line quotes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: what it is, and the texts that came (`+`) and went (`-`)."""

    what: str
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of an item, a grade, an entry condition, or the whole model, under its name."""

    title: str
    changes: tuple[Told, ...]


def grouped(found: Sequence[Difference], old: Rubric, new: Rubric, words: Words) -> tuple[Group, ...]:
    """The changes by what they are of, in the order in which they were found."""
    groups: dict[tuple[str | None, ...], list[Difference]] = {}
    for one in found:
        groups.setdefault((one.grade, one.entry, None if one.grade else one.item), []).append(one)
    return tuple(
        Group(
            " ".join(_names(members[0], old, new, words)[:1]) or words("difference.whole"),
            tuple(_told(one, old, new, words, inner=True) for one in members),
        )
        for members in groups.values()
    )


def difference_line(one: Difference, old: Rubric, new: Rubric, words: Words) -> str:
    """One change of a model in one sentence; long texts are cut."""
    told = _told(one, old, new, words, inner=False)
    if told.old is not None and told.new is not None:
        return words("difference.from_to", what=told.what, old=_cut(told.old), new=_cut(told.new))
    text = told.old if told.new is None else told.new
    return told.what if text is None else words("difference.quoting", what=told.what, text=_cut(text))


def in_both(found: Sequence[Difference], old: Rubric, new: Rubric) -> tuple[Text, ...]:
    """The changes as they go into the change log, in both languages."""
    zh, en = Words("zh"), Words("en")
    return tuple(Text(zh=difference_line(one, old, new, zh), en=difference_line(one, old, new, en)) for one in found)


def as_json(one: Difference) -> dict[str, Any]:
    """A change as values."""
    details = {key: value.model_dump(include={"zh", "en"}) if isinstance(value, Text) else value
               for key, value in one.details.items()}  # fmt: skip
    named = {"item": one.item, "grade": one.grade, "entry_condition": one.entry}
    return {"kind": one.kind, **{key: value for key, value in named.items() if value is not None}, **details}


def _told(one: Difference, old: Rubric, new: Rubric, words: Words, *, inner: bool) -> Told:
    texts = {key: value for key, value in one.details.items() if isinstance(value, Text)}
    language = words.language
    if {"old", "new"} <= texts.keys() and texts["old"].in_(language) == texts["new"].in_(language):
        language = next(one for one in LANGUAGES if one != language)
    details: dict[str, object] = {
        key: value.in_(language) if isinstance(value, Text) else value for key, value in one.details.items()
    }
    if one.kind == "item_method":
        details |= {name: words(f"method.{details[name]}") for name in ("old", "new")}
    if one.kind == "item_added":
        details["method"] = words(f"method.{details['method']}")
    if one.kind == "question_kind":
        details |= {name: words(f"difference.event.{details[name]}") for name in ("old", "new")}
    what = words(f"difference.{one.kind}", **details)
    if language != words.language:
        what = words("difference.other_language", what=what)
    names = _names(one, old, new, words)[1 if inner else 0 :]
    if names:
        what = words("difference.at", where=words("difference.and").join(names), what=what)
    if one.kind in ("item_category", "question_kind"):  # the sentence says it all
        return Told(what)
    said = {name: text.in_(language) for name, text in texts.items()}
    if "text" in said:
        gone = one.kind.endswith("_removed")
        return Told(what, old=said["text"]) if gone else Told(what, new=said["text"])
    return Told(what, said.get("old"), said.get("new"))


def _names(one: Difference, old: Rubric, new: Rubric, words: Words) -> list[str]:
    """The grade, the entry condition, the item that the change is of, as far as it is of any."""
    names = []
    if one.grade is not None:
        names.append(words.of((new.grade if one.grade in new.grade else old.grade)[one.grade].title))
    if one.entry is not None:
        entries = new.entry_condition if one.entry in new.entry_condition else old.entry_condition
        names.append(words.of(entries[one.entry].title))
    if one.item is not None:
        item = (new.item if one.item in new.item else old.item)[one.item]
        names.append(f"{words.of(item.title)} {item.code}")
    return names


def _cut(text: str) -> str:
    return text if len(text) <= _BRIEF else text[: _BRIEF - 1] + "…"


def difference_rows(groups: Sequence[Group]) -> Iterator[str]:
    """The changes in rows, each text on one of its own, to be printed."""
    for group in groups:
        yield ""
        yield group.title
        for one in group.changes:
            yield f"  {one.what}"
            if one.old is not None:
                yield f"    - {one.old}"
            if one.new is not None:
                yield f"    + {one.new}"
