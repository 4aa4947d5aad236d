"""A model as it was edited becomes a version of its own: written whole or not at all, the one before is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rubric.difference import Difference, differences
from rubric.model import Change, Rubric
from rubric.reader import file_text, read_text
from rubric.rewriting import rewritten
from sessions.storage.files import Files
from sessions.storage.turn import take_turn
from tui.former import keep_former
from tui.model_draft import ModelDraft, Source, read_source
from tui.out_file import write_file
from tui.services import Services
from tui.views.differences import in_both


class ChangedElsewhereError(Exception):
    """The file has become another since it was read."""


@dataclass(frozen=True, slots=True)
class Version:
    """What is to be saved: its number, who made it and why."""

    version: str
    by: str
    why: str


def found(model: ModelDraft) -> tuple[Difference, ...]:
    """What the draft changes against its file; nothing can be told of a file that had faults. No errors may be left."""
    if model.source.rubric is None:
        return ()
    return differences(model.source.rubric, as_rubric(model))


def as_rubric(model: ModelDraft) -> Rubric:
    """The draft as a model. No errors may be left."""
    return Rubric.model_validate(model.content)


def on_disk(model: ModelDraft, services: Services) -> Source:
    """The model's file as it is now. Raises RubricError, OSError."""
    source, catalogue = model.source, services.catalogue
    path = catalogue.files().get(source.id, source.path)
    return read_source(source.id, path, catalogue.origin(path))


def save_version(model: ModelDraft, asked: Version, services: Services) -> Source:
    """Write the draft as a version; the file as it is then.

    Raises ChangedElsewhereError where the file is no more what the draft was held against, NotRewrittenError where its
    layout cannot be kept, RubricError, FailureError where it cannot be written, StoreError where it cannot be recorded.
    """
    source = model.source
    new = as_rubric(model)
    told: Sequence[Difference] = found(model)
    what = in_both(told, source.rubric, new) if source.rubric is not None else ()
    day = services.clock().date().isoformat()
    change = Change(version=asked.version, on=day, by=asked.by, why=asked.why, what=what)
    log = [change.model_dump(mode="json"), *(source.content.get("changes") or ())]
    # The log stands on top, as `bei rubric release` puts it.
    first = {name: model.content[name] for name in ("schema", "id") if name in model.content}
    wanted = {**first, "version": asked.version, "changes": log}
    wanted |= {name: one for name, one in model.content.items() if name not in wanted}
    text = rewritten(source.text, str(source.path), wanted)
    read_text(text, str(source.path))
    lock = take_turn(Files(), services.home / "rubrics.lock", "lock the models")
    try:
        with services.ledger.recording("version", by=asked.by, detail=f"{source.id} {asked.version}"):
            path = _written(text, source, services)
    finally:
        lock.release()
    return read_source(source.id, path, services.catalogue.origin(path))


def _written(text: str, source: Source, services: Services) -> Path:
    own = services.home / "rubrics"
    own.mkdir(mode=0o700, exist_ok=True)
    now = services.catalogue.files().get(source.id)
    if now != source.path or file_text(now) != source.text:
        raise ChangedElsewhereError(source.id)
    if source.origin == "built_in":
        path = own / f"{source.id}{source.path.suffix}"
        write_file(path, text.encode(), services, overwrite=False, inside=True)
        return path
    keep_former(source.path, str(source.content.get("version")), services)
    write_file(source.path, text.encode(), services, overwrite=True, inside=True)
    return source.path
