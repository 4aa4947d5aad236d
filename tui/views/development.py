"""The development plan: gap by gap the next level, its indicators, an exercise, and how to tell that it was reached."""

from rubric.model import Grade
from rubric.numbers import percent
from sessions.interview.development import Aim, Gap, Paper, gaps
from sessions.interview.model import Session
from tui.lines import Line, Span, heading, paragraph
from tui.translate import Words
from tui.views.ladder import MARKS
from tui.views.reasons import say_level


def development_lines(session: Session, grade: Grade, width: int, words: Words) -> list[Line]:
    """The whole plan of `session` toward `grade`."""
    found = gaps(session, grade)
    title = words.of(grade.title)
    seen = [gap for gap in found if gap.seen]
    told = words("develop.summary", grade=title, gaps=len(seen), unseen=len(found) - len(seen))
    made = paragraph(told if found else words("develop.none", grade=title), width, "strong")
    for number, gap in enumerate(found, 1):
        made += [Line(), heading(f"{number}. {words.of(gap.item.title)}{_core(gap, words)}", width)]
        key = "develop.gap" if gap.seen else "develop.unseen"
        made += paragraph(_levels(gap, key, words), width)
        for aim in gap.aims:
            made += _aim(aim, width, words)
        for paper in gap.papers:
            made += paragraph(_paper(gap, paper, words), width, first=(("  · ", "muted"),), hang=4)
        made += paragraph(_exercise(gap, words), width, first=((words("develop.exercise"), "accent"),), hang=2)
        for check in _checks(session, gap, words):
            made += paragraph(check, width, first=((words("develop.check"), "accent"),), hang=2)
    if session.rubric.adopted is None:
        made += [Line(), *paragraph(words("grade.draft"), width, "warn")]
    return made


def _core(gap: Gap, words: Words) -> str:
    return words("develop.core") if gap.core else ""


def _levels(gap: Gap, key: str, words: Words) -> str:
    level, standard, step = (say_level(one, words) for one in (gap.level, gap.standard, gap.step))
    return words(key, level=level, standard=standard, step=step)


def _aim(aim: Aim, width: int, words: Words) -> list[Line]:
    sign, style = MARKS[aim.mark]
    notes = words("develop.notes", notes=words.listed(aim.evidence)) if aim.evidence else ""
    first: tuple[Span, ...] = ((f"  {sign} ", style),)
    return paragraph(words.of(aim.indicator.text) + notes, width, first=first, hang=6)


def _paper(gap: Gap, paper: Paper, words: Words) -> str:
    assert gap.item.exam is not None
    title = next(words.of(one.title) for one in gap.item.exam.subjects if one.code == paper.subject)
    score = words("develop.no_score") if paper.score is None else f"{paper.score}"
    return words("develop.subject", subject=title, share=percent(paper.share), score=score)


def _exercise(gap: Gap, words: Words) -> str:
    own = gap.item.development.get(gap.step)
    if not gap.seen:
        return words("develop.look_exam" if gap.item.method == "exam" else "develop.look")
    if own is not None:
        return words.of(own.exercise)
    exam = gap.item.exam.levels.get(gap.step) if gap.item.exam is not None else None
    if gap.item.method == "exam":
        scope = words.of(exam.scope) if exam is not None and exam.scope is not None else words.of(gap.item.definition)
        return words("develop.study", scope=scope)
    return words("develop.practise", step=say_level(gap.step, words))


def _checks(session: Session, gap: Gap, words: Words) -> list[str]:
    own = gap.item.development.get(gap.step)
    scoring = session.rubric.scoring
    made = []
    if own is not None and gap.seen:
        made.append(words.of(own.check))
    elif gap.item.method != "exam":
        question = words.of(gap.item.questions[0]) if gap.item.questions else words.of(gap.item.title)
        count = min(scoring.decided_by, len(gap.aims))
        made.append(words("develop.ask", count=count, question=question))
    if gap.papers:
        step = say_level(gap.step, words)
        made.append(words("develop.pass", step=step, score=scoring.pass_score))
    return made
