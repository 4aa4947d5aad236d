"""The chain of reasons in words: whoever has them on paper can work out every figure again."""

import re
from fractions import Fraction
from typing import Any

import pytest

from rubric.language import Language
from rubric.scoring import NE
from sessions.interview import commands as co
from sessions.interview.model import Session
from sessions.interview.refusals import RefusalError
from tests.sessions.making import desk_on, noted, small
from tests.sessions.making import made as model_of
from tests.tui.at_screen import in_both_languages
from tests.tui.at_shell import HIRED, RATED, applied, bei, dangerous, made
from tests.tui.hostile_home import HOSTILE, hostile_model
from tui.translate import Words
from tui.views.chain import chain
from tui.views.sums import exact, mean, near, share
from tui.views.toward import toward_rows


def told(session: Session, about: str, language: Language = "en") -> str:
    return "\n".join(chain(session, about, Words(language)))


def rated(levels: dict[str, Any], **asked: Any) -> Session:
    """A session on the small model (weights 0.10, 59.99999999999999999999, 1, 1) with these levels on ground."""
    desk = desk_on(small(), **asked)
    for code, level in levels.items():
        noted(desk, code)
        if code in ("law", "ski"):
            for subject in ("tax", "civil") if code == "law" else ("lab",):
                desk.do(co.RecordExam(item=code, level=1, subject=subject, score=60))
        desk.do(co.RateItem(item=code, level=level, reason="heard twice"))
    return desk.session


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(100, 3), "100/3"),
        (Fraction(1, 8), "0.125"),
        (Fraction("59.99999999999999999999"), "59.99999999999999999999"),
        (Fraction(-7, 2), "-3.5"),
        (Fraction(80), "80"),
    ],
)
def test_a_number_is_written_without_loss(value: Fraction, text: str) -> None:
    assert exact(value) == text
    assert Fraction(text) == value


def test_a_sum_is_written_with_its_terms() -> None:
    one, two, half = Fraction(1), Fraction(2), Fraction(1, 2)
    assert mean([(one, Fraction(100)), (one, Fraction(75)), (one, Fraction(50))]) == "(100 + 75 + 50)/3 = 75.00"
    assert mean([(two, Fraction(100, 3)), (one, Fraction(50))]) == "(2×(100/3) + 1×50)/(2 + 1) ≈ 38.89"
    assert mean([(one, half), (one, -one)]) == "(0.5 − 1)/2 = −0.25"
    assert mean([(one, -one), (one, one)]) == "(−1 + 1)/2 = 0.00"
    assert share(Fraction(5), Fraction(7)) == "5/7 ≈ 71.4%"


def test_a_rounded_figure_never_seems_to_reach_what_it_misses() -> None:
    assert near(Fraction("59.9951"), Fraction(60)) == "≈ 59.995"
    assert near(Fraction(60), Fraction(60)) == "= 60.00"
    assert share(Fraction("7.9999"), Fraction(10), Fraction("0.8")) == "7.9999/10 = 79.999%"


@in_both_languages
def test_a_category_and_a_grade_are_told_with_their_sums(language: Language) -> None:
    session = rated({"co": 1, "com": 3, "law": 2}, items=("co", "com", "law", "ski"))
    talk, high = told(session, "category:talk", language), told(session, "grade:high", language)
    # Points of 3 levels: 1 is 100/3, 2 is 200/3, 3 is 100.
    assert "(0.1×(100/3) + 59.99999999999999999999×100)/(0.1 + 59.99999999999999999999) ≈ 99.89" in talk
    assert "100×1/3 ≈ 33.33" in talk
    # high: rated 0.1 + 59.99… + 1 of 62.09…; co is one short of its standard of 2; at standard 60.99… of 61.09….
    assert "61.09999999999999999999/62.09999999999999999999 ≈ 98.4%" in high
    assert "60.99999999999999999999/61.09999999999999999999 ≈ 99.8%" in high
    assert "+ 1×(200/3))/(0.1 + 59.99999999999999999999 + 1) ≈ 99.35" in high
    assert Words(language)("claim.b", count=1, all=2) in high


