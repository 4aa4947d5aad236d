"""What the candidate sees of a paper: the cover, one question at a time, what is answered, and the end.

Made of the paper alone: no note, no right answer, no point earned and nothing of the session but the candidate's name.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from rich.cells import cell_len

from rubric.bank import BankQuestion
from rubric.marking import places
from sessions.interview.paper import Paper
from tui.lines import Line, Span, Style, line, paragraph, spread
from tui.translate import Words

HURRY = timedelta(minutes=5)
"""Time left from which it is shown as a warning."""


def clock(left: timedelta) -> str:
    """Time left as minutes and seconds, never less than nothing: 1:02:03, 4:59."""
    seconds = max(0, int(left.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def head(paper: Paper, title: str, at: int | None, left: timedelta | None, width: int, words: Words) -> Line:
    """The exam, the place on the paper, and the time left."""
    spans: list[Span] = [(f" {title} ", "strong")]
    if at is not None:
        spans.append((f" {words('paper.place', n=at + 1, of=len(paper.questions))}", "accent"))
    if left is None:
        return spread(spans, [], width)
    style: Style = "warn" if left < HURRY else "strong"
    return spread(spans, [(f"{words('paper.left', time=clock(left))} ", style)], width)


def cover(paper: Paper, title: str, candidate: str, width: int, words: Words) -> list[Line]:
    """What the exam is and how it is taken."""
    minutes = -(-paper.seconds // 60)
    told = words("paper.cover", count=len(paper.questions), minutes=minutes)
    made = [Line(), *paragraph(title, width, "accent", hang=1, first=((" ", "plain"),))]
    made += [Line(), *paragraph(words("paper.candidate", name=candidate), width, "strong", first=((" ", "plain"),))]
    made += [Line(), *_said(told, width), Line()]
    credit = words(f"paper.multiple.{paper.multiple}")
    for key in ("paper.rule.keys", "paper.rule.back", "paper.rule.saved", "paper.rule.time"):
        made += paragraph(words(key), width - 2, first=((" · ", "muted"),), hang=3)
    if any(one.kind == "multiple" for one in paper.questions):
        made += paragraph(credit, width - 2, first=((" · ", "muted"),), hang=3)
    return [*made, Line(), *_said(words("paper.begin"), width, strong=True)]


def _said(text: str, width: int, *, strong: bool = False) -> list[Line]:
    return paragraph(text, width - 1, "strong" if strong else "plain", first=((" ", "plain"),), hang=1)


def question(asked: BankQuestion, picks: Collection[int], width: int, words: Words) -> list[Line]:
    """One question, its options numbered as the keys are; the row of an option has its number for a key."""
    kind = words("paper.kind", kind=words(f"question.{asked.kind}"), points=asked.points)
    made = [Line(), line((f" {kind}", "muted")), *_said(words.of(asked.text), width, strong=True), Line()]
    for n, text in enumerate(_options(asked, words), 1):
        mark = _mark(asked, n in picks)
        lead = f"  {n} {mark} "
        style: Style = "accent" if n in picks else "plain"
        made += paragraph(text, width - 1, style, first=((lead, style),), hang=cell_len(lead), key=str(n))
    if asked.kind == "multiple":
        made += [Line(), *_said(words("paper.several"), width)]
    if asked.kind == "short":
        made += _said(words("paper.write"), width)
    return made


def _options(asked: BankQuestion, words: Words) -> Sequence[str]:
    if asked.kind == "true_false":
        return [words("question.true"), words("question.false")][: places(asked)]
    return [words.of(one) for one in asked.options]


def _mark(asked: BankQuestion, picked: bool) -> str:
    if asked.kind == "multiple":
        return "[x]" if picked else "[ ]"
    return "(•)" if picked else "( )"


def strip(paper: Paper, at: int, answered: Collection[str], width: int) -> list[Line]:
    """The number of every question, `✓` behind those answered, the one in view in brackets."""
    rows: list[Line] = []
    spans: list[Span] = []
    used = 0
    for n, one in enumerate(paper.questions):
        done = one.id in answered
        text = f"[{n + 1}{'✓' if done else '·'}]" if n == at else f" {n + 1}{'✓' if done else '·'} "
        if used + cell_len(text) > width and spans:
            rows.append(Line(tuple(spans)))
            spans, used = [], 0
        spans.append((text, "inverse" if n == at else "good" if done else "muted"))
        used += cell_len(text)
    return [*rows, Line(tuple(spans))]


def confirm(paper: Paper, answered: Collection[str], width: int, words: Words) -> list[Line]:
    """Whether to hand in, and what is left open."""
    open_ = [str(n) for n, one in enumerate(paper.questions, 1) if one.id not in answered]
    told = (
        words("paper.all_answered") if not open_ else words("paper.open", count=len(open_), which=words.listed(open_))
    )
    made = [Line(), *_said(words("paper.sure"), width, strong=True), Line()]
    made += paragraph(told, width - 1, "plain" if not open_ else "warn", first=((" ", "plain"),), hang=1)
    return [*made, Line(), *_said(words("paper.final"), width)]


def over(paper: Paper, width: int, words: Words) -> list[Line]:
    """That the paper is handed in, and whom to call."""
    told = words(f"paper.over.{paper.how or 'candidate'}")
    return [Line(), *_said(told, width, strong=True), Line(), *_said(words("paper.call"), width)]


def leaving(width: int, words: Words) -> list[Line]:
    """That only the interviewer ends this."""
    return [Line(), *_said(words("paper.leaving"), width)]
