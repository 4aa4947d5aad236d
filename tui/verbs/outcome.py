"""Errors that a person can do something about, as an exit code and words; loads only what has been loaded."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tui.arguments.usage import meant
from tui.failure import (
    Exit,
    FailureError,
    brief,
    say_document,
    say_fault,
    say_held,
    say_log,
    say_on_line,
    say_refusal,
    say_within,
)
from tui.system_words import of_store, reason
from tui.translate import Words
from tui.views.times import moment_of


def _loaded(module: str, name: str) -> tuple[type[Any], ...]:
    """The class `name` if its module has been loaded: an error of a module that is not there cannot have come."""
    found = sys.modules.get(module)
    return (getattr(found, name),) if found is not None else ()


def failure_of(words: Words, error: Exception) -> FailureError | None:
    """What `error` means to the caller; None where it is a defect of bei itself."""

    def is_a(module: str, name: str) -> bool:
        return isinstance(error, _loaded(module, name))

    known: Any = error
    if is_a("rubric.faults", "RubricError"):
        return FailureError(Exit.INVALID, "\n".join(say_fault(words, one) for one in known.faults))
    if is_a("rubric.catalogue", "RubricNotFoundError"):
        return rubric_not_found(words, known.rubric_id, known.known)
    if is_a("rubric.bank_reader", "BankNotFoundError"):
        text = words("error.bank_not_found", bank=brief(known.bank_id), known=words.listed(known.known))
        return FailureError(Exit.NOT_FOUND, text + meant(known.bank_id, known.known, words))
    if is_a("sessions.run", "LineRefusedError"):
        reason = say_refusal(words, known.refusal)
        return FailureError(Exit.FAILED, words("error.line_refused", line=known.line, reason=reason))
    if is_a("sessions.run", "LineError"):
        told = say_within(words, known.fault)
        return FailureError(Exit.INVALID, say_on_line(words, known.line, known.column, told))
    if is_a("sessions.interview.refusals", "RefusalError"):
        return FailureError(Exit.FAILED, say_refusal(words, known))
    if is_a("sessions.errors", "DocumentError"):
        return FailureError(Exit.INVALID, words("error.document", problem=say_document(words, known)))
    if is_a("sessions.interview.log_error", "LogError"):
        # Without the event that opens it a session cannot be repaired.
        key = "error.log_repair" if known.session and known.seq > 1 else "error.log"
        return FailureError(Exit.STORE, words(key, problem=say_log(words, known), session=known.session))
    if is_a("sessions.errors", "MissingExtraError"):
        from tui.installed import adding

        return FailureError(Exit.FAILED, words("error.extra", command=adding(known.extra)))
    return _store_failure(words, error) or _system_failure(words, error)


def rubric_not_found(words: Words, rubric_id: str, known: Iterable[str]) -> FailureError:
    """There is no such model: which there are, and which was probably meant."""
    text = words("error.rubric_not_found", rubric=brief(rubric_id), known=words.listed(known))
    return FailureError(Exit.NOT_FOUND, text + meant(rubric_id, known, words))


def _store_failure(words: Words, error: Any) -> FailureError | None:
    errors = sys.modules.get("sessions.errors")
    if errors is None or not isinstance(error, errors.StoreError):
        return None
    if isinstance(error, errors.SessionNotFoundError):
        if error.named:
            text = words("error.session_by_name", name=brief(error), sessions=words.listed(error.named))
            return FailureError(Exit.NOT_FOUND, text)
        return FailureError(Exit.NOT_FOUND, words("error.session_not_found", session=brief(error)))
    if isinstance(error, errors.AmbiguousSessionError):
        return FailureError(Exit.USAGE, words("error.session_ambiguous", sessions=words.listed(error.candidates)))
    missing = _loaded("sessions.storage.templates", "TemplateNotFoundError")
    if missing and isinstance(error, missing):
        known = words.listed(error.known) or words("template.none")
        return FailureError(Exit.NOT_FOUND, words("error.template_not_found", name=brief(error.name), known=known))
    taken = _loaded("sessions.storage.templates", "TemplateExistsError")
    if taken and isinstance(error, taken):
        return FailureError(Exit.FAILED, words("error.template_exists", name=brief(error.name)))
    held = _loaded("sessions.storage.hold", "HeldError")
    if held and isinstance(error, held):
        return FailureError(
            Exit.FAILED, f"{say_held(words, error.session, error.hold)}\n{words('hold.bars', session=error.session)}"
        )
    if isinstance(error, errors.LockedError):
        text = words("error.locked", host=error.host, pid=error.pid, since=moment_of(error.since))
        return FailureError(Exit.STORE, text)
    if isinstance(error, errors.NoLocksError):
        return FailureError(Exit.FAILED, words("error.no_locks"))
    if isinstance(error, errors.WrongPassphraseError):
        return FailureError(Exit.STORE, words("error.wrong_passphrase"))
    if isinstance(error, errors.HomeInUseError):
        return FailureError(Exit.STORE, words("error.home_in_use"))
    if isinstance(error, errors.ForeignError):
        return FailureError(Exit.STORE, words("error.foreign", file=error.path, owner=error.owner))
    if isinstance(error, errors.NotDamagedError):
        return FailureError(Exit.FAILED, words("error.not_damaged", session=error.session))
    lost = _loaded("sessions.integrity.mending", "OpeningLostError")
    if lost and isinstance(error, lost):
        return FailureError(Exit.STORE, words("error.opening_lost", problem=say_within(words, error.fault)))
    if isinstance(error, errors.DamagedError) and (session := _session_at(error.path)):
        return FailureError(Exit.STORE, words("error.damaged", session=session, problem=brief(error.path)))
    if isinstance(error, errors.SealedError):
        return FailureError(Exit.STORE, words("error.sealed"))
    return FailureError(Exit.STORE, words("error.store", problem=of_store(error, words)))


def _session_at(path: Path) -> str:
    """The session that a file of the store belongs to; empty where it is none's."""
    home, _, inner = path.as_posix().rpartition("/sessions/")
    return inner.partition("/")[0] if home else ""


def _system_failure(words: Words, error: Exception) -> FailureError | None:
    if isinstance(error, FileNotFoundError):
        return FailureError(Exit.NOT_FOUND, words("error.file_not_found", file=brief(error.filename or "")))
    if isinstance(error, OSError):
        problem = reason(error, words)
        told = words("error.system", problem=problem, file=brief(error.filename)) if error.filename else problem
        return FailureError(Exit.FAILED, told)
    return None
