"""Taking an exam: `exam take` draws a paper or goes on with one, and `exam mark` gives short answers their points."""

import os
from argparse import Namespace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say
from tui.verbs.banks import banks_of

if TYPE_CHECKING:
    from rubric.bank import Bank
    from sessions.desk import SessionDesk
    from sessions.interview.model import Session
    from sessions.interview.paper import Paper
    from tui.door import Door


def take(args: Namespace, door: "Door") -> int:
    """Show the candidate a paper: the one that is not handed in yet, or one that is drawn now."""
    from tui.verbs.program import has_terminal, plain
    from tui.verbs.sitting import open_desk

    if plain(args, door):
        raise FailureError(Exit.USAGE, door.words("plain.about.exam"))
    if not has_terminal():
        raise FailureError(Exit.USAGE, door.words("error.no_terminal"))
    desk = open_desk(door, args.session, read_only=False)
    try:
        paper = _waiting(args, door, desk.session) or _drawn(args, door, desk)
        if args.more is not None:
            from sessions.interview.examining import ExtendExam

            desk.do(ExtendExam(paper=paper.id, minutes=args.more))
        _show(door, desk, desk.session.papers[paper.id])
        return _tell(door, desk.session, desk.session.papers[paper.id])
    finally:
        desk.close()


def _waiting(args: Namespace, door: "Door", session: "Session") -> "Paper | None":
    """The paper that is not handed in; it has to be the one asked for, where one is."""
    paper = next((one for one in session.papers.values() if one.handed_in is None), None)
    if paper is not None and (args.item not in (None, paper.item) or args.level not in (None, paper.level)):
        raise FailureError(Exit.FAILED, door.words("refusal.paper_open", paper=paper.id))
    return paper


def _drawn(args: Namespace, door: "Door", desk: "SessionDesk") -> "Paper":
    """A new paper, drawn from the bank of the item at the level that is asked for, or that its grade asks for."""
    from rubric.drawing import NoQuestionsError, draw, seconds_for
    from sessions.interview.context import known
    from sessions.interview.examining import DrawExam

    session, words = desk.session, door.words
    exams = {code: item.exam for code, item in session.rubric.item.items() if item.exam is not None}
    code = known(args.item, exams, "item") if args.item is not None else _next_item(session, tuple(exams), door)
    level = args.level if args.level is not None else session.rubric.grade[session.grade].standards.get(code, 1)
    bank = _bank(args, door, session, code)
    seed = args.seed if args.seed is not None else os.urandom(8).hex()
    exam = exams[code]
    try:
        questions = draw(bank, level, seed, (one.code for one in exam.subjects) if exam else ())
    except NoQuestionsError as lacking:
        told = words("exam.no_questions", bank=bank.id, subject=lacking.subject, level=level)
        raise FailureError(Exit.FAILED, told) from None
    event = desk.do(
        DrawExam(
            item=code,
            level=level,
            bank=bank.id,
            version=bank.version,
            seed=seed,
            multiple=bank.multiple,
            seconds=seconds_for(bank, questions),
            questions=questions,
        )
    )
    return desk.session.papers[f"p{event.seq}"]


def _next_item(session: "Session", exams: tuple[str, ...], door: "Door") -> str:
    """The first planned exam item that has no paper yet, at any level."""
    taken = {one.item for one in session.papers.values()}
    found = next((code for code in session.planned if code in exams and code not in taken), None)
    if found is None:
        raise FailureError(Exit.USAGE, door.words("exam.which_item", items=door.words.listed(exams)))
    return found


def _bank(args: Namespace, door: "Door", session: "Session", item: str) -> "Bank":
    bank = banks_of(door).read(args.bank or f"{session.rubric.id}-{item}").bank
    if (bank.rubric, bank.item) != (session.rubric.id, item):
        told = door.words("exam.other_bank", bank=bank.id, rubric=bank.rubric, item=bank.item)
        raise FailureError(Exit.FAILED, told)
    return bank


def _show(door: "Door", desk: "SessionDesk", paper: "Paper") -> None:
    """Let the candidate answer. A paper whose time ran out meanwhile is handed in without being shown."""
    from sessions.interview.examining import HandInExam
    from tui.defect import tell
    from tui.exam.app import ExamApp

    clock = door.services().clock
    if paper.deadline is not None and clock() > paper.deadline:
        desk.do(HandInExam(paper=paper.id, how="time"))
        return
    app = ExamApp(desk, paper.id, door.words, clock)
    app.run()
    if app.failures:
        code = tell(BaseExceptionGroup("", app.failures), lambda: door.home, door.words)
        raise SystemExit(code)
    if app.return_code:
        raise SystemExit(app.return_code)


def _tell(door: "Door", session: "Session", paper: "Paper") -> int:
    """What stands now, without a score: the candidate may still be at the screen."""
    words = door.words
    if paper.handed_in is None:
        say.line(words("exam.not_over", paper=paper.id, session=session.id))
    elif paper.unmarked:
        say.line(words("exam.to_mark", paper=paper.id, count=len(paper.unmarked), session=session.id))
    else:
        say.line(words("exam.over", paper=paper.id))
    return Exit.DONE


def mark(args: Namespace, door: "Door") -> int:
    """Ask for the points of every short answer that has none, a line each; an empty line leaves one for later."""
    from tui.verbs.sitting import open_desk

    words = door.words
    desk = open_desk(door, args.session, read_only=False)
    try:
        papers = [one for one in desk.session.papers.values() if one.handed_in is not None]
        asked = [(paper, question) for paper in papers for question in paper.unmarked]
        if not asked:
            say.message(words("exam.none_to_mark"))
            return Exit.DONE
        for n, (paper, question) in enumerate(asked, 1):
            answer = paper.answers[question.id]
            say.line(words("exam.marking", n=n, of=len(asked), paper=paper.id, question=question.id))
            say.line(words.of(question.text))
            if question.expected is not None:
                say.line(words("exam.expected", expected=words.of(question.expected)))
            say.line(words("expunge.gone") if answer.expunged else words("exam.given", answer=answer.text))
            if not _marked(door, desk, paper, question.id):
                break
        return Exit.DONE
    finally:
        desk.close()


def _marked(door: "Door", desk: "SessionDesk", paper: "Paper", question: str) -> bool:
    """Ask until there are points that fit, or none; False where nobody answers any more."""
    from sessions.interview.examining import MarkExam
    from sessions.interview.refusals import RefusalError
    from tui.failure import say_refusal

    most = paper.question(question).points
    while True:
        say.message(door.words("exam.points", most=most))
        given = say.received().readline(100)
        if not given:
            return False
        text = given.decode("utf-8", "replace").strip()
        if not text:
            return True
        try:
            desk.do(MarkExam(paper=paper.id, question=question, points=Decimal(text)))
        except InvalidOperation:
            say.message(door.words("exam.no_points", given=text))
        except RefusalError as refusal:
            say.message(say_refusal(door.words, refusal))
        except ValueError:
            say.message(door.words("exam.no_points", given=text))
        else:
            return True
