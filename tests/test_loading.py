"""What a command loads: the parts that take long to load come only where they are used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.limits import MAX_DOCUMENT

ROOT = Path(__file__).parent.parent
LOADED = """
import json, sys
code = 0
try:
    exec(sys.argv[1])
except SystemExit as stop:
    code = stop.code or 0
sys.stdout.flush()
print("\\n" + json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""
COMMAND = "from tui.cli import main; sys.exit(main(sys.argv[2:]))"


def _run(statement: str, *arguments: str, stdin: str = "") -> list[str]:
    """What `statement` prints in a new Python, and last its exit code and the top-level packages it loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, statement, *arguments],
        input=stdin,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=240,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def _loaded(statement: str, *arguments: str, stdin: str = "") -> tuple[int, set[str]]:
    """The exit code of `statement` in a new Python, and the top-level packages it loaded."""
    code, names = json.loads(_run(statement, *arguments, stdin=stdin)[-1])
    return code, set(names)


PLAIN = [
    ("--help", 0),
    ("--plain", 0),
    ("export --help", 0),
    ("list", 0),
    ("list --json", 0),
    ("export missing", 3),
    ("show missing", 3),
    ("replay missing", 3),
    ("grade missing", 3),
    ("chart missing", 3),
    ("log", 0),
    ("subject nobody", 3),
    ("qualification show nobody", 3),
    ("rubric list", 0),
    ("rubric validate broker-am", 0),
    ("rubric import tests/data/case/opencase-sample.json --preview", 0),
    ("rubric lint broker-am", 0),
    ("rubric diff broker-am broker-am", 0),
    ("rubric new missing", 2),
    ("rubric edit missing --editor", 2),
    ("rubric review broker-am", 0),
    ("rubric try broker-am", 0),
    ("exam bank list", 0),
    ("serve --interface localhost", 2),
    ("exam bank show missing", 3),
    ("exam analyse missing", 3),
    ("exam scores missing nothing.csv", 3),
    *((f"schema {one}", 0) for one in ("session", "rubric", "bank", "command")),
]
"""Commands that draw no screen, with their exit codes in an empty home."""
IN_TURN = """
from tui.cli import main
made = []
for one in sys.argv[2:]:
    try:
        ended = main(one.split())
    except SystemExit as stop:
        ended = stop.code or 0
    made.append([one, ended, "textual" in sys.modules])
print("\\n" + json.dumps(made))
"""


def test_a_plain_command_loads_no_textual() -> None:
    """In one process, so that none but the first to load it is told of."""
    commands = [arguments for arguments, _ in PLAIN]
    told = _run(IN_TURN, *commands)[-3]
    assert json.loads(told) == [[arguments, code, False] for arguments, code in PLAIN]


@pytest.mark.parametrize("arguments", ["--help", "--version", "list", "list --json", "qualification list"])
def test_a_command_at_the_door_loads_neither_pydantic_nor_the_yaml_reader(arguments: str) -> None:
    ended, loaded = _loaded(COMMAND, *arguments.split())
    assert ended == 0
    assert not loaded & {"textual", "pydantic", "pydantic_core", "ruamel", "tomllib", "tomlkit"}


def test_the_words_and_the_shelf_load_neither_pydantic_nor_the_yaml_reader() -> None:
    _, loaded = _loaded("import tui.translate, sessions.shelf")
    assert {"tui", "sessions"} <= loaded
    assert not loaded & {"textual", "pydantic", "pydantic_core", "ruamel"}


def test_an_interview_in_plain_prompts_loads_no_textual() -> None:
    orders = "where ask plan/ time notes item mark/ rate/ verdict scores lack structure decide/ undo redo history copy/"
    lines = "\n".join(f"/{one}".replace("/ ", "\n/") for one in orders.replace("/", "\n/").split(" "))
    ended, loaded = _loaded(COMMAND, "--lang", "en", "--plain", "demo", stdin=f"\n1\na: + called\n{lines}\n/quit\n")
    assert ended == 0
    assert {"pydantic", "tui"} <= loaded
    assert "textual" not in loaded


FIRST_SIGHT = """
from pathlib import Path
from tui.arguments.parser import parser
from tui.door import Door
from tui.translate import Words
import tui.verbs.program
words = Words("en")
parser(words, []).parse_args([])
services = Door(Path(sys.argv[2]), words).services()
from tui.app import BeiApp
BeiApp(services).get_default_screen()
services.shelf.first_sight().rows[0]
print("\\n" + json.dumps(sorted(sys.modules)))
"""
"""All that comes before the list of sessions is painted for the first time."""
LATER = """
tinydb pydantic ruamel tomllib sessions.desk sessions.interview.commands sessions.duties
sessions.storage.index sessions.storage.journal sessions.storage.frames sessions.storage.hold sessions.storage.posts
sessions.storage.templates tui.arguments.commands tui.defect tui.known_models tui.outbox tui.reports tui.screens.form
tui.screens.leaving tui.screens.on_session tui.screens.working tui.settings.reading tui.settings.rules tui.sitting
tui.themes.own tui.verbs.outcome tui.widgets.choice tui.widgets.picks
"""


def _one_listed(home: Path) -> None:
    from sessions.shelf import Shelf
    from tests.sessions.opened_record import opened

    shelf = Shelf.at(home)
    shelf.create("aaaa", opened("aaaa")).close()
    shelf.rows()


def test_sessions_that_have_not_changed_are_listed_without_the_database(tmp_path: Path) -> None:
    _one_listed(tmp_path / "home")
    ended, loaded = _loaded(COMMAND, "--home", str(tmp_path / "home"), "list")
    assert ended == 0
    assert not loaded & {"tinydb", "textual", "rich", "pydantic"}


def test_the_list_is_painted_before_what_it_does_not_need_is_loaded(tmp_path: Path) -> None:
    _one_listed(tmp_path / "home")
    loaded = json.loads(_run(FIRST_SIGHT, str(tmp_path / "home"))[-3])
    assert {"textual.app", "tui.screens.home", "sessions.storage.first_sight"} <= set(loaded)
    early = {one for one in loaded for later in LATER.split() if one == later or one.startswith(f"{later}.")}
    assert early == set()


def test_what_is_loaded_is_seen() -> None:
    _, loaded = _loaded("import textual.app, pydantic, ruamel.yaml")
    assert {"textual", "pydantic", "ruamel"} <= loaded


def test_what_is_no_document_is_refused_before_the_model_of_a_session_is_loaded(tmp_path: Path) -> None:
    bad = {
        "twice": b'{"a": 1, "a": 2}',
        "nan": b'{"a": NaN}',
        "huge": b'{"a": 1e999999999}',
        "digits": b'{"a": ' + b"9" * 5000 + b"}",
        "utf-16": '{"a": 1}'.encode("utf-16"),
        "deep": b"[" * 100_000,
        "large": b'{"a": "' + b"x" * MAX_DOCUMENT + b'"}',
        "lines": b'{"schema": "bei.session/1"\n' * 3,
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    each = "from tui.cli import main; sys.exit({main(['import', one]) for one in sys.argv[2:]} != {4})"
    ended, loaded = _loaded(each, *(str(tmp_path / name) for name in bad))
    assert ended == 0
    assert not loaded & {"textual", "pydantic", "pydantic_core", "ruamel"}
