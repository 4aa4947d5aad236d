"""Hostile words and files: nothing acts on a terminal, what is exact stays exact, and no input brings bei down."""

import json
import random
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sessions.canonical import digest, dumps, loads
from tests.rubric.yaml_sample import GOOD
from tests.sessions.acts import HOSTILE
from tests.sessions.making import small
from tests.tui.at_shell import (
    RATED,
    Answer,
    Data,
    applied,
    bei,
    dangerous,
    exported,
    home,
    lines,
    made,
    named,
    noted,
    saved,
)

TRICKS = (
    *HOSTILE,
    "\x1b]0;title\x07\x1b[2J\x1b[H",
    "\r\x1b[Koverwritten",
    "\u202eevil\u202c\u2066\u2069",
    "a\u200bb\u00adc\u2060d\U000e0001",
    "\x9b31m\x90\x98",
    "{name} {0.__class__} %s %(x)s {",
    "[red]x[/red] :smile:",
    "\b\b\b\x08\x0b\x0c\x1f",
)
# `make fuzz` looks on for as long as one likes.
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
CODES = {0, 1, 2, 3, 4, 5}
"""What is encrypted without saying for whom is wrong usage (2): `--identity` is missing."""


def _one_session() -> str:
    """A session for all the examples of a search, which share a home."""
    place = home() / "sessions"
    found = [path.name for path in place.iterdir() if path.is_dir()] if place.is_dir() else []
    return found[0] if found else made()


def _read_aloud(session: str) -> list[str]:
    """All that is shown of `session`, each in both languages."""
    verbs = (("show", session), ("grade", session), ("list",))
    answers = [bei(*verb, lang=lang) for verb in verbs for lang in ("en", "zh")]
    assert [(one.code, one.err) for one in answers] == [(0, "")] * len(answers)
    return [one.out for one in answers]


def _told(text: str) -> tuple[Data, ...]:
    return (
        {"do": "add_incident", "kind": "high", "title": text, "when": text, "role": text},
        noted(text, incident="i1", items=["co"]),
        {"do": "rate_item", "item": "co", "level": 1, "reason": text},
        {"do": "decide", "decision": "hire", "reason": text, "by": "赵敏"},
    )


@pytest.mark.parametrize("text", TRICKS)
def test_what_people_wrote_is_shown_harmless_on_a_terminal_too_and_exported_exact(text: str, tmp_path: Path) -> None:
    session = made()
    applied(session, *_told(text))
    assert [dangerous(out) for out in _read_aloud(session)] == [set()] * 6
    for document in (exported(session), bei("show", session, "--json").json):
        state = document["state"]
        [incident], [note] = state["incidents"], state["evidence"]
        assert (incident["title"], incident["when"], incident["role"], note["text"]) == (text,) * 4
        assert (state["ratings"]["co"]["reason"], state["decision"]["reason"]) == (text, text)
    raw = bei("export", session)
    file = tmp_path / "s.json"
    file.write_bytes(raw.data)
    assert bei("--home", tmp_path / "other", "import", file).code == 0
    assert bei("--home", tmp_path / "other", "export", session).data == raw.data
    # On a terminal a document does not act, and says the same.
    for verb in (("export", session), ("export", "--all", "--format", "jsonl"), ("show", session, "--json")):
        answer = bei(*verb, terminal=True)
        assert dangerous(answer.out) == set()
        assert answer.json == bei(*verb).json


