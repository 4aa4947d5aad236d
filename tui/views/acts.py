"""What the ledger tells, in words: to whoever keeps the notes, and to whom they are about."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.views.times import moment_of

if TYPE_CHECKING:
    from sessions.duties.ledger import Entry
    from tui.translate import Words


def entry_line(entry: "Entry", words: "Words") -> str:
    """An entry of the ledger in a line."""
    when, act, *rest = _parts(entry, words, str)
    by = f" ({entry.by})" if entry.by else ""
    parts = (when, entry.who + by, act, " ".join(entry.sessions), _detail(entry, words), *rest)
    return "  ".join(filter(None, parts))


def subject_line(entry: "Entry", words: "Words", veiled: Callable[[str], str]) -> str:
    """An act on a session as its subject may know of it: when, what, for whom; who did it is somebody else's."""
    return "  ".join(filter(None, _parts(entry, words, veiled)))


def _parts(entry: "Entry", words: "Words", veiled: Callable[[str], str]) -> list[str]:
    """When, what, and what is known beside it; all that was typed passes through `veiled`."""
    key, incoming = f"ledger.act.{entry.act}", entry.act == "import"
    stream = words("ledger.standard_input" if incoming else "ledger.standard_output")
    place = stream if entry.place == "-" else veiled(entry.place)
    recipients = veiled(" ".join(entry.recipients))
    if tuple(entry.recipients) == ("passphrase",):
        recipients = words("ledger.passphrase")
    why = f"ledger.why.{entry.reason}"
    reason = words(why) if entry.act == "purge" and words.has(why) else veiled(entry.reason)
    return [
        moment_of(entry.at, words),
        words(key) if words.has(key) else entry.act,
        words("ledger.source" if incoming else "ledger.place", place=place) if place else "",
        words("ledger.dropped") if entry.dropped else "",
        words("ledger.recipients", recipients=recipients) if recipients else "",
        words("ledger.reason", reason=reason) if reason else "",
        "" if entry.outcome == "done" else words(f"ledger.outcome.{entry.outcome}"),
    ]


def _detail(entry: "Entry", words: "Words") -> str:
    if entry.act == "retention":
        return words("ledger.days", days=entry.detail) if entry.detail.isdecimal() else words("ledger.forever")
    copy, _, left_out = entry.detail.partition(" ")
    return f"{copy}{words('ledger.blind')}" if left_out == "blind" else entry.detail
