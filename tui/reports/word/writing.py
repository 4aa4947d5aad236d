"""Writes a report as DOCX: what its reader may see, and room for the committee to sign."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.reports.report import Exam, Item, Note, Report, Verdict
from tui.translate import Words

if TYPE_CHECKING:
    from tui.reports.word.paper import Paper

_SIGNING = ("interviewer", "committee", "hr")


def as_docx(report: Report, words: Words) -> bytes:
    """The report as a DOCX file."""
    from tui.reports.word.paper import Paper

    paper = Paper(report)
    _Writing(report, words, paper).write()
    return paper.content()


class _Writing:
    def __init__(self, report: Report, words: Words, paper: "Paper") -> None:
        self._report = report
        self._words = words
        self._paper = paper

    def write(self) -> None:
        """All parts in order; those that the reader does not see are empty."""
        report, words, paper = self._report, self._words, self._paper
        paper.title(report.title)
        paper.table([(one.label, one.text) for one in report.facts], (0.24, 0.76))
        paper.told(report.notices)
        if report.verdict is not None:
            self._verdict(report.verdict)
        for key, sentences in (("report.h.decision", report.decision), ("entry.title", report.entry)):
            if sentences:
                paper.heading(words(key))
                paper.told(sentences)
        self._outlook()
        self._overview()
        if report.verdict is not None:
            self._grades(report.verdict)
        self._items()
        self._incidents()
        for key, sentences in (("show.remarks", report.beside), ("report.h.structure", report.structure)):
            if sentences:
                paper.heading(words(key))
                paper.told(sentences)
        if report.reader == "committee":
            self._signatures()
        for line in report.foot:
            paper.text(line, small=True)

    def _verdict(self, verdict: Verdict) -> None:
        self._paper.heading(self._words("report.h.verdict"))
        self._paper.text("").add_run(verdict.name).bold = True
        self._paper.told(verdict.general)
        for one in (*verdict.margin, *verdict.chance):
            self._paper.text(f"± {one}", small=True)

    def _outlook(self) -> None:
        """What a candidate reads first: strengths, and what to do next."""
        report, words, paper = self._report, self._words, self._paper
        if report.strengths:
            paper.heading(words("report.h.strengths"))
            for item in map(report.item, report.strengths):
                paper.bullet(item.title, item.level_text)
        if report.steps:
            paper.heading(words("report.h.steps"))
        for item in map(report.item, report.steps):
            if item.step is None:
                continue
            paper.heading(item.title, 2)
            paper.text(words("report.step", level=item.step.level, title=item.step.title), kept=True)
            for one in item.step.behaviours:
                paper.bullet(one)
            for key, text in (("report.exercise", item.step.exercise), ("report.check", item.step.check)):
                if text:
                    paper.text(f"{words(key)}{text}")

    def _overview(self) -> None:
        from tui.reports.word.radar import add_radar

        report, words = self._report, self._words
        if not report.items:
            return
        self._paper.heading(words("report.h.items"))
        add_radar(self._paper, report, words)
        against = any(one.standard is not None for one in report.items)
        columns = ("item_title", "level", *(("standard", "gap") if against else ()))
        rows: list[tuple[str, ...]] = [tuple(words(f"report.column.{one}") for one in columns)]
        for group in report.categories:
            rows.append((self._scored(group.title, group.score_text, group.coverage_text),))
            rows += [self._row(one, against=against) for one in group.items]
        if report.total is not None:
            rows.append((self._scored(report.total.title, report.total.score_text, report.total.coverage_text),))
        self._paper.table(rows, (0.46, 0.28, 0.13, 0.13) if against else (0.6, 0.4), head=True)
        if report.total is None and any(one.state != "rated" for one in report.items):
            self._paper.text(words("report.unseen"), small=True)

    def _scored(self, title: str, score: str, coverage: str) -> str:
        return f"{title}  {self._words('report.scored', score=score, coverage=coverage)}" if score else title

    def _row(self, item: Item, *, against: bool) -> tuple[str, ...]:
        title = f"{item.title} *" if item.core else item.title
        if not against:
            return title, item.level_text
        gap = "" if item.gap is None else f"{item.gap:+d}" if item.gap else "0"
        return title, item.level_text, "" if item.standard is None else str(item.standard), gap.replace("-", "−")

    def _grades(self, verdict: Verdict) -> None:
        words = self._words
        for grade in verdict.grades:
            if not grade.reasons:
                continue
            said = ["✓" if grade.met else "✗", f"{words('report.h.fit')} {grade.fit_text}"]
            self._paper.heading(
                grade.title, 2, " · ".join([*said, words("report.h.applied")] if grade.applied else said)
            )
            self._paper.told(grade.reasons)

    def _items(self) -> None:
        for group in self._report.categories:
            known = [one for one in group.items if one.state in ("rated", "ne") or one.notes]
            if known:
                self._paper.heading(group.title)
            for one in known:
                self._item(one)

    def _item(self, item: Item) -> None:
        words, paper = self._words, self._paper
        said = [item.level_text]
        said += [] if item.standard is None else [words("report.standard", level=item.standard)]
        said += [words("report.suggested", level=item.suggested_text)] if item.suggested_text else []
        paper.heading(item.title, 3, " · ".join(said))
        if item.meaning:
            paper.text(item.meaning, small=True, kept=True)
        if item.reason:
            paper.text(f"{words('report.row.reason')}{item.reason}")
        for flag in item.flags:
            paper.text(f"! {flag}")
        for one in item.behaviours:
            if one.sign:
                paper.text(
                    f"{one.sign} {one.text}", f"{words(f'key.{one.mark}') if one.mark else ''} {one.id}".lstrip()
                )
            else:
                paper.bullet(one.text)
        for exam in item.exams:
            paper.text(self._exam(exam))
        self._notes(item.notes)

    def _exam(self, exam: Exam) -> str:
        words = self._words
        scores = words("report.list").join(f"{title} {score}" for title, score in exam.subjects)
        said = f"{words('report.exam', level=exam.level)}{scores}"
        if exam.standard is None:
            return said
        met = words("ladder.met" if exam.passed else "ladder.failed")
        return words("report.list").join((said, words("report.standard_score", score=exam.standard), met))

    def _incidents(self) -> None:
        report, words = self._report, self._words
        for one in report.incidents:
            self._paper.heading(f"{one.kind_text} · {one.title}", 1, one.details)
            self._notes(one.notes)
        if report.reader == "committee" and report.loose:
            self._paper.heading(words("report.h.loose"))
            self._notes(report.loose)

    def _notes(self, notes: Iterable[Note]) -> None:
        rows = [
            (f"{one.clock}\n{one.id}", f"{one.sign.replace('-', '−')} {one.part}".strip(), self._note(one))
            for one in notes
        ]
        self._paper.table(rows, (0.1, 0.14, 0.76))

    def _note(self, note: Note) -> str:
        words = self._words
        said = [words("report.quote")] if note.quote else []
        said += [] if note.codable else [words("report.uncodable")]
        said += [words.listed(note.indicators)] if note.indicators else []
        return f"{note.text}  [{words('report.list').join(said)}]" if said else note.text

    def _signatures(self) -> None:
        words = self._words
        self._paper.heading(words("report.h.sign"))
        head = ("", words("report.signature"), words("report.signed_on"))
        rows = [(words(f"report.sign.{who}"), "\n", "") for who in _SIGNING]
        self._paper.table([head, *rows], (0.3, 0.45, 0.25), head=True)
