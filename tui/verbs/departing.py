"""Models out: `rubric export`, as the file itself or in a form that others read."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.out_file import write_file
from tui.verbs import say
from tui.verbs.exchange import give
from tui.verbs.rubrics import model_text, read_model

if TYPE_CHECKING:
    from rubric.language import Language
    from rubric.reader import Reading
    from tui.door import Door


def export(args: Namespace, door: "Door") -> int:
    """Write a rubric's file, its content as JSON, a CASE package, or the table that HR keeps."""
    reading = read_model(door, args.rubric)
    if args.format == "xlsx":
        _give_book(args, door, reading)
    else:
        give(args, _text(args, door, reading), door)
    if args.format in ("csv", "xlsx"):
        say.message(door.words("arrival.table_lacks"))
    return Exit.DONE


def _give_book(args: Namespace, door: "Door", reading: "Reading") -> None:
    from rubric.tables.book import Page, as_numbers, as_xlsx
    from rubric.tables.writing import rows

    language = args.language or _first_language(reading)
    table = as_numbers(rows(reading.rubric, language))
    content = as_xlsx([Page(reading.rubric.title.in_(language), table)])
    if args.output != "-":
        write_file(Path(args.output), content, door, overwrite=args.force)
    elif say.to_terminal():
        raise FailureError(Exit.USAGE, door.words("arrival.book_where"))
    else:
        say.raw(content)


def _text(args: Namespace, door: "Door", reading: "Reading") -> str:
    from sessions.canonical import dumps

    if args.format == "yaml":
        return model_text(door, args.rubric)[0]
    if args.format == "json":
        return dumps(reading.content, indent=1) + "\n"
    language = args.language or _first_language(reading)
    if args.format == "csv":
        from rubric.tables.writing import as_csv

        return as_csv(reading.rubric, language)
    from rubric.case.exporting import package

    return dumps(package(reading.rubric, reading.content, language), indent=1) + "\n"


def _first_language(reading: "Reading") -> "Language":
    return "zh" if "zh" in reading.content["title"] else "en"
