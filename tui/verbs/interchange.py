"""Models in: `rubric import`, of a rubric file, a CASE package or a table. What became of each part of it is told."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.exchange.report import Entry
    from rubric.model import Rubric
    from tui.door import Door


class Model(NamedTuple):
    """A model to be taken into the home: what it is, and its file."""

    rubric: "Rubric"
    text: str
    suffix: str = ".yaml"


def import_file(args: Namespace, door: "Door") -> int:
    """Take the models of a file into the home's own rubrics, each under its id, or none of them."""
    from rubric.bounded import open_to_read
    from rubric.case.package import MAX_BYTES, looks_like_case
    from tui.verbs.starting import RUBRIC_ID

    if args.id and not RUBRIC_ID.match(args.id):
        raise FailureError(Exit.USAGE, door.words("start.bad_id", id=args.id))
    path = Path(args.file)
    # Read once, so that what was checked is what is taken.
    with open_to_read(path) as file:
        raw = file.read(MAX_BYTES + 1)
    report: tuple[Entry, ...] | None = None
    if _is_table(raw, path):
        from tui.verbs.tabling import model_of_table

        table, report = model_of_table(args, raw, path, door)
        models = [Model(table.reading.rubric, table.text)]
    elif looks_like_case(raw):
        models, report = _from_case(args, raw, path)
    else:
        models = _from_rubric(args, raw, path, door)
    if args.preview:
        _tell(models, report, args, door)
        return Exit.DONE
    _check_free(models, args, door)
    if report is not None and not args.json and not args.yes and say.at_terminal():
        _tell_report(report, door)
        report = None
        _ask(models, door)
    _take_in(models, args, door)
    _tell(models, report, args, door)
    return Exit.DONE


def _is_table(raw: bytes, path: Path) -> bool:
    from rubric.tables.reading import SUFFIXES

    return raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or path.suffix.lower() in SUFFIXES


def _from_rubric(args: Namespace, raw: bytes, path: Path, door: "Door") -> list[Model]:
    from rubric.reader import read_text, text_in

    if args.id or args.language or args.sheet or args.column:
        raise FailureError(Exit.USAGE, door.words("arrival.own_format"))
    text = text_in(raw, str(path))
    rubric = read_text(text, str(path.absolute())).rubric
    return [Model(rubric, text, ".json" if path.suffix == ".json" else ".yaml")]


def _from_case(args: Namespace, raw: bytes, path: Path) -> "tuple[list[Model], tuple[Entry, ...]]":
    from rubric.case.importing import models
    from rubric.case.package import read_package

    taken = models(read_package(raw, str(path)), str(path), args.language, args.id)
    return [Model(one.reading.rubric, one.text) for one in taken.models], taken.report


def _check_free(models: list[Model], args: Namespace, door: "Door") -> None:
    from tui.verbs.rubrics import model_catalogue

    there = model_catalogue(door).files()
    for model in models:
        if model.rubric.id in there and not args.force:
            raise FailureError(Exit.FAILED, door.words("error.rubric_exists", rubric=model.rubric.id))


def _ask(models: list[Model], door: "Door") -> None:
    say.message(door.words("arrival.ask", models=door.words.listed(model.rubric.id for model in models)))
    if say.received().readline().decode("utf-8", "replace").strip().lower() not in ("y", "yes", "是"):
        raise FailureError(Exit.FAILED, door.words("arrival.not_taken"))


def _take_in(models: list[Model], args: Namespace, door: "Door") -> None:
    from sessions.storage.files import Files
    from sessions.storage.turn import take_turn
    from tui.former import keep_former
    from tui.out_file import write_file
    from tui.verbs.rubrics import own_file

    door.services()
    own = door.home / "rubrics"
    own.mkdir(mode=0o700, exist_ok=True)
    lock = take_turn(Files(), door.home / "rubrics.lock", "lock the models")
    try:
        for model in models:
            before = own_file(door, model.rubric.id)
            if before is not None and before.read_bytes() != model.text.encode():
                keep_former(before, _version(before), door)
            file = own / f"{model.rubric.id}{model.suffix}"
            write_file(file, model.text.encode(), door, overwrite=args.force, inside=True)
            if before is not None and before != file:
                before.unlink()  # kept; in another dress it might go before the new one
    finally:
        lock.release()


def _version(path: Path) -> str:
    """The version that an own file says it is; nothing where it has faults."""
    from rubric.faults import RubricError
    from rubric.head import version_of
    from rubric.reader import file_text, read_text

    try:
        text = file_text(path)
        return version_of(text) or read_text(text, str(path)).rubric.version
    except RubricError:
        return ""


def _tell(models: list[Model], report: "tuple[Entry, ...] | None", args: Namespace, door: "Door") -> None:
    if report is not None:
        _tell_report(report, door)
    if args.json:
        listed = [_row(model.rubric) for model in models]
        say.json({"models": listed, "report": [one.plain() for one in report or ()]})
    elif args.preview:
        for model in models:
            _show(model.rubric, door)
    else:
        for model in models:
            say.line(model.rubric.id)


def _row(rubric: "Rubric") -> dict[str, object]:
    counts = {"items": len(rubric.items), "levels": rubric.top, "grades": len(rubric.grades)}
    return {"id": rubric.id, "version": rubric.version, "title": rubric.title.model_dump(), **counts}


_SHOWN = 3


def _show(rubric: "Rubric", door: "Door") -> None:
    """What a model that is only looked at would be, with its first items."""
    words = door.words
    grades = words.listed(words.of(grade.title) for grade in rubric.grades)
    row = {"id": rubric.id, "version": rubric.version, "title": words.of(rubric.title), "grades": grades}
    say.line(words("rubric.row", items=len(rubric.items), levels=rubric.top, **row))
    for item in rubric.items[:_SHOWN]:
        say.line(f"  {item.code}  {words.of(item.title)}  {words.of(item.definition)}")
        for indicator in item.indicators:
            title = words.of(rubric.levels[indicator.level - 1].title)
            say.line(f"    {title}  {words.of(indicator.text)}")
    if len(rubric.items) > _SHOWN:
        say.line(words("arrival.more", count=len(rubric.items) - _SHOWN))


def _tell_report(report: "tuple[Entry, ...]", door: "Door") -> None:
    """What was mapped and what was not, field by field, and what had to be decided or made up."""
    words = door.words
    for kind in ("mapped", "left"):
        entries = [one for one in report if one.kind == kind]
        say.message(words(f"arrival.{kind}", count=sum(one.count for one in entries), fields=len(entries)))
        for one in entries:
            key = "arrival.row_mapped" if kind == "mapped" else "arrival.row_left"
            places = words("arrival.places", places=words.listed(one.places)) if one.places and kind == "left" else ""
            say.message(words(key, field=one.field, to=one.to, count=one.count, places=places))
    for one in report:
        if one.kind == "note":
            told = words(f"arrival.note.{one.field}", to=one.to, count=one.count)
            places = words("arrival.places", places=words.listed(one.places)) if one.places else ""
            say.message(words("arrival.note_row", told=told, places=places))