def test_nothing_begins_a_line_of_its_own_in_a_message(tmp_path: Path) -> None:
    forged = "\nsaved 09:30\r\u2028已保存"
    session = made()
    model = tmp_path / f"m{forged}.yaml"
    model.write_text("schema: 1\n", "utf-8")
    answers = [
        bei("show", forged),
        bei("list", forged),
        bei(forged),
        bei("import", tmp_path / forged),
        bei("rubric", "validate", model),
        bei("rubric", "show", forged),
        bei("apply", session, "-", stdin=lines({"do": "start_stage", "stage": forged})),
        bei("apply", session, "-", stdin=lines(noted("x", items=[forged]))),
        bei("export", session, "-o", tmp_path / forged / "x"),
        bei("new", "--candidate", "x", "--rubric", forged, "--grade", "low", "--interviewer", "x"),
        bei("--home", model, "list"),
    ]
    assert all(one.code for one in answers)
    begun = [line for one in answers for line in one.err.splitlines() if line.lstrip().startswith(("saved", "已保存"))]
    assert begun == []


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip))
@FEW
def test_any_words_are_shown_harmless_and_exported_exact(text: str) -> None:
    session = _one_session()
    applied(session, noted(text))
    out = bei("show", session).out
    assert dangerous(out) == set()
    assert len(out.splitlines()) == len(out.split("\n")) - 1
    assert exported(session)["state"]["evidence"][-1]["text"] == text


@pytest.mark.parametrize(
    "name", ["{name}{0}%s", "[b]Ann[/b]", "O'Neil \\n", "\u05e9\u05dc\u05d5\u05dd", "👩", "e\u0301" * 9]
)
def test_odd_names_that_are_allowed_are_kept_as_they_are(name: str) -> None:
    session = made("--candidate", name, "--candidate-id", name, "--post", name)
    assert exported(session)["session"]["candidate"] == name
    english, _, _, _, listed, _ = _read_aloud(session)
    assert f"{name} ({name})" in english
    assert f"{name} ({name})" in listed


def test_a_models_texts_are_shown_harmless_and_exported_exact(tmp_path: Path) -> None:
    text = "\x1b[31mred\u202e"
    content = loads(dumps(small().content).replace("「co」", dumps(text)[1:-1]).replace('"Low"', dumps(text)))
    model = saved(tmp_path / "m.json", {**content, "id": "hostile"})
    assert bei("rubric", "import", model).code == 0
    session = made("--rubric", "hostile")
    shown = _read_aloud(session)
    for lang in ("en", "zh"):
        for verb in ("list", "show", "validate"):
            answer = bei("rubric", verb, *([] if verb == "list" else ["hostile"]), lang=lang)
            assert answer.code == 0
            shown.append(answer.out)
    assert [dangerous(out) for out in shown] == [set()] * len(shown)
    assert bei("rubric", "show", "hostile", "--json").json["items"][0]["title"]["zh"] == text


def test_names_of_files_models_codes_and_keys_are_told_harmless(tmp_path: Path) -> None:
    trick = "\x1b[2J\u202e"
    session = made()
    file = tmp_path / f"{trick}.yaml"
    file.write_text(GOOD.replace("version: 1.0.0", f'"{json.dumps(trick)[1:-1]}": 1'), "utf-8")
    hostile: Data = {"do": "add_evidence", "text": "x", trick: 1}
    answers = [
        bei("rubric", "validate", file),
        bei("rubric", "show", trick),
        bei("rubric", "show", tmp_path / trick / "x"),
        bei("show", trick),
        bei("grade", f"./{trick}"),
        bei("import", file),
        bei("apply", session, "-", stdin=lines({"do": trick})),
        bei("apply", session, "-", stdin=lines(hostile)),
        bei("apply", session, "-", stdin=lines(noted("x", items=[trick]))),
        bei("apply", session, "-", stdin=lines({"do": "capture", "line": f"#{trick} x"})),
        bei("export", session, "-o", tmp_path / trick / "x"),
        bei("list", trick),
        bei(trick),
    ]
    assert [one.code for one in answers] == [4, 3, 3, 3, 3, 4, 4, 4, 1, 0, 3, 2, 2]
    assert all(one.err for one in answers)  # that all of it is harmless, `bei` itself sees to


@cache
def _document() -> Data:
    session = made()
    applied(session, *RATED)
    return exported(session)


