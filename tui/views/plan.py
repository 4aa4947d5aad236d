"""The plan of an interview as a list: what can be set, one row each, and under an item its questions."""

from collections.abc import Callable, Iterable

from sessions.interview.model import Session
from sessions.interview.pace import crowded, interviewed, minutes_by_stage
from sessions.interview.words import TIMED_STAGES
from tui.lines import Line, Span, heading, paragraph, people, spread
from tui.settings.model import TimeBudget
from tui.translate import Words
from tui.views.scripts import consent_text, opening_script, own_questions, questions_of
from tui.views.telling import said

_USUAL = TimeBudget()
Once = Callable[[str], Iterable[str]]
"""Gives the questions that were ever chosen for an item, by its code."""
FIELDS = ("interest", "items", "minutes", "opening", "consent", "suggestions", "impression", "template")


def offered(session: Session, code: str, words: Words, once: Iterable[str]) -> list[str]:
    """The questions to choose from for an item: those chosen, in order, then the model's, then those `once` chosen."""
    known = {one.zh: one for one in session.rubric.item[code].questions}
    known |= {one.en: one for one in known.values()}
    former = (words.of(known[one]) if one in known else one for one in once)
    return list(dict.fromkeys((*questions_of(session, code, words), *own_questions(session, code, words), *former)))


def _crowded(session: Session, budget: TimeBudget) -> bool:
    return crowded(session.minutes, len(interviewed(session)), budget.item_minutes, budget.items)


def value_of(session: Session, name: str, words: Words, budget: TimeBudget = _USUAL) -> Span:
    """What is set for the field `name` of the plan; a plan that asks more than `budget` has stands out."""
    if name == "interest":
        told = session.interest
        if told is None:
            return (words("plan.undeclared"), "warn")
        if not told.knows:
            return (words("plan.knows_not"), "plain")
        detail = said(told.detail, told.expunged, words)
        return (words("plan.detailed", knows=words("plan.knows"), detail=detail), "warn")
    if name == "items":
        count = len(interviewed(session))
        counted = words("plan.count", count=len(session.plan), interviewed=count)
        return (counted, "warn" if _crowded(session, budget) else "plain")
    if name == "minutes":
        return (words("plan.minutes_are", minutes=session.minutes), "plain")
    if name in ("opening", "consent"):
        own = session.opening_script if name == "opening" else session.consent_text
        return (words("plan.own_text") if own else words("plan.built_in"), "plain")
    if name == "suggestions":
        return (words(f"plan.{session.suggestions}"), "plain")
    if name == "impression":
        return (words("plan.asked_for" if session.impression_asked else "plan.not_asked_for"), "plain")
    return (people(session.template) if session.template is not None else words("plan.no_template"), "plain")


def plan_rows(
    session: Session, unfolded: str | None, width: int, words: Words, once: Once, budget: TimeBudget = _USUAL
) -> list[Line]:
    """All rows, keyed `field:minutes`, `item:ach` and `question:ach:2`; of the item `unfolded` with its questions."""
    made = [heading(words("plan.whole"), width)]
    for name in FIELDS:
        made.append(
            spread(
                [(f"  {words(f'plan.{name}')} ", "strong")],
                [value_of(session, name, words, budget)],
                width,
                f"field:{name}",
            )
        )
        if name == "minutes":
            shares = minutes_by_stage(session)
            told = " · ".join(f"{words(f'stage.{stage}')} {shares[stage]}" for stage in TIMED_STAGES)
            if sum(shares.values()) != session.minutes:
                told += words("plan.unequal", sum=sum(shares.values()))
            made += paragraph(told, width, "muted", first=(("    ", "muted"),), hang=4, key=f"field:{name}")
    made.append(heading(words("plan.questions"), width))
    for code in session.planned:
        made += _item(session, code, unfolded == code, width, words, once(code))
    return made


def _item(session: Session, code: str, unfolded: bool, width: int, words: Words, once: Iterable[str]) -> list[Line]:
    item = session.rubric.item[code]
    core = code in session.rubric.grade[session.grade].core
    asked = offered(session, code, words, once)
    chosen = questions_of(session, code, words)
    sign = "▾ " if unfolded else "▸ " if asked else "  "
    left: list[Span] = [
        (sign, "accent"),
        (f"{code} ", "muted"),
        (words.of(item.title), "plain"),
        ("*" if core else "", "warn"),
    ]
    if item.method == "exam" and not asked:
        right: list[Span] = [(words("method.exam"), "muted")]
    else:
        changed = (
            words("plan.departs")
            if code in session.departures
            else words("plan.chosen")
            if code in session.questions
            else ""
        )
        right = [(f" {changed} ", "warn"), (words("plan.asked", count=len(chosen), of=len(asked)), "muted")]
    made = [spread(left, right, width, f"item:{code}")]
    if not unfolded:
        return made
    for n, text in enumerate(asked):
        mark = f"    [{n + 1}] " if n < len(chosen) else "    [ ] "
        made.append(
            spread([(mark, "good"), (text, "plain" if n < len(chosen) else "muted")], [], width, f"question:{code}:{n}")
        )
    return made


def plan_detail(
    session: Session, key: str, width: int, words: Words, once: Once, budget: TimeBudget = _USUAL
) -> list[Line]:
    """What there is to say of the row in hand."""
    kind, _, rest = key.partition(":")
    if kind == "question":
        code, _, number = rest.partition(":")
        asked = offered(session, code, words, once(code))
        made = paragraph(asked[int(number)], width, "strong") if int(number) < len(asked) else []
        return [*made, *paragraph(words("plan.question_keys"), width, "muted")]
    if kind == "item":
        made = paragraph(words.of(session.rubric.item[rest].definition), width, "plain")
        if rest in session.departures:
            made += paragraph(words("plan.departure", reason=people(session.departures[rest])), width, "warn")
        return [*made, *paragraph(words("plan.item_keys"), width, "muted")]
    texts = {"opening": opening_script, "consent": consent_text}
    if rest in texts:
        return [one for text in texts[rest](session, words) for one in paragraph(text, width, "plain")]
    made = []
    if rest in ("items", "minutes") and _crowded(session, budget):
        told = words("setup.crowded", most=budget.items, least=budget.item_minutes)
        made = paragraph(told, width, "warn")
    return [*made, *paragraph(words(f"plan.about.{rest}"), width, "muted")]
