"""The orders of an interview in plain prompts: a line that begins with a slash and a word of them, in any language.

Their words are `plain.word.NAME` in the catalogues, the first of them said, the others taken too; what each does is
`plain.about.NAME`.
"""

from collections.abc import Mapping
from functools import cache

from rubric.language import LANGUAGES
from sessions.interview.marks import Marks
from sessions.interview.model import Session
from tui.plain import asking, care, clock, grading, incidents, judging, mending, notes, opening, places, planning
from tui.plain.seat import Order, Seat
from tui.plain.voice import SLASHES, folded
from tui.translate import Words
from tui.views.capture_hint import codes_for

ELSEWHERE = ("models", "editor", "exam", "replay", "report")
"""What has screens or commands and no plain form; what is told of each names the command that does it."""


def _elsewhere(name: str) -> Order:
    return lambda seat, _rest: seat.tell(seat.marked(f"plain.about.{name}"))


ORDERS: Mapping[str, Order] = {
    "next": places.go_on,
    "go": places.go,
    "where": places.where,
    "ask": asking.asked,
    "skip": asking.skip,
    "own": asking.own,
    "clarify": asking.clarify,
    "need": asking.need,
    "notes": notes.notes,
    "edit": mending.edit,
    "remove": mending.remove,
    "link": mending.link,
    "split": mending.split,
    "merge": mending.merge,
    "stamp": notes.stamp,
    "fill": notes.fill,
    "kept": care.kept,
    "incident": incidents.begin,
    "change": incidents.change,
    "retold": incidents.retold,
    "interest": opening.interest,
    "consent": opening.consent,
    "remark": opening.remark,
    "plan": planning.plan,
    "questions": planning.questions,
    "time": clock.time,
    "pause": clock.pause,
    "resume": clock.resume,
    "lean": clock.lean,
    "item": judging.item,
    "mark": judging.mark,
    "score": judging.score,
    "rate": judging.rate,
    "verdict": grading.verdict,
    "scores": grading.scores,
    "lack": grading.lacking,
    "structure": grading.structure,
    "entry": grading.entry,
    "decide": grading.decide,
    "submit": grading.submit,
    "amend": grading.amend,
    "end": opening.end,
    "undo": care.undo,
    "redo": care.redo,
    "history": care.history,
    "copy": care.copy,
    "lang": care.language,
    "leave": care.leave,
    "quit": care.quit_program,
    **{name: _elsewhere(name) for name in ELSEWHERE},
}


@cache
def _words() -> dict[str, str]:
    """Every word of every order, with its name."""
    return {
        word: name
        for one in LANGUAGES
        for name in ("help", *ORDERS)
        for word in Words(one)(f"plain.word.{name}").split()
    }


def order_of(line: str) -> tuple[str, str] | None:
    """The order that `line` begins with and what follows it; None where it is none. `/` may be left unsaid before `?`.

    A Chinese word need not be set apart from what follows it; of an English one the beginning will do that fits no
    other.
    """
    text = line.strip()
    if folded(text) in ("?", "/?"):
        return "help", ""
    if not text.startswith(SLASHES):
        return None
    first, *more = text[1:].split(maxsplit=1)[:2] or [""]
    rest, known, word = (more[0] if more else ""), _words(), folded(first)
    if word in known:
        return known[word], rest
    for name in sorted(known, key=len, reverse=True):
        if not name.isascii() and word.startswith(name):
            return known[name], f"{first[len(name) :]} {rest}".strip()
    fitting = {name for one, name in known.items() if word and one.startswith(word) and name not in ELSEWHERE}
    return (fitting.pop(), rest) if len(fitting) == 1 else None


def is_order(line: str) -> bool:
    """Whether a line is an order."""
    return order_of(line) is not None


def completions(before: str, session: Session | None, language: Words, marks: Marks) -> list[str]:
    """What the word at the end of `before` may become: orders at the beginning of a line, codes behind a `#`."""
    word = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    if word[:1] in marks.code and session is not None:
        _, fitting = codes_for(session.rubric, session.planned, word, marks) or ("", [])
        return [f"{word[0]}{code} " for code in fitting]
    if word.startswith(SLASHES) and word == before:
        names = (language(f"plain.word.{name}").split()[0] for name in ("help", *ORDERS))
        return [f"{word[0]}{name} " for name in names if name.startswith(word[1:])]
    return []


def say_help(seat: Seat, rest: str) -> None:
    """What the lines are, and the orders; or what one of them does."""
    words = seat.words
    named = order_of(f"/{rest}") if rest else None
    if named is not None:
        word, about = words(f"plain.word.{named[0]}"), seat.marked(f"plain.about.{named[0]}")
        seat.tell(words("plain.label_text", label="/" + " /".join(word.split()), text=about))
        return
    seat.tell(seat.marked("plain.help.1"), seat.marked("plain.help.2"), seat.marked("plain.help.3"))
    for name in ("help", *ORDERS):
        word = words(f"plain.word.{name}").split()[0]
        seat.tell(words("plain.label_text", label=f"/{word}", text=seat.marked(f"plain.about.{name}")))
