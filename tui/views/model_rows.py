"""The models of the library in rows: each in one, and the places in which something sought is said."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from rubric.faults import RubricError
from rubric.model import Rubric
from rubric.searching import Entry, folded, found
from tui.failure import say_fault
from tui.known_models import Known
from tui.lines import Line, Span, Style, heading, line, paragraph, people, spread
from tui.translate import Words
from tui.verbs.outcome import failure_of
from tui.wrap import fit, pad

_NARROW = 100
MOST = 100
"""Hits that are listed; who gets more types on."""


def model_lines(known: Iterable[Known], width: int, words: Words) -> list[Line]:
    """A row for each model, keyed by its id; one with faults in two rows."""
    listed = list(known)
    room = max((cell_len(people(_name(one))) for one in listed), default=0) + 2
    made: list[Line] = []
    for one in listed:
        made += _model(one, min(room, width // 3), width, words)
    return made


def _name(one: Known) -> str:
    return f"{one.id} {one.head.version}" if one.head else one.id


def _model(one: Known, room: int, width: int, words: Words) -> list[Line]:
    origin: Span = (f"  {words(f'library.origin.{one.origin}')}", "muted" if one.origin == "built_in" else "standard")
    if one.error is not None:
        left: list[Span] = [(" ✗ ", "bad"), (one.id, "strong"), (f"  {words('library.broken')}", "bad")]
        rows = paragraph(first_fault(one, words), width - 3, "bad", hang=3, first=(("   ", "plain"),), key=one.id)
        return [spread(left, [origin], width, one.id), *rows[:2]]
    if one.head is None:
        return [
            spread([("   ", "plain"), (one.id, "strong")], [(words("library.reading"), "muted"), origin], width, one.id)
        ]
    head = one.head
    # Own models are on top of what an organisation looks for; a sign marks them, whatever the colours.
    sign = " " if one.origin == "built_in" else "◆"
    left = [(f" {sign} ", "standard"), (pad(people(_name(one)), room), "muted"), (words.of(head.title), "strong")]
    counts = words("library.counts", items=head.items, levels=head.levels, grades=len(head.grades))
    if width <= _NARROW:
        counts = words("library.counts_short", items=head.items)
    state: Span = (words("library.draft"), "warn") if head.draft else (words("library.adopted"), "good")
    return [spread(left, [(f"  {counts}  ", "muted"), state, origin], width, one.id)]


def first_fault(one: Known, words: Words) -> str:
    """What is wrong with a model that cannot be used, the first of it."""
    if isinstance(one.error, RubricError):
        worst = [fault for fault in one.error.faults if fault.fault.severity == "error"]
        more = f"  {words('library.more_faults', count=len(worst) - 1)}" if len(worst) > 1 else ""
        return _without_folder(say_fault(words, worst[0]), one) + more
    return told(one, words)[0]


def told(one: Known, words: Words) -> list[str]:
    """Everything that is wrong with a model that cannot be used."""
    if isinstance(one.error, RubricError):
        return [_without_folder(say_fault(words, fault), one) for fault in one.error.faults]
    failure = failure_of(words, one.error) if one.error is not None else None
    return [failure.message if failure else str(one.error)]


def _without_folder(sentence: str, one: Known) -> str:
    return sentence.removeprefix(people(f"{one.path.parent}/"))


def hits(known: Iterable[Known], sought: str) -> list[tuple[Known, Entry]]:
    """The places that hold what is sought, model by model."""
    return [(one, entry) for one in known for entry in found(one.entries, sought)]


def hit_key(one: Known, entry: Entry) -> str:
    """What names a place among all models."""
    return f"{one.id}\n{entry.item}\n{entry.kind}\n{entry.place}"


def hit_lines(listed: Sequence[tuple[Known, Entry]], sought: str, width: int, words: Words) -> list[Line]:
    """Under a heading for each model its places, each in one row around what was sought."""
    made: list[Line] = []
    before = None
    for one, entry in listed[:MOST]:
        if one is not before and one.head is not None:
            made.append(heading(f"{words.of(one.head.title)} {one.id}", width))
        before = one
        made.append(_hit(one, entry, sought, width, words))
    if len(listed) > MOST:
        made += paragraph(words("library.more_hits", count=len(listed) - MOST), width, "muted")
    return made


def _hit(one: Known, entry: Entry, sought: str, width: int, words: Words) -> Line:
    rubric = one.reading.rubric if one.reading else None
    where = place_told(rubric, entry, words) if rubric else ""
    spans: list[Span] = [("   ", "plain"), (fit(people(where), width // 2), "muted")]
    if entry.kind in ("model", "item"):
        spans[1] = (where, "strong")
        return spread(spans, [], width, hit_key(one, entry))
    spans.append(("  ", "plain"))
    room = width - sum(cell_len(text) for text, _ in spans)
    spoken = words.of(entry.text)
    # What was sought may be said in the other language only.
    text = spoken if _first(spoken, sought) is not None else words.other.of(entry.text)
    return line(*spans, *around(people(text), sought, room), key=hit_key(one, entry))


def place_told(rubric: Rubric, entry: Entry, words: Words) -> str:
    """Where an entry stands, in a few words."""
    if entry.kind == "model":
        return f"{words.of(rubric.title)} {rubric.id}"
    if entry.kind == "condition":
        return words("library.at.condition")
    if entry.kind == "category":
        return words("library.at.category")
    item = f"{words.of(rubric.item[entry.item].title)} {entry.item}"
    if entry.kind == "item":
        return item
    place = entry.place.partition(".")[2] if entry.kind == "indicator" else entry.place
    return f"{item} · {words(f'library.at.{entry.kind}', place=place)}"


def around(text: str, sought: str, room: int, style: Style = "plain") -> list[Span]:
    """`text` in `room` cells with the first word sought in sight and marked."""
    place = _first(text, sought)
    if place is None:
        return [(fit(text, room), style)]
    start, end = place
    before = text[:start]
    if cell_len(text) > room and cell_len(before) > room // 2:
        while before and cell_len(before) > room // 3:
            before = before[1:]
        before = "…" + before
    rest = fit(text[end:], max(0, room - cell_len(before) - cell_len(text[start:end])))
    return [(before, style), (text[start:end], "accent"), (rest, style)]


def _first(text: str, sought: str) -> tuple[int, int] | None:
    lower = text.lower()
    if len(lower) != len(text):
        return None
    places = [(lower.find(word), len(word)) for word in folded(sought).split()]
    held = sorted((at, at + length) for at, length in places if at >= 0)
    return held[0] if held else None
