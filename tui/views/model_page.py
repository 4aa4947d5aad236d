"""A model on one page: what it is for, its items with the standards of each grade, its scale, conditions and uses."""

from collections.abc import Iterable, Mapping

from rich.cells import cell_len

from rubric.model import Item, Rubric
from tui.lines import Line, Span, heading, line, paragraph, people, spread
from tui.model_uses import Uses
from tui.translate import Words
from tui.wrap import fit, pad


def page(rubric: Rubric, warnings: Iterable[str], uses: Uses | None, width: int, words: Words) -> list[Line]:
    """The rows; those of items are keyed by their code."""
    made: list[Line] = []
    if rubric.description:
        made += paragraph(words.of(rubric.description), width, "muted")
    made += _adoption(rubric, width, words)
    for one in warnings:
        made += paragraph(one, width, "warn", first=(("! ", "warn"),), hang=2)
    made += matrix(rubric, width, words)
    made.append(heading(words("library.scale"), width))
    for level in rubric.levels:
        first: list[Span] = [(f" {level.level} ", "accent"), (f"{words.of(level.title)}  ", "strong")]
        made += paragraph(words.of(level.definition), width, first=first, hang=3)
    if rubric.entry_conditions:
        made.append(heading(words("entry.title"), width))
        for asked in rubric.entry_conditions:
            first = [(" · ", "muted"), (words.of(asked.title), "strong"), *own_mark(asked.own, words), ("  ", "plain")]
            made += paragraph(words.of(asked.definition), width, first=first, hang=3)
    made += _uses(uses, width, words)
    if rubric.changes:
        made.append(heading(words("library.changes"), width))
        for change in rubric.changes:
            first = [(f" {change.version}  ", "strong"), (f"{change.on}  {change.by}  ", "muted")]
            made += paragraph(change.why, width, first=first, hang=3)
    return [*made, Line()]


def _adoption(rubric: Rubric, width: int, words: Words) -> list[Line]:
    if rubric.adopted is None:
        return paragraph(words("library.is_draft"), width, "warn")
    one = rubric.adopted
    return paragraph(words("library.is_adopted", by=one.by, on=one.on, basis=one.basis), width, "good")


def own_mark(own: bool, words: Words) -> list[Span]:
    """The sign of what the project has added itself."""
    return [(f" [{words('library.own_part')}]", "standard")] if own else []


def _column(rubric: Rubric, width: int, words: Words) -> int:
    """Cells of the column of a grade."""
    longest = max(cell_len(people(words.of(grade.title))) for grade in rubric.grades)
    return max(5, min(longest + 2, width // 2 // len(rubric.grades)))


def matrix(rubric: Rubric, width: int, words: Words) -> list[Line]:
    """Category by category the items with their standard at each grade, ◆ where the item is core."""
    column = _column(rubric, width, words)
    titles = "".join(pad(fit(people(words.of(grade.title)), column - 1), column) for grade in rubric.grades)
    made = [spread([(words("library.matrix"), "muted")], [(titles, "muted")], width)]
    for category in rubric.categories:
        spans: list[Span] = [(words.of(category.title), "accent"), *own_mark(category.own, words)]
        made.append(line(*spans))
        made += [_row(rubric, rubric.item[code], column, width, words) for code in category.items]
    floors = {grade.id: grade.min_score for grade in rubric.grades if grade.min_score is not None}
    if floors:
        cells = "".join(pad(f"{floors[one.id]:f}" if one.id in floors else "", column) for one in rubric.grades)
        made.append(spread([(f"   {words('library.min_score')}", "muted")], [(cells, "plain")], width))
    return made


def _row(rubric: Rubric, item: Item, column: int, width: int, words: Words) -> Line:
    left: list[Span] = [
        ("   ", "plain"),
        (pad(item.code, 5), "muted"),
        (words.of(item.title), "plain"),
        *own_mark(item.own, words),
    ]
    if item.method != "interview":
        left.append((f"  {words(f'method.{item.method}')}", "muted"))
    if item.weight != 1:
        left.append((f"  ×{item.weight:f}", "muted"))
    right: list[Span] = []
    for grade in rubric.grades:
        standard, core = grade.standards.get(item.code), item.code in grade.core
        shown = "–" if standard is None else f"{standard}{'◆' if core else ''}"
        right.append((pad(shown, column), "rating" if core else "muted" if standard is None else "plain"))
    return spread(left, right, width, item.code)


def _uses(uses: Uses | None, width: int, words: Words) -> list[Line]:
    made = [heading(words("library.uses"), width)]
    if uses is None:
        return [*made, *paragraph(words("library.reading"), width, "muted")]
    for version, (count, open_) in uses.sessions.items():
        shown = version or words("library.version_unknown")
        sentence = words("library.used_by_sessions", version=shown, count=count, open=open_)
        made += paragraph(sentence, width, first=(("· ", "muted"),), hang=2)
    named: Mapping[str, Iterable[str]] = {"banks": uses.banks, "templates": uses.templates}
    for what, names in named.items():
        if names := list(names):
            sentence = words(f"library.used_by.{what}", names="; ".join(names))
            made += paragraph(sentence, width, first=(("· ", "muted"),), hang=2)
    if len(made) == 1:
        made += paragraph(words("library.unused"), width, "muted")
    return made
