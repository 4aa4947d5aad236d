"""Making, listing, showing and driving sessions: `new`, `list`, `show`, `apply`."""

from argparse import Namespace
from collections.abc import Iterator
from functools import cache
from typing import IO, TYPE_CHECKING

from tui.failure import Exit, FailureError, say_held, say_refusal, say_warning
from tui.verbs import say
from tui.views.times import moment_of

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.interview.model import Session
    from tui.door import Door


def new(args: Namespace, door: "Door") -> int:
    """Make a session and print its id."""
    from sessions.interview.opening import NewSession
    from sessions.interview.planning import ChangePlan
    from sessions.interview.refusals import RefusalError
    from sessions.templates import applying

    if args.template is not None and (args.items or args.minutes is not None):
        raise FailureError(Exit.USAGE, door.words("template.says"))
    asked = NewSession(
        candidate=_received_name(door) if args.candidate == "-" else args.candidate,
        grade=args.grade,
        interviewer=args.interviewer,
        candidate_id=args.candidate_id,
        post=args.post,
        purpose=args.purpose,
        items=tuple(filter(None, (code.strip() for code in args.items.split(",")))),
        minutes=door.settings.time.minutes if args.minutes is None else args.minutes,
    )
    services = door.services()
    planned = None
    if args.template is not None:
        template = services.shelf.templates.named(args.template)
        planned = applying(template, services.catalogue.read(args.rubric).rubric)
    try:
        desk = services.begin(asked, args.rubric)
        if planned is not None:
            desk.do(planned)
        if args.suggestions is not None or args.no_impression:
            shown = {} if args.suggestions is None else {"suggestions": args.suggestions.replace("-", "_")}
            asked_for = {"impression": False} if args.no_impression else {}
            desk.do(ChangePlan.model_validate({**shown, **asked_for}))
    except RefusalError as refusal:
        text = say_refusal(door.words, refusal)
        if refusal.code == "unknown_grade":
            grades = services.catalogue.read(args.rubric).rubric.grades
            known = (f"{one.id} {door.words.of(one.title)}" for one in grades)
            text += door.words("error.grades", known=door.words.listed(known))
        raise FailureError(Exit.USAGE, text) from None
    session = desk.session
    desk.close()
    if args.json:
        say.json({"id": session.id})
    else:
        say.line(session.id)
    if args.plain:
        from tui.plain.program import speak

        return speak(services, session.id)
    return Exit.DONE


def _received_name(door: "Door") -> str:
    try:
        return say.received().readline().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise FailureError(Exit.INVALID, door.words("error.not_utf8")) from None


def list_sessions(args: Namespace, door: "Door") -> int:
    """Print all sessions, unfinished first, then newest first."""
    services = door.services()
    shelf = services.shelf
    rows = shelf.rows()
    overdue = shelf.retention.overdue(rows, services.clock(), shelf.warnings)
    for warning in shelf.warnings:
        say.message(say_warning(door.words, warning))
    if args.json:
        listed = [(row, row.to_document()) for row in rows]
        for _, told in listed:
            del told["award"]  # `bei qualification` tells of it
        say.json([{**told, "held": row.id in shelf.held, "overdue": row.id in overdue} for row, told in listed])
        return Exit.DONE
    words, lines = door.words, []

    @cache  # thousands of rows say the same few things
    def standing(row_state: str, stage: str, rated: int, planned: int) -> str:
        state = words(f"state.{row_state}") if row_state != "open" else words(f"stage.{stage}")
        return f"{state}  {words('list.rated', rated=rated, planned=planned)}"

    for row in rows:
        who = row.candidate + (f" ({row.candidate_id})" if row.candidate_id else "")
        stands = standing(row.state, row.stage, row.rated, row.planned)
        held = words("hold.mark") if row.id in shelf.held else ""
        late = words("purge.overdue") if row.id in overdue else ""
        lines.append(
            "  ".join(filter(None, (row.id, moment_of(row.updated), who, row.rubric, row.grade, stands, held, late)))
        )
    say.lines(lines)
    if not rows and not shelf.warnings:
        say.message(door.words("list.none"))
    return Exit.DONE


