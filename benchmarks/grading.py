"""`bei grade` over a thousand rated sessions of eighteen items, against reading the same files with `json.load`."""

import json
import random
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from benchmarks.commands import process
from benchmarks.homes import HastyFiles, clock
from benchmarks.report import report
from rubric.catalogue import Catalogue
from rubric.suggestion import suggest
from sessions.canonical import loads
from sessions.desk import SessionDesk, stamp_time
from sessions.document import read, write
from sessions.intake import Reader
from sessions.interview import commands as co
from sessions.interview.events import to_record
from sessions.interview.opening import NewSession, opening
from sessions.interview.reading import read_events
from sessions.interview.result import margin_of, result, verdict_of
from sessions.shelf import Shelf
from sessions.storage.store import MemorySessionLog

LOAD = "import json, sys\nfor name in open(sys.argv[1]).read().split():\n    json.load(open(name, encoding='utf-8'))"


def rated(desk: SessionDesk, seed: int) -> None:
    """Hold an interview at `desk`: notes, marks, exam scores and a rating for each item, drawn by `seed`."""
    draw, rubric = random.Random(seed), desk.session.rubric
    for stage in ("opening", "duties", "incidents"):
        desk.do(co.StartStage(stage=stage))
    for n, kind in enumerate(("high", "low", "high", "low")):
        desk.do(co.AddIncident(kind=kind, title=f"第{n}件事", when="去年", role="客户经理"))
    for code, item in rubric.item.items():
        around = draw.randint(1, 3)
        if item.exam is not None:
            for level in range(1, around + 1):
                for subject in item.exam.subjects:
                    score = Decimal(draw.randint(50, 99))
                    desk.do(co.RecordExam(item=code, level=level, subject=subject.code, score=score))
        for level in range(1, around + 1) if item.method != "exam" else ():
            for indicator in item.at(level)[:2]:
                text = f"他在那次会后第二天给客户的三个部门分别打了电话，核实了第{level}个说法。"
                desk.do(co.AddEvidence(text=text, sign="+", star="a", indicators=(indicator.id,), incident="i1"))
                desk.do(co.MarkIndicator(indicator=indicator.id, mark=draw.choice(("shown", "shown", "partly"))))
        found = suggest(item, desk.session.marks, desk.session.scores_of(code), rubric.scoring, rubric.top)
        given = found.level if found.level != "NE" else 1
        desk.do(co.RateItem(item=code, level=given))


def fill(home: Path, files: Path, sessions: int) -> list[Path]:
    """`sessions` rated sessions stored in `home`, and their documents in `files`."""
    reading, shelf = Catalogue().read("telecom-am"), Shelf.at(home, HastyFiles())
    files.mkdir()
    made = []
    for n in range(sessions):
        asked = NewSession(f"候选人{n}", "intermediate", "周敏")
        log = MemorySessionLog(
            [to_record(opening(asked, reading.rubric, reading.content, f"g{n:06d}", stamp_time(clock)))]
        )
        desk = SessionDesk(log, clock)
        rated(desk, n)
        shelf.take(desk.session.id, log.records()).close()
        path = files / f"{desk.session.id}.json"
        path.write_text(write(desk.session, desk.events), "utf-8")
        made.append(path)
    return made


def _spent(act: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def bench_grading(folder: Path, files: list[Path], rounds: int) -> None:
    """The whole processes on `folder`/home and its documents, interleaved, and where the time of one document goes."""
    home, sessions = folder / "home", len(files)
    listed = folder / "names"
    listed.write_text("\n".join(map(str, files)), "utf-8")
    times: dict[str, list[float]] = {"documents": [], "stored": [], "json": []}
    for _ in range(rounds):
        times["json"].append(process(home, "-c", LOAD, str(listed)))
        times["documents"].append(process(home, "-m", "tui.cli", "grade", "--json", *map(str, files)))
        times["stored"].append(process(home, "-m", "tui.cli", "grade", "--all", "--json"))
    for name in ("documents", "stored"):
        report(f"bei grade, {sessions} {name} / json.load of the documents", times[name], times["json"], 10.0)
    _where(files[0])


def _where(path: Path) -> None:
    """One document, step by step; the model is met for the second time, as in all but the first."""
    text = path.read_text("utf-8")
    data, read_again = loads(text), Reader()
    found = read_again(data)
    session, verdict = found.session, verdict_of(found.session)
    assert verdict is not None
    records = found.records()
    steps: dict[str, Callable[[], object]] = {
        "json.loads": lambda: json.loads(text),
        "reading JSON with exact decimals": lambda: loads(text),
        "all after that, a model met before": lambda: read_again(data),
        "the same, a model met for the first time": lambda: read(data),
        "  records to events": lambda: read_events(records),
        "  scorecard, verdict, margin, reasons": lambda: result(session),
        "    the margin alone": lambda: margin_of(session, verdict),
    }
    size = len(text.encode()) // 1000
    print(f"where the time goes: one document of {size} kB, {session.seq} events, json.loads = 1")
    plain = _spent(steps["json.loads"], 15)
    for name, act in steps.items():
        print(f"  {name:45} {_spent(act, 15) / plain:7.2f}")
