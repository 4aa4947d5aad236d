"""What is lacking for a grade, in words with its figures, on the command line."""

import re

import pytest

from rubric.language import Language
from tests.sessions.making import small
from tests.tui.at_screen import in_both_languages
from tests.tui.at_shell import RATED, applied, bei, dangerous, made
from tests.tui.test_claims import rated
from tui.translate import Words
from tui.views.toward import toward_rows


def told(language: Language, grade: str, **levels: int) -> str:
    return "\n".join(toward_rows(rated(levels), grade, Words(language)))


@in_both_languages
def test_each_condition_tells_how_much_is_missing(language: Language) -> None:
    text = told(language, "high", co=1, com=0, law=1)
    words = Words(language)
    # com weighs 60 of the rated 61.1 and is 2 below; of the score co has 0.1·33.3/61.1 and law 33.3/61.1.
    assert "80%×61.09999999999999999999 ≈ 48.88" in text
    assert "48.879999999999999999992" in text
    title, weight = words.of(small().rubric.item["com"].title), "59.99999999999999999999"
    assert words("toward.weighed", item=title, level=0, standard=2, weight=weight) in text
    assert "≈ 0.60" in text, "the score, (0.1·100/3 + 100/3)/61.1"
    assert "≈ 59.40" in text
    assert "≈ 32.73" in text, "a level of com, 60·100/3/61.1"
    assert re.search(r"co\.2\.1.*\n.*co\.2\.2", text), "what would show level 2 of co"
    assert not re.search(r"[{}]|None|Fraction|Claim", text)
    assert dangerous(text) == set()


def test_coverage_names_what_could_be_rated() -> None:
    text = told("en", "high", co=2)
    assert "(a) Weight rated 0.1, needed 80%×62.09999999999999999999 ≈ 49.68: 49.579999999999999999992 short." in text
    assert "At least 1 more of these must be rated: com –/2 (weight 59.99999999999999999999)" in text


@in_both_languages
def test_nothing_is_lacking_for_a_grade_that_is_reached(language: Language) -> None:
    text = told(language, "low", co=1, com=1, law=1)
    assert text == "✓ " + Words(language)(
        "toward.nothing", grade=Words(language).of(rated({}).rubric.grade["low"].title)
    )


def test_the_command_line_tells_what_is_lacking() -> None:
    session = made()
    applied(session, *RATED)
    assert "What is lacking for High" in bei("grade", session, "--toward", "high").out
    both = bei("grade", session, "--why", "--toward", "high").out
    assert both.index("(a) Coverage") < both.index("What is lacking for High")
    assert bei("grade", session, "--toward", "hihg").told == (1, "Unknown grade “hihg”. Did you mean “high”?")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_session_that_was_ended_can_still_be_asked(lang: str) -> None:
    session = made()
    applied(session, {"do": "end", "how": "withdrawn"})
    answer = bei("grade", session, "--why", "all", "--toward", "low", lang=lang)
    assert (answer.code, answer.err) == (0, "")
