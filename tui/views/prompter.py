"""What to say next: the script of a stage, the gaps of an incident, the questions and probes of an item.

Apart from these, for the interviewer's eyes alone: what the next level of the item in hand would need.
"""

from rich.cells import cell_len

from sessions.interview.coach import (
    Probe,
    asked_of,
    gaps,
    item_in_hand,
    needed,
    own_probes,
    probes_of_incident,
    probes_of_item,
    told_in,
)
from sessions.interview.model import Incident, Session
from sessions.interview.showing import is_shown
from sessions.interview.words import STARS
from tui.lines import Line, Span, heading, paragraph
from tui.translate import Words
from tui.views.aside import noted_at
from tui.views.incident import count_lines, details, flag_lines
from tui.views.place import Place
from tui.views.reasons import say_level
from tui.views.scripts import script_probes
from tui.views.telling import said


def prompts(session: Session, place: Place, words: Words) -> tuple[Probe, ...]:
    """What can be asked at `place`, best first; at a stage its script, and the last question of one's own."""
    if place.kind == "item":
        return probes_of_item(session, place.name)
    if place.kind == "incident" and place.name in session.incidents:
        return probes_of_incident(session, place.name)
    last = own_probes(session, None, None)[-1:] if session.asked and not _placed(session) else ()
    return (*script_probes(session, place.stage, words), *last)


def _placed(session: Session) -> bool:
    """Whether the last question asked belongs to an item or an incident."""
    return bool(session.asked[-1].item or session.asked[-1].incident)


def say(probe: Probe, words: Words) -> str:
    """The words of `probe`."""
    if probe.typed:
        return probe.typed
    if probe.text is not None:
        return words.of(probe.text)
    if probe.part is not None:
        return words(f"probe.{probe.part}")
    return words("probe.more")


def in_hand(session: Session, place: Place) -> str | None:
    """The item that is looked for at `place`; None where none is."""
    if place.kind == "item":
        return place.name
    return item_in_hand(session, place.name) if place.kind == "incident" else None


def _star_lines(session: Session, one: Incident, width: int, words: Words) -> list[Line]:
    missing = gaps(told_in(session, one.id))
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


def prompter(session: Session, place: Place, now: str | None, width: int, words: Words) -> list[Line]:
    """The prompter's rows; the prompt with the key `now` is the one to ask now, those with a tick were asked."""
    made: list[Line] = []
    if place.kind == "item":
        item = session.rubric.item[place.name]
        made.append(heading(f"{words.of(item.title)} #{item.code}", width))
        made += paragraph(words.of(item.definition), width, "muted")
        made += flag_lines(session, item.code, width, words)
    elif place.kind == "incident" and place.name in session.incidents:
        one = session.incidents[place.name]
        made.append(heading(f"{words(f'kind.{one.kind}')} {said(one.title, one.expunged, words)}", width))
        made += details(one, width, words)
        made += _star_lines(session, one, width, words)
    else:
        made.append(heading(words(f"stage.{place.stage}"), width))
        made += noted_at(session, place.stage, width, words)
        if place.stage == "incidents":
            made += count_lines(session, width, words)
        if place.stage == "opening":
            key = {None: "consent.open", True: "consent.yes", False: "consent.no"}[session.consent]
            made += paragraph(words(key), width, "good" if session.consent else "warn")
    probes = prompts(session, place, words)
    asked = asked_of(session, probes)
    for probe in probes:
        key = f"prompt:{probe.key}"
        if probe.key == now:
            made += paragraph(say(probe, words), width, "strong", first=(("▸ ", "accent"),), hang=2, key=key)
        else:
            mark = "✓ " if probe.key in asked else "  "
            made += paragraph(say(probe, words), width, "muted", first=((mark, "good"),), hang=2, key=key)
    return made


LEAST = 8
"""Rows of prompts that must be left where something stands below them."""


def beside(made: list[Line], now: str | None, apart: list[Line], height: int) -> list[Line]:
    """`made` with `apart` below it in `height` rows, prompts far from the one to ask `now` left out where need be.

    Where too few prompts would be left, `made` alone.
    """
    head = [one for one in made if one.key is None]
    asking = made[len(head) :]
    room = height - len(head) - len(apart) - 1
    if len(asking) > room:
        if room < LEAST:
            return made
        first = next((n for n, one in enumerate(asking) if one.key == f"prompt:{now}"), 0)
        start = min(first, len(asking) - room)
        asking = asking[start : start + room]
        if start + room < len(made) - len(head):
            asking[-1] = Line((("  …", "muted"),))
    return [*head, *asking, Line(), *apart]


def _would_tell(session: Session, code: str) -> bool:
    """Whether what the next level needs would give away a suggestion that is not to be shown yet."""
    return not is_shown(session, code) and any(one.startswith(f"{code}.") for one in session.marks)


def for_you_only(session: Session, place: Place, width: int, words: Words) -> list[Line]:
    """What the next level of the item in hand would need: never to be read aloud. Empty where that cannot be said."""
    code = in_hand(session, place)
    need = needed(session, code) if code is not None else None
    if code is None or need is None or _would_tell(session, code):
        return []
    title = words.of(session.rubric.item[code].title)
    made = [heading(words("coach.only_you"), width)]
    level = say_level(need.level, words)
    what = (
        words("coach.needs", item=title, level=level) if need.open else words("coach.all_seen", item=title, level=level)
    )
    made += paragraph(what, width, "muted")
    for one in need.open:
        made += paragraph(words.of(one.text), width, "muted", first=(("· ", "muted"),), hang=2)
    return made
