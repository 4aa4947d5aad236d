"""A home where every text that people or files bring in is hostile: names, notes, reasons, and the whole rubric."""

import re
from typing import Any

from sessions.canonical import dumps
from sessions.interview import commands as co
from sessions.interview.opening import NewSession
from tests.sessions.making import small
from tui.services import Services

MARKUP = "[/] [@click=app.quit]x[/] [red]r[/red] [b"
CONTROLS = "\x1b[2J\x1b]0;t\x07 \x9b31m \x85 \x00 \x7f \u202eabc\u2066 \u200b\u200d\ufeff \u2028 \U000e0041"
STRINGS = "\x1bP1$q\x1b\\ \x1b_x\x1b\\ \x9d2;u\x9c \r\r\n\t\u061c\u200e\u00ad\ufff9 a\ufe0f \x1b[?1049l \x1bc"
HOSTILE = f"{MARKUP} {CONTROLS} {STRINGS} e{chr(0x301) * 9}\nsaved 09:30"
NAME = f"王 {MARKUP} e{chr(0x301) * 9} saved"
"""A name may have no control characters, but brackets."""


def hostile_model() -> dict[str, Any]:
    """The small rubric with HOSTILE for every text."""

    def spoilt(part: Any) -> Any:
        if isinstance(part, dict):
            if part.keys() == {"zh", "en"}:
                return dict.fromkeys(part, HOSTILE)
            return {key: spoilt(one) for key, one in part.items()}
        return [spoilt(one) for one in part] if isinstance(part, list) else part

    content: dict[str, Any] = spoilt(dict(small().content))
    content["items"][0] |= {"questions": [{"zh": HOSTILE, "en": HOSTILE}], "probes": [{"zh": HOSTILE, "en": HOSTILE}]}
    content["items"][3] |= {"questions": [{"zh": HOSTILE, "en": HOSTILE}]}
    return content


def hostile_session(services: Services) -> str:
    """A session on the hostile model with hostile texts wherever a command takes one."""
    own = services.home / "rubrics"
    own.mkdir(mode=0o700, exist_ok=True)
    # YAML, as which it is read, takes no controls as they are.
    text = re.sub(r"[\x7f-\uffff]", lambda one: f"\\u{ord(one[0]):04x}", dumps(hostile_model()))
    (own / "small.json").write_text(text, "utf-8")
    asked = NewSession(candidate=NAME, grade="low", interviewer=NAME, candidate_id="[/]", post=MARKUP)
    desk = services.begin(asked, "small")
    for command in (
        co.StartStage(stage="incidents"),
        co.AddIncident(kind="low", title=HOSTILE, when=HOSTILE, role=HOSTILE),
        co.AddEvidence(text=HOSTILE, star="a", sign="+", items=("co", "ski"), incident="i1"),
        co.Capture(line=f"- #co q: {HOSTILE}", incident="i1"),
        co.MarkIndicator(indicator="co.1.1", mark="shown"),
        co.MarkIndicator(indicator="co.1.2", mark="shown"),
        co.RecordExam.model_validate({"item": "ski", "level": 1, "subject": "lab", "score": 70}),
        co.RateItem(item="co", level=3, reason=HOSTILE),
        co.Decide(decision="hire", grade="low", by=NAME, reason=HOSTILE),
    ):
        desk.do(command)
    desk.close()
    return desk.session.id
