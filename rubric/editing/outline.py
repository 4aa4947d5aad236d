"""What of a model can be edited, in the order in which a person reads it: the model as a whole, and each item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rubric.editing.draft import Plain
from rubric.editing.places import at, listed
from rubric.faults import Fault, Path

Kind = Literal["text", "question", "method", "number", "code", "item", "standards", "unknown"]
Label = Literal[
    "title",
    "description",
    "definition",
    "code",
    "method",
    "weight",
    "min_score",
    "scope",
    "exercise",
    "check",
    "standards",
    "",
]
Title = Literal[
    "model",
    "scale",
    "category",
    "grades",
    "conditions",
    "item",
    "indicators",
    "questions",
    "probes",
    "subjects",
    "development",
    "unknown",
    "loose",
]


@dataclass(frozen=True, slots=True)
class Spot:
    """One value that can be edited, at `path`; `member` is what adding, removing and moving at it act on.

    `label` says what the value is where its section does not; `number` is its place, as a person counts.
    """

    kind: Kind
    path: Path
    member: Path = ()
    label: Label = ""
    number: str = ""

    @property
    def key(self) -> str:
        """What names it among all."""
        return "/".join(str(step) for step in self.path)


@dataclass(frozen=True, slots=True)
class Section:
    """Spots under one heading; `at` is the category or the number of the level it is of.

    `into` is where a first member goes, empty where the section has none.
    """

    title: Title
    spots: tuple[Spot, ...]
    at: int = 0
    into: Path = ()


def outline(content: Plain) -> list[Section]:
    """The model as a whole, items as one spot each."""
    made = [
        Section("model", (Spot("text", ("title",), label="title"), Spot("text", ("description",), label="description")))
    ]
    made += [_category(content, n) for n in range(len(listed(content, ("categories",))))]
    made += _loose(content)
    standards = Spot("standards", ("grades",), label="standards")
    grades = _members(content, ("grades",), ("title", "code", "min_score"))
    made.append(Section("grades", (standards, *grades), into=("grades", -1)))
    made.append(Section("scale", _members(content, ("levels",), ("title", "definition")), into=("levels", -1)))
    conditions = _members(content, ("entry_conditions",), ("title", "definition"))
    made.append(Section("conditions", conditions, into=("entry_conditions", -1)))
    return made


def _category(content: Plain, n: int) -> Section:
    path: Path = ("categories", n)
    spots = [Spot("text", (*path, "title"), path, "title")]
    places = {
        one.get("code"): place for place, one in enumerate(listed(content, ("items",))) if isinstance(one, Mapping)
    }
    for code in listed(content, (*path, "items")):
        if isinstance(code, str) and code in places:
            item: Path = ("items", places[code])
            spots.append(Spot("item", item, item, number=code))
    return Section("category", tuple(spots), n)


def _loose(content: Plain) -> list[Section]:
    """Items that no category names, to be moved into one."""
    named = {code for n in range(len(listed(content, ("categories",)))) for code in _codes(content, n)}
    items = enumerate(listed(content, ("items",)))
    codes = {n: str(at(one, ("code",)) or "?") for n, one in items if isinstance(one, Mapping)}
    spots = [Spot("item", ("items", n), ("items", n), number=code) for n, code in codes.items() if code not in named]
    return [Section("loose", tuple(spots))] if spots else []


def _codes(content: Plain, category: int) -> list[str]:
    return [one for one in listed(content, ("categories", category, "items")) if isinstance(one, str)]


def _members(content: Plain, inside: Path, labels: tuple[Label, ...]) -> tuple[Spot, ...]:
    spots: list[Spot] = []
    for n in range(len(listed(content, inside))):
        member: Path = (*inside, n)
        for label in labels:
            kind: Kind = "number" if label in ("min_score", "weight") else "code" if label == "code" else "text"
            key = "id" if label == "code" and inside == ("grades",) else label
            spots.append(Spot(kind, (*member, key), member, label, str(n + 1)))
    return tuple(spots)


def outline_of_item(content: Plain, n: int) -> list[Section]:
    """One item, all of it."""
    item: Path = ("items", n)
    head: tuple[tuple[Kind, Label], ...] = (
        ("text", "title"),
        ("text", "definition"),
        ("code", "code"),
        ("method", "method"),
        ("number", "weight"),
    )
    made = [Section("item", tuple(Spot(kind, (*item, label), (), label) for kind, label in head))]
    for level in _scale(content):
        inside: Path = (*item, "levels", level)
        made.append(Section("indicators", _texts(content, inside, "text"), level, (*inside, -1)))
    for title, kind in _ASKED:
        made.append(Section(title, _texts(content, (*item, title), kind), into=(*item, title, -1)))
    if at(content, (*item, "exam")) is not None:
        inside = (*item, "exam", "subjects")
        levels: Path = (*item, "exam", "levels")
        scopes = (Spot("text", (*levels, one, "scope"), (), "scope", str(one)) for one in _scale(content))
        subjects = _members(content, inside, ("title", "code", "weight"))
        made.append(Section("subjects", (*subjects, *scopes), into=(*inside, -1)))
    trained = [one for one in _scale(content) if at(content, (*item, "development", one)) is not None]
    labels: tuple[Label, ...] = ("exercise", "check")
    inside = (*item, "development")
    spots = [Spot("text", (*inside, one, label), (), label, str(one)) for one in trained for label in labels]
    return [*made, Section("development", tuple(spots))] if spots else made


_ASKED: tuple[tuple[Literal["questions", "probes"], Kind], ...] = (("questions", "question"), ("probes", "text"))


def _scale(content: Plain) -> range:
    return range(1, len(listed(content, ("levels",))) + 1)


def _texts(content: Plain, inside: Path, kind: Kind) -> tuple[Spot, ...]:
    paths: list[Path] = [(*inside, n) for n in range(len(listed(content, inside)))]
    return tuple(Spot(kind, path, path, number=str(n)) for n, path in enumerate(paths, 1))


def unknown_keys(faults: Iterable[Fault], within: Path = ()) -> list[Section]:
    """What a file says under keys that a model does not know, of items those of the item at `within` alone."""
    found = [one.path for one in faults if one.code == "unknown_key"]
    here = [path for path in found if (path[:2] == within if within else path[:1] != ("items",) or len(path) < 3)]
    spots = tuple(Spot("unknown", path, path, number=str(path[-1])) for path in here)
    return [Section("unknown", spots)] if spots else []
