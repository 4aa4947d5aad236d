"""Every refusal there is can be had from the command line, says why in both languages, and changes nothing."""

import re
from decimal import Decimal

import pytest

from sessions.canonical import dumps
from tests.sessions.exam_sample import drawing
from tests.sessions.making import parsed
from tests.tui.at_shell import HIRED, RATED, Data, applied, bei, exported, home, lines, made, noted
from tests.tui.catalogues import catalogue

NOTE = noted("called", items=["co"])
LOCKED = "The session is submitted; to change it, reopen it with a reason: F6 on the grade screen (F4)."
TEMPLATE = {"do": "apply_template", "name": "AM", "items": ["co"], "minutes": 30}
SHOWN = [{"do": "mark_indicator", "indicator": f"co.1.{n}", "mark": "shown"} for n in (1, 2)]


HIDING = {"do": "change_plan", "suggestions": "after_level"}
LEAN = {"do": "seal_impression", "lean": "hire"}


def _first(item: str, level: object) -> Data:
    return {"do": "give_first_level", "item": item, "level": level}


def _exam(**what: object) -> Data:
    return {"do": "record_exam", "item": "law", "level": 1, "subject": "tax", "score": 60, **what}


def _rate(item: str, level: object, **more: object) -> Data:
    return {"do": "rate_item", "item": item, "level": level, **more}


DRAWN: Data = {"do": "draw_exam", **parsed(dumps(drawing().model_dump(exclude={"do"})))}
BEGUN: Data = {"do": "start_exam", "paper": "p2"}
ANSWER: Data = {"do": "answer_exam", "paper": "p2", "question": "tax-1-01", "picks": [1]}
HANDED_IN: Data = {"do": "hand_in_exam", "paper": "p2"}
MARK: Data = {"do": "mark_exam", "paper": "p2", "question": "civil-1-02", "points": 1}

