"""A decision out of what was typed for it, and its conditions as they would be typed."""

import re
from collections.abc import Mapping
from datetime import date

from sessions.interview.commands import Decide
from sessions.interview.event import Condition
from sessions.interview.model import Decision
from sessions.interview.opening import clean_name
from sessions.interview.refusals import RefusalError
from tui.failure import say_refusal
from tui.translate import Words

_DUE = re.compile(r"[\s(（,，]*([0-9]{4}-[0-9]{2}-[0-9]{2})[)）]?\s*$")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width digits and hyphens to the plain ones; one character to one."""
_BETWEEN = re.compile("[;；]")


def written(before: Decision | None, words: Words) -> str:
    """The conditions of a decision as they would be typed; empty where there are none."""
    return "；".join(_written(one, words) for one in (before.conditions if before else ()))


def decision_of(answers: Mapping[str, str], before: Decision | None, words: Words) -> Decide | str:
    """The command out of `decision`, `grade`, `by`, `reason`, `conditions` and `months`; why not, where it cannot be.

    `before` is the decision that stands: conditions left as they were typed stay as they are.
    """
    try:
        clean_name("by", answers["by"], needed=False)
    except RefusalError as refusal:
        return say_refusal(words, refusal, "decide")
    months = answers["months"].strip()
    if not months.isdecimal() or not 1 <= int(months) <= 120:
        return words("decide.months_wrong")
    # A text may itself hold a semicolon.
    kept = before is not None and answers["conditions"] == written(before, words)
    conditions = list(before.conditions) if before is not None and kept else []
    for text in () if conditions else filter(None, map(str.strip, _BETWEEN.split(answers["conditions"]))):
        made = _condition(text, words)
        if made is None:
            return words("decide.day_wrong", text=text)
        conditions.append(made)
    given = {name: answers[name] for name in ("decision", "by", "reason")}
    return Decide.model_validate(
        {**given, "grade": answers["grade"] or None, "months": int(months), "conditions": conditions}
    )


def _condition(text: str, words: Words) -> Condition | None:
    """A condition as it was typed; None where its day is none, or nothing is to be done."""
    who = re.split("[:：]", text, maxsplit=1)[0]
    house = who.strip().casefold() == words("party.house").casefold()
    said = text[len(who) + 1 :].strip() if house else text
    due = _DUE.search(said.translate(_NARROW))
    if due is None:
        return Condition(text=said, who="house" if house else "candidate") if said else None
    said = said[: due.start()].strip()
    try:
        date.fromisoformat(due[1])
    except ValueError:
        return None
    return Condition(text=said, who="house" if house else "candidate", due=due[1]) if said else None


def _written(condition: Condition, words: Words) -> str:
    """A condition as it would be typed."""
    who = words("decide.house", house=words("party.house")) if condition.who == "house" else ""
    return f"{who}{condition.text}{' ' + condition.due if condition.due else ''}"
