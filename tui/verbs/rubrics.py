"""The models and the schemas: `rubric list|show|validate`, `schema`."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit
from tui.verbs import say
from tui.verbs.checking import check, ended

if TYPE_CHECKING:
    from rubric.catalogue import Catalogue
    from rubric.head import Head
    from rubric.reader import Reading
    from tui.door import Door


def model_catalogue(door: "Door") -> "Catalogue":
    """The models there are, the home's own before those of bei."""
    from rubric.catalogue import Catalogue

    return Catalogue(door.home / "rubrics")


def read_model(door: "Door", named: str) -> "Reading":
    """A rubric by id, or by its file."""
    from rubric.reader import read_file

    path = _file(named)
    return read_file(path) if path else read_own(door, named)


def read_own(door: "Door", rubric_id: str) -> "Reading":
    """A rubric by id, the home's own one before that of bei."""
    return model_catalogue(door).read(rubric_id)


def model_text(door: "Door", named: str) -> tuple[str, str]:
    """The file of a rubric, by id or by its file: its text, and its name."""
    from rubric.reader import file_text

    path = _file(named) or model_catalogue(door).files()[named]
    return file_text(path), str(path)


def model_path(door: "Door", named: str) -> Path:
    """The file of a rubric, by id or by its file. Raises FailureError where there is none of that id."""
    path = _file(named) or (files := model_catalogue(door).files()).get(named)
    if path is None:
        from tui.verbs.outcome import rubric_not_found

        raise rubric_not_found(door.words, named, files)
    return path


def own_file(door: "Door", rubric_id: str) -> Path | None:
    """The file of the home's own rubric of that id; None where it has none."""
    path = model_catalogue(door).files().get(rubric_id)
    return path if path is not None and path.parent == door.home / "rubrics" else None


def _file(named: str) -> Path | None:
    """The file that `named` names; None for an id, which has no dot and no slash."""
    path = Path(named)
    return path if path.suffix or "/" in named else None


def list_rubrics(args: Namespace, door: "Door") -> int:
    """Print every rubric: id, version, counts, title; one that cannot be read says so and the rest are listed."""
    from tui.verbs.outcome import failure_of

    listed: list[dict[str, Any]] = []
    for rubric_id, path in model_catalogue(door).files().items():
        try:
            head = _head(door, path)
        except Exception as error:
            found = failure_of(door.words, error)
            if found is None:
                raise
            say.message(found.message)
            continue
        listed.append({**asdict(head), "id": rubric_id, "title": head.title.model_dump(), "grades": list(head.grades)})
    if args.json:
        say.json(listed)
    else:
        for one in listed:
            title = one["title"][door.words.language]
            say.line(door.words("rubric.row", **{**one, "title": title, "grades": door.words.listed(one["grades"])}))
    return Exit.DONE


def _head(door: "Door", path: Path) -> "Head":
    """The head of a model; an own one, which may have faults, is read whole."""
    from rubric.head import head_in
    from rubric.reader import read_file

    catalogue = model_catalogue(door)
    head = catalogue.head(path) if catalogue.origin(path) == "built_in" else None
    return head or head_in(read_file(path).rubric)


def show(args: Namespace, door: "Door") -> int:
    """Print a rubric, all of it."""
    reading = read_model(door, args.rubric)
    if args.json:
        say.json(reading.content)
        return Exit.DONE
    if args.format == "md":
        from tui.translate import Words
        from tui.views.model_document import document

        # Who names a language gets that one; without, the document has both.
        languages = (door.words,) if args.lang else (Words("zh"), Words("en"))
        say.data(document(reading.rubric, languages))
        return Exit.DONE
    words, rubric = door.words, reading.rubric
    say.line(f"{words.of(rubric.title)}  {rubric.id} {rubric.version}")
    if rubric.description:
        say.line(words.of(rubric.description))
    for level in rubric.levels:
        say.line(f"  {level.level} {words.of(level.title)}: {words.of(level.definition)}")
    for category in rubric.categories:
        say.line(f"\n{words.of(category.title)}".lstrip("\n"))
        for code in category.items:
            item = rubric.item[code]
            say.line(
                f"  {code}  {words.of(item.title)}  [{words(f'method.{item.method}')}]  {words.of(item.definition)}"
            )
            for question in item.questions:
                say.line(f"    ? {words.of(question)}")
            for probe in item.probes:
                say.line(f"    > {words.of(probe)}")
            for indicator in item.indicators:
                say.line(f"    {indicator.id}  {words.of(indicator.text)}")
            for subject in item.exam.subjects if item.exam else ():
                say.line(f"    {subject.code}  {words.of(subject.title)}  {subject.weight}")
    for grade in rubric.grades:
        standards = "  ".join(f"{code} {level}" for code, level in grade.standards.items())
        say.line(f"{grade.id}  {words.of(grade.title)}: {standards}")
        say.line(words("rubric.core", items=words.listed(grade.core)))
    for condition in rubric.entry_conditions:
        say.line(
            f"{condition.id}  {words.of(condition.title)}  [{words('entry.title')}]  {words.of(condition.definition)}"
        )
    for change in rubric.changes:
        say.line(words("rubric.change", version=change.version, on=change.on, by=change.by, why=change.why))
        for what in change.what:
            say.line(f"  {words.of(what)}")
    if rubric.adopted is None:
        say.line(words("grade.draft"))
    return Exit.DONE


def validate(args: Namespace, door: "Door") -> int:
    """Check rubric files and name every fault with its place."""
    checks = [check(door, named, lambda named: read_model(door, named)) for named in args.files]
    if args.json:
        say.json([one.to_document() for one in checks])
        return ended(checks)
    for one in checks:
        if one.reading is not None:
            say.line(door.words("rubric.valid", rubric=one.named, items=len(one.reading.rubric.items)))
    return ended(checks)


def schema(args: Namespace, door: "Door") -> int:
    """Print a JSON Schema, or write it into a file, in place of an earlier one."""
    from sessions.canonical import dumps
    from sessions.schemas import schema_of
    from tui.out_file import write_file

    if args.out == "-":
        say.json(schema_of(args.name))
        return Exit.DONE
    text = dumps(schema_of(args.name), indent=1) + "\n"
    write_file(Path(args.out), text.encode(), door, overwrite=True)
    say.line(args.out)
    return Exit.DONE
