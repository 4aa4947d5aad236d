"""Sessions out of the home: as documents, or as reports for a reader: `export`."""

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.out_file import holds, write_file
from tui.reports.formats import FORMATS, Format
from tui.verbs import say
from tui.verbs.exchange import give_bytes, give_made, recorded

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from tui.door import Door
    from tui.reports.report import Reader, Report
    from tui.verbs.sealing import Close


def export(args: Namespace, door: "Door") -> int:
    """Write sessions in a format, whole or not at all; several in one file or, for some formats, each in its own."""
    if args.print_template is not None:
        from tui.reports.templating import shipped

        give_bytes(args, shipped(FORMATS[args.print_template].template).encode(), door, text=True)
        return Exit.DONE
    form = FORMATS[args.format]
    _check(args, form, door)
    if form.of in ("documents", "sessions"):
        _data(args, form, door)
        return Exit.DONE
    return _reports(args, form, door)


def _check(args: Namespace, form: Format, door: "Door") -> None:
    """Raises FailureError where the options do not go together."""
    words = door.words
    if bool(args.sessions) == args.all:
        raise FailureError(Exit.USAGE, words("error.export_which"))
    if form.of in ("documents", "sessions") and (args.reader, args.template) != (None, None):
        raise FailureError(Exit.USAGE, words("report.whole", format=args.format))
    if args.template is not None and form.of != "template":
        raise FailureError(Exit.USAGE, words("report.no_template", format=args.format))
    if not form.text and args.output == "-" and say.to_terminal():
        raise FailureError(Exit.USAGE, words("report.no_screen", format=args.format))
    several = args.all or len(args.sessions) > 1
    if form.single and several and not _is_folder(args.output):
        raise FailureError(Exit.USAGE, words("report.folder_needed", format=args.format))


def _desks(args: Namespace, door: "Door") -> "Iterator[SessionDesk]":
    for session_id in _every_id(door) if args.all else args.sessions:
        yield _desk(session_id, door)


def _desk(session_id: str, door: "Door") -> "SessionDesk":
    from tui.verbs.sitting import open_desk

    desk = open_desk(door, session_id, read_only=True)
    desk.close()
    return desk


def _data(args: Namespace, form: Format, door: "Door") -> None:
    """Whole sessions: those named are held, all of a home are read one by one as they are written."""
    from sessions.document import about, document
    from tui.reports.giving import source_of

    if args.all:
        abouts, desks = _checked(args, door), _desks(args, door)
    else:
        named = list(_desks(args, door))
        abouts, desks = [about(one.session) for one in named], iter(named)
    write = form.load()

    def make(file: IO[bytes]) -> None:
        if form.of == "documents":
            write((document(one.session, one.events) for one in desks), len(abouts) == 1 and not args.all, file)
        else:
            services = door.services()
            write((source_of(services, one.session, one.events, None) for one in desks), door.words, file)

    with recorded(door, args, "export", abouts, "" if form.of == "documents" else args.format) as close:
        give_made(args, make, door, close, text=form.text)


def _checked(args: Namespace, door: "Door") -> "list[Mapping[str, Any]]":
    """What the ledger is told of all sessions; raises for one that cannot be read before anything is written.

    Of what goes to a file nothing is seen before it is whole; what goes to standard output is out, so that there all
    are read beforehand.
    """
    rows = {row.id: row for row in door.services().shelf.rows()}
    for session_id in _every_id(door):
        if session_id not in rows or args.output == "-":
            door.services().desk(session_id, read_only=True).close()
    return [{"id": one.id, "candidate": one.candidate, "candidate_id": one.candidate_id} for one in rows.values()]


def _reports(args: Namespace, form: Format, door: "Door") -> int:
    """Reports of the sessions named, or of none of them; of all in the home those that can be, the others told."""
    from tui.reports.giving import files_of, writer_of

    reader: Reader = args.reader or "committee"
    write = writer_of(form, args.template, door.words)
    made, left = _made(args, reader, door)
    if left and not (args.all and made):
        raise _not_made(left)
    abouts, reports = [one for one, _ in made], [one for _, one in made]
    detail = f"{args.format} {reader}"
    if form.single and _is_folder(args.output):
        files = files_of(reports, form, write, named=args.name_files)
        with recorded(door, args, "export", abouts, detail) as close:
            _fill(args, door, files, close)
    else:
        content = write(reports)
        with recorded(door, args, "export", abouts, detail) as close:
            give_bytes(args, content, door, close, text=form.text)
    if left:
        say.message(door.words("report.some_made", count=len(made)))
        raise _not_made(left)
    return Exit.DONE


def _made(
    args: Namespace, reader: "Reader", door: "Door"
) -> "tuple[list[tuple[Mapping[str, Any], Report]], list[FailureError]]":
    """The reports, each with what the ledger is told of it, and why there are no others.

    Where sessions are named, the first that cannot be read raises.
    """
    from sessions.document import about
    from sessions.errors import StoreError
    from sessions.interview.log_error import LogError
    from tui.reports.giving import source_of
    from tui.reports.making import UnfinishedError, report_of
    from tui.verbs.outcome import failure_of

    made: list[tuple[Mapping[str, Any], Report]] = []
    left = []
    for session_id in _every_id(door) if args.all else args.sessions:
        try:
            desk = _desk(session_id, door)
            source = source_of(door.services(), desk.session, desk.events, reader)
            made.append((about(desk.session), report_of(source, reader, door.words)))
        except UnfinishedError:
            left.append(FailureError(Exit.FAILED, door.words("report.not_final", session=desk.session.id)))
        except (StoreError, LogError) as error:
            failure = failure_of(door.words, error)
            if failure is None or not args.all:
                raise
            named = "" if session_id in failure.message else f"{session_id}: "
            left.append(FailureError(failure.code, named + failure.message))
    return made, left


def _not_made(left: "Sequence[FailureError]") -> FailureError:
    """All that is to be told of the sessions that were `left` out; what is damaged gives the code."""
    return FailureError(max(one.code for one in left), "\n".join(one.message for one in left))


def _is_folder(output: str) -> bool:
    return output != "-" and (output.endswith(os.sep) or Path(output).is_dir())


def _fill(args: Namespace, door: "Door", files: Mapping[str, bytes], close: "Close | None") -> None:
    """Write the files into the folder, none where one of them is there already and may not be overwritten.

    One that is there with the same content stays: another format of the same archive has written it.
    """
    folder = Path(args.output)
    if folder.resolve().is_relative_to(door.home.resolve()):
        raise FailureError(Exit.FAILED, door.words("error.inside_home", file=folder))
    places = {folder / (name if close is None else f"{name}.age"): made for name, made in files.items()}
    there = {place for place, made in places.items() if holds(place, made)}
    for place in places:
        if os.path.lexists(place) and place not in there and not args.force:
            raise FailureError(Exit.FAILED, door.words("error.exists", file=place))
    if not folder.exists():
        if not folder.parent.is_dir():
            raise FailureError(Exit.NOT_FOUND, door.words("error.no_folder", file=folder.parent))
        folder.mkdir(0o700)
    for place, made in places.items():
        if place not in there:
            write_file(place, made if close is None else close(made), door, overwrite=args.force)


def _every_id(door: "Door") -> list[str]:
    """All sessions of the home, those that cannot be read among them: whoever wants all is to learn of them."""
    shelf = door.services().shelf
    rows = [row.id for row in shelf.rows()]
    unreadable = [warning.where for warning in shelf.warnings if warning.code == "session_unreadable"]
    return sorted({*rows, *unreadable})
