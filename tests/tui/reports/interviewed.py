"""Sessions on the small model for tests of reports, with whatever texts people and the model bring in."""

from functools import cache
from html.parser import HTMLParser
from typing import Any

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.consent import DeclareInterest
from sessions.interview.entry import AnswerEntry
from sessions.interview.event import Condition
from sessions.interview.remarks import AddRemark
from tests.sessions.making import Model, desk_on, made, small
from tui.reports.making import Source, report_of
from tui.reports.report import Reader, Report
from tui.translate import Words

NOTE, QUOTE, REASON, DECISION = "visited three times", "we lost that one", "one clear case", "meets the grade"
TEXTS = (
    NOTE,
    QUOTE,
    REASON,
    DECISION,
    "Won the hospital",
    "needs a quiet room",
    "send the rules",
    "schoolmates",
    "asked the bank",
)
"""What the interviewer wrote down in a session."""


@cache
def model_of(text: str) -> Model:
    """The small model with `text` for all of its texts."""

    def said(part: Any) -> Any:
        if isinstance(part, dict):
            if part.keys() >= {"zh", "en"}:
                return {**part, "zh": text, "en": text}
            return {key: said(one) for key, one in part.items()}
        return [said(one) for one in part] if isinstance(part, list) else part

    return made(said(dict(small().content)))


def interviewed(*texts: str, model: Model | None = None, **asked: Any) -> SessionDesk:
    """A desk on an interview that ends at the grade `low`: `co` above the standard, `com` below it, `ski` NE.

    `texts` stand in the place of TEXTS, from the first on.
    """
    note, quote, reason, decision, title, quiet, following, knows, seen = (*texts, *TEXTS[len(texts) :])
    desk = desk_on(model, candidate_id="007", post="Account manager", **asked)
    commands = (
        DeclareInterest(knows=True, detail=knows),
        co.StartStage(stage="incidents"),
        co.AddIncident(kind="high", title=title, when="May 2025", role="lead"),
        co.AddEvidence(text=note, star="a", sign="+", items=("co",), indicators=("co.1.1", "co.1.2"), incident="i1"),
        co.AddEvidence(text=quote, star="r", sign="-", quote=True, items=("com",), incident="i1"),
        co.AddEvidence(text=note, codable=False),
        AddRemark(kind="accommodation", text=quiet),
        AddRemark(kind="next_step", text=following),
        *(co.MarkIndicator(indicator=f"co.{n}", mark="shown") for n in ("1.1", "1.2", "2.1")),
        co.RecordExam.model_validate({"item": "law", "level": 1, "subject": "tax", "score": 70}),
        co.RecordExam.model_validate({"item": "law", "level": 1, "subject": "civil", "score": 62}),
        co.RateItem(item="co", level=2, reason=reason),
        co.RateItem(item="com", level=0, reason=reason),
        co.RateItem(item="law", level=1),
        co.RateItem(item="ski", level="NE"),
        AnswerEntry(condition="credit", answer="yes", note=seen),
        co.Decide(decision="hold", reason=decision, by="赵敏", conditions=(Condition(who="house", text=following),)),
        co.Submit(),
    )
    for command in commands:
        desk.do(command)
    return desk


def reported(desk: SessionDesk, reader: Reader, language: str = "en", **more: Any) -> Report:
    """The report of what is at `desk`."""
    return report_of(Source(desk.session, desk.events, "2026-03-02", **more), reader, Words(language))


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes, and every value of an attribute."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shape: list[tuple[str, ...]] = []
        self.values: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, *(name for name, _ in attrs)))
        self.values += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.shape.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.shape.append(("comment", data))
