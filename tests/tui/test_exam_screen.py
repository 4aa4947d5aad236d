"""The screen of an exam: what the candidate does is kept at once, and he sees the paper and nothing else."""

from datetime import timedelta

from sessions.interview import commands as co
from tests.sessions.exam_sample import SECONDS, drawing, places
from tests.sessions.making import LogInMemory, desk_on, noted
from tests.tui.at_exam import Candidate, sitting_an_exam
from tests.tui.at_screen import WIDE


def right(candidate: Candidate, question: str) -> tuple[str, ...]:
    """The keys of the right options."""
    asked = candidate.paper.question(question)
    return tuple(map(str, places(asked, True)))


async def test_the_time_begins_with_the_first_question_and_not_with_the_cover() -> None:
    async with sitting_an_exam() as candidate:
        assert "共 4 题，限时 5 分钟" in candidate.text
        await candidate.passes(hours=1)
        assert candidate.paper.started is None
        await candidate.press("enter")
        assert "第 1 / 4 题" in candidate.text
        assert "剩余 5:00" in candidate.text
        await candidate.passes(seconds=61)
        assert "剩余 3:59" in candidate.text


async def test_every_answer_is_kept_at_once_and_may_be_changed() -> None:
    async with sitting_an_exam() as candidate:
        await candidate.press("enter")
        await candidate.goes_to("tax-1-02")
        one, two = right(candidate, "tax-1-02")
        await candidate.passes(seconds=7)
        await candidate.press(one, two, two, "9")
        assert candidate.paper.answers["tax-1-02"].picks == (int(one),)
        assert candidate.paper.answers["tax-1-02"].seconds == 7
        await candidate.goes_to("tax-1-01")
        await candidate.press("1", "２")  # an input method may make digits wide
        assert candidate.paper.answers["tax-1-01"].picks == (2,)
        await candidate.press("up", "space")
        assert candidate.paper.answers["tax-1-01"].picks == (1,)
        await candidate.press("delete")
        assert candidate.paper.answered == ("tax-1-02",)
        await candidate.goes_to("civil-1-02")
        await candidate.press(*"answer 1", "pageup")
        assert candidate.paper.answers["civil-1-02"].text == "answer 1"


async def test_handing_in_names_what_is_open_asks_once_more_and_marks_at_once() -> None:
    async with sitting_an_exam() as candidate:
        await candidate.press("enter")
        at = await candidate.goes_to("tax-1-01")
        await candidate.press(*right(candidate, "tax-1-01"), "f10")
        open_ = "、".join(str(n) for n in range(1, 5) if n != at + 1)
        assert f"还有 3 题未作答：第 {open_} 题" in candidate.text
        await candidate.press("escape", "f5")
        assert candidate.paper.handed_in is None
        await candidate.press("f10", "1", "enter", "f10")
        assert candidate.paper.how == "candidate"
        assert {subject: str(one) for (_, _, subject), one in candidate.desk.session.exams.items()} == {
            "tax": "33.3333",
            "civil": "0",
        }
        assert "已交卷" in candidate.text
        assert "33" not in candidate.text


async def test_when_the_time_is_over_what_is_there_is_handed_in_words_being_written_included() -> None:
    async with sitting_an_exam() as candidate:
        await candidate.press("enter")
        await candidate.goes_to("civil-1-02")
        await candidate.press(*"half a sent")
        await candidate.passes(seconds=SECONDS - 1)
        assert candidate.paper.handed_in is None
        await candidate.passes(seconds=2)
        assert (candidate.paper.how, candidate.paper.answers["civil-1-02"].text) == ("time", "half a sent")
        assert "时间到" in candidate.text
        await candidate.press("escape", "f10", "1", "pagedown")
        assert "时间到" in candidate.text


async def test_a_paper_goes_on_where_it_was_left_and_the_clock_has_gone_on() -> None:
    log = LogInMemory()
    async with sitting_an_exam(log=_drawn(log)) as before:
        await before.press("enter")
        first = before.paper.questions[0]
        await before.press("1")
    async with sitting_an_exam(log=log) as candidate:
        candidate.wall.now = before.wall.now + timedelta(minutes=2)
        await candidate.passes()
        assert candidate.paper.answered == (first.id,)
        assert "第 2 / 4 题" in candidate.text
        assert "剩余 3:00" in candidate.text


def _drawn(log: LogInMemory) -> LogInMemory:
    desk_on(log=log).do(drawing())
    return log


async def test_the_candidate_sees_neither_notes_nor_verdict_nor_right_answers_and_no_key_leads_to_them() -> None:
    log = LogInMemory()
    desk = desk_on(log=log, candidate="[b]王芳[/x][@click=app.quit]", candidate_id="K-7")
    noted(desk, "co", incident=None)
    desk.do(co.RateItem(item="co", level=1, reason="SECRETREASON"))
    desk.do(co.Decide(decision="reject", reason="SECRETDECISION"))
    desk.do(drawing())
    async with sitting_an_exam(log=log, size=WIDE, language="en") as candidate:
        seen = [candidate.text]
        assert "Candidate: [b]王芳[/x][@click=app.quit]" in candidate.text
        keys = ["f1", "ctrl+p", "ctrl+b", "ctrl+l", "ctrl+c", "ctrl+z", "ctrl+g", "f2", "f3", "f4", "f6", "f7", "f8"]
        for key in [*keys, "enter", *keys, "1", "pagedown", "pagedown", "tab", "ctrl+q", *keys, "escape", "f10", "f10"]:
            await candidate.press(key)
            seen.append(candidate.text)
            assert len(candidate.app.screen_stack) == 2
        everything = "\n".join(seen)
        for secret in (
            "SECRET",
            "called three",
            "K-7",
            "李伟",
            "reject",
            "the book",
            "all of it",
            candidate.desk.session.id,
        ):
            assert secret not in everything
        assert candidate.paper.handed_in is not None


async def test_only_the_interviewer_ends_it() -> None:
    async with sitting_an_exam() as candidate:
        await candidate.press("enter")
        await candidate.goes_to("civil-1-02")
        await candidate.press(*"mine", "ctrl+q", *"xyzq", "enter")
        assert "编号不符" in candidate.text
        await candidate.press("escape")
        assert candidate.paper.answers["civil-1-02"].text == "mine"
        await candidate.press("ctrl+q", *"s1", "enter")
        assert "编号不符" in candidate.text  # too short to be more than a guess
        assert candidate.app.is_running


async def test_an_answer_that_the_disk_does_not_take_is_kept_told_and_saved_as_soon_as_it_can_be() -> None:
    async with sitting_an_exam() as candidate:
        await candidate.press("enter")
        candidate.log.full = True
        await candidate.goes_to("civil-1-01")
        await candidate.press("2")
        assert "有答案未能保存" in candidate.text
        assert not candidate.paper.answered
        candidate.log.full = False
        await candidate.passes(seconds=1)
        assert [*candidate.paper.answered] == ["civil-1-01"]
        assert "有答案未能保存" not in candidate.text
