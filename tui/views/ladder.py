"""The ladder of an item: its levels with their indicators and marks, or its exam, and what they suggest."""

from rubric.model import Item
from rubric.numbers import figure
from rubric.scoring import NE, Mark
from rubric.suggestion import LevelProof, Suggestion
from sessions.interview.ground import has_ground, suggestion_for
from sessions.interview.model import Session
from sessions.interview.showing import is_shown
from tui.lines import Line, Span, Style, paragraph, people, spread
from tui.translate import Words
from tui.views.proof import proof_of
from tui.views.reasons import say_level
from tui.views.stream import SIGN_STYLE
from tui.views.telling import said

MARKS: dict[Mark | None, Span] = {
    "shown": ("[+]", "good"),
    "partly": ("[/]", "warn"),
    "not_shown": ("[-]", "muted"),
    "contradicted": ("[!]", "bad"),
    None: ("[ ]", "muted"),
}

NAMED = 12
"""Chinese characters, or twice as many letters, by which the proof names an indicator that stands in the ladder."""


def _state(proof: LevelProof | None, exam: bool, words: Words) -> Span:
    score = f"{figure(proof.value)}  " if exam and proof is not None else ""
    if proof is None or proof.met is None:
        return (words("ladder.open"), "muted")
    style: Style = "good" if proof.met else "bad"
    return (f"{score}{words('ladder.met' if proof.met else 'ladder.failed')}", style)


def _level_heading(
    session: Session, item: Item, level: int, proof: LevelProof | None, width: int, words: Words, *, exam: bool = False
) -> Line:
    rating = session.ratings.get(item.code)
    standard = session.rubric.grade[session.grade].standards.get(item.code)
    mine = rating is not None and rating.level == level
    left: list[Span] = [
        (f"{'●' if mine else ' '}{level} ", "rating" if mine else "accent"),
        (words.of(session.rubric.levels[level - 1].title), "strong"),
    ]
    if standard == level:
        left.append((f"  ◆{words('ladder.standard')}", "standard"))
    # Whether a level is met would tell the suggestion.
    state: Span = _state(proof, exam, words) if is_shown(session, item.code) else ("", "muted")
    return spread(left, [state], width)


def ladder(session: Session, code: str, width: int, words: Words) -> list[Line]:
    """Levels lowest first, each indicator a keyed row (`mark:ID`), then exam scores (`exam:LEVEL:SUBJECT`)."""
    item = session.rubric.item[code]
    suggestion = suggestion_for(session, code) if is_shown(session, code) else Suggestion(NE)
    made: list[Line] = []
    if item.method != "exam":
        proofs = {proof.level: proof for proof in suggestion.by_marks}
        for level in range(1, session.rubric.top + 1):
            made.append(_level_heading(session, item, level, proofs.get(level), width, words))
            for one in item.at(level):
                mark = MARKS[session.marks.get(one.id)]
                first: list[Span] = [(f" {mark[0]} ", mark[1])]
                made += paragraph(words.of(one.text), width, first=first, hang=5, key=f"mark:{one.id}")
                made += linked_lines(session, one.id, width)
    if item.exam is not None:
        made += _exam(session, item, {proof.level: proof for proof in suggestion.by_exam}, width, words)
    return made


def linked_lines(session: Session, indicator: str, width: int) -> list[Line]:
    """The notes linked to `indicator`, a row each: `+` speaks for it, `−` against, `·` neither, `~` is not codable."""
    made = []
    for note in session.evidence.values():
        if indicator in note.indicators:
            sign: Span = ({"+": "+", "-": "−"}.get(note.sign or "", "·"), SIGN_STYLE[note.sign])
            codable = "" if note.codable else "~"
            spans: list[Span] = [
                ("     ", "plain"),
                sign,
                (f" {note.id} {codable}", "muted"),
                (people(note.text), "muted"),
            ]
            made.append(spread(spans, [], width, f"mark:{indicator}"))
    return made


def _exam(session: Session, item: Item, proofs: dict[int, LevelProof], width: int, words: Words) -> list[Line]:
    made: list[Line] = []
    scores = session.scores_of(item.code)
    for level in range(1, session.rubric.top + 1):
        proof = proofs.get(level)
        made.append(_level_heading(session, item, level, proof, width, words, exam=True))
        if item.exam is None:
            continue
        weights = item.exam.weights(level)
        for subject in item.exam.subjects:
            score = scores.get((level, subject.code))
            left: list[Span] = [("   ", "plain"), (words.of(subject.title), "plain")]
            weight = words("ladder.weight", weight=weights[subject.code])
            right: list[Span] = [
                (weight + "  ", "muted"),
                (f"{score if score is not None else '–':>6}", "strong" if score is not None else "muted"),
            ]
            made.append(spread(left, right, width, f"exam:{level}:{subject.code}"))
    return made


def proof_lines(session: Session, code: str, width: int, words: Words) -> list[Line]:
    """The rating, the suggestion and why it is so, and what would be needed before a level can be given."""
    rating = session.ratings.get(code)
    made: list[Line] = []
    if rating is None:
        made += paragraph(words("ladder.unrated"), width, "warn")
    else:
        style: Style = "warn" if rating.level == NE else "rating"
        made += paragraph(words("ladder.rated", level=say_level(rating.level, words)), width, style)
        if rating.reason or rating.expunged:
            reason = said(rating.reason, rating.expunged, words)
            made += paragraph(words("ladder.reason", reason=reason), width, "muted")
    if (given := session.first_levels.get(code)) is not None:
        first = words("ladder.first", level=say_level(given.level, words))
        made += paragraph(first, width, "muted")
    if not is_shown(session, code):
        return [*made, *paragraph(words("ladder.hidden"), width, "strong"), *_ground(session, code, width, words)]
    told = proof_of(session, code, words, NAMED)
    made += paragraph(told[0], width, "strong")
    for sentence in told[1:]:
        made += paragraph(sentence, width, "muted", first=(("· ", "muted"),), hang=2)
    return [*made, *_ground(session, code, width, words)]


def _ground(session: Session, code: str, width: int, words: Words) -> list[Line]:
    """What is needed before a level can be given, or that a rating has lost it."""
    made: list[Line] = []
    rating = session.ratings.get(code)
    if not has_ground(session, code):
        lost = rating is not None and rating.level != NE
        made += paragraph(words("ladder.lost" if lost else "ladder.no_ground"), width, "bad" if lost else "warn")
    return made
