"""A copy of a session elsewhere, while the home's disk takes nothing: the document, and what is not saved with it.

It is a session document with one key more, `unsaved`: `texts`, what was half typed or waits, by place, and
`commands`, the acts that wait. `bei import` takes the document back and puts the texts where they were typed.
"""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.out_file import write_file
from tui.sitting import Sitting

if TYPE_CHECKING:
    from tui.services import Services


def proposed(session_id: str, folder: Path) -> Path:
    """A name that nothing in `folder` bears yet."""
    names = (folder / f"bei-rescue-{session_id}-{n}.json" for n in range(1, 1000))
    return next((one for one in names if not one.exists() and not one.is_symlink()), folder)


def rescue_document(sitting: Sitting) -> dict[str, Any]:
    """The session as it is in memory, with what is not saved."""
    from sessions.document import document

    commands = [one.command.model_dump(exclude_unset=True, by_alias=True) for one in sitting.unsaved]
    named = [
        {"do": getattr(one.command, "do", ""), **said} for one, said in zip(sitting.unsaved, commands, strict=True)
    ]
    made = document(sitting.desk.session, sitting.desk.events)
    return {**made, "unsaved": {"texts": sitting.pad.texts, "commands": named}}


def rescue(services: "Services", sitting: Sitting, path: Path) -> None:
    """Write the copy to `path`, whole or not at all, nothing overwritten.

    The ledger tells of it where it can: a disk that takes no note takes no entry either, and that must not stand in
    the way of this. Raises FailureError and OSError.
    """
    from sessions.canonical import dumps
    from sessions.errors import StoreError

    session = sitting.desk.session
    text = dumps(rescue_document(sitting), indent=1) + "\n"
    names = [name for name in (session.candidate, session.candidate_id) if name]
    with ExitStack() as recorded:
        try:
            recorded.enter_context(
                services.ledger.recording("rescue", [session.id], by=session.interviewer, place=str(path), names=names)
            )
        except StoreError:
            recorded.close()
        write_file(path, text.encode(), services, overwrite=False)
