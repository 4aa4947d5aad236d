"""How models are written: `rubric lint`."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, brief
from tui.verbs import say
from tui.verbs.rubrics import model_catalogue, model_path

if TYPE_CHECKING:
    from rubric.lint.alike import Spoken
    from rubric.lint.finding import Finding
    from rubric.reader import Reading
    from tui.door import Door
    from tui.translate import Words

_QUOTED = 60


def lint(args: Namespace, door: "Door") -> int:
    """Print what lint finds in models, without names in all of the catalogue; 1 where it finds something."""
    from rubric.lint.linting import lint as look

    shelf = _Shelf(door)
    # Other models are read only for what is asked of them.
    compared = not args.rule or not {"repeated", "idle"}.isdisjoint(args.rule)
    code, told = Exit.DONE, list[dict[str, Any]]()
    for named in args.models or sorted(model_catalogue(door).files()):
        try:
            path = model_path(door, named)
            reading = shelf.read(path)
        except FailureError as failure:
            say.message(failure.message)
            code = max(code, failure.code)
            continue
        found = [
            one
            for one in look(reading.content, shelf.beside(path) if compared else None)
            if not args.rule or one.rule in args.rule
        ]
        told += [_plain(path, reading, one) for one in found]
        if found:
            code = max(code, Exit.FAILED)
        if not args.json:
            for one in found:
                line, column = reading.place(one.path)
                say.line(f"{path}:{line}:{column}: {one.rule}: {sentence(door.words, one)}")
            if not found:
                say.line(door.words("lint.clean", rubric=named))
    if args.json:
        say.json(told)
    return code


def sentence(words: "Words", finding: "Finding") -> str:
    """A finding in words: at which text, what is wrong with it, and what to do."""
    said = finding.words if len(finding.words) <= _QUOTED else finding.words[:_QUOTED] + "…"
    details = {name: brief(one) for name, one in finding.details.items()}
    if finding.language:
        details |= {"language": words(f"lint.in.{finding.language}"), "unit": words(f"lint.unit.{finding.language}")}
    key = f"lint.{finding.rule}.{finding.kind}" if finding.kind else f"lint.{finding.rule}"
    return f"{finding.at}: {words(key, words=said, **details)}"


def _plain(path: Path, reading: "Reading", finding: "Finding") -> dict[str, Any]:
    line, column = reading.place(finding.path)
    about = {"rule": finding.rule, "kind": finding.kind or None, "at": finding.at, "language": finding.language}
    place = {"file": str(path), "line": line, "column": column}
    return {**place, **about, "words": finding.words or None, "details": dict(finding.details)}


class _Shelf:
    """The models that were read, each once, and what those beside a model in the catalogue say."""

    def __init__(self, door: "Door") -> None:
        self._door = door
        self._read: dict[Path, Reading] = {}

    def read(self, path: Path) -> "Reading":
        """The model at `path`. Raises FailureError."""
        from rubric.reader import read_file
        from tui.verbs.outcome import failure_of

        if path not in self._read:
            try:
                self._read[path] = read_file(path)
            except Exception as error:
                found = failure_of(self._door.words, error)
                if found is None:
                    raise
                raise found from error
        return self._read[path]

    def beside(self, path: Path) -> "list[Spoken] | None":
        """What the other usable models in the folder of `path` say; None where it is no folder of the catalogue."""
        from rubric.lint.linting import texts

        found = [one for one in model_catalogue(self._door).all_files() if one.parent == path.resolve().parent]
        if not found:
            return None
        others = []
        for one in found:
            if one != path.resolve():
                try:
                    others.append(texts(one.stem, self.read(one).content))
                except FailureError:
                    continue  # told when it is looked at itself
        return others
