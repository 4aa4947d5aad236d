"""In which of the two languages of a rubric the texts of a package stand, and their translations on the way through."""

from collections.abc import Mapping
from typing import Any

from rubric.case.package import Object, objects, text_of
from rubric.exchange.minimal import said
from rubric.exchange.report import Entry
from rubric.exchange.spoken import language_of_text
from rubric.language import Language


def language_of(package: Object, asked: Language | None) -> tuple[Language, list[Entry]]:
    """The language that texts are kept in, and what is to be said of it.

    That is the one `asked` for, else what CFDocument.language names, else what the texts are written in.
    """
    named = text_of(package["CFDocument"].get("language"))
    spoken: Language | None = next((one for one in ("zh", "en") if named.lower().split("-")[0] == one), None)
    if asked is not None:
        return asked, [Entry("note", "language_asked", asked)]
    if spoken is not None:
        return spoken, []
    statements = [text_of(one.get("fullStatement")) for one in objects(package, "CFItems")]
    titles = [text_of(one.get("title")) for one in (package["CFDocument"], *objects(package, "CFRubrics"))]
    found = language_of_text("".join([*titles, *statements]))
    if named:
        return found, [Entry("note", "language_other", f"{named[:20]} → {found}")]
    return found, [Entry("note", "language_guessed", found)]


def words_in(language: Language, value: str, carried: object, notes: list[Entry]) -> dict[str, Any]:
    """The text that says `value`: the `carried` one while it says the same, so that its translation stays with it.

    A translation of what reads otherwise by now is dropped, and noted.
    """
    if isinstance(carried, Mapping):
        if said(carried, language) == value:
            return dict(carried)
        notes.append(Entry("note", "translation_dropped", places=(value[:40],)))
    return {language: value}
