"""The criteria of a CFRubric as the items of a rubric, with the indicators of their levels."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from rubric.case.languages import words_in
from rubric.case.package import Object, objects, own_extension, text_of
from rubric.case.scale import Scale
from rubric.case.tracing import Trace
from rubric.exchange.behaviours import split
from rubric.exchange.minimal import UNWRITTEN, questions, said
from rubric.exchange.naming import Names, code_of, short_code
from rubric.exchange.report import Entry
from rubric.language import Language
from rubric.model import Item

_LONG = 60
"""A description of more characters than this is no title, where the item has a short name."""


class Criteria:
    """What the criteria of one rubric give: items in order, their categories, and the names of the levels.

    `category_of` gives for an item's code the id of the category that bei knew it by, empty where there is none, and
    the category's name; `top` is the highest level.
    """

    def __init__(self, package: Object, rubric: Object, trace: Trace, language: Language) -> None:
        """Make the items of `rubric`, keeping `trace` of what was taken."""
        self._trace = trace
        self._language = language
        self._linked = {text_of(one.get("identifier")): one for one in objects(package, "CFItems")}
        self._linked.pop("", None)
        self._places: dict[str, Object] = {}
        for one in objects(package, "CFAssociations"):
            if one.get("associationType") == "isChildOf" and _identifier(one, "destinationNodeURI") in self._linked:
                self._places.setdefault(_identifier(one, "originNodeURI"), one)
        self._codes = Names.codes()
        given = sorted(objects(rubric, "CFRubricCriteria"), key=_position)
        scale = Scale(given, trace)
        self.top = scale.top
        self.notes: list[Entry] = []
        self.items: list[dict[str, Any]] = []
        self.category_of: dict[str, tuple[str, str]] = {}
        names: dict[int, Counter[str]] = {}
        for criterion in given:
            levels = scale.of(criterion)
            carried = self._carried(criterion)
            if not levels and carried.get("method") != "exam":
                self.notes.append(Entry("note", "criterion_without_levels", places=(trace.place(criterion),)))
                continue
            self._add(criterion, levels, carried)
            for number, level in levels.items():
                if name := text_of(trace.take(level, "quality", "levels.title")):
                    names.setdefault(number, Counter())[name] += 1
        self.notes += scale.notes if self.items else ()
        self.level_names = {number: counted.most_common(1)[0][0] for number, counted in names.items()}

    def _carried(self, criterion: Object) -> dict[str, Any]:
        """The item as bei wrote it into the extensions; nothing where there is none that could be one."""
        carried = own_extension(criterion, "item")
        if carried is None:
            return {}
        try:
            Item.model_validate(carried)
        except ValidationError:
            self.notes.append(Entry("note", "extension_ignored", places=(self._trace.place(criterion),)))
            return {}
        self._trace.take(criterion, "extensions", "items.*")
        return dict(carried)

    def _add(self, criterion: Object, levels: Mapping[int, Object], carried: dict[str, Any]) -> None:
        self._trace.take(criterion, "position", "items")
        trace, linked = self._trace, self._linked.get(_identifier(criterion, "CFItemURI"))
        if linked is not None:
            trace.take(criterion, "CFItemURI", "items.definition")
        title, definition = self._named(criterion, linked)
        code = self._code(linked, carried, title)
        if not carried:
            self.notes.append(Entry("note", "questions_made", count=2))
        item = {
            "code": code,
            "title": words_in(self._language, title or code, carried.get("title"), self.notes),
            "weight": self._weight(criterion, carried),
            "definition": words_in(self._language, definition or title or code, carried.get("definition"), self.notes),
            "questions": None if carried else questions(title or code, self._language),
            "levels": self._indicators(criterion, levels, carried),
        }
        if not definition and not carried:
            self.notes.append(Entry("note", "definition_made", places=(trace.place(criterion),)))
        full = {**carried, **{key: value for key, value in item.items() if value}}
        if item["weight"] is None:
            full.pop("weight", None)
        self.items.append(full)
        self.category_of[code] = (text_of(own_extension(criterion, "category")), self._category(criterion, linked))

    def _code(self, linked: Object | None, carried: Mapping[str, Any], title: str) -> str:
        wanted, named = text_of(carried.get("code")), linked or {}
        for field in ("humanCodingScheme", "abbreviatedStatement"):
            made = code_of(named.get(field))
            if made and wanted in ("", made):
                self._trace.take(named, field, "items.code")
                wanted = made
        if not wanted:
            wanted = short_code(title) or f"item{len(self.items) + 1}"
            self.notes.append(Entry("note", "code_made", places=(wanted,)))
        return self._codes.give(wanted)

    def _category(self, criterion: Object, linked: Object | None) -> str:
        """What the criterion says, else the name of what its CFItem is a child of."""
        said = text_of(self._trace.take(criterion, "category", "categories.title"))
        parent = self._parent(linked) if linked is not None and not said else None
        if parent is None:
            return said
        field = "abbreviatedStatement" if text_of(parent.get("abbreviatedStatement")) else "fullStatement"
        return text_of(self._trace.take(parent, field, "categories.title"))

    def _parent(self, item: Object) -> Object | None:
        """The CFItem that `item` is a child of, by the first association that says so."""
        place = self._places.get(text_of(item.get("identifier")))
        if place is None:
            return None
        for field in ("associationType", "originNodeURI", "destinationNodeURI"):
            self._trace.take(place, field, "categories.items")
        return self._linked[_identifier(place, "destinationNodeURI")]

    def _named(self, criterion: Object, linked: Object | None) -> tuple[str, str]:
        """Title and definition, either empty where there is none."""
        trace = self._trace
        described = text_of(criterion.get("description"))
        short = text_of(linked.get("abbreviatedStatement")) if linked is not None else ""
        if linked is not None and (not described or (len(described) > _LONG and short)):
            title = text_of(trace.take(linked, "abbreviatedStatement" if short else "fullStatement", "items.title"))
            if described:
                return title, text_of(trace.take(criterion, "description", "items.definition"))
        else:
            title = text_of(trace.take(criterion, "description", "items.title"))
        definition = text_of(trace.take(linked, "fullStatement", "items.definition")) if linked is not None else ""
        return title, definition

    def _weight(self, criterion: Object, carried: Mapping[str, Any]) -> Any:
        """The weight as it is to be written; None where it goes without saying."""
        given = self._trace.take(criterion, "weight", "items.weight")
        before = carried.get("weight", 1)
        if given is None or given == before:
            return carried.get("weight")
        if isinstance(given, int | Decimal) and not isinstance(given, bool) and 0 < given <= 1_000_000:
            return given
        self._trace.give_back(criterion, "weight")
        self.notes.append(Entry("note", "weight_made", str(given)[:20], places=(self._trace.place(criterion),)))
        return None

    def _indicators(
        self, criterion: Object, levels: Mapping[int, Object], carried: Mapping[str, Any]
    ) -> dict[int, list[dict[str, Any]]]:
        known = carried.get("levels", {})
        made: dict[int, list[dict[str, Any]]] = {}
        for number in range(1, self.top + 1) if levels else ():
            if number in levels:
                made[number] = self._behaviours(levels[number], known.get(str(number), []))
            if not made.get(number):
                self.notes.append(Entry("note", "indicator_made", places=(self._trace.place(criterion),)))
                made[number] = [dict(UNWRITTEN)]
        return made

    def _behaviours(self, level: Object, known: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The indicators that a level's description holds; those that it holds as before keep their translation."""
        described = text_of(self._trace.take(level, "description", "items.levels"))
        before = [said(one, self._language) for one in known]
        if described == "\n".join(before).strip():
            return [dict(one) for one in known]
        there = dict(zip(before, known, strict=True))
        return [dict(there.get(one) or {self._language: one}) for one in split(described)]


def _position(criterion: Object) -> tuple[bool, Any]:
    place = criterion.get("position")
    known = isinstance(place, int | Decimal) and not isinstance(place, bool)
    return not known, place if known else 0


def _identifier(data: Object, field: str) -> str:
    link = data.get(field)
    return text_of(link.get("identifier")) if isinstance(link, Mapping) else ""
