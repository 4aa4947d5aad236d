"""`bei verify`: whether what is kept is as it was written, and whether a printed head belongs to a log."""

import re
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, say_within
from tui.system_words import of_name
from tui.verbs import say
from tui.views.times import moment_of

if TYPE_CHECKING:
    from sessions.integrity.findings import Finding
    from sessions.integrity.verify import Report, Verifier
    from sessions.storage.seal import Seal
    from tui.door import Door
    from tui.translate import Words

_HEAD = re.compile(r"[0-9a-f]{64}")


def verify(args: Namespace, door: "Door") -> int:
    """Check one session, or all of them and the home."""
    from sessions.integrity.verify import Verifier

    words = door.words
    if args.session is None and (args.head is not None or args.repair):
        raise FailureError(Exit.USAGE, words("verify.needs_session"))
    if args.repair:
        from tui.verbs.repairing import repair

        return repair(args, door)
    verifier = Verifier(door.home, seal=_key(door))
    if args.session is None:
        return _all(verifier, words, args.json)
    asked = None if args.head is None else _digest(args.head, words)
    session = verifier.resolve(args.session)
    report = verifier.session(session)
    found: dict[str, Any] = {}
    if asked is not None and report.head is not None:
        found = _point(verifier.records(session), asked)
    if args.json:
        say.json(_object(report) | ({} if asked is None else {"asked": {"digest": asked, "event": None, **found}}))
    else:
        _tell(report, words)
        if report.head is not None:
            say.line("  " + words("verify.head", digest=report.head.grouped))
        if asked is not None:
            known = report.head is not None
            say.line("  " + (_place(found, report.events, words) if known else words("verify.head_unknown")))
    return Exit.STORE if report.level == "damaged" or (asked is not None and not found) else Exit.DONE


def _key(door: "Door") -> "Seal | None":
    """The key of an encrypted home, where it can be had: without it, what is encrypted is checked as it stands."""
    from sessions.errors import DamagedError, MissingExtraError, StoreReadError
    from sessions.storage.files import Files
    from sessions.storage.presence import IN_USE

    changing = Files().holder(door.home / IN_USE) if door.home.is_dir() else None
    if changing is not None:
        text = door.words("error.home_busy", host=changing.host, pid=changing.pid, since=moment_of(changing.since))
        raise FailureError(Exit.STORE, text)
    if door.passphrase_file is None and not say.at_terminal():
        return None
    try:
        return door.seal()
    except (DamagedError, StoreReadError, MissingExtraError):
        return None  # the check of the home tells what is wrong with the vault


def _all(verifier: "Verifier", words: "Words", as_json: bool) -> int:
    from itertools import chain

    from sessions.integrity.verify_many import check_all

    objects, levels = [], []
    for report in chain(check_all(verifier, verifier.sessions()), [verifier.home()]):
        levels.append(report.level)
        if as_json:
            objects.append(_object(report))
        else:
            _tell(report, words)
    if as_json:
        say.json(objects)
    *of_sessions, _ = levels
    warnings, damaged = of_sessions.count("warning"), of_sessions.count("damaged")
    say.message(words("verify.sum", sessions=len(of_sessions), warnings=warnings, damaged=damaged))
    return Exit.STORE if "damaged" in levels else Exit.DONE


def _tell(report: "Report", words: "Words") -> None:
    level = words(f"verify.level.{report.level}")
    if report.session:
        key = "verify.session" if report.events else "verify.unread"
        say.line(words(key, session=report.session, level=level, events=report.events))
    else:
        say.line(words("verify.home", level=level))
    for one in report.findings:
        say.line("  " + _sentence(one, report.session, words))
    if report.session and report.level == "damaged":
        say.line("  " + words("verify.repair", session=report.session))


def _sentence(one: "Finding", session: str, words: "Words") -> str:
    detail = one.detail if one.fault is None else say_within(words, one.fault)
    if one.code == "unreadable":
        detail = of_name(one.detail, words)
    return words(f"verify.found.{one.code}", where=one.where or session, amount=one.amount, detail=detail)


def _object(report: "Report") -> dict[str, Any]:
    return {
        "session": report.session or None,
        "level": report.level,
        "events": report.events,
        "head": None if report.head is None else report.head.digest,
        "findings": [
            {"code": one.code, "level": one.level, "where": one.where, "amount": one.amount, "detail": one.detail}
            for one in report.findings
        ],
    }


def _digest(given: list[str], words: "Words") -> str:
    asked = "".join("".join(given).split()).lower()
    if not _HEAD.fullmatch(asked):
        raise FailureError(Exit.USAGE, words("verify.head_form"))
    return asked


def _point(records: list[dict[str, Any]], asked: str) -> dict[str, Any]:
    """The event at which the chain of `records` had the digest `asked`, and when; nothing where it never had."""
    from sessions.interview.chain import chain

    digests = chain(records)
    if asked not in digests:
        return {}
    number = digests.index(asked)
    return {"event": number + 1, "at": records[number]["at"]}


def _place(found: dict[str, Any], events: int, words: "Words") -> str:
    if not found:
        return words("verify.head_none")
    key = "verify.head_now" if found["event"] == events else "verify.head_earlier"
    return words(key, event=found["event"], events=events, at=moment_of(found["at"]))
