"""A new model: `rubric new`, out of answers or from a model that there is."""

import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.model import Change
    from rubric.starting import Named, Outline, Said
    from tui.door import Door
    from tui.translate import Words

RUBRIC_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
_HAN = re.compile("[\u3400-\u9fff]")
SCHEMA_FILE = "schema/rubric.schema.json"
"""Where, beside the own models, the JSON Schema stands that the first line of a new file names."""


def new(args: Namespace, door: "Door") -> int:
    """Begin a model and put it among the home's own, or into a file; never in place of anything."""
    from rubric.reader import read_text
    from sessions.storage.files import Files
    from sessions.storage.turn import take_turn
    from tui.out_file import write_file

    words = door.words
    if not RUBRIC_ID.match(args.id):
        raise FailureError(Exit.USAGE, words("start.bad_id", id=args.id))
    services = door.services()
    inside = args.out is None
    _refuse_taken(args.id, door, inside)
    to_output = args.out == "-"
    path = services.home / "rubrics" / f"{args.id}.yaml" if inside else Path(args.out)
    if path.exists() and not to_output:
        raise FailureError(Exit.FAILED, words("error.exists", file=path))
    text, suffix = _text(args, door, services.clock().date().isoformat())
    path = path.with_suffix(suffix) if inside else path
    read_text(text, str(path))  # what is put among the models is one without faults
    if to_output:
        say.data(text)
        return Exit.DONE
    lock = take_turn(Files(), door.home / "rubrics.lock", "lock the models")
    try:
        if inside:
            _refuse_taken(args.id, door, inside)
            put_schema(path.parent)
        write_file(path, text.encode(), door, overwrite=False, inside=inside)
    finally:
        lock.release()
    say.message(words("start.copied" if args.source else "start.done", id=args.id))
    if args.json:
        say.json({"rubric": args.id, "file": str(path)})
    else:
        say.line(str(path))
    return Exit.DONE


def put_schema(folder: Path) -> None:
    """Put the JSON Schema where editors find it from a model in `folder`. Raises OSError."""
    from sessions.canonical import dumps
    from sessions.schemas import schema_of

    place = folder / SCHEMA_FILE
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.write_text(dumps(schema_of("rubric"), indent=1) + "\n", "utf-8")


def _refuse_taken(rubric_id: str, door: "Door", inside: bool) -> None:
    from rubric.catalogue import Catalogue

    if inside and rubric_id in Catalogue(door.home / "rubrics").files():
        raise FailureError(Exit.FAILED, door.words("start.taken", id=rubric_id))


def _text(args: Namespace, door: "Door", today: str) -> tuple[str, str]:
    """The text of the new file, and the ending of its name."""
    from getpass import getuser

    from rubric.model import Change
    from rubric.rewriting import NotRewrittenError
    from rubric.starting import FIRST, begun, copied
    from tui.verbs.rubrics import model_text, read_model

    words = door.words

    def change(why: str) -> "Change":
        by = " ".join((args.by or getuser()).split())
        return Change(version=FIRST, on=today, by=by or "bei", why=why)

    if args.source is None:
        return begun(Interview(words, args.id).outline(), change(words("start.why"))), ".yaml"
    before = read_model(door, args.source).rubric
    text, name = model_text(door, args.source)
    why = words("start.why_from", id=before.id, version=before.version)
    try:
        made = copied(text, name, args.id, change(why))
    except NotRewrittenError:
        raise FailureError(Exit.FAILED, words("release.by_hand", file=name)) from None
    return made, ".json" if name.endswith(".json") else ".yaml"


class Interview:
    """Asks for the outline of a model, line by line; what cannot be taken is asked for again."""

    def __init__(self, words: "Words", rubric_id: str) -> None:
        """Take the language and the id of the model."""
        self._words = words
        self._id = rubric_id
        self._items: set[str] = set()

    def outline(self) -> "Outline":
        """All the answers. Raises FailureError where the input ends before."""
        from rubric.starting import Outline

        say.message(self._words("start.how"))
        title = self._title(self._words("start.title"))
        count = self._count()
        usual = [self._words(f"start.usual.{n}") for n in range(1, 5)] if count <= 4 else []
        levels = []
        for n in range(1, count + 1):
            default = usual[n - 1] if usual else ""
            levels.append(self._title(self._words("start.level", n=n, usual=default or "–"), default))
        named = self._several("category")
        categories = tuple((one, self._several("item", category=self._words_of(one.title))) for one in named)
        return Outline(self._id, title, tuple(levels), categories, self._several("grade"))

    def _words_of(self, title: "Said") -> str:
        return title.get(self._words.language) or next(iter(title.values()))

    def _ask(self, question: str) -> str:
        say.prompt(question)
        raw = say.received().readline()
        if not raw:
            raise FailureError(Exit.USAGE, "\n" + self._words("start.ended", asked=question))
        return raw.decode("utf-8-sig", "replace").strip()

    def _title(self, question: str, default: str = "") -> "Said":
        while True:
            answer = self._ask(question) or default
            title = _title(answer)
            if title is not None:
                return title
            say.message(self._words("start.no_title"))

    def _count(self) -> int:
        while True:
            answer = self._ask(self._words("start.levels")) or "4"
            if answer.isascii() and answer.isdigit() and 1 <= int(answer[:3]) <= 9:
                return int(answer)
            say.message(self._words("start.no_count"))

    def _several(self, kind: str, **about: str) -> "tuple[Named, ...]":
        """Parts of a kind until a line is empty, one at least."""
        from rubric.starting import Named
        from rubric.verdict import BELOW, INSUFFICIENT

        found: list[Named] = []
        taken = self._items if kind == "item" else {BELOW, INSUFFICIENT}
        while True:
            answer = self._ask(self._words(f"start.{kind}", n=len(found) + 1, **about))
            if not answer and found:
                return tuple(found)
            code, title = _named(answer)
            if title is None:
                say.message(self._words("start.no_title"))
            elif code and (not _CODE.match(code) or code in taken):
                say.message(self._words("start.no_code", code=code))
            else:
                code = code or _made_up(title, kind, taken)
                taken.add(code)
                found.append(Named(code, title))


def _named(answer: str) -> "tuple[str, Said | None]":
    """`code: title` or a title alone."""
    head, colon, rest = answer.replace("：", ":", 1).partition(":")
    return (head.strip(), _title(rest)) if colon else ("", _title(answer))


def _title(answer: str) -> "Said | None":
    """`中文 | English` in either order, or one of them alone."""
    parts = [one.strip() for one in answer.replace("｜", "|").split("|")]
    if not all(parts) or len(parts) > 2 or "\ufffd" in answer or max(map(len, parts)) > 200:
        return None
    if len(parts) == 1:
        return {"zh" if _HAN.search(parts[0]) else "en": parts[0]}
    chinese_first = bool(_HAN.search(parts[0])) or not _HAN.search(parts[1])
    return dict(zip(("zh", "en") if chinese_first else ("en", "zh"), parts, strict=True))


def _made_up(title: "Said", kind: str, taken: set[str]) -> str:
    """A code that nobody gave: the beginning of the English title, else a number."""
    word = re.sub("[^a-z]", "", title.get("en", "").lower())
    candidates = (*(word[:length] for length in range(3, len(word) + 1)), *(f"{kind}{n}" for n in range(1, 999)))
    return next(one for one in candidates if _CODE.match(one) and one not in taken)