def open_desk(door: "Door", session: str, *, read_only: bool) -> "SessionDesk":
    """The desk of the session that `session` names, whole or by its beginning; tells what its store has to say."""
    from sessions.desk import desk_on

    services = door.services()
    session_id = services.shelf.resolve(session)
    log = services.shelf.open(session_id, read_only=read_only)
    for warning in log.warnings:
        say.message(f"{session_id}: {say_warning(door.words, warning)}")
    return desk_on(log, session_id, services.clock)


def show(args: Namespace, door: "Door") -> int:
    """Print one session: who, what was noted, how it stands."""
    from sessions.document import about
    from sessions.interview.result import as_shown, result
    from sessions.state import state
    from tui.verbs.reading import session_lines
    from tui.views.why import newer_line

    desk = open_desk(door, args.session, read_only=True)
    session, head = desk.session, desk.head
    desk.close()
    if args.structure:
        return _show_structure(session, args, door)
    hold = door.services().shelf.holds.of(session.id)
    newer = door.services().catalogue.newer(session.rubric)
    if args.json:
        stands = state(session)
        if session.impression is not None and not session.impression.opened:
            stands["impression"] = "sealed"
        shown = None if head is None else {"events": head.events, "digest": head.digest}
        say.json(
            {
                "session": about(session),
                "state": stands,
                "result": as_shown(session, result(session)),
                "head": shown,
                "held": hold is not None,
                "newer_version": newer,
            }
        )
    else:
        if hold is not None:
            say.line(say_held(door.words, session.id, hold))
        if newer is not None:
            say.line(newer_line(session, newer, door.words))
        for text in session_lines(session, head, door.words):
            say.line(text)
    return Exit.DONE


def _show_structure(session: "Session", args: Namespace, door: "Door") -> int:
    """Print which parts of a structured interview were kept."""
    from sessions.document import about
    from sessions.interview.structure import structure
    from tui.views.structure import told_structure

    if args.json:
        say.json({"session": about(session), "structure": [one.to_document() for one in structure(session)]})
    else:
        for text in told_structure(session, door.words):
            say.line(text)
    return Exit.DONE


def _lines(file: IO[bytes]) -> Iterator[str]:
    from rubric.faults import Fault
    from sessions.limits import MAX_COMMAND
    from sessions.run import LineError

    n = 0
    while raw := file.readline(MAX_COMMAND + 1):
        n += 1
        if len(raw) > MAX_COMMAND:
            raise LineError(n, Fault((), "line_too_large", {"most": str(MAX_COMMAND)}))
        try:
            yield raw.decode("utf-8-sig" if n == 1 else "utf-8")
        except UnicodeDecodeError:
            raise LineError(n, Fault((), "not_utf8")) from None


def apply(args: Namespace, door: "Door") -> int:
    """Run commands, one JSON object a line; stop at the first refusal, the lines before it stand."""
    from sessions.interview.events import EvidenceAdded, IncidentAdded
    from sessions.run import run

    desk = open_desk(door, args.session, read_only=False)
    count = 0
    try:
        with say.received() if args.file == "-" else open(args.file, "rb") as file:  # noqa: PTH123  also of stdin
            for done in run(desk, _lines(file)):
                count += 1
                event = done.event
                made = getattr(event, "evidence", None) if isinstance(event, EvidenceAdded) else None
                if isinstance(event, IncidentAdded):
                    made = event.incident
                if args.json:
                    from sessions.canonical import dumps

                    say.data(dumps({"line": done.line, "seq": event.seq, "id": made}) + "\n")
                if done.typed is not None:
                    _hint(door, desk, done.line, done.typed)
    except BrokenPipeError:
        say.unheard()
        return Exit.FAILED  # there may be lines that were not come to
    finally:
        desk.close()
        say.message(door.words("cli.applied", count=count))
    return Exit.DONE


def _hint(door: "Door", desk: "SessionDesk", line: int, typed: str) -> None:
    from sessions.interview.capture import parse

    if unknown := parse(typed, desk.session.rubric).unknown:
        say.message(door.words("cli.unknown_codes", line=line, codes=door.words.listed(unknown)))
