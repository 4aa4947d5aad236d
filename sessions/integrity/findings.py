"""What a check of the store found: values without words, which the command line turns into sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rubric.faults import Fault

Level = Literal["ok", "warning", "damaged"]
LEVELS: tuple[Level, ...] = ("ok", "warning", "damaged")
"""From best to worst; a finding that is `ok` is told for information alone."""

Code = Literal[
    "no_journal",
    "unreadable",
    "bad_record",
    "bad_snapshot",
    "bad_content",
    "other_format",
    "not_opened",
    "tail",
    "being_written",
    "generation_lost",
    "generation_missing",
    "not_joined",
    "state_differs",
    "head_unreadable",
    "records_lost",
    "not_numbered",
    "bad_log",
    "other_session",
    "gaps",
    "no_chain",
    "sealed",
    "kept_tail",
    "kept_copy",
    "left_over",
    "unknown_file",
    "no_plain_file",
    "not_private",
    "not_own",
    "drafts_bad",
    "drafts_kept",
    "hold_bad",
    "bad_file",
    "in_use",
    "index_bad",
    "index_row",
    "ledger_gone",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `where` names a file or a session, `amount` counts what the code says, `detail` is technical.

    Where there is a `fault`, words are made of that.

    What is damage:

    - `no_journal`: no generation file is there
    - `unreadable`: the system refuses to read `where`; `detail` is the name of its error in POSIX
    - `bad_record`, `bad_snapshot`: bytes from `amount` on are not as they were written, and good ones follow, or should
    - `bad_content`: the records are whole but do not say what they should
    - `not_opened`: the key of the home does not open `where`, which was changed or comes from elsewhere
    - `other_format`: `where` is in a format of a newer version, `detail`
    - `generation_lost`: `head` tells of a newest generation `where` that is not there
    - `not_joined`: `where` does not begin where the generation before ends
    - `state_differs`: `where` begins with another state than the generation before ended with
    - `records_lost`: `amount` records or more that had been saved are gone from `where`
    - `not_numbered`, `bad_log`, `other_session`: the events are not numbered from 1 on, cannot be, or are another's
    - `bad_file`: the file `where` of the home cannot be read or is not as it was written
    - `index_row`: the list shows something else of session `where` than its log says

    What is a warning:

    - `tail`: `amount` bytes of an unfinished write stand at the end of `where`, not acknowledged as far as is known
    - `generation_missing`: an older generation between two others is gone; nothing of the session is
    - `head_unreadable`: the note of what had been saved is gone, so that a loss could not be told
    - `unknown_file`, `no_plain_file`: nothing that bei put there
    - `not_private`, `not_own`: others may read `where` (its mode is `detail`), or it belongs to another user
    - `drafts_bad`: what was half typed cannot be read
    - `hold_bad`: the legal hold cannot be read; it holds all the same
    - `ledger_gone`: the record of acts was begun and is no longer there
    - `index_bad`: the index cannot be read; it is made anew with the next list

    For information: `being_written` (bytes that a writer at work has not finished), `gaps` (`amount` events were lost
    and a repair left them out), `no_chain` (an earlier version made it), `sealed` (encrypted, and read without the
    key), `kept_tail`, `kept_copy`, `left_over`, `drafts_kept` (`amount` of them), `in_use` (by `detail`).
    """

    code: Code
    level: Level
    where: str = ""
    amount: int = 0
    detail: str = ""
    fault: Fault | None = field(default=None, hash=False)


def worst(findings: Iterable[Finding]) -> Level:
    """The worst level among `findings`."""
    return max((one.level for one in findings), key=LEVELS.index, default="ok")
