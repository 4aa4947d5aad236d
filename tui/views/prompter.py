"""What to say next: the script of a stage, the gaps of an incident, the questions and probes of an item."""

from rich.cells import cell_len

from sessions.interview.model import Incident, Session
from sessions.interview.words import STARS
from tui.lines import Line, Span, heading, paragraph
from tui.translate import Words
from tui.views.place import Place
from tui.views.telling import said


def prompts(session: Session, place: Place, words: Words) -> list[str]:
    """What can be asked at `place`, in order: questions first, then probes; the interviewer steps through them."""
    if place.kind == "item":
        item = session.rubric.item[place.name]
        return [words.of(one) for one in (*item.questions, *item.probes)]
    if place.kind == "incident" and place.name in session.incidents:
        return [words(f"probe.{part}") for part in gaps(session, place.name)] or [words("probe.more")]
    scripts = (words(f"script.{place.stage}.{n}") for n in range(1, 10) if words.has(f"script.{place.stage}.{n}"))
    return list(scripts)


def gaps(session: Session, incident: str) -> list[str]:
    """The STAR parts of which `incident` has no note yet, in order."""
    told = {note.star for note in session.evidence.values() if note.incident == incident}
    return [part for part in STARS if part not in told]


def _star_lines(session: Session, one: Incident, width: int, words: Words) -> list[Line]:
    missing = gaps(session, one.id)
    rows: list[list[Span]] = [[]]
    used = 0
    for part in STARS:
        told = part not in missing
        text = f"{'■' if told else '□'}{words(f'star.short.{part}')}"
        if used + cell_len(text) > width:
            rows.append([])
            used = 0
        rows[-1] += [(text, "good" if told else "warn"), (" ", "plain")]
        used += cell_len(text) + 1
    return [Line(tuple(row[:-1])) for row in rows]


def prompter(session: Session, place: Place, at: int, width: int, words: Words) -> list[Line]:
    """The prompter's rows; prompt number `at` (counted round) is the one to ask now."""
    made: list[Line] = []
    if place.kind == "item":
        item = session.rubric.item[place.name]
        made.append(heading(f"{words.of(item.title)} #{item.code}", width))
        made += paragraph(words.of(item.definition), width, "muted")
    elif place.kind == "incident" and place.name in session.incidents:
        one = session.incidents[place.name]
        made.append(heading(f"{words(f'kind.{one.kind}')} {said(one.title, one.expunged, words)}", width))
        made += _star_lines(session, one, width, words)
    else:
        made.append(heading(words(f"stage.{place.stage}"), width))
        if place.stage == "incidents":
            made += _counts(session, width, words)
    asked = prompts(session, place, words)
    now = at % len(asked) if asked else 0
    for n, text in enumerate(asked):
        if n == now:
            made += paragraph(text, width, "strong", first=(("▸ ", "accent"),), hang=2, key=f"prompt:{n}")
        else:
            made += paragraph(text, width, "muted", first=(("  ", "muted"),), hang=2, key=f"prompt:{n}")
    return made


def _counts(session: Session, width: int, words: Words) -> list[Line]:
    kinds = [one.kind for one in session.incidents.values()]
    text = words("prompter.counts", high=kinds.count("high"), low=kinds.count("low"))
    enough = kinds.count("high") >= 2 and kinds.count("low") >= 2
    return paragraph(text, width, "good" if enough else "warn")
