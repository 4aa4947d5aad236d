"""How a command ends: the exit codes of DESIGN §6, and the one place that turns errors into words."""

from enum import IntEnum
from typing import TYPE_CHECKING

from tui.views.times import moment_of

if TYPE_CHECKING:
    from rubric.faults import Fault, PlacedFault
    from sessions.errors import DocumentError, StoreWarning
    from sessions.interview.log_error import LogError
    from sessions.interview.refusals import RefusalError
    from sessions.storage.hold import Hold
    from tui.translate import Words


_MOST = 500


class Exit(IntEnum):
    """Exit codes."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    INVALID = 4
    STORE = 5
    INTERRUPTED = 130


class FailureError(Exception):
    """A command that ends with `code` and a message, already in the reader's words."""

    def __init__(self, code: Exit, message: str) -> None:
        """Take the exit code and what to say on standard error."""
        super().__init__(message)
        self.code = code
        self.message = message


def brief(problem: object) -> str:
    """A problem or a value as short as a message needs it, whatever was put in."""
    text = str(problem)
    return text if len(text) <= _MOST else text[:_MOST] + "…"


def _near(words: "Words", details: dict[str, str]) -> str:
    return words("refusal.near", near=details["near"]) if details.get("near") else ""


def say_refusal(words: "Words", refusal: "RefusalError", form: str = "") -> str:
    """Why a command was refused, in a sentence; a field is called as on `form`, if it was asked for there."""
    details = {name: brief(one) for name, one in refusal.details.items()}
    if form and "field" in details:
        details["field"] = words(f"{form}.{details['field']}")
    return words(f"refusal.{refusal.code}", **details) + _near(words, details)


def say_held(words: "Words", session: str, hold: "Hold") -> str:
    """That a session may not be deleted, since when and why."""
    if not hold.readable:
        return words("hold.unreadable", session=session)
    return words("hold.held", session=session, since=moment_of(hold.since), by=hold.by, reason=hold.reason)


def say_warning(words: "Words", warning: "StoreWarning") -> str:
    """What a person should know of the store, in a sentence."""
    return words(f"store.{warning.code}", where=warning.where, amount=warning.amount)


def say_fault(words: "Words", placed: "PlacedFault") -> str:
    """A fault as `file:line:col: message`."""
    from tui.safe_text import visible

    sentence = fault_told(words, placed.fault, brief(".".join(str(step) for step in placed.fault.path)))
    return f"{visible(placed.file)}:{placed.line}:{placed.column}: {sentence}"


def say_within(words: "Words", fault: "Fault") -> str:
    """A fault with its place in a document, a log or a command, which has no lines of its own to count."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault.path)
    path = brief("".join(steps).removeprefix("."))
    told = fault_told(words, fault)
    return words("error.in", place=path, problem=told) if path else told


def say_document(words: "Words", error: "DocumentError") -> str:
    """What is wrong with a document and where, in the file and in itself."""
    told = say_within(words, error.fault)
    if error.number:
        told = words("error.in", place=words("place.document", number=error.number), problem=told)
    if error.line:
        told = say_on_line(words, error.line, error.column, told)
    return words("error.in", place=brief(error.source), problem=told) if error.source else told


def say_on_line(words: "Words", line: int, column: int, told: str) -> str:
    """What is told of a line, and of a column where one is known; both from 1."""
    place = words("place.column", line=line, column=column) if column else words("place.line", line=line)
    return words("error.in", place=place, problem=told)


def say_log(words: "Words", error: "LogError") -> str:
    """What is wrong with a log, and with which event."""
    return words("error.in", place=words("place.event", number=error.seq), problem=say_within(words, error.fault))


def fault_told(words: "Words", fault: "Fault", path: str = "") -> str:
    """A fault in a sentence, with what stands for its place where there is need of that."""
    details = {"given": "", **{name: brief(one) for name, one in fault.details.items()}}
    details["name"] = details.pop("key", "")  # `key` is what the words themselves are looked up by
    if "problem" in details:
        from tui.system_words import of_name

        details["problem"] = of_name(details["problem"], words)
    key = f"fault.{fault.code}"
    if not words.has(key):
        key = "fault.value"
    sentence = words(key, **{"path": path, "rule": fault.code.removeprefix("value_"), **details})
    sentence = sentence.removeprefix(": ").removeprefix("：")  # the top of the file has no path
    if fault.severity == "warning":
        sentence = words("fault.warning") + sentence
    return f"{sentence}{_near(words, details)}"