@in_both_languages
def test_an_item_is_told_down_to_its_notes(language: Language) -> None:
    desk = desk_on(small())
    noted(desk, indicators=("co.1.1",))
    noted(desk, "co", codable=False)
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.MarkIndicator(indicator="co.1.2", mark="partly"))
    desk.do(co.RateItem(item="co", level=1))
    words, text = Words(language), told(desk.session, "item:co", language)
    assert "(1 + 0.5)/2 = 0.75" in text
    assert "co.1.1" in text
    assert text.count("called three customers") == 3, "e1 under its indicator and the item, e2 under the item"
    assert text.count(words("claim.uncodable")) == 1
    assert text.count(words("claim.unproved")) == 1, "co.1.2 has no note"
    desk.do(co.RemoveEvidence(evidence="e1"))
    assert words("ladder.lost") in told(desk.session, "item:co", language)


def test_an_exam_is_told_with_its_weights() -> None:
    desk = desk_on(small())
    for subject, score in (("tax", 50), ("civil", 70)):
        desk.do(co.RecordExam(item="law", level=1, subject=subject, score=score))
    text = told(desk.session, "item:law")
    assert "Level 1: standard score (1×50 + 3×70)/(1 + 3) = 65.00, 60 passes: met" in text
    assert "Level 2: 0 of 2 subjects scored, all are needed: open" in text
    assert "exam wholly scored at level 1" in text


KINDS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "grade": ({"co": 1, "com": 1, "law": 1, "ski": 0}, {}, "Verdict Low: its conditions"),
    "below": ({"co": 0, "com": 1, "law": 1, "ski": 0}, {}, "Verdict below: "),
    "insufficient": ({"co": NE}, {}, "Verdict insufficient: "),
    "open": ({"co": 2, "law": 2, "ski": NE}, {"items": ("co", "law", "ski")}, "High is open: only unrated items"),
    "partial": ({"co": 1, "law": 1}, {"items": ("co", "law")}, "Partial: the plan leaves items out"),
}


@in_both_languages
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_verdict_is_told(kind: str, language: Language) -> None:
    levels, asked, said = KINDS[kind]
    session = rated(levels, **asked)
    assert said in told(session, "verdict")
    everything = told(session, "all", language)
    assert not re.search(r"[{}]|None|Fraction|Claim", everything)
    assert dangerous(everything) == set()
    rows = everything.splitlines()
    for item in session.rubric.items:
        own = [row for row in rows if re.match(rf"  . .*[（(]{item.code}[）)]", row)]
        assert len(own) == (item.code in session.planned), "the chain of a planned item stands once"


def test_an_unknown_thing_is_not_explained() -> None:
    session = rated({"co": 1})
    with pytest.raises(RefusalError, match="unknown_category"):
        told(session, "category:tall")
    for about in ("", "item", "verdict:low", "weather:co"):
        with pytest.raises(KeyError):
            told(session, about)


def test_the_command_line_tells_why() -> None:
    session = made()
    applied(session, *RATED, HIRED)
    plain, why = bei("grade", session).out, bei("grade", session, "--why").out
    assert why.startswith(plain)
    assert "(a) Coverage: weight rated" in why
    assert "Rated: level 1" in bei("grade", session, "--why", "item:co").out
    assert bei("grade", session, "--why", "item:cx").told[1].startswith("Unknown item “cx”")
    assert bei("grade", session, "--why", "\x1b[2J").told == (
        2,
        "--why takes verdict, grade:ID, category:ID, item:CODE or all, not “‹U+001B›[2J”.",
    )


@in_both_languages
def test_hostile_texts_are_harmless_in_every_sentence(language: Language) -> None:
    desk = desk_on(model_of(hostile_model()), items=("co", "com", "law"))
    desk.do(co.AddEvidence(text=HOSTILE, items=("co",), indicators=("co.1.1",)))
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.MarkIndicator(indicator="co.2.1", mark="contradicted"))
    desk.do(co.RateItem(item="co", level=1, reason=HOSTILE))
    text = told(desk.session, "all", language) + "\n".join(toward_rows(desk.session, "high", Words(language)))
    assert dangerous(text) == set()
    assert text.count("[red]r[/red]") > 5
