"""What the coach says at a step: the script, with what bei itself makes of the notes, marks and ratings put in."""

from collections.abc import Iterable, Mapping

from rubric.scorecard import Ratings
from rubric.scoring import NE
from rubric.verdict import judge
from sessions.interview.codability import Hint, hints
from sessions.interview.ground import suggestion_for, unproved
from sessions.interview.model import Session
from sessions.interview.result import margin_of, ratings_of, reasons_of, verdict_of
from tui.lines import Line, paragraph, spread
from tui.practice.course import STEPS, Course, Scene, Step, away, strayed
from tui.practice.script import Script
from tui.translate import Words
from tui.views.proof import proof_of
from tui.views.reasons import explain, explain_margin, say_level
from tui.views.why import verdict_name

Details = Mapping[str, str]


def _hinted(found: Iterable[Hint], script: Script, words: Words) -> Details:
    known = list(found)
    if not known:
        return {}
    explained = script.between.join(script.explained[one.kind] for one in known)
    return {"hint": words(f"codability.{known[0].kind}"), "explained": explained}


def _suggested(scene: Scene, words: Words) -> Details:
    """The suggestion for the item told of and the first sentence of its proof; nothing where there is none."""
    level = suggestion_for(scene.session, scene.first_item).level
    if level == NE:
        return {}
    why = proof_of(scene.session, scene.first_item, words)[1]
    return {"level": str(level), "suggested": say_level(level, words), "why": why}


def _bare(session: Session) -> list[str]:
    """The planned items without a level that no note is linked to."""
    rated = {code for code, one in session.ratings.items() if one.level != NE}
    return [code for code in session.planned if code not in rated and not session.evidence_of(code)]


def _verdict(session: Session, words: Words) -> Details:
    """The verdict and its first reason; what an item without evidence would make of it, or what would change it."""
    verdict = verdict_of(session)
    if verdict is None:
        return {}
    rubric, reasons = session.rubric, reasons_of(session, verdict)
    reason = next((one for one in reasons if one.rule.endswith("_failed")), reasons[0])
    found = {
        "verdict": verdict_name(session, verdict, words),
        "because": explain(rubric, verdict, reason, words),
    }
    if _bare(session):
        item, now = _bare(session)[0], ratings_of(session)
        for name, level in (("zero", 0), ("one", 1)):
            other = judge(rubric, Ratings(now.planned, {**now.levels, item: level}))
            found[name] = verdict_name(session, other, words)
        return {**found, "item": words.of(rubric.item[item].title)}
    return {**found, "margin": explain_margin(rubric, margin_of(session, verdict), verdict, words)[0]}


def details(step: Step, scene: Scene, script: Script, words: Words) -> tuple[Details, bool]:
    """What is put into the words of `step`, and whether there is what they explain."""
    session = scene.session
    match step:
        case "probe":
            found = _hinted(scene.unclear, script, words)
            return (found, True) if found else (_hinted(hints(script.steps["note"].heard), script, words), False)
        case "own":
            found = _hinted(scene.unclear, script, words)
            return found, bool(found)
        case "rate":
            found = _suggested(scene, words)
            return found or {"level": "9"}, bool(found)
        case "ne":
            bare = [code for code in _bare(session) if code not in session.ratings]
            return ({"item": words.of(session.rubric.item[bare[0]].title)}, True) if bare else ({}, False)
        case "why":
            found = _verdict(session, words)
            return found, "item" in found
        case "end":
            return {}, bool(unproved(session))
        case _:
            return {}, True


def keys_for(step: Step, scene: Scene, script: Script, words: Words) -> tuple[str, ...]:
    """The keys that do `step`, by name."""
    put_in, there = details(step, scene, script, words)
    # Without a hint there is nothing to clarify, and the key for it would say so.
    keys = (key for key in script.steps[step].keys if there or key != "ctrl+g")
    return tuple(key.format(**put_in) for key in keys)


def told(course: Course, scene: Scene, script: Script, words: Words, width: int) -> list[Line]:
    """The coach's rows: how far one is, what the candidate says, and what to do next."""
    step, place = course.step, away(course.step, scene)
    part = script.steps[step]
    left = f" {script.title} {STEPS.index(step) + 1}/{len(STEPS)} · {part.title} "
    made = [spread([(left, "inverse")], [(f"{script.ways} ", "accent")], width)]
    if place:
        return [*made, *paragraph(script.away[place], width, "strong", first=((" → ", "accent"),), hang=3)]
    if part.heard:
        quoted = f"“{part.heard}”"
        made += paragraph(quoted, width, "rating", first=((f" {script.candidate}  ", "muted"),), hang=3)
    put_in, there = details(step, scene, script, words)
    say = part.say if there or not part.otherwise else part.otherwise
    if part.strayed and strayed(step, scene):
        say = part.strayed
    return [*made, *paragraph(say.format(**put_in), width, first=((" → ", "accent"),), hang=3)]