def _fed(content: bytes) -> list[Answer]:
    """`content` given to all that read files, each in some language."""
    session = _one_session()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "given.yaml"
        file.write_bytes(content)
        verbs = (
            ("import", file),
            ("grade", "-"),
            ("apply", session, "-", "--json"),
            ("rubric", "validate", file),
        )
        return [bei(*verb, stdin=content, lang="zh" if len(verb) % 2 else "en") for verb in verbs]


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@example(content=b"")
@example(content=b"\xff\xfe{\x00}\x00")
@example(content=b"[" * 100_000)
@example(content=b'{"a":' * 100_000)
@example(content=b"- " * 10_000)
@example(content=b"{" * 10_000)
@example(content=b"a: &a [*a, *a]\n")
@example(content=b"? ? ? ?")
@example(content=b"\x00" * 50)
@example(content=b"9" * 5_000)
@example(content=b"1e999999999999")
@example(content=b'"\\ud800"')
@example(content=b'{"\\ud800": "\\udfff"}')
@example(content=b"!!python/object/apply:os.system [id]")
@example(content=b"-----BEGIN AGE ENCRYPTED FILE-----")
@FEW
def test_no_bytes_bring_bei_down(content: bytes) -> None:
    answers = _fed(content)
    assert {one.code for one in answers} <= CODES
    assert all(one.err or one.code == 0 for one in answers)


ODD: tuple[Any, ...] = (None, True, 0, 9, 10**30, "", "x", "\x1b[2J", "\ud800", "NE", [], {}, [[]], "{key}", "co", 1.5)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [path, *(place for step in steps for place in _places(value[step], (*path, step)))]


def _spoilt(content: Any, seed: int) -> Any:
    """`content` with one to three values changed, taken away, doubled, or put elsewhere."""
    choose = random.Random(seed)
    content = json.loads(json.dumps(content, default=float))
    for _ in range(choose.choice((1, 1, 2, 3))):
        places = [place for place in _places(content) if place]
        if not places:
            return content
        *above, last = choose.choice(places)
        part = content
        for step in above:
            part = part[step]
        kind = choose.randrange(4)
        if kind == 0:
            del part[last]
        elif kind == 1 and isinstance(part, list):
            part.append(part[last])
        elif kind == 2 and isinstance(part, dict):
            part[choose.choice(("extra", "\x1b", "", "9", "key"))] = choose.choice(ODD)
        else:
            part[last] = choose.choice(ODD)
    return content


@given(seed=st.integers(0, 2**32), sign=st.booleans(), inside=st.sampled_from(["events", "state", "rubric", None]))
@FEW
def test_no_document_brings_bei_down_and_what_it_takes_can_be_read(seed: int, sign: bool, inside: str | None) -> None:
    document = json.loads(json.dumps(named(_document(), f"given{seed}"), default=float))
    document = _spoilt(document, seed) if inside is None else {**document, inside: _spoilt(document[inside], seed)}
    rubric = document.get("rubric") if isinstance(document, dict) else None
    if sign and isinstance(rubric, dict) and isinstance(rubric.get("snapshot"), dict):
        rubric["digest"] = digest(loads(json.dumps(rubric["snapshot"])))
        if isinstance(document.get("events"), list) and document["events"] and isinstance(document["events"][0], dict):
            document["events"][0]["digest"] = rubric["digest"]
    content = json.dumps(document)
    graded, taken = bei("grade", "-", stdin=content), bei("import", "-", stdin=content)
    assert graded.code in {0, 4}
    assert dangerous(graded.out) == set()
    assert taken.code in {graded.code, 1}
    assert (bei("list").code, bei("export", "--all", "--format", "jsonl").code) == (0, 0)


@given(seed=st.integers(0, 2**32))
@FEW
def test_no_command_and_no_model_brings_bei_down(seed: int) -> None:
    session = _one_session()
    before = len(exported(session)["events"])
    commands = "".join(json.dumps(_spoilt(one, seed + n)) + "\n" for n, one in enumerate(RATED))
    answer = bei("apply", session, "-", "--json", stdin=commands)
    assert answer.code in {0, 1, 4}
    assert len(exported(session)["events"]) == before + len(answer.out.splitlines())
    assert dangerous(bei("show", session).out) == set()
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.json"
        model.write_text(json.dumps(_spoilt(small().content, seed)), "utf-8")
        assert bei("rubric", "validate", model).code in {0, 4}
