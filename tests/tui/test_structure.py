"""The parts of a structured interview in words, on the screens and on the command line."""

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from rubric.language import Language
from rubric.model import Adoption
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.asking import Ask
from sessions.interview.component import Reason
from sessions.interview.consent import DeclareInterest
from sessions.interview.model import Session
from sessions.interview.planning import ApplyTemplate, ChooseQuestions
from sessions.interview.remarks import AddRemark
from sessions.interview.structure import structure
from tests.sessions.making import desk_on, noted
from tests.tui.at_screen import NARROW, SUBMITTED, in_both_languages, running, services_at, squeezed
from tests.tui.at_shell import RATED, applied, bei, made
from tui.translate import Words
from tui.views.structure import reason_of, structure_line


def done(*commands: co.Command, **asked: Any) -> SessionDesk:
    desk = desk_on(**{"items": ("co", "com"), **asked})
    for command in commands:
        desk.do(command)
    return desk


def sessions() -> list[Session]:
    """Sessions in which every reason is given at least once."""
    template = ApplyTemplate(name="大客户", items=("co", "com"), minutes=60, questions={"co": ("Tell me.",)})
    begin, close = co.StartStage(stage="opening"), co.StartStage(stage="close")
    events = [co.AddIncident(kind=kind, title="t") for kind in ("high", "high", "low", "low")]
    question = AddRemark(kind="candidate_question", text="When do I start?")
    whole = done(template, DeclareInterest(knows=False), begin, *events, Ask(kind="star", text="What then?", part="a"))
    for incident in ("i1", "i2", "i3", "i4"):
        noted(whole, "co", "com", incident=incident)
    marked, rated = co.MarkIndicator(indicator="co.1.1", mark="shown"), co.RateItem(item="co", level=1)
    for command in (close, question, marked, rated):
        whole.do(command)
    half = whole.session
    whole.do(co.MarkIndicator(indicator="com.1.1", mark="shown"))
    whole.do(co.RateItem(item="com", level=1))
    ruled = whole.session
    whole.do(co.Decide(decision="reject", reason="so it is"))
    poor = done(
        template,
        ChooseQuestions(item="co", questions=("Other.",), reason="a diver"),
        DeclareInterest(knows=True, detail="same class"),
        Ask(kind="own", text="You agree?", warned=("leading.tag",)),
        begin,
        question,
        events[0],
        co.AddEvidence(text="called", items=("co",)),
        co.RateItem(item="co", level=1),
    )
    adopted = ruled.rubric.model_copy(update={"adopted": Adoption(by="HR", on="2026-01-05", basis="interviews")})
    return [
        done().session,
        done(begin, minutes=5).session,
        done(begin, close, co.End(how="withdrawn")).session,
        done(co.AddEvidence(text="她怀孕了，准备休产假")).session,
        half,
        replace(ruled, rubric=adopted),
        whole.session,
        poor.session,
    ]


@in_both_languages
def test_every_reason_is_said_with_what_it_was_found_on(language: Language) -> None:
    words, told = Words(language), {}
    for session in sessions():
        for one in structure(session):
            told[one.reason] = reason_of(one, session, words)
    assert sorted(set(get_args(Reason)) - told.keys()) == []
    assert len(set(told.values())) == len(told)


async def test_the_grade_screen_ends_with_the_line_and_shift_f4_lists_all(samples: Path) -> None:
    async with running(services_at(samples, "zh"), NARROW, SUBMITTED) as person:
        words, session = person.words, person.session
        await person.press("f4")
        assert squeezed(structure_line(session, words)) in squeezed(person.pane("why"))
        await person.press("shift+f4")
        listed = squeezed(person.pane("page"))
        for one in structure(session):
            assert squeezed(words(f"structure.component.{one.component}")) in listed
            assert squeezed(reason_of(one, session, words)) in listed
        await person.press("shift+f4")
        assert person.app.screen is not person.app.screen_stack[0]
        assert "table" in {one.id for one in person.screen.query("Pane")}


def test_show_prints_the_line_and_lists_all_when_asked() -> None:
    session = made()
    applied(session, *RATED)
    plain = bei("show", session).out.splitlines()
    assert plain[-1].startswith("Structure: ")
    text = bei("show", session, "--structure").out.splitlines()
    assert plain[-1] in text
    assert len([one for one in text if one[0] in "✓✗?"]) == 15
    listed = bei("show", session, "--structure", "--json").json["structure"]
    assert len(listed) == 15
    kept = {one["component"]: one["kept"] for one in listed}
    assert (kept["each_rated"], kept["training"]) == ("kept", "not_observable")
    assert "total" not in bei("show", session, "--structure", "--json").json
