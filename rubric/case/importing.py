"""A CASE package to rubrics: each CFRubric becomes one. What CASE lacks is made minimal, and said.

Packages that bei wrote carry in `extensions` what CASE has no place for. The fields of CASE go first: what stands in
an extension holds as long as the field beside it says the same, so that an edit made elsewhere comes in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rubric.case.criteria import Criteria
from rubric.case.languages import language_of, words_in
from rubric.case.package import Object, objects, own_extension, text_of
from rubric.case.tracing import Trace
from rubric.checks import is_day
from rubric.exchange.arrival import Arrival, arrived
from rubric.exchange.minimal import EVERYTHING, grades, said
from rubric.exchange.naming import Names, id_of, made_up
from rubric.exchange.report import Entry, gathered
from rubric.faults import Fault, PlacedFault, RubricError
from rubric.language import Language
from rubric.model import SCHEMA


@dataclass(frozen=True, slots=True)
class Taken:
    """The models of a package, in its order, and what became of each of its fields."""

    models: tuple[Arrival, ...]
    report: tuple[Entry, ...]


def models(package: Object, source: str, language: Language | None = None, rubric_id: str = "") -> Taken:
    """The rubrics of `package`, whose texts stand in `language`; `source` names the file in faults.

    `rubric_id` is the id of the first, where the package's own is not wanted. Raises RubricError where it holds no
    rubric that can be used, and with the faults of one that was made.
    """
    trace, document = Trace(package), package["CFDocument"]
    spoken, notes = language_of(package, language)
    trace.take(document, "language", "*")
    ids, made = Names.ids(), list[Arrival]()
    for rubric in objects(package, "CFRubrics"):
        criteria = Criteria(package, rubric, trace, spoken)
        notes += criteria.notes
        if not criteria.items:
            title = text_of(rubric.get("title"))
            notes.append(Entry("note", "rubric_without_levels", title, places=(trace.place(rubric),)))
            continue
        one = _Rubric(document, rubric, criteria, trace, spoken)
        made.append(arrived(one.content(ids, "" if made else rubric_id), source))
        notes += one.notes
    if not made:
        rubrics, items = (str(len(objects(package, key))) for key in ("CFRubrics", "CFItems"))
        fault = Fault((), "case_no_rubric", {"rubrics": rubrics, "items": items})
        raise RubricError((PlacedFault(source, 1, 1, fault),))
    return Taken(tuple(made), gathered([*notes, *trace.entries()]))


class _Rubric:
    """What stands around the items of one rubric."""

    def __init__(self, document: Object, rubric: Object, criteria: Criteria, trace: Trace, language: Language) -> None:
        self._document = document
        self._rubric = rubric
        self._criteria = criteria
        self._trace = trace
        self._language = language
        self.notes: list[Entry] = []
        carried = own_extension(rubric, "rubric")
        self._carried: dict[str, Any] = dict(carried) if isinstance(carried, Mapping) else {}
        if carried is not None:
            trace.take(rubric, "extensions", "*")

    def content(self, ids: Names, rubric_id: str) -> dict[str, Any]:
        """The plain content of the rubric, under `rubric_id` where one is wanted."""
        carried, levels, version = self._carried, self._levels(), self._version()
        made: dict[str, Any] = {
            "schema": SCHEMA,
            "id": ids.give(rubric_id or text_of(carried.get("id")) or id_of(self._title()) or self._made_up_id()),
            "version": version,
            "title": self._words("title") or {self._language: self._title()},
            "description": self._words("description"),
            "changes": carried.get("changes") if carried else self._origin(version),
            "levels": levels,
            "categories": self._categories(),
            "grades": self._grades(levels),
            "items": self._criteria.items,
        }
        return {**carried, **{key: value for key, value in made.items() if value}}

    def _title(self) -> str:
        return text_of(self._rubric.get("title")) or text_of(self._document.get("title")) or "CASE"

    def _made_up_id(self) -> str:
        return made_up("case", text_of(self._rubric.get("identifier")) or self._title())

    def _listed(self, key: str) -> list[dict[str, Any]]:
        """The objects of a list that bei wrote into the extensions."""
        return [dict(one) for one in objects(self._carried, key)]

    def _words(self, key: str) -> dict[str, Any] | None:
        """The text under `key` of the rubric, else of the document, else as it was carried."""
        carried = self._carried.get(key)
        for data in (self._rubric, self._document):
            if value := text_of(self._trace.take(data, key, key)):
                return words_in(self._language, value, carried, self.notes)
        return dict(carried) if isinstance(carried, Mapping) else None

    def _version(self) -> str:
        before, given = text_of(self._carried.get("version")), text_of(self._document.get("version"))
        numbers = re.fullmatch(r"[vV]?([0-9]{1,9})(?:\.([0-9]{1,9}))?(?:\.([0-9]{1,9}))?", given)
        if numbers is None:
            if not before:
                self.notes.append(Entry("note", "version_made", "1.0.0"))
            return before or "1.0.0"
        self._trace.take(self._document, "version", "version")
        return before if before == given else ".".join(str(int(one or 0)) for one in numbers.groups())

    def _origin(self, version: str) -> list[dict[str, Any]]:
        """A change log of one entry that tells where the model comes from; none without a day or an author."""
        day, author = text_of(self._document.get("lastChangeDateTime"))[:10], text_of(self._document.get("creator"))
        if not (re.fullmatch(r"\d{4}-\d\d-\d\d", day) and is_day(day) and author):
            return []
        for field, to in (("lastChangeDateTime", "changes.on"), ("creator", "changes.by")):
            self._trace.take(self._document, field, to)
        address = text_of(self._trace.take(self._rubric, "uri", "changes.why")) or self._title()
        return [{"version": version, "on": day, "by": author, "why": f"CASE: {address}"}]

    def _levels(self) -> list[dict[str, Any]]:
        """The scale: titles as the criteria name the levels; a definition only where bei wrote one."""
        known, named = self._listed("levels"), self._criteria.level_names
        for number, level in enumerate(known, 1):
            if name := named.get(number):
                level["title"] = words_in(self._language, name, level.get("title"), self.notes)
        made = []
        for number in range(len(known) + 1, self._criteria.top + 1):
            name = named.get(number)
            title = {self._language: name} if name else {"zh": f"{number} 级", "en": f"Level {number}"}
            made.append({"level": number, "title": title, "definition": title})
        if made:
            self.notes.append(Entry("note", "levels_defined", count=len(made)))
        return known + made

    def _categories(self) -> list[dict[str, Any]]:
        """The categories as the criteria name them; those that bei knows keep their ids and their other language."""
        known = {text_of(one.get("id")): one for one in self._listed("categories")}
        found: dict[tuple[str, str], list[str]] = {}
        for code, (category, name) in self._criteria.category_of.items():
            called = [one for one in known if name and said(known[one].get("title"), self._language) == name]
            found.setdefault((category if category in called else "".join(called[:1]), name), []).append(code)
        ids, made = Names.ids(), list[dict[str, Any]]()
        for category in known:
            ids.give(category)
        for number, ((category, name), codes) in enumerate(found.items(), 1):
            if category:
                before = known[category].get("items")
                same = isinstance(before, list) and sorted(map(str, before)) == sorted(codes)
                made.append({**known[category], "items": before if same else codes})
                continue
            if not name:
                self.notes.append(Entry("note", "category_made"))
            title = {self._language: name} if name else dict(EVERYTHING)
            made.append({"id": ids.give(id_of(name) or f"c{number}"), "title": title, "items": codes})
        order = list(known)
        return sorted(made, key=lambda one: order.index(one["id"]) if one["id"] in known else len(order))

    def _grades(self, levels: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The grades that bei wrote, over the items that are still there; else one for each level."""
        codes = [item["code"] for item in self._criteria.items]
        known = self._listed("grades")
        for grade in known:
            if isinstance(grade.get("standards"), Mapping):
                grade["standards"] = {code: level for code, level in grade["standards"].items() if code in codes}
            if isinstance(grade.get("core"), list):
                grade["core"] = [code for code in grade["core"] if code in codes]
        if not known:
            self.notes.append(Entry("note", "grades_made", count=len(levels)))
        return known or grades(levels, codes, self._language)