REFUSED: list[tuple[str, list[Data], Data, str]] = [
    ("unknown_item", [], noted("x", items=["conn"]), "Unknown item “conn”. Did you mean “co"),
    ("unknown_item", [], _rate("zzz", "NE"), "Unknown item “zzz”."),
    ("unknown_indicator", [], noted("x", indicators=["co.1.9"]), "Unknown indicator “co.1.9”. Did you mean “co.1."),
    ("unknown_indicator", [], {"do": "mark_indicator", "indicator": "co", "mark": "shown"}, "Unknown indicator “co”."),
    ("unknown_evidence", [], {"do": "remove_evidence", "evidence": "e1"}, "Unknown note “e1”."),
    ("unknown_incident", [], noted("x", incident="i1"), "Unknown incident “i1”."),
    ("unknown_subject", [], _exam(subject="taxi"), "Unknown subject “taxi”. Did you mean “tax”?"),
    ("unknown_grade", [], {**HIRED, "grade": "hi"}, "Unknown grade “hi”. Did you mean “high”?"),
    ("empty_title", [], {"do": "add_incident", "kind": "high", "title": " "}, "An incident needs a title."),
    ("empty_note", [], noted(" \u3000"), "The note is empty: marks without text."),
    ("empty_note", [], {"do": "capture", "line": "a: + #co"}, "The note is empty: marks without text."),
    ("not_null", [NOTE], {"do": "edit_evidence", "evidence": "e1", "text": None}, "“text” cannot be null."),
    (
        "exam_takes_no_marks",
        [],
        {"do": "mark_indicator", "indicator": "law.1.1", "mark": "shown"},
        "law.1.1 belongs to an exam item, which takes no marks.",
    ),
    ("no_exam", [], _exam(item="co"), "Item co has no exam."),
    ("level_outside_scale", [], _exam(level=4), "Level 4 is outside the scale 1 to 3."),
    ("level_outside_scale", [], _exam(level=0), "Level 0 is outside the scale 1 to 3."),
    ("level_outside_scale", [NOTE], _rate("co", 4), "Level 4 is outside the scale 0 to 3."),
    ("level_outside_scale", [NOTE], _rate("co", -1), "Level -1 is outside the scale 0 to 3."),
    ("score_outside", [], _exam(score=101), "Score 101 is outside 0 to 100."),
    ("score_outside", [], _exam(score=Decimal("100.1")), "Score 100.1 is outside 0 to 100."),
    ("score_outside", [], _exam(score=-1), "Score -1 is outside 0 to 100."),
    ("no_ground", [], _rate("co", 0), "co cannot be given a level: no codable note is linked to it"),
    ("no_ground", [noted("x", items=["co"], codable=False)], _rate("co", 1), "co cannot be given a level"),
    (
        "reason_needed",
        [NOTE, *SHOWN],
        _rate("co", 2, reason=" "),
        "co: level 2 differs from the suggested 1; give a reason.",
    ),
    (
        "decision_not_for_purpose",
        [],
        {**HIRED, "decision": "promote"},
        "“promote” does not belong to this purpose; one of: hire, hold, reject.",
    ),
    ("decision_reason_needed", [], {**HIRED, "reason": ""}, "A decision needs a reason."),
    ("decision_name_needed", [], {**HIRED, "by": " "}, "A decision needs the name of who makes it."),
    ("control_characters", [], {**HIRED, "by": "赵\x1b敏"}, "“by” has control characters or other invisible ones."),
    # Unknown codes stay in the text, each set apart: it becomes longer than what was typed.
    (
        "text_too_long",
        [],
        {"do": "capture", "line": "#zzzzzzzzz" * 99_999},
        "The text is longer than 1000000 characters.",
    ),
    ("nothing_to_undo", [], {"do": "undo"}, "Nothing to undo."),
    ("nothing_to_redo", [NOTE], {"do": "redo"}, "Nothing to do again."),
    (
        "unsupported",
        [NOTE, _rate("co", 1), {"do": "remove_evidence", "evidence": "e1"}],
        {"do": "submit"},
        "Ratings that have lost their ground: co. Mend them before submitting.",
    ),
    ("not_submitted", [], {"do": "amend", "reason": "x"}, "Only a submitted session can be amended."),
    ("amend_reason_needed", [{"do": "submit"}], {"do": "amend", "reason": " "}, "Reopening needs a reason."),
    ("submitted", [{"do": "submit"}], NOTE, LOCKED),
    ("submitted", [{"do": "submit"}], {"do": "undo"}, LOCKED),
    ("interest_detail_needed", [], {"do": "declare_interest", "knows": True}, "Say how you know the candidate."),
    ("already_paused", [{"do": "pause"}], {"do": "pause"}, "The interview is paused already."),
    ("not_paused", [], {"do": "resume"}, "The interview is neither paused nor interrupted."),
    ("empty_question", [], {"do": "ask", "kind": "own", "text": " "}, "The question is empty."),
    (
        "merged_with_itself",
        [{"do": "add_incident", "kind": "high", "title": "x"}],
        {"do": "merge_incident", "incident": "i1", "into": "i1"},
        "i1 cannot be merged with itself.",
    ),
    ("unknown_moment", [], {"do": "remove_moment", "moment": "m9"}, "Unknown moment “m9”."),
    ("unknown_remark", [], {"do": "remove_remark", "remark": "r9"}, "Unknown remark “r9”."),
    (
        "unknown_entry",
        [],
        {"do": "answer_entry", "condition": "credits", "answer": "yes"},
        "Unknown entry condition “credits”.",
    ),
    ("empty_condition", [], {**HIRED, "conditions": [{"text": " "}]}, "A condition without a text."),
    ("no_items", [], {"do": "change_plan", "items": []}, "A plan needs at least one item."),
    ("template_name_needed", [], {**TEMPLATE, "name": " "}, "A template needs a name."),
    ("no_questions", [], {"do": "choose_questions", "item": "co", "questions": []}, "co: at least one question"),
    (
        "question_reason_needed",
        [TEMPLATE],
        {"do": "choose_questions", "item": "co", "questions": ["Why?"]},
        "The questions are a template's: say why they change for this candidate.",
    ),
    ("first_level_needed", [HIDING, NOTE], _rate("co", 1), "co: the suggestion is not shown yet"),
    ("first_level_needed", [HIDING, NOTE, *SHOWN], _rate("co", 2), "co: the suggestion is not shown yet"),
    ("suggestion_shown", [NOTE], _first("co", 1), "co: the suggestion is shown already; rate the item."),
    ("suggestion_shown", [HIDING, NOTE, _first("co", 1)], _first("co", 2), "co: the suggestion is shown already"),
    ("no_ground", [HIDING], _first("co", 1), "co cannot be given a level"),
    ("level_outside_scale", [HIDING, NOTE], _first("co", 4), "Level 4 is outside the scale 0 to 3."),
    ("suggestions_seen", SHOWN, HIDING, "There are marks, scores or ratings"),
    ("suggestions_seen", SHOWN, {**TEMPLATE, "suggestions": "after_level"}, "There are marks, scores or ratings"),
    (
        "impression_off",
        [{"do": "change_plan", "impression": False}],
        LEAN,
        "The plan has no first impression asked for.",
    ),
    ("impression_given", [LEAN], LEAN, "The first impression is sealed already."),
    ("decision_not_for_purpose", [], {**LEAN, "lean": "demote"}, "“demote” does not belong to this purpose"),
    ("unknown_grade", [], {**LEAN, "grade": "hi"}, "Unknown grade “hi”. Did you mean “high”?"),
]
REFUSED += [
    ("unknown_paper", [], {"do": "start_exam", "paper": "p9"}, "Unknown paper “p9”."),
    ("unknown_question", [DRAWN, BEGUN], {**ANSWER, "question": "tax-1-09"}, "No question “tax-1-09” on this paper."),
    ("paper_open", [DRAWN], DRAWN, "Paper p2 is not handed in yet; finish it first."),
    ("paper_under_way", [DRAWN, BEGUN], {"do": "submit"}, "Paper p2 is under way; it has to be handed in"),
    ("paper_not_started", [DRAWN], ANSWER, "Paper p2 has not been begun."),
    ("paper_started", [DRAWN, BEGUN], BEGUN, "Paper p2 has been begun already."),
    ("paper_handed_in", [DRAWN, BEGUN, HANDED_IN], ANSWER, "Paper p2 is handed in; nothing of it changes any more."),
    ("paper_not_handed_in", [DRAWN, BEGUN], MARK, "Paper p2 is not handed in yet, so it cannot be marked."),
    ("paper_time_left", [DRAWN, BEGUN], {**HANDED_IN, "how": "time"}, "Paper p2 has time left."),
    ("bad_question", [], {**DRAWN, "questions": DRAWN["questions"] * 2}, "Question “tax-1-02” cannot be marked"),
    ("answer_does_not_fit", [DRAWN, BEGUN], {**ANSWER, "picks": [5]}, "This is no answer to “tax-1-01”"),
    ("answer_does_not_fit", [DRAWN, BEGUN], {**ANSWER, "picks": [1, 2]}, "This is no answer to “tax-1-01”"),
    ("answer_does_not_fit", [DRAWN, BEGUN], {**ANSWER, "text": "x"}, "This is no answer to “tax-1-01”"),
    (
        "marked_by_bei",
        [DRAWN, BEGUN, HANDED_IN],
        {**MARK, "question": "tax-1-01"},
        "Question “tax-1-01” is marked by bei",
    ),
    ("points_outside", [DRAWN, BEGUN, HANDED_IN], {**MARK, "points": 5}, "5 points are outside 0 to 4."),
    ("points_outside", [DRAWN, BEGUN, HANDED_IN], {**MARK, "points": -1}, "-1 points are outside 0 to 4."),
    ("no_exam", [], {**DRAWN, "item": "co"}, "Item co has no exam."),
    ("level_outside_scale", [], {**DRAWN, "level": 4}, "Level 4 is outside the scale 1 to 3."),
    ("nothing_to_undo", [NOTE, DRAWN], {"do": "undo"}, "Nothing to undo."),
]
OF_NEW = {"name_needed", "name_too_long", "minutes_outside"}
"""These can be had from `bei new` alone; its tests hold them."""
OF_A_RUN = {"name_taken"}
"""This one is in the tests of `bei apply`."""
OF_EXPUNGE = {"unknown_text", "expunge_by_name", "nothing_to_expunge", "expunge_reason_needed", "incident_expunged"}
"""These are in the tests of `bei expunge`."""
OF_THE_CLOCK = {"paper_time_over"}
"""This one is in the tests of papers, which have a clock of their own."""
OF_WHY = {"unknown_category"}
"""This one is in the tests of claims."""
OF_TEMPLATES = {"template_items", "template_elsewhere"}
"""These are in the tests of templates."""


