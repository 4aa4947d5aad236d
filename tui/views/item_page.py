"""An item on one page: its levels side by side where there is room, and all that is asked and examined."""

from itertools import zip_longest

from rich.cells import cell_len

from rubric.model import Item, Rubric
from tui.lines import Line, Span, Style, heading, line, paragraph, people
from tui.translate import Words
from tui.views.model_page import own_mark
from tui.wrap import pad

LEAST = 24
"""Cells that a level needs to stand beside others."""
_GAP = 3


def item_page(rubric: Rubric, item: Item, width: int, words: Words, lit: str = "") -> list[Line]:
    """The rows; what is `lit`, by kind and place as a search names them, is drawn inverse."""
    made = _first(rubric, item, width, words, lit)
    columns = (width + _GAP) // len(rubric.levels) - _GAP
    made += (
        _beside(rubric, item, columns, words, lit) if columns >= LEAST else _stacked(rubric, item, width, words, lit)
    )
    for kind, texts in (("question", item.questions), ("probe", item.probes)):
        if texts:
            made.append(heading(words(f"library.asked.{kind}"), width))
        for n, text in enumerate(texts, 1):
            told = f"{words(f'library.kind.{item.questions[n - 1].kind}')}  " if kind == "question" else ""
            first: list[Span] = [(f" {n}. ", "muted"), (told, "muted")]
            made += paragraph(words.of(text), width, _style(f"{kind} {n}", lit), first=first, hang=4)
    made += _exam(rubric, item, width, words)
    made += _development(item, width, words)
    return [*made, Line()]


def _style(place: str, lit: str) -> Style:
    return "inverse" if place == lit else "plain"


def _first(rubric: Rubric, item: Item, width: int, words: Words, lit: str) -> list[Line]:
    category = next((one for one in rubric.categories if item.code in one.items), None)
    about: list[Span] = [
        (words.of(category.title) if category else "", "muted"),
        (f"  {words(f'method.{item.method}')}", "muted"),
        (f"  {words('library.weight', weight=f'{item.weight:f}')}", "muted"),
        *own_mark(item.own, words),
    ]
    made = [line(*about), *paragraph(words.of(item.definition), width, _style("definition ", lit))]
    return [*made, *_standards(rubric, item, width, words)]


def _standards(rubric: Rubric, item: Item, width: int, words: Words) -> list[Line]:
    """The standard of each grade, as many on a row as there is room for."""
    rows: list[list[Span]] = [[(f"{words('library.standards')}  ", "muted")]]
    for grade in rubric.grades:
        core = item.code in grade.core
        level = grade.standards.get(item.code)
        one: list[Span] = [
            (f"{people(words.of(grade.title))} ", "muted"),
            (f"{level or '–'}{'◆' if core else ''}   ", "rating" if core else "plain"),
        ]
        if sum(cell_len(text) for text, _ in (*rows[-1], *one)) - 3 > width:
            rows.append([("  ", "plain")])
        rows[-1] += one
    return [line(*row) for row in rows]


def _indicators(item: Item, level: int, width: int, words: Words, lit: str) -> list[Line]:
    made: list[Line] = []
    for one in item.at(level):
        number = one.id.rpartition(".")[2]
        style = _style(f"indicator {one.id}", lit)
        made += paragraph(words.of(one.text), width, style, first=((f"{number} ", "muted"),), hang=2)
    return made


def _stacked(rubric: Rubric, item: Item, width: int, words: Words, lit: str) -> list[Line]:
    made: list[Line] = []
    for level in rubric.levels:
        made.append(heading(f"{level.level} {words.of(level.title)}", width))
        made += _indicators(item, level.level, width, words, lit)
    return made


def _beside(rubric: Rubric, item: Item, column: int, words: Words, lit: str) -> list[Line]:
    tops = [heading(f"{one.level} {words.of(one.title)}", column) for one in rubric.levels]
    cells = [_indicators(item, one.level, column, words, lit) for one in rubric.levels]
    made: list[Line] = []
    for row in zip_longest(*([top, *cell] for top, cell in zip(tops, cells, strict=True)), fillvalue=Line()):
        spans: list[Span] = []
        for one in row:
            spans += [*one.spans, (" " * (column - one.cells + _GAP), "plain")]
        made.append(Line(tuple(spans[:-1])))
    return made


def _exam(rubric: Rubric, item: Item, width: int, words: Words) -> list[Line]:
    if item.exam is None:
        return []
    made = [heading(words("library.subjects"), width)]
    levels = [one.level for one in rubric.levels]
    weights = {level: item.exam.weights(level) for level in levels}
    made.append(
        line((pad(f"   {words('library.weights')}", 30), "muted"), *((pad(f"{n}", 6), "accent") for n in levels))
    )
    for one in item.exam.subjects:
        cells: list[Span] = [(pad(f"{weights[level][one.code]:f}", 6), "plain") for level in levels]
        made.append(line((pad(people(f"   {words.of(one.title)}"), 29), "plain"), " ", *cells))
    for level in levels:
        scope = item.exam.levels[level].scope if level in item.exam.levels else None
        if scope is not None:
            made += paragraph(words.of(scope), width, "muted", first=((f" {level}. ", "muted"),), hang=4)
    return made


def _development(item: Item, width: int, words: Words) -> list[Line]:
    if not item.development:
        return []
    made = [heading(words("library.development"), width)]
    for level in sorted(item.development):
        one = item.development[level]
        made += paragraph(words.of(one.exercise), width, first=((f" {level}. ", "muted"),), hang=4)
        made += paragraph(
            words.of(one.check), width, "muted", first=((f"    {words('library.check')} ", "muted"),), hang=4
        )
    return made
