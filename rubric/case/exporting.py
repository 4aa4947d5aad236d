"""A rubric as a CASE 1.1 package: a tree of CFItems for those who align to it, and a CFRubric for those who rate by it.

Texts stand in one language; the other, and what CASE has no place for, travels in `extensions`, under `bei`: the item
of a criterion at the criterion, all else at the CFRubric. The same rubric always gives the same package: identifiers
come from its id and version, times from its change log.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from rubric.checks import is_day
from rubric.language import Language
from rubric.model import Category, Item, Rubric

_NO_DAY = "1970-01-01"
_TYPES: dict[str, dict[Language, str]] = {
    "category": {"zh": "类别", "en": "Category"},
    "item": {"zh": "能力素质项", "en": "Competency"},
    "indicator": {"zh": "行为指标", "en": "Indicator"},
    "level": {"zh": "级别", "en": "Level"},
}

Object = dict[str, Any]


def package(rubric: Rubric, content: Mapping[str, Any], language: Language) -> Object:
    """The CFPackage of `rubric`, whose plain content is `content`, with its texts in `language`."""
    return _Package(rubric, content, language).whole()


class _Package:
    def __init__(self, rubric: Rubric, content: Mapping[str, Any], language: Language) -> None:
        self._rubric = rubric
        self._content = content
        self._language: Language = language
        days = [one.on for one in rubric.changes] or [rubric.adopted.on if rubric.adopted else _NO_DAY]
        self._changed = f"{max(one if is_day(one) else _NO_DAY for one in days)}T00:00:00Z"
        self._items: list[Object] = []
        self._associations: list[Object] = []
        self._links: dict[str, Object] = {}

    def whole(self) -> Object:
        """All of it."""
        document = self._document()
        types = [self._type(kind, titles[self._language]) for kind, titles in _TYPES.items()]
        for number, category in enumerate(self._rubric.categories, 1):
            self._add_category(category, number)
        for number, level in enumerate(self._rubric.levels, len(self._rubric.categories) + 1):
            key, titled = f"level/{level.level}", self._said(level.title)
            self._add("level", key, self._said(level.definition), str(level.level), titled)
            self._associate(key, "isChildOf", "document", number)
        for one in self._rubric.indicator.values():
            self._associate(f"indicator/{one.id}", "hasSkillLevel", f"level/{one.level}")
        return {
            "CFDocument": document,
            "CFItems": self._items,
            "CFAssociations": self._associations,
            "CFDefinitions": {"CFItemTypes": types},
            "CFRubrics": [self._cf_rubric()],
        }

    def _said(self, text: Any) -> str:
        return str(text.in_(self._language))

    def _named(self, key: str) -> Object:
        """Identifier and address of what has that key within the rubric."""
        made = str(uuid5(NAMESPACE_URL, f"bei:{self._rubric.id}/{self._rubric.version}/{key}"))
        return {"identifier": made, "uri": f"urn:uuid:{made}"}

    def _object(self, key: str) -> Object:
        return {**self._named(key), "lastChangeDateTime": self._changed}

    def _document(self) -> Object:
        rubric = self._rubric
        made = self._object("document") | {"caseVersion": "1.1", "title": self._said(rubric.title)}
        self._links["document"] = {"title": made["title"], **self._named("document")}
        made["creator"] = rubric.adopted.by if rubric.adopted else rubric.changes[0].by if rubric.changes else "bei"
        if rubric.description:
            made["description"] = self._said(rubric.description)
        made |= {"language": self._language, "version": rubric.version, "adoptionStatus": "Draft"}
        if rubric.adopted:
            made["adoptionStatus"] = "Adopted"
            if is_day(rubric.adopted.on):
                made["statusStartDate"] = rubric.adopted.on
        return made

    def _type(self, kind: str, title: str) -> Object:
        place = list(_TYPES).index(kind) + 1
        self._links[f"type/{kind}"] = {"title": title, **self._named(f"type/{kind}")}
        return self._object(f"type/{kind}") | {"title": title, "description": title, "hierarchyCode": str(place)}

    def _add(self, kind: str, key: str, statement: str, code: str, title: str = "") -> None:
        """Add the CFItem of a part of the rubric; `code` is what people call it by."""
        made = self._object(key) | {"fullStatement": statement, "humanCodingScheme": code, "language": self._language}
        if title:
            made["abbreviatedStatement"] = title
        link = self._links[f"type/{kind}"]
        self._items.append(made | {"CFItemType": link["title"], "CFItemTypeURI": link})
        self._links[key] = {"title": title or statement, **self._named(key)}

    def _associate(self, origin: str, how: str, destination: str, number: int | None = None) -> None:
        made = self._object(f"{origin} {how} {destination}") | {
            "associationType": how,
            "originNodeURI": self._links[origin],
            "destinationNodeURI": self._links[destination],
        }
        self._associations.append(made if number is None else made | {"sequenceNumber": number})

    def _add_category(self, category: Category, number: int) -> None:
        key, title = f"category/{category.id}", self._said(category.title)
        self._add("category", key, title, category.id, title)
        self._associate(key, "isChildOf", "document", number)
        for place, code in enumerate(category.items, 1):
            item, under = self._rubric.item[code], f"item/{code}"
            self._add("item", under, self._said(item.definition), code, self._said(item.title))
            self._associate(under, "isChildOf", key, place)
            for n, one in enumerate(item.indicators, 1):
                self._add("indicator", f"indicator/{one.id}", self._said(one.text), one.id)
                self._associate(f"indicator/{one.id}", "isChildOf", under, n)

    def _cf_rubric(self) -> Object:
        rubric = self._rubric
        made = self._object("rubric") | {"title": self._said(rubric.title)}
        if rubric.description:
            made["description"] = self._said(rubric.description)
        home = {code: category for category in rubric.categories for code in category.items}
        criteria = (
            self._criterion(item, plain, home[item.code], number)
            for number, (item, plain) in enumerate(zip(rubric.items, self._content["items"], strict=True), 1)
        )
        # The place of `items` among the keys is kept: the digest of a rubric depends on their order.
        carried = {**self._content, "items": []}
        return made | {"CFRubricCriteria": list(criteria), "extensions": {"bei": {"rubric": carried}}}

    def _criterion(self, item: Item, plain: Mapping[str, Any], category: Category, number: int) -> Object:
        key = f"criterion/{item.code}"
        return self._object(key) | {
            "rubricId": self._named("rubric")["identifier"],
            "category": self._said(category.title),
            "description": self._said(item.title),
            "CFItemURI": self._links[f"item/{item.code}"],
            "weight": item.weight,
            "position": number,
            "CFRubricCriterionLevels": list(self._levels(item, key)),
            "extensions": {"bei": {"item": plain, "category": category.id}},
        }

    def _levels(self, item: Item, key: str) -> Iterator[Object]:
        for level in self._rubric.levels:
            if indicators := item.at(level.level):
                yield self._object(f"{key}/{level.level}") | {
                    "rubricCriterionId": self._named(key)["identifier"],
                    "quality": self._said(level.title),
                    "description": "\n".join(self._said(one.text) for one in indicators),
                    "score": level.level,
                    "position": level.level,
                }
