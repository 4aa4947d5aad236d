"""A rubric as the table that HR keeps: a row for each level of each item, its behaviours numbered in one cell.

What a table has no room for stays behind: the texts' other language, exams, development, scoring, the change log.
"""

from collections.abc import Iterator

from rubric.language import Language
from rubric.model import Item, Rubric
from rubric.tables.delimited import delimited
from rubric.text import Text

_HEADINGS: dict[Language, tuple[str, ...]] = {
    "zh": ("类别", "代码", "能力素质项", "定义", "级别", "级别名称", "行为指标", "权重", "主问题", "追问", "标准"),
    "en": (
        *("Category", "Code", "Item", "Definition", "Level", "Level title", "Indicators", "Weight", "Questions"),
        *("Probes", "standard"),
    ),
}


def as_csv(rubric: Rubric, language: Language) -> str:
    """`rubric` as CSV with the mark that tells spreadsheets its encoding; no cell of it is taken for a formula."""
    return "".join(delimited(rows(rubric, language)))


def rows(rubric: Rubric, language: Language) -> Iterator[tuple[str, ...]]:
    """The headings and the rows; what belongs to an item as a whole stands in its first row alone."""
    *headings, standard = _HEADINGS[language]
    yield (*headings, *(f"{grade.title.in_(language)} {standard}" for grade in rubric.grades))
    home = {code: category for category in rubric.categories for code in category.items}
    for item in rubric.items:
        names = (home[item.code].title.in_(language), item.code, item.title.in_(language))
        standards = tuple(str(grade.standards.get(item.code, "")) for grade in rubric.grades)
        asked = (_listed(item.questions, language), _listed(item.probes, language))
        for n, (number, title, behaviours) in enumerate(_levels(rubric, item, language)):
            whole = ("", "", "") if n else (f"{item.weight:f}", *asked)
            definition = "" if n else item.definition.in_(language)
            yield (*names, definition, number, title, behaviours, *whole, *(("",) * len(standards) if n else standards))


def _levels(rubric: Rubric, item: Item, language: Language) -> list[tuple[str, str, str]]:
    """Number, title and behaviours of each level that has any; one empty row for an item that is only examined."""
    found = [
        (str(level.level), level.title.in_(language), _listed([one.text for one in there], language))
        for level in rubric.levels
        if (there := item.at(level.level))
    ]
    return found or [("", "", "")]


def _listed(texts: "tuple[Text, ...] | list[Text]", language: Language) -> str:
    """Several texts as the lines of one cell, numbered where there is more than one."""
    said = [text.in_(language) for text in texts]
    return said[0] if len(said) == 1 else "\n".join(f"{n}. {one}" for n, one in enumerate(said, 1))
