"""A person at the command line: runs `bei` in this process, and gets back what it said and how it ended.

The home is the `$BEI_HOME` that every test has to itself.
"""

import io
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import pytest

from sessions.canonical import dumps, loads
from tests.sessions.making import small
from tui import services
from tui.cli import main

SCRIPT = str(Path(sys.executable).parent / "bei")
"""The installed command, for what only a process of its own can show."""

Data = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it said: standard output to the byte, standard error as text."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()

    @property
    def json(self) -> Any:
        return loads(self.data)

    @property
    def lines(self) -> list[Any]:
        """JSON Lines."""
        return [loads(line) for line in self.out.splitlines()]

    @property
    def told(self) -> tuple[int, str]:
        """The exit code and the message, of a command that must have given no data."""
        assert self.data == b""
        return self.code, self.err.removesuffix("\n")


class _Stream(io.BytesIO):
    def __init__(self, content: bytes, terminal: bool) -> None:
        super().__init__(content)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@contextmanager
def _standard_input(stream: IO[bytes]) -> Iterator[None]:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(stream, encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def dangerous(text: str) -> set[str]:
    """The characters in `text` that would act on a terminal, or show nothing at all, line ends left out."""
    hidden = {one for one in text if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    return hidden - {"\n"}


def bei(
    *arguments: object,
    stdin: bytes | str = b"",
    lang: str | None = "en",
    terminal: bool = False,
    umask: int = 0o022,
    encoding: str = "utf-8",
) -> Answer:
    """Run `bei` with these arguments; an error that it does not handle is raised here.

    What goes to standard error must be harmless to a terminal, whatever it is about.
    """
    out, err = _Stream(b"", terminal), _Stream(b"", terminal)
    given = stdin.encode() if isinstance(stdin, str) else stdin
    before = os.umask(umask)
    try:
        with (
            _standard_input(_Stream(given, terminal)),
            redirect_stdout(io.TextIOWrapper(out, encoding=encoding, write_through=True)),
            redirect_stderr(io.TextIOWrapper(err, encoding=encoding, errors="backslashreplace", write_through=True)),
        ):
            code = _ended([*(["--lang", lang] if lang else []), *(str(one) for one in arguments)])
            sys.stdout.detach()  # type: ignore[union-attr]
            sys.stderr.detach()  # type: ignore[union-attr]
    finally:
        os.umask(before)
    said = err.getvalue().decode(encoding)
    assert dangerous(said) == set(), said
    return Answer(code, out.getvalue(), said)


def _ended(arguments: list[str]) -> int:
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("BEI_TRACEBACK", os.environ.get("BEI_TRACEBACK", "1"))
            return main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 99


def home() -> Path:
    """The home of this test."""
    return Path(os.environ["BEI_HOME"])


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """From now on `bei` runs so many days later."""
    defaults = services.Services.__init__.__defaults__ or ()
    in_time = [(lambda: services.now() + timedelta(days=days)) if one is services.now else one for one in defaults]
    monkeypatch.setattr(services.Services.__init__, "__defaults__", tuple(in_time))


def have_small_model(place: Path | None = None) -> None:
    """Put the small rubric of three levels into the home, or the one at `place`, as `small`."""
    place = place or home()
    own = place / "rubrics"
    for folder in (place, own):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (own / "small.json").write_text(dumps(small().content), "utf-8")


NEW = ("new", "--candidate", "王芳", "--rubric", "small", "--grade", "low", "--interviewer", "李伟")
"""A call for a session on the small rubric."""


def made(*options: object) -> str:
    """The id of a new session on the small rubric."""
    have_small_model()
    answer = bei(*NEW, *options)
    assert (answer.code, answer.err) == (0, "")
    return answer.out.removesuffix("\n")


def lines(*commands: Data) -> str:
    """Commands as lines for `bei apply`."""
    return "".join(dumps(one) + "\n" for one in commands)


def applied(session: str, *commands: Data) -> Answer:
    """Have `commands` done in `session`, all of them."""
    answer = bei("apply", session, "-", "--json", stdin=lines(*commands))
    assert answer.code == 0, answer.err
    return answer


def exported(session: str) -> Data:
    """The document of `session`."""
    answer = bei("export", session)
    assert answer.code == 0, answer.err
    return dict(answer.json)


def saved(path: Path, *documents: Data) -> Path:
    """A file at `path` with one document, or with a list of them."""
    path.write_text(dumps(documents[0] if len(documents) == 1 else documents), "utf-8")
    return path


def named(document: Data, session: str) -> Data:
    """`document` as that of another session."""
    first, *rest = document["events"]
    about = {**document["session"], "id": session}
    return {**document, "session": about, "events": [{**first, "session": session}, *rest]}


def noted(text: str, **more: Any) -> Data:
    """The command that takes a note."""
    return {"do": "add_evidence", "text": text, **more}


RATED: tuple[Data, ...] = (
    {"do": "start_stage", "stage": "incidents"},
    {"do": "add_incident", "kind": "high", "title": "Won the hospital", "when": "May 2025", "role": "lead", "as": "h"},
    {"do": "capture", "line": "a: + #co.1.1 #co.1.2 called three customers", "incident": "h"},
    {"do": "capture", "line": "r: - q: #com lost one of them"},
    {"do": "mark_indicator", "indicator": "co.1.1", "mark": "shown"},
    {"do": "mark_indicator", "indicator": "co.1.2", "mark": "shown"},
    {"do": "record_exam", "item": "law", "level": 1, "subject": "tax", "score": 70},
    {"do": "record_exam", "item": "law", "level": 1, "subject": "civil", "score": Decimal("61.5")},
    {"do": "rate_item", "item": "co", "level": 1},
    {"do": "rate_item", "item": "com", "level": 1, "reason": "one clear case"},
    {"do": "rate_item", "item": "law", "level": 1},
    {"do": "rate_item", "item": "ski", "level": "NE"},
)
"""An interview on the small rubric that ends at the grade `low`."""

HIRED: Data = {"do": "decide", "decision": "hire", "grade": "low", "reason": "meets the grade", "by": "赵敏"}


def in_shell(command: str, *arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run `command` in sh, with the installed `bei` as `$0` and the arguments behind it."""
    words = ["sh", "-c", command, SCRIPT, "--lang", "en", *map(str, arguments)]
    return subprocess.run(words, capture_output=True, check=False, timeout=60, **options)


def mode(path: Path) -> str:
    """The permissions of a file, such as `0600`."""
    return f"{path.stat().st_mode & 0o7777:04o}"


def unlike(modes: Iterable[Path], directory: str = "0700", file: str = "0600") -> dict[str, str]:
    """Those of the paths that have other permissions, with them."""
    return {str(one): mode(one) for one in modes if mode(one) != (directory if one.is_dir() else file)}
