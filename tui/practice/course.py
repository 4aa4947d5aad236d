"""The course of a practice interview: which step stands to be done, as a value that follows what a person does.

A step is passed when what it asks for stands in the session, or is on the screen, by whatever keys and in whatever
order; one that is passed stays so, whatever is undone later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from rubric.scoring import NE
from sessions.interview.codability import Hint, hints
from sessions.interview.ground import suggestion_for
from sessions.interview.model import Session

Step = Literal["note", "probe", "we", "own", "act", "rating", "mark", "rate", "ne", "grade", "why", "end"]
STEPS: tuple[Step, ...] = get_args(Step)

WHERE: Mapping[Step, str] = {
    **dict.fromkeys(("note", "probe", "we", "own", "act"), "interview"),
    **dict.fromkeys(("mark", "rate", "ne"), "rating"),
    "why": "grade",
}
"""The screen on which a step is done; one that is not named here can be done from any of the three."""
SCREENS = frozenset(WHERE.values())


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to see: the session, and the screen in front by the name of its help."""

    session: Session
    screen: str

    @property
    def unclear(self) -> tuple[Hint, ...]:
        """The codability hints on the note taken last; none where there is no note."""
        notes = list(self.session.evidence.values())
        return hints(notes[-1].text, notes[-1].star) if notes else ()

    @property
    def first_item(self) -> str:
        """The code of the item that the candidate tells of."""
        return self.session.planned[0]


@dataclass(frozen=True, slots=True)
class Course:
    """How far a person has come."""

    passed: frozenset[Step] = field(default_factory=frozenset)

    @property
    def step(self) -> Step:
        """The step that stands to be done; `end` is never passed."""
        return next((one for one in STEPS if one not in self.passed), "end")

    def after(self, scene: Scene) -> "Course":
        """The course once `scene` has been seen."""
        return replace(self, passed=self.passed | {one for one in STEPS[:-1] if _done(one, scene)})

    def skipping(self) -> "Course":
        """The course without the step that stands to be done."""
        return replace(self, passed=self.passed | ({self.step} - {"end"}))


def strayed(step: Step, scene: Scene) -> bool:
    """Whether something else than `step` asks for was done in its place."""
    if step == "probe":
        return bool(scene.session.asked) and bool(scene.unclear)
    return step == "act" and len(scene.session.evidence) > 2


def away(step: Step, scene: Scene) -> str:
    """The screen to go to before `step` can be done: its name, `back` from one beside the three; empty where it can."""
    there = WHERE.get(step, "")
    if scene.screen == "why" and step in ("grade", "why", "end"):
        return ""
    if scene.screen not in SCREENS:
        return "back"
    return there if there != scene.screen else ""


def _done(step: Step, scene: Scene) -> bool:
    session = scene.session
    if session.ended or session.submitted:
        return True
    notes = session.evidence.values()
    match step:
        case "note":
            return bool(notes)
        case "probe":
            # Where the note is clear there is nothing to clarify, and any question will do.
            return any(one.kind == "codability" or not scene.unclear for one in session.asked)
        case "we":
            return len(notes) > 1
        case "own":
            return len(session.asked) > 1 or _done("act", scene)
        case "act":
            return any(one.codable and one.items and one.sign == "+" for one in notes)
        case "rating":
            return scene.screen == "rating" or bool(session.marks or session.ratings)
        case "mark":
            return suggestion_for(session, scene.first_item).level != NE or scene.first_item in session.ratings
        case "rate":
            return scene.first_item in session.ratings
        case "ne":
            return all(code in session.ratings for code in session.planned)
        case "grade" | "why":
            return scene.screen == step
        case _:
            return False
