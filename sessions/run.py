"""Runs commands from lines of JSON through the desk, as the screens would (`bei apply`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from rubric.faults import Fault
from rubric.json_faults import json_fault
from sessions.canonical import loads
from sessions.desk import SessionDesk
from sessions.interview.commands import COMMAND, Capture
from sessions.interview.events import Event, EvidenceAdded, IncidentAdded
from sessions.interview.models import first_of
from sessions.interview.moments import MomentStamped
from sessions.interview.refusals import RefusalError
from sessions.interview.remarks import RemarkAdded


@dataclass(frozen=True, slots=True)
class Done:
    """A line that was done, from 1, and its event; `typed` is what stood in the capture line, if it was one."""

    line: int
    event: Event
    typed: str | None = None


class LineError(Exception):
    """A line that is no command: `fault` says what is wrong; `line` and `column` from 1, 0 where no column is known."""

    def __init__(self, line: int, fault: Fault, column: int = 0) -> None:
        """Take the line's number, what is wrong with it, and where in it."""
        super().__init__(f"line {line}: {fault}")
        self.line = line
        self.fault = fault
        self.column = column


class LineRefusedError(Exception):
    """A line whose command was refused: `line` from 1, `refusal` says why."""

    def __init__(self, line: int, refusal: RefusalError) -> None:
        """Take the line's number and the refusal."""
        super().__init__(f"line {line}: {refusal}")
        self.line = line
        self.refusal = refusal


def _parsed(line: int, text: str) -> dict[str, Any]:
    try:
        data = loads(text)
    except ValueError as problem:
        fault, place = json_fault(problem)
        raise LineError(line, fault, place[1] if place else 0) from None
    if not isinstance(data, dict):
        raise LineError(line, Fault((), "command_form"))
    return data


def run(desk: SessionDesk, lines: Iterable[str]) -> Iterator[Done]:
    """Do the commands of `lines` one by one; blank lines are passed over.

    `as` names what a line makes, and stands for its id in later lines of the run. Raises LineError or
    LineRefusedError at the first line that cannot be done; those before it stand.
    """
    names: dict[str, str] = {}
    for line, text in enumerate(lines, 1):
        if not text.strip():
            continue
        data = _parsed(line, text)
        name = data.get("as")
        for field in ("evidence", "incident", "into", "moment", "remark"):
            if isinstance(data.get(field), str):
                data[field] = names.get(data[field], data[field])
        try:
            command = COMMAND.validate_python(data)
            if name in names:
                raise RefusalError("name_taken", name=str(name))
            event = desk.do(command)
        except ValidationError as error:
            raise LineError(line, first_of(error, data)) from None
        except RefusalError as refusal:
            raise LineRefusedError(line, refusal) from None
        if isinstance(name, str):
            match event:
                case EvidenceAdded():
                    names[name] = event.evidence
                case IncidentAdded():
                    names[name] = event.incident
                case MomentStamped():
                    names[name] = event.moment
                case RemarkAdded():
                    names[name] = event.remark
        yield Done(line, event, command.line if isinstance(command, Capture) else None)
