"""Whether the files of one journal are as they were written: each generation, what joins them, and the head.

Nothing is changed, and a writer may be at work meanwhile: the head is read first, and what vanishes while it is read
is looked at anew.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from errno import errorcode
from itertools import pairwise
from pathlib import Path

from sessions.errors import DamagedError, FormatError, SealedError
from sessions.integrity.findings import Code, Finding
from sessions.storage.changes import Tables
from sessions.storage.files import Files
from sessions.storage.frames import Frame, Scan, scan
from sessions.storage.generations import HEAD, Head, file_name, generations, read_head
from sessions.storage.journal import decoded, oldest_kept
from sessions.storage.migration import bare
from sessions.storage.seal import Envelope, UnsealError, is_sealed

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a journal's directory: its generations by number, as bytes, and the head if there is one."""

    generations: Mapping[int, bytes]
    kept: Head | None


@dataclass(frozen=True, slots=True)
class Sounding:
    """What was found in a journal; `tables` are those of its newest generation, None where they cannot be had.

    `newest` is that generation's number and the length of its file (bytes), None where there is none.
    """

    findings: tuple[Finding, ...]
    tables: Tables | None = None
    newest: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Checked:
    """One generation: all that was found in it, and the records from its first on that follow each other whole."""

    number: int
    scan: Scan
    run: tuple[Frame, ...]
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        return file_name(self.number)

    @property
    def whole(self) -> bool:
        return not any(one.level == "damaged" for one in self.findings)


def contents(directory: Path, files: Files) -> Contents:
    """All generations and the head. Raises OSError."""
    for _ in range(_TRIES - 1):
        try:
            return _contents(directory, files)
        except FileNotFoundError:
            continue  # a writer has just taken an old generation away
    return _contents(directory, files)


def _contents(directory: Path, files: Files) -> Contents:
    kept = read_head(directory, files)
    numbers = generations(files.names(directory))
    return Contents({number: files.read(directory / file_name(number)) for number in numbers}, kept)


def sound(directory: Path, files: Files, envelope: Envelope, log: str = "", at_work: bool = False) -> Sounding:
    """Check the journal in `directory`; `log` names a table that can but grow, `at_work` whether a writer has it."""
    try:
        found = contents(directory, files)
    except OSError as problem:
        where = Path(problem.filename or directory).name
        return Sounding((Finding("unreadable", "damaged", where, detail=errorcode.get(problem.errno or 0, "")),))
    if not found.generations:
        return Sounding((Finding("no_journal", "damaged", directory.name),))
    checked = [_generation(number, data) for number, data in found.generations.items()]
    newest = checked[-1]
    findings = [one for each in checked for one in each.findings if one.code != "tail"]
    findings += [_tail(one, each is newest, at_work) for each in checked for one in each.findings if one.code == "tail"]
    findings += _head(found.kept, checked)
    locked = envelope.seal is None and any(is_sealed(frame.payload) for one in checked for frame in one.scan.frames)
    if locked:
        findings.append(Finding("sealed", "ok"))
    tables = None
    try:
        if newest.whole:
            with suppress(SealedError):
                tables = decoded(newest.run, envelope, directory / newest.name)
        # How files follow each other can be told without the key; what state they begin with cannot.
        findings += _joints(checked, envelope, "" if locked else log, directory)
    except (DamagedError, FormatError) as problem:
        if isinstance(problem, FormatError):
            findings.append(Finding("other_format", "damaged", problem.path.name, detail=problem.found))
        else:
            code: Code = "not_opened" if isinstance(problem.__cause__, UnsealError) else "bad_content"
            findings.append(Finding(code, "damaged", problem.path.name, detail=problem.problem))
    return Sounding(tuple(findings), tables, (newest.number, len(found.generations[newest.number])))


def _generation(number: int, data: bytes) -> _Checked:
    found = scan(data)
    name = file_name(number)
    findings = []
    if not found.frames or (found.bad and found.bad[0][0] == 0):
        findings.append(Finding("bad_snapshot", "damaged", name))
    gaps = {start for start, _ in found.bad}
    findings += [Finding("bad_record", "damaged", name, start) for start, end in found.bad if start and end < len(data)]
    run = list(found.frames[:1]) if not findings or findings[0].code != "bad_snapshot" else []
    for one, following in pairwise(found.frames):
        if one.end in gaps:
            break
        if (following.seq, following.previous) != (one.seq + 1, one.digest):
            findings.append(Finding("bad_record", "damaged", name, one.end))
            break
        if run:
            run.append(following)
    if found.frames and found.bad and found.bad[-1][1] == len(data):
        findings.append(Finding("tail", "warning", name, len(data) - found.bad[-1][0]))
    return _Checked(number, found, tuple(run), tuple(findings))


def _tail(tail: Finding, newest: bool, at_work: bool) -> Finding:
    if newest and at_work:
        return Finding("being_written", "ok", tail.where, tail.amount)
    # Where a write failed and could not be cut off, an older generation keeps what was written of it.
    return tail if newest else Finding("tail", "ok", tail.where, tail.amount)


def _head(kept: Head | None, checked: Sequence[_Checked]) -> list[Finding]:
    newest = checked[-1]
    if kept is None:
        return [Finding("head_unreadable", "warning", HEAD)]
    if kept.generation > newest.number:
        return [Finding("generation_lost", "damaged", file_name(kept.generation))]
    if not newest.whole:
        return []
    last = newest.run[-1].seq
    known = {(frame.seq, frame.digest) for frame in newest.run}
    if kept.seq > last or (kept.generation == newest.number and (kept.seq, kept.digest) not in known):
        return [Finding("records_lost", "damaged", newest.name, max(kept.seq - last, 1))]
    return []


def _joints(checked: Sequence[_Checked], envelope: Envelope, log: str, directory: Path) -> list[Finding]:
    """What does not fit between generations that follow each other.

    A generation that could not be made fast is left behind, and the next begins where it did. And after a sync that
    failed, a generation may hold one record that was never acknowledged, past the one where the next goes on.
    """
    sure = [one for one in checked if one.run]
    standing = [one for one, after in pairwise(sure) if one.run[0].previous != after.run[0].previous] + sure[-1:]
    findings = []
    for before, after in pairwise(standing):
        digests = [frame.digest for frame in before.run]
        first = after.run[0]
        if first.previous in digests[-2:]:
            if log and not _grown(before, after, digests.index(first.previous) + 1, (envelope, log, directory)):
                findings.append(Finding("state_differs", "damaged", after.name))
        elif not before.whole:
            continue
        elif first.previous in digests or after.number == before.number + 1:
            findings.append(Finding("not_joined", "damaged", after.name))
        else:
            findings.append(Finding("generation_missing", "warning", after.name))
    return findings


def _grown(before: _Checked, after: _Checked, upto: int, how: tuple[Envelope, str, Path]) -> bool:
    """Whether `after` begins with what the first `upto` records of `before` gave, and one more document at most.

    But for what a newer format adds, and for a generation that is to go because something of it was expunged.
    """
    envelope, log, directory = how
    old = decoded(before.run[:upto], envelope, directory / before.name)
    new = decoded(after.run[:1], envelope, directory / after.name)
    if before.number < oldest_kept(new):
        return True
    if bare(old) == old:
        new = bare(new)
    was, now = list(old.pop(log, {}).items()), list(new.pop(log, {}).items())
    return old == new and now[: len(was)] == was and len(now) <= len(was) + 1
