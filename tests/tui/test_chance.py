"""The chance of another verdict is told with its draws, its error and what it assumes, where a model sets one."""

from decimal import Decimal

from rubric.language import Language
from sessions.interview import commands as co
from sessions.interview.result import chance_of, verdict_of
from tests.sessions.making import desk_on, made, noted, small
from tests.tui.at_screen import in_both_languages
from tui.lines import as_text
from tui.translate import Words
from tui.verbs.reading import grade_lines
from tui.views.why import why


@in_both_languages
def test_the_chance_is_told_on_the_screen_and_by_the_command(language: Language) -> None:
    content = {**small().content, "scoring": {"spread": Decimal("0.8"), "reliability": Decimal("0.75")}}
    desk, words = desk_on(made(content)), Words(language)
    for code in ("co", "com"):
        noted(desk, code)
        desk.do(co.RateItem(item=code, level=1))
    verdict = verdict_of(desk.session)
    assert verdict is not None
    found = chance_of(desk.session, verdict)
    assert found is not None
    for text in (" ".join(grade_lines(desk.session, words)), as_text(why(desk.session, 2000, words))):
        assert "0.8×√(1 − 0.75) = 0.40" in text
        for figure in (found.draws, found.seed, found.up, found.down):
            assert str(figure) in text


@in_both_languages
def test_without_an_error_there_is_nothing_to_tell(language: Language) -> None:
    assert "√" not in " ".join(grade_lines(desk_on().session, Words(language)))
