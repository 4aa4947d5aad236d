"""`bei verify ID --repair`: what a repair would do is told first, then it is done."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, say_warning, say_within
from tui.system_words import of_store
from tui.verbs import say

if TYPE_CHECKING:
    from sessions.duties.ledger import Ledger
    from sessions.integrity.repair import Plan
    from tui.door import Door
    from tui.translate import Words

_TYPED = "yes"


def repair(args: Namespace, door: "Door") -> int:
    """Repair one session, once that is confirmed."""
    from sessions.integrity.repair import repairing
    from sessions.interview.opening import clean_name
    from sessions.storage.user import login_name
    from tui.verbs.duties import received_name

    words, services = door.words, door.services()
    session = services.shelf.resolve(args.session)
    by = clean_name("by", received_name(door, args.by), needed=False)
    seal = services.shelf.seal
    with repairing(door.home, session, services.clock, by or login_name(), seal=seal) as act:
        _tell(act.plan, session, words)
        if not args.yes:
            _confirm(words)
        with _recorded(services.ledger, session, by, words):
            copy = act.act()
        plan = act.plan
    for warning in act.warnings:
        say.message(f"{session}: {say_warning(words, warning)}")
    say.message(words("verify.repaired", session=session, where=copy))
    if args.json:
        say.json(_object(plan, session, copy))
    return Exit.DONE


def _tell(plan: "Plan", session: str, words: "Words") -> None:
    mended = plan.mended
    say.message(words("verify.plan", session=session, count=len(mended.records), whole=plan.whole))
    if mended.lost:
        say.message("  " + words("verify.plan_lost", events=words.listed(mended.lost)))
    for one in mended.stranded:
        say.message("  " + words("verify.plan_stranded", event=one.number, problem=say_within(words, one.fault)))
    if plan.gathered.aside:
        say.message("  " + words("verify.plan_aside", count=len(plan.gathered.aside)))
    say.message("  " + words("verify.plan_copy"))


def _confirm(words: "Words") -> None:
    if not say.at_terminal():
        raise FailureError(Exit.USAGE, words("verify.yes_needed"))
    say.message(words("verify.confirm", word=_TYPED))
    if say.received().readline().decode("utf-8", "replace").strip() != _TYPED:
        raise FailureError(Exit.FAILED, words("verify.not_begun"))


@contextmanager
def _recorded(ledger: "Ledger", session: str, by: str, words: "Words") -> Iterator[None]:
    """Record the act in the ledger. One that cannot be written does not keep notes from being saved; it is told."""
    from sessions.errors import StoreError

    number: int | None = None
    try:
        number = ledger.begin("repair", [session], by=by)
    except StoreError as problem:
        say.message(words("verify.not_recorded", problem=of_store(problem, words)))
    try:
        yield
    except BaseException:
        with suppress(StoreError):
            if number is not None:
                ledger.end(number, "failed")
        raise
    with suppress(StoreError):  # the entry stands, with an outcome that is not known
        if number is not None:
            ledger.end(number)


def _object(plan: "Plan", session: str, copy: str) -> dict[str, Any]:
    return {
        "session": session,
        "events": len(plan.mended.records),
        "whole": plan.whole,
        "lost": list(plan.mended.lost),
        "stranded": [one.number for one in plan.mended.stranded],
        "copy": copy,
    }
