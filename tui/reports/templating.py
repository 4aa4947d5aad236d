"""Reports by templates: those that ship, or the reader's own in their place.

Templates are Jinja's, in its sandbox: they read no file but templates by their names, call nothing but what is handed
to them, and change nothing. What they draw is escaped for the format; what a template itself says is not. One that
is at fault is told by file and line.
"""

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, brief
from tui.places import TEMPLATES, config_dir
from tui.reports.marking_down import marked_down
from tui.reports.report import Report
from tui.reports.template_faults import told_of
from tui.translate import Words

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

SHIPPED = Path(__file__).parent / "templates"
OF_BEI = "bei/"
"""Before the name of a template: the one that ships, whatever own one has its name."""


def shipped(name: str) -> str:
    """The template `name` that ships."""
    return (SHIPPED / name).read_text("utf-8")


class Templates:
    """Finds templates by name, own ones first; `main` names the one to begin with."""

    def __init__(self, main: str, folder: Path, file: Path | None = None) -> None:
        """Take the main template's name, the folder of own ones, and the `file` that stands for the main one if any."""
        self.main = main if file is None else f"file:{file}"
        self._folder = folder
        self._file = file

    @classmethod
    def asked(cls, main: str, named: str | None, words: Words) -> "Templates":
        """The templates, with what was `named` as the main one: a file, or a name in the folder of own templates.

        Raises FailureError where it is not there.
        """
        folder = config_dir() / TEMPLATES
        if named is None:
            return cls(main, folder)
        for file in (Path(named), folder / named, folder / f"{named}{Path(main).suffix}"):
            if file.is_file():
                return cls(main, folder, file)
        raise FailureError(Exit.NOT_FOUND, words("report.template_missing", name=brief(named), folder=folder))

    def place(self, name: str) -> Path | None:
        """The file of the template `name`; None where there is none of that name, or it is no plain name."""
        if name == self.main and self._file is not None:
            return self._file
        plain = name.removeprefix(OF_BEI)
        if "/" in plain or "\\" in plain or "\0" in plain or plain.startswith("."):
            return None
        own, ours = self._folder / plain, SHIPPED / plain
        if plain == name and own.is_file():
            return own
        return ours if ours.is_file() else None

    def are_at(self, file: Path) -> bool:
        """Whether `file` is where templates are."""
        return file == self._file or file.parent in (self._folder, SHIPPED)

    def load(self, name: str, words: Words) -> tuple[str, str, Callable[[], bool]] | None:
        """Text and place of the template `name`, as Jinja asks for them. Raises FailureError, and OSError."""
        place = self.place(name)
        return None if place is None else (text_at(place, words), str(place), lambda: True)


def text_at(place: Path, words: Words) -> str:
    """The text of a template. Raises FailureError, and OSError."""
    try:
        return place.read_text("utf-8")
    except UnicodeDecodeError:
        raise _at_fault(str(place), 1, words("fault.not_utf8")) from None


def as_page(report: Report, words: Words, templates: Templates) -> bytes:
    """The report as a page of HTML that needs nothing from outside. Raises FailureError, and OSError."""
    return _rendered(report, words, templates, None)


def as_markdown(report: Report, words: Words, templates: Templates) -> bytes:
    """The report as Markdown. Raises FailureError, and OSError."""
    return _rendered(report, words, templates, marked_down)


def _rendered(report: Report, words: Words, templates: Templates, finalize: Callable[[Any], Any] | None) -> bytes:
    from jinja2 import TemplateSyntaxError

    def said(key: str, **details: object) -> str:
        return words(key, **details)

    try:
        made = _environment(templates, words, finalize).get_template(templates.main).render(report=report, words=said)
    except FailureError:
        raise
    except TemplateSyntaxError as fault:
        raise _at_fault(fault.filename or "", fault.lineno, told_of(fault.message or "", "", words)) from None
    except Exception as problem:
        # Jinja puts the lines of templates into the traceback.
        steps = [step for step in extract_tb(problem.__traceback__) if templates.are_at(Path(step.filename))]
        if not steps or Path(steps[-1].filename).parent == SHIPPED:
            raise
        told = told_of(str(problem), type(problem).__name__, words)
        raise _at_fault(steps[-1].filename, steps[-1].lineno or 0, told) from None
    return made.encode()


def _environment(templates: Templates, words: Words, finalize: Callable[[Any], Any] | None) -> "SandboxedEnvironment":
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: templates.load(name, words)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["csp"] = _source_of
    return made


def _source_of(text: str) -> str:
    """What a content security policy calls a style of exactly this text."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _at_fault(file: str, line: int, told: str) -> FailureError:
    return FailureError(Exit.INVALID, f"{file}:{line}: {told}")