def test_every_refusal_is_tried() -> None:
    keys = {key.removeprefix("refusal.") for key in catalogue("en") if key.startswith("refusal.")}
    assert {one[0] for one in REFUSED} | OF_NEW | OF_A_RUN | OF_EXPUNGE | OF_THE_CLOCK | OF_WHY | OF_TEMPLATES | {
        "near"
    } == keys


def _journals(session: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((home() / "sessions" / session).rglob("*.bei"))]


@pytest.mark.parametrize(("code", "before", "command", "said"), REFUSED)
def test_a_refusal_says_why_and_changes_nothing(code: str, before: list[Data], command: Data, said: str) -> None:
    session = made()
    applied(session, *before)
    stood = _journals(session)
    answers = [bei("apply", session, "-", stdin=lines(command), lang=lang).told for lang in ("en", "zh")]
    (failed, english), (failed_too, chinese) = answers
    assert (failed, failed_too) == (1, 1)
    assert english.splitlines()[-1].startswith(f"line 1: {said}")
    told = chinese.splitlines()[-1]
    sentence = catalogue("zh")[f"refusal.{code}"]
    assert re.match("第 1 行：" + re.sub(r"\\{.+?\\}", ".+", re.escape(sentence)), told)
    assert _journals(session) == stood


def test_what_was_refused_for_want_of_something_is_done_once_it_is_there() -> None:
    session = made()
    applied(session, NOTE, *SHOWN, _rate("co", 2, reason="more than once"), _exam(score=100), _exam(score=None))
    applied(session, {"do": "undo"}, {"do": "redo"}, HIRED, {"do": "submit"}, {"do": "amend", "reason": "x"})
    state = exported(session)["state"]
    assert (state["ratings"]["co"]["level"], state["exams"], state["submitted"]) == (2, [], False)


def test_the_interview_of_these_tests_is_graded_as_it_should_be() -> None:
    session = made()
    applied(session, *RATED)
    result = exported(session)["result"]
    assert result["verdict"]["grade"] == "low"
    assert {code: one["level"] for code, one in result["scorecard"]["items"].items()} == {
        "co": 1,
        "com": 1,
        "law": 1,
        "ski": "NE",
    }
