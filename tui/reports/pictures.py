"""The pictures of a report, as SVG: those of `bei chart`, and the levels alone for a reader who sees no standard."""

from collections.abc import Iterable, Iterator

from sessions.interview.model import Session
from tui.pictures.radar import LEAST, Axis, Outline
from tui.pictures.sheet import Radar, Sheet, as_svg
from tui.pictures.standing import state_of
from tui.reports.report import Picture
from tui.safe_text import visible
from tui.translate import Words
from tui.views.charts import ChartKind, sheets
from tui.views.reasons import say_level

_SIZE: dict[ChartKind, tuple[int, int]] = {"radar": (84, 36), "bars": (84, 0), "gap": (84, 0), "coverage": (84, 0)}
"""Cells that each picture is drawn in; only a radar has a height of its own."""


def pictures(session: Session, kinds: Iterable[ChartKind], words: Words) -> Iterator[Picture]:
    """The pictures of those `kinds` against the grade applied for."""
    for kind in kinds:
        (sheet,) = sheets(kind, session, [session.rubric.grade[session.grade]], words)
        yield _picture(kind, sheet, words)


def levels_alone(session: Session, words: Words) -> Iterator[Picture]:
    """A radar of the levels, where there are enough for one."""
    rated = [code for code in session.planned if state_of(session, code)[0] == "rated"]
    if len(rated) < LEAST:
        return
    levels = [state_of(session, code)[1] or 0 for code in rated]
    titles = [words.of(session.rubric.item[code].title) for code in rated]
    said = (f"{title} {say_level(level, words)}" for title, level in zip(titles, levels, strict=True))
    person = Outline("rating", [float(level) for level in levels])
    axes = tuple(Axis(title, code) for title, code in zip(titles, rated, strict=True))
    top = session.rubric.top
    radar = Radar(axes, (person,), top, ((person, words("chart.rating")),))
    sheet = Sheet(words("report.levels"), words("chart.told_sep").join(said), radar, (words("chart.rings", top=top),))
    yield _picture("radar", sheet, words)


def _picture(kind: ChartKind, sheet: Sheet, words: Words) -> Picture:
    return Picture(kind, visible(sheet.title), visible(sheet.about), as_svg([sheet], *_SIZE[kind], words.language))
