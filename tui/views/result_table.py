"""Every item's level against the standard of a grade, by category, with bars for the categories and the total."""

from rubric.model import Grade
from rubric.numbers import figure, percent
from rubric.scorecard import Score, score
from rubric.scoring import NE
from sessions.interview.ground import suggestion_for
from sessions.interview.model import Session
from sessions.interview.result import ratings_of
from sessions.interview.showing import is_shown
from tui.lines import Line, Span, Style, line, paragraph, spread
from tui.pictures.bar import bar
from tui.translate import Words

_TIE = "\N{NO-BREAK SPACE}"


def _against(session: Session, code: str, grade: Grade) -> list[Span]:
    rating = session.ratings.get(code)
    standard = grade.standards.get(code)
    wanted = str(standard) if standard is not None else "–"
    if rating is None or rating.level == NE:
        level = "NE" if rating else "·"
        return [(f"{level:>3}", "warn" if rating else "muted"), (f" /{wanted}", "muted"), ("   ", "plain")]
    gap = 0 if standard is None else rating.level - standard
    style: Style = "good" if gap >= 0 else "bad"
    return [
        (f"{rating.level:>3}", "rating"),
        (f" /{wanted}", "muted"),
        (f" {'=' if not gap else f'{gap:+d}':>2}", style),
    ]


def _steps(session: Session, code: str, grade: Grade) -> Span:
    """The level as blocks of the scale, with the standard's place marked: `██◆░`."""
    rating, standard = session.ratings.get(code), grade.standards.get(code)
    level = rating.level if rating and rating.level != NE else 0
    blocks = "".join(
        "◆" if step == standard and step > level else "█" if step <= level else "·"
        for step in range(1, session.rubric.top + 1)
    )
    return (f" {blocks}", "rating" if level else "muted")


def _total(title: str, own: Score, width: int, words: Words) -> Line:
    figures = f"{figure(own.score):>5} {words('table.coverage', share=percent(own.coverage))}"
    room = max(6, min(20, width - 46))
    right: list[Span] = [(bar(None if own.score is None else float(own.score), 100.0, room), "rating")]
    return spread([(title + "  ", "accent"), (figures, "strong")], right, width)


def result_table(session: Session, grade: Grade, width: int, words: Words) -> list[Line]:
    """The table's rows; each item is keyed `item:CODE`."""
    card = score(session.rubric, ratings_of(session))
    made: list[Line] = []
    for category in session.rubric.categories:
        made.append(_total(words.of(category.title), card.categories[category.id], width, words))
        for code in category.items:
            item = session.rubric.item[code]
            planned = code in session.planned
            star = "*" if code in grade.core else " "
            left: list[Span] = [
                (f" {star}", "warn"),
                (f"{code} ", "muted"),
                (words.of(item.title), "plain" if planned else "muted"),
                ("" if planned else words("table.unplanned"), "muted"),
            ]
            suggested = suggestion_for(session, code).level if is_shown(session, code) else NE
            hint: Span = (words("table.suggested", level=suggested) if suggested != NE else "", "muted")
            made.append(
                spread(
                    left, [hint, _steps(session, code, grade), *_against(session, code, grade)], width, f"item:{code}"
                )
            )
    made.append(_total(words("table.total"), card.total, width, words))
    against, *signs = words("table.legend", grade=words.of(grade.title)).split("   ")
    # A sign stays on the row of what it means.
    kept = (one.replace(" ", _TIE) for one in signs)
    rows = paragraph("   ".join((against, *kept)), width)
    made += (line((one.text.replace(_TIE, " "), "muted")) for one in rows)
    return made
