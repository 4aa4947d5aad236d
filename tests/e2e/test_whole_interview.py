"""One real interview, end to end, by keyboard in a real terminal; then the same through `bei apply`."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.e2e.interview import EXAM_ITEMS, INCIDENTS, INTERVIEW_ITEMS, NOTES, SCORES
from tests.e2e.terminal import BEI, Terminal


def bei(home: Path, *arguments: str, stdin: str = "") -> str:
    """Run a command that must succeed; its standard output."""
    done = subprocess.run(
        [str(BEI), "--home", str(home), "--lang", "zh", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def make_session(terminal: Terminal) -> None:
    terminal.see("还没有面试")
    terminal.press("f2")
    terminal.see("新建面试", "(●) 政企客户经理")
    terminal.press("enter")
    terminal.see("新建面试", "候选人编号")
    terminal.type("王小川")
    terminal.press("tab")
    terminal.type("KH-0071")
    terminal.press("tab", "tab", "tab", "right", "tab")
    terminal.type("周敏")
    terminal.see("周敏")
    terminal.press("ctrl+s")
    terminal.see("王小川 (KH-0071)", "中级客户经理", "利益关系声明")
    terminal.press("f2")
    terminal.see("❯ 输入记录")


def take_notes(terminal: Terminal) -> None:
    terminal.press("enter")
    terminal.see("已保存")
    for (kind, title, when, role), notes in zip(INCIDENTS, NOTES, strict=True):
        terminal.press("f6")
        terminal.see("新的关键事件")
        terminal.press({"high": "1", "low": "2", "other": "3"}[kind], "enter")
        for text in (title, when):
            terminal.type(text)
            terminal.press("enter")
        terminal.type(role)
        terminal.press("ctrl+s")
        terminal.gone("新的关键事件")
        for line in notes:
            # The first incident by keys, the others as an input method with long sentences, or a paste, brings them.
            (terminal.type if title == INCIDENTS[0][1] else terminal.paste)(line)
            terminal.press("enter")
            terminal.until(lambda text: "❯ 输入记录" in text, f"the line {line!r} saved")


def rate_all(terminal: Terminal) -> None:
    terminal.press("f3")
    terminal.see("#ach  1/18")
    for n, code in enumerate((*INTERVIEW_ITEMS[:8], *EXAM_ITEMS, *INTERVIEW_ITEMS[8:]), 1):
        terminal.see(f"#{code}  {n}/18")
        if code in EXAM_ITEMS:
            if code == "ski":
                terminal.press("up", *["down"] * 12)
            for score in SCORES:
                terminal.press("enter")
                terminal.see("成绩 0–100")
                terminal.type(score)
                terminal.press("enter")
                terminal.gone("成绩 0–100")
            terminal.see("建议：1 级")
        else:
            terminal.press("+", "+")
            terminal.see("建议：1 级", "3 条中 2 条有表现")
        terminal.press("1")
        terminal.see("评级：1 级")
        if n < 18:
            terminal.press("right")


def decide_and_submit(terminal: Terminal) -> str:
    terminal.press("f4")
    shown = terminal.see("评定：", "总分", "客户关系")
    terminal.press("f5")
    terminal.see("决定人")
    terminal.press("tab", "tab", "tab")
    terminal.type("各项达到初级，先按初级录用")
    terminal.press("ctrl+s")
    terminal.see("决定：录用，初级客户经理，周敏")
    terminal.press("f6")
    terminal.see("提交后面试即锁定")
    terminal.press("right", "ctrl+s")
    terminal.see("［已提交］")
    return shown


def held(home: Path) -> tuple[str, dict[str, Any]]:
    """The grade screen before the decision, and the exported document."""
    terminal = Terminal(home)
    make_session(terminal)
    take_notes(terminal)
    rate_all(terminal)
    shown = decide_and_submit(terminal)
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    return shown, json.loads(bei(home, "export", "--all"))[0]


def test_the_same_interview_by_keyboard_and_through_apply(tmp_path: Path) -> None:
    # One test, so that the interview, which takes long, is held once.
    shown, document = held(tmp_path / "typed")
    check_what_was_typed_is_what_is_exported(document)
    check_the_grammar_did_what_it_says(document)
    check_the_grade_screen_and_bei_grade_agree(shown, document, tmp_path)
    check_the_same_through_apply_gives_the_same_state(document, tmp_path / "applied")


def check_what_was_typed_is_what_is_exported(document: dict[str, Any]) -> None:
    added = [event for event in document["events"] if event["event"] == "evidence_added"]
    assert [event["line"] or event["text"] for event in added] == [line for notes in NOTES for line in notes]
    assert len(added) >= 40
    told = [(one["kind"], one["title"], one["when"], one["role"]) for one in document["state"]["incidents"]]
    assert told == INCIDENTS
    by_incident = [[note["incident"] for note in document["state"]["evidence"]].count(f"i{n}") for n in range(1, 7)]
    assert by_incident == [len(notes) for notes in NOTES]
    assert {code: rating["level"] for code, rating in document["state"]["ratings"].items()} == dict.fromkeys(
        (*INTERVIEW_ITEMS, *EXAM_ITEMS), 1
    )
    assert len(document["state"]["exams"]) == 16
    assert document["state"]["decision"]["decision"] == "hire"
    assert document["state"]["submitted"] is True


def check_the_grammar_did_what_it_says(document: dict[str, Any]) -> None:
    notes = {note["text"]: note for note in document["state"]["evidence"]}
    full_width = notes["把三个科室的需求写成一页表"]
    assert (full_width["star"], full_width["sign"], full_width["items"]) == ("a", "+", ["nee"])
    assert notes["问了护士长和机房值班员各一次"]["indicators"] == ["inf.1.1"]
    assert notes["-12% 是最后一轮让价，财务先批的"]["sign"] is None
    assert notes["我们一般都会再争取的"]["codable"] is False
    assert notes["#zzz 他后来转岗了"]["items"] == []
    assert notes["#1 工单是加急的"]["items"] == []


def check_the_grade_screen_and_bei_grade_agree(shown: str, document: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    graded = json.loads(bei(tmp_path / "other", "grade", str(file), "--json"))
    assert graded == document["result"]
    assert graded["verdict"]["grade"] == "junior"
    assert "评定：初级客户经理" in shown
    assert f"{graded['scorecard']['total']:.1f}" in next(row for row in shown.splitlines() if "总分" in row)


COMMANDS = {
    "stage_started": ("start_stage", ("stage",)),
    "incident_added": ("add_incident", ("kind", "title", "when", "role")),
    "indicator_marked": ("mark_indicator", ("indicator", "mark")),
    "exam_recorded": ("record_exam", ("item", "level", "subject", "score")),
    "item_rated": ("rate_item", ("item", "level", "reason")),
    "decided": ("decide", ("decision", "grade", "reason", "by")),
    "submitted": ("submit", ()),
}


def as_command(event: dict[str, Any]) -> dict[str, Any]:
    if event["event"] == "evidence_added":
        return {"do": "capture", "line": event["line"] or event["text"], "incident": event["incident"]}
    do, fields = COMMANDS[event["event"]]
    return {"do": do, **{field: event[field] for field in fields}}


def without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_times(one) for key, one in value.items() if key != "at"}
    return [without_times(one) for one in value] if isinstance(value, list) else value


def check_the_same_through_apply_gives_the_same_state(document: dict[str, Any], tmp_path: Path) -> None:
    new = ("--candidate", "王小川", "--candidate-id", "KH-0071", "--grade", "intermediate", "--interviewer", "周敏")
    session = bei(tmp_path, "new", "--rubric", "telecom-am", *new).strip()
    commands = "".join(json.dumps(as_command(event)) + "\n" for event in document["events"][1:])
    bei(tmp_path, "apply", session, "-", stdin=commands)
    again = json.loads(bei(tmp_path, "export", session))
    assert without_times(again["state"]) == without_times(document["state"])
    assert again["result"] == document["result"]
