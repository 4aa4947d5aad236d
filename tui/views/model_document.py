"""A model as a document in Markdown: what a committee or an author reads."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rubric.model import Item, Rubric
from rubric.scoring import Scoring
from rubric.text import Text
from tui.safe_text import visible
from tui.translate import Words

_ACTS = re.compile(r"([\\`*_<>|\[\]#~])")


def document(rubric: Rubric, languages: Sequence[Words]) -> str:
    """The whole model in one language, or in two beside each other."""
    return "\n".join(_Document(rubric, languages).rows()) + "\n"


def _plain(text: str) -> str:
    """Text of people as Markdown shows it, unchanged and on one line."""
    return _ACTS.sub(r"\\\1", visible(text))


class _Document:
    def __init__(self, rubric: Rubric, languages: Sequence[Words]) -> None:
        self._rubric = rubric
        self._languages = languages

    def _word(self, key: str, **details: object) -> str:
        return " / ".join(dict.fromkeys(_plain(words(key, **details)) for words in self._languages))

    def _name(self, text: Text) -> str:
        return " / ".join(dict.fromkeys(_plain(words.of(text)) for words in self._languages))

    def _cell(self, text: Text) -> str:
        return "<br>".join(dict.fromkeys(_plain(words.of(text)) for words in self._languages))

    def _paragraphs(self, text: Text) -> Iterator[str]:
        for said in dict.fromkeys(_plain(words.of(text)) for words in self._languages):
            yield from (said, "")

    def _own(self, own: bool) -> str:
        return f" 〔{self._word('library.own_part')}〕" if own else ""

    def _heading(self, depth: int, title: str) -> Iterator[str]:
        yield from ("#" * depth + " " + title, "")

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]], centred: int = 0) -> Iterator[str]:
        """A table whose last `centred` columns are."""
        if not rows:
            return
        marks = [":-:" if n >= len(head) - centred else "---" for n in range(len(head))]
        for row in (head, marks, *rows):
            yield "| " + " | ".join(row) + " |"
        yield ""

    def rows(self) -> Iterator[str]:
        rubric = self._rubric
        yield from self._heading(1, self._name(rubric.title))
        counts = self._word("library.counts", items=len(rubric.items), levels=rubric.top, grades=len(rubric.grades))
        yield from (f"`{rubric.id}` · {self._word('document.version', version=rubric.version)} · {counts}", "")
        if rubric.description:
            yield from self._paragraphs(rubric.description)
        one = rubric.adopted
        told = (
            self._word("library.is_draft")
            if one is None
            else self._word("library.is_adopted", by=one.by, on=one.on, basis=one.basis)
        )
        yield from (f"> {told}", "")
        own = [*(one.own for one in rubric.items), *(one.own for one in rubric.categories)]
        if any((*own, *(one.own for one in rubric.entry_conditions))):
            yield from (f"> {self._word('document.own', mark=self._word('library.own_part'))}", "")
        yield from self._heading(2, self._word("library.scale"))
        levels = [[str(level.level), self._name(level.title), self._cell(level.definition)] for level in rubric.levels]
        yield from self._table([self._word("document.level"), *self._columns()], levels)
        yield from self._standards()
        yield from self._heading(2, self._word("document.items"))
        for category in rubric.categories:
            yield from self._heading(3, self._name(category.title) + self._own(category.own))
            for code in category.items:
                yield from self._item(rubric.item[code])
        yield from self._conditions()
        yield from self._rules()
        yield from self._changes()

    def _columns(self) -> list[str]:
        return [self._word("document.name"), self._word("document.definition")]

    def _standards(self) -> Iterator[str]:
        rubric = self._rubric
        yield from self._heading(2, self._word("library.matrix"))
        rows = []
        for category in rubric.categories:
            for n, code in enumerate(category.items):
                shown = [
                    f"{grade.standards.get(code, '–')}{' ◆' if code in grade.core else ''}" for grade in rubric.grades
                ]
                item = f"{self._name(rubric.item[code].title)} `{code}`"
                rows.append([self._name(category.title) if n == 0 else "", item, *shown])
        if any(grade.min_score is not None for grade in rubric.grades):
            least = [f"{grade.min_score:f}" if grade.min_score is not None else "–" for grade in rubric.grades]
            rows.append(["", self._word("library.min_score"), *least])
        grades = [f"{self._name(grade.title)}<br>`{grade.id}`" for grade in rubric.grades]
        head = [self._word("document.category"), self._word("document.item"), *grades]
        yield from self._table(head, rows, len(grades))

    def _item(self, item: Item) -> Iterator[str]:
        yield from self._heading(4, f"{self._name(item.title)} `{item.code}`{self._own(item.own)}")
        weight = self._word("library.weight", weight=f"{item.weight:f}")
        yield from (f"{self._word(f'method.{item.method}')} · {weight}", "")
        yield from self._paragraphs(item.definition)
        if item.levels:
            yield from (f"**{self._word('document.indicators')}**", "")
            numbers = sorted(item.levels)
            titles = {level.level: self._name(level.title) for level in self._rubric.levels}
            side_by_side = zip_longest(*(item.levels[n] for n in numbers))
            rows = [
                [f"{place}", *("" if one is None else self._cell(one) for one in row)]
                for place, row in enumerate(side_by_side, 1)
            ]
            yield from self._table(["", *(f"{n} {titles.get(n, '')}" for n in numbers)], rows)
        yield from self._listed(
            "library.asked.question",
            [f"{self._word(f'document.asks.{one.kind}')}{self._cell(one)}" for one in item.questions],
        )
        yield from self._listed("library.asked.probe", [self._cell(one) for one in item.probes])
        yield from self._exam(item)
        if item.development:
            yield from (f"**{self._word('library.development')}**", "")
            rows = [
                [str(n), self._cell(one.exercise), self._cell(one.check)] for n, one in sorted(item.development.items())
            ]
            head = ("document.level", "document.exercise", "document.check")
            yield from self._table([self._word(one) for one in head], rows)

    def _listed(self, key: str, rows: Sequence[str]) -> Iterator[str]:
        if rows:
            yield from (f"**{self._word(key)}**", "", *(f"- {one}" for one in rows), "")

    def _exam(self, item: Item) -> Iterator[str]:
        exam = item.exam
        if exam is None:
            return
        yield from (f"**{self._word('document.exam')}**", "")
        numbers = [level.level for level in self._rubric.levels]
        rows = [
            [f"{self._name(one.title)} `{one.code}`", *(f"{exam.weights(n)[one.code]:f}" for n in numbers)]
            for one in exam.subjects
        ]
        head = [self._word("library.subjects"), *(self._word("document.weight_at", level=n) for n in numbers)]
        yield from self._table(head, rows, len(numbers))
        scopes = [(n, one.scope) for n, one in sorted(exam.levels.items()) if one.scope is not None]
        yield from self._listed("document.scope", [f"{n}　{self._cell(scope)}" for n, scope in scopes])

    def _conditions(self) -> Iterator[str]:
        asked = self._rubric.entry_conditions
        if asked:
            yield from self._heading(2, self._word("entry.title"))
            yield from self._table(
                self._columns(),
                [[self._name(one.title) + self._own(one.own), self._cell(one.definition)] for one in asked],
            )

    def _rules(self) -> Iterator[str]:
        """The constants of scoring that the model sets itself, and what lint leaves be."""
        usual, own = Scoring().model_dump(), self._rubric.scoring.model_dump()
        rows = [[f"`{name}`", _figures(own[name]), _figures(usual[name])] for name in own if own[name] != usual[name]]
        if rows:
            yield from self._heading(2, self._word("document.scoring"))
            head = ("document.rule", "document.here", "document.usual")
            yield from self._table([self._word(one) for one in head], rows)
        if self._rubric.lint:
            yield from self._heading(2, self._word("document.lint"))
            said = [[f"`{one.at}`", f"`{one.rule}`", _plain(one.reason)] for one in self._rubric.lint]
            head = ("document.place", "document.rule", "document.reason")
            yield from self._table([self._word(one) for one in head], said)

    def _changes(self) -> Iterator[str]:
        if self._rubric.changes:
            yield from self._heading(2, self._word("library.changes"))
            for one in self._rubric.changes:
                yield f"- **{one.version}** · {one.on} · {_plain(one.by)}: {_plain(one.why)}"
                yield from (f"  - {self._cell(what)}" for what in one.what)
            yield ""


def _figures(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_figures(one)}" for name, one in value.items())
    return "–" if value is None else str(value)
