"""`bei import`: documents come back, all or none of them; what does not follow from the log is made anew."""

from pathlib import Path
from typing import Any

import pytest

from sessions.canonical import dumps
from tests.tui.at_shell import HIRED, RATED, Data, applied, bei, exported, lines, made, named, noted, saved


@pytest.fixture
def document() -> Data:
    """The document of a session that is not in the home under this id."""
    session = made()
    applied(session, *RATED, HIRED)
    return named(exported(session), "given")


def _ids() -> set[str]:
    return {row["id"] for row in bei("list", "--json").json}


def _grown(*commands: Data) -> Data:
    """The document of `given` with these done as well in another home, on top of what was done there before."""
    place = ("--home", Path("elsewhere").absolute())
    if bei(*place, "show", "given").code == 3:
        assert bei(*place, "import", "-", stdin=bei("export", "given").data).code == 0
    assert bei(*place, "apply", "given", "-", stdin=lines(*commands)).code == 0
    return dict(bei(*place, "export", "given").json)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_document_is_taken_in_and_again_there_is_nothing_to_do(document: Data, tmp_path: Path) -> None:
    file = saved(tmp_path / "given.json", document)
    assert bei("import", file).told == (0, "given: imported, 14 events.")
    assert exported("given") == document
    assert bei("import", file).told == (0, "given: the same log is here already; nothing to do.")
    assert bei("import", file, file, lang="zh").told[0] == 0
    assert exported("given") == document


@pytest.mark.parametrize("form", ["json", "list", "jsonl", "jsonl with blank lines", "other order"])
def test_every_form_of_a_file_is_taken(form: str, document: Data) -> None:
    two = [document, named(document, "given2")]
    rows = [dumps(one) + "\n" for one in two]
    turned = [dumps(dict(reversed(one.items()))) + "\n" for one in two]
    text = {
        "json": rows[0],
        "list": dumps(two, indent=4),
        "jsonl": "".join(rows),
        "jsonl with blank lines": "\r\n" + "\r\n\r\n".join(rows) + "\n \n",
        "other order": "".join(turned),
    }[form]
    code, said = bei("import", "-", stdin=text).told
    assert (code, len(said.splitlines())) == (0, 1 if form == "json" else 2)
    assert exported("given") == document


def test_a_document_needs_nothing_but_rubric_and_events(document: Data, tmp_path: Path) -> None:
    bare = {key: document[key] for key in ("rubric", "events")}
    assert bei("import", saved(tmp_path / "bare.json", bare)).told == (0, "given: imported, 14 events.")
    assert exported("given") == document


def test_a_longer_log_goes_on_from_the_one_here(document: Data, tmp_path: Path) -> None:
    assert bei("import", saved(tmp_path / "given.json", document)).code == 0
    longer = _grown(noted("later"), {"do": "undo"}, {"do": "submit"})
    assert bei("import", saved(tmp_path / "longer.json", longer)).told == (0, "given: 3 later events taken in.")
    assert exported("given") == longer
    applied("given", {"do": "amend", "reason": "it can be worked on"})


def test_a_shorter_log_is_refused_and_changes_nothing(document: Data, tmp_path: Path) -> None:
    file = saved(tmp_path / "given.json", document)
    assert bei("import", file).code == 0
    applied("given", noted("later"))
    longer = exported("given")
    assert bei("import", file).told == (
        1,
        f"{file}: session given here has another log than the document; nothing was changed.",
    )
    assert exported("given") == longer


def test_a_diverged_log_is_refused_and_changes_nothing(document: Data, tmp_path: Path) -> None:
    assert bei("import", saved(tmp_path / "given.json", document)).code == 0
    theirs = saved(tmp_path / "theirs.json", _grown(noted("theirs"), noted("and more")))
    applied("given", noted("ours"))
    ours = exported("given")
    said = "session given here has another log than the document; nothing was changed."
    assert bei("import", theirs).told == (1, f"{theirs}: {said}")
    assert bei("import", saved(tmp_path / "new.json", named(document, "new")), theirs).told == (1, f"{theirs}: {said}")
    assert exported("given") == ours
    assert "new" not in _ids()


def test_logs_that_diverge_within_one_call_are_refused(document: Data, tmp_path: Path) -> None:
    assert bei("import", saved(tmp_path / "given.json", document)).code == 0
    theirs = _grown(noted("theirs"), noted("and more"), noted("and more"))
    applied("given", noted("ours"))
    both = saved(tmp_path / "both.json", named(exported("given"), "new"), named(theirs, "new"))
    assert bei("import", both).told[0] == 1
    assert "new" not in _ids()


