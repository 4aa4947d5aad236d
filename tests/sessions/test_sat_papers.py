"""Which papers of a home item analysis counts, and how an answer finds its option in the bank again."""

from typing import Any

from sessions.interview.examining import AnswerExam, HandInExam
from sessions.interview.model import Session
from sessions.sat_papers import bank_figures
from tests.sessions.exam_sample import BANK, bank, begun, drawing, taken
from tests.sessions.making import Data, desk_on, words


def wrong(seed: str) -> Session:
    """A session with a paper on which the fourth option of `tax-1-01` was picked, wherever it stood."""
    desk = desk_on()
    paper = begun(desk, seed)
    options = [one.en for one in paper.question("tax-1-01").options]
    picks = (options.index("option 4") + 1,)
    desk.do(AnswerExam(paper=paper.id, question="tax-1-01", picks=picks, seconds=12))
    desk.do(HandInExam(paper=paper.id))
    return desk.session


def changed(number: int, **changes: Any) -> list[Data]:
    """The questions of the sample bank, one of them changed."""
    return [{**one, **changes} if n == number else one for n, one in enumerate(BANK["questions"])]


def test_an_option_is_counted_by_its_place_in_the_bank_in_whatever_order_it_was_shown() -> None:
    found = bank_figures(bank(), [wrong(str(seed)) for seed in range(6)])
    first = found.questions[0]
    assert (found.papers, first.n, first.options) == (6, 6, {1: 0, 2: 0, 3: 0, 4: 6})
    assert (first.blank, first.seconds, first.difficulty) == (0, 12, None)
    assert found.questions[1].blank == 6


def test_only_papers_that_were_handed_in_count() -> None:
    desk = desk_on()
    desk.do(drawing())
    assert bank_figures(bank(), [desk.session, desk_on().session]).papers == 0


def test_what_is_to_be_marked_by_hand_waits() -> None:
    desk = desk_on()
    taken(desk)
    found = bank_figures(bank(), [desk.session])
    assert (found.unmarked, found.questions[3].n) == (0, 1)
    open_ = desk_on()
    paper = begun(open_)
    open_.do(AnswerExam(paper=paper.id, question="civil-1-02", text="words"))
    open_.do(HandInExam(paper=paper.id))
    assert bank_figures(bank(), [desk.session, open_.session]).unmarked == 1


def test_a_question_that_was_reworded_since_is_another_question_and_a_new_order_is_none() -> None:
    sessions = [wrong("a")]
    reworded = bank(version="1.0.1", questions=changed(0, text=words("another?")))
    found = bank_figures(reworded, sessions)
    assert (found.reworded, found.questions[0].n, found.questions[1].n) == (1, 0, 1)
    turned = bank(questions=changed(0, options=BANK["questions"][0]["options"][::-1]))
    assert bank_figures(turned, sessions).questions[0].options == {1: 1, 2: 0, 3: 0, 4: 0}
    assert bank_figures(bank(id="another"), sessions).papers == 0
