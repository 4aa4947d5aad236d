"""A question bank for the exam of the small rubric, and a paper of it, taken at a desk."""

from typing import Any

from rubric.bank import Bank, BankQuestion
from rubric.drawing import draw, seconds_for
from sessions.desk import SessionDesk
from sessions.interview.event import Event
from sessions.interview.examining import AnswerExam, DrawExam, ExtendExam, HandInExam, MarkExam, StartExam
from sessions.interview.paper import Paper
from tests.sessions.making import Data, words


def question(subject: str, kind: str, number: int = 1, **more: Any) -> Data:
    """A question; of four options the first is right, of a multiple choice the second too."""
    made: Data = {"id": f"{subject}-1-{number:02}", "subject": subject, "level": 1, "kind": kind}
    made |= {"text": words(f"{kind}?"), "source": words("the book"), **more}
    match kind:
        case "single" | "multiple":
            right = 1 if kind == "single" else 2
            options = [{**words(f"option {n}"), "right": n <= right} for n in (1, 2, 3, 4)]
            return {"options": options, **made}
        case "true_false":
            return {"answer": False, **made}
    return {"expected": words("all of it"), **made}


BANK: Data = {
    "schema": "bei.bank/1",
    "id": "small-law",
    "version": "1.0.0",
    "rubric": "small",
    "item": "law",
    "title": words("Law"),
    "draw": 5,
    "seconds": 60,
    "multiple": "partial",
    "questions": [
        question("tax", "single"),
        question("tax", "multiple", 2, points=2),
        question("civil", "true_false"),
        question("civil", "short", 2, points=4, seconds=120),
    ],
}
SECONDS = 60 * 3 + 120


def bank(**changes: Any) -> Bank:
    """The sample bank, with what is changed."""
    return Bank.model_validate({**BANK, **changes})


def drawing(seed: str = "a seed", level: int = 1, of: Bank | None = None) -> DrawExam:
    """The command that draws a paper of the sample bank."""
    source = of or bank()
    questions = draw(source, level, seed, ("tax", "civil"))
    return DrawExam(
        item="law",
        level=level,
        bank=source.id,
        version=source.version,
        seed=seed,
        multiple=source.multiple,
        seconds=seconds_for(source, questions),
        questions=questions,
    )


def begun(desk: SessionDesk, seed: str = "a seed") -> Paper:
    """The paper, drawn and shown."""
    desk.do(drawing(seed))
    paper = list(desk.session.papers.values())[-1]
    desk.do(StartExam(paper=paper.id))
    return desk.session.papers[paper.id]


def places(asked: BankQuestion, right: bool) -> tuple[int, ...]:
    """The positions of the options that are right, or of those that are not."""
    return tuple(n for n, option in enumerate(asked.options, 1) if option.right is right)


def taken(desk: SessionDesk) -> list[Event]:
    """One of each event of a paper: tax 2 of 3 points, civil 1 of 5 and then 4 of 5."""
    paper = begun(desk)
    single, multiple = paper.question("tax-1-01"), paper.question("tax-1-02")
    acts = [
        AnswerExam(paper=paper.id, question=single.id, picks=places(single, True), seconds=10),
        AnswerExam(paper=paper.id, question=multiple.id, picks=places(multiple, True)[:1], seconds=20),
        AnswerExam(paper=paper.id, question="civil-1-01", picks=(2,), seconds=5),
        AnswerExam(paper=paper.id, question="civil-1-02", text="王芳的回答", seconds=40),
        ExtendExam(paper=paper.id, minutes=5),
        HandInExam(paper=paper.id),
        MarkExam.model_validate({"paper": paper.id, "question": "civil-1-02", "points": 3}),
    ]
    return [desk.do(act) for act in acts]