def test_logs_that_grow_within_one_call_are_taken_in_turn(document: Data, tmp_path: Path) -> None:
    assert bei("import", saved(tmp_path / "given.json", document)).code == 0
    longer, longest = _grown(noted("1")), _grown(noted("2"))
    grown = saved(tmp_path / "grown.json", document, longer, longest)
    code, said = bei("import", grown).told
    assert code == 0
    assert said.splitlines() == [
        "given: the same log is here already; nothing to do.",
        "given: 1 later events taken in.",
        "given: 1 later events taken in.",
    ]
    assert exported("given") == longest
    new = [named(one, "new") for one in (document, longer, longest)]
    assert bei("import", saved(tmp_path / "new.json", *new)).told[0] == 0
    assert exported("new") == new[-1]
    falling = saved(tmp_path / "falling.json", *(named(one, "other") for one in (longest, longer)))
    assert bei("import", falling).told[0] == 1
    assert "other" not in _ids()


@pytest.mark.parametrize(
    ("key", "path", "value"),
    [
        ("result", ("verdict", "grade"), "high"),
        ("result", ("scorecard", "total"), 100),
        ("result", ("scorecard", "items", "co", "level"), 3),
        ("state", ("stage",), "grade"),
        ("state", ("evidence", 0, "text"), "something else"),
        ("state", ("ratings", "co", "level"), 3),
        ("session", ("candidate",), "somebody else"),
        ("session", ("minutes",), 90),
    ],
)
def test_what_does_not_follow_from_the_events_is_reported_and_made_anew(
    key: str, path: tuple[Any, ...], value: object, document: Data, tmp_path: Path
) -> None:
    changed = Data(exported(next(iter(_ids()))))
    changed = named(changed, "given")
    part = changed[key]
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    file = saved(tmp_path / "changed.json", changed)
    code, said = bei("import", file).told
    assert code == 0
    assert said.splitlines() == [
        f"{file}: {key} of session given did not follow from its events and was recomputed.",
        "given: imported, 14 events.",
    ]
    assert exported("given") == document


def test_all_that_differs_is_named(document: Data, tmp_path: Path) -> None:
    changed = {**document, "session": None, "state": {}, "result": []}
    _, said = bei("import", saved(tmp_path / "changed.json", changed)).told
    assert "session, state, result of session given did not follow" in said


BAD: list[tuple[str, Any, str]] = [
    (
        "another version",
        lambda one: {**one, "schema": "bei.session/2"},
        "schema: should be “bei.session/1”, not “bei.session/2”",
    ),
    ("a schema of null", lambda one: {**one, "schema": None}, "schema: should be"),
    ("no rubric", lambda one: {**one, "rubric": None}, "rubric: the snapshot of the model"),
    ("no events", lambda one: {**one, "events": []}, "events: should be a list of events"),
    ("another digest", lambda one: {**one, "rubric": {**one["rubric"], "digest": "sha256:0"}}, "digest does not fit"),
    (
        "an event that is none",
        lambda one: {**one, "events": [*one["events"], {"event": "hacked"}]},
        "events[14].event: ",
    ),
    ("a gap in the log", lambda one: {**one, "events": [one["events"][0], *one["events"][2:]]}, "events[1].seq: "),
    ("an escape in an id", lambda one: named(one, "\x1b[2J"), "events[0].session: "),
    ("a path for an id", lambda one: named(one, "../../etc"), "events[0].session: "),
    ("no object", lambda _: "bei.session/1", "a JSON object was expected"),
]


@pytest.mark.parametrize(("spoil", "problem"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_one_bad_file_among_good_ones_and_nothing_is_taken_in(
    spoil: Any, problem: str, document: Data, tmp_path: Path
) -> None:
    before = _ids()
    good = saved(tmp_path / "good.json", document)
    bad = saved(tmp_path / "bad.json", spoil(named(document, "spoilt")))
    code, said = bei("import", good, bad, saved(tmp_path / "better.json", named(document, "better"))).told
    assert code == 4
    assert said.startswith(f"Not a usable session document: {bad}: ")
    assert problem in said
    assert _ids() == before


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        (b"[]", "no session document in it"),
        (b"not json", "line 1, column 1: a value is missing"),
        ("{}".encode("utf-16"), "not UTF-8"),
        (b"[" * 100_000, "nested deeper than"),
        (b'{"schema": "bei.session/1", "schema": 1}', "stands twice"),
        (b"[null]", "document 1: a JSON object was expected"),
        (b'{"schema": 1}\n{"schema"\n', "line 1: schema: should be"),
    ],
)
def test_what_is_no_document_is_an_invalid_file(content: bytes, problem: str) -> None:
    code, said = bei("import", "-", stdin=content).told
    assert code == 4
    assert said.startswith("Not a usable session document: -: ")
    assert problem in said


def test_a_file_that_is_not_there_is_not_found_and_nothing_is_taken_in(document: Data, tmp_path: Path) -> None:
    before, missing = _ids(), tmp_path / "missing.json"
    assert bei("import", saved(tmp_path / "given.json", document), missing).told == (3, f"No such file: {missing}")
    assert bei("import", tmp_path).told == (1, f"Is a directory: {tmp_path}")
    assert _ids() == before
