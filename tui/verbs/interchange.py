"""Models in: `rubric import`, of a rubric file or a CASE package. What became of each part of it is told."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.exchange.report import Entry
    from rubric.model import Rubric
    from tui.cli import Door

_SUFFIXES = (".yaml", ".yml", ".json")


class _Model(NamedTuple):
    """A model to be taken into the home: what it is, and its file."""

    rubric: "Rubric"
    text: str
    suffix: str = ".yaml"


def import_file(args: Namespace, door: "Door") -> int:
    """Take the models of a file into the home's own rubrics, each under its id, or none of them."""
    from rubric.bounded import open_to_read
    from rubric.case.package import MAX_BYTES, looks_like_case

    path = Path(args.file)
    # Read once, so that what was checked is what is taken.
    with open_to_read(path) as file:
        raw = file.read(MAX_BYTES + 1)
    if looks_like_case(raw):
        models, report = _from_case(args, raw, path)
    elif args.id or args.language:
        raise FailureError(Exit.USAGE, door.words("arrival.own_format"))
    else:
        models, report = _from_rubric(raw, path), None
    _take_in(models, door, force=args.force)
    _tell(models, report, args, door)
    return Exit.DONE


def _from_rubric(raw: bytes, path: Path) -> list[_Model]:
    from rubric.reader import read_text, text_in

    text = text_in(raw, str(path))
    rubric = read_text(text, str(path.absolute())).rubric
    return [_Model(rubric, text, ".json" if path.suffix == ".json" else ".yaml")]


def _from_case(args: Namespace, raw: bytes, path: Path) -> "tuple[list[_Model], tuple[Entry, ...]]":
    from rubric.case.importing import models
    from rubric.case.package import read_package

    taken = models(read_package(raw, str(path)), str(path), args.language, args.id)
    return [_Model(one.reading.rubric, one.text) for one in taken.models], taken.report


def _take_in(models: list[_Model], door: "Door", *, force: bool) -> None:
    from rubric.catalogue import Catalogue
    from tui.out_file import write_file

    door.services()
    own = door.home / "rubrics"
    own.mkdir(mode=0o700, exist_ok=True)
    there = Catalogue(own).files()
    for model in models:
        if model.rubric.id in there and not force:
            raise FailureError(Exit.FAILED, door.words("error.rubric_exists", rubric=model.rubric.id))
    for model in models:
        file = own / f"{model.rubric.id}{model.suffix}"
        write_file(file, model.text.encode(), door, overwrite=force, inside=True)
        for other in set(_SUFFIXES) - {model.suffix}:
            file.with_suffix(other).unlink(missing_ok=True)  # an older file in another dress would go before it


def _tell(models: list[_Model], report: "tuple[Entry, ...] | None", args: Namespace, door: "Door") -> None:
    if report is not None:
        _tell_report(report, door)
    if args.json:
        listed = [_row(model.rubric) for model in models]
        say.json({"models": listed, "report": [one.plain() for one in report or ()]})
        return
    for model in models:
        say.line(model.rubric.id)


def _row(rubric: "Rubric") -> dict[str, object]:
    title = rubric.title.model_dump()
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": title,
        "items": len(rubric.items),
        "levels": rubric.top,
    }


def _tell_report(report: "tuple[Entry, ...]", door: "Door") -> None:
    """What was mapped and what was not, field by field, and what had to be decided or made up."""
    words = door.words
    for kind in ("mapped", "left"):
        entries = [one for one in report if one.kind == kind]
        say.message(words(f"arrival.{kind}", count=sum(one.count for one in entries), fields=len(entries)))
        for one in entries:
            key = "arrival.row_mapped" if kind == "mapped" else "arrival.row_left"
            say.message(words(key, field=one.field, to=one.to, count=one.count, places=", ".join(one.places)))
    for one in report:
        if one.kind == "note":
            told = words(f"arrival.note.{one.field}", to=one.to, count=one.count)
            places = words("arrival.places", places=", ".join(one.places)) if one.places else ""
            say.message(words("arrival.note_row", told=told, places=places))
