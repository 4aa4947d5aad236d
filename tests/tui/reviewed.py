"""Sessions on the small model that were rated to the end, and drafts of its next version."""

from pathlib import Path
from typing import Any

from sessions.canonical import dumps
from tests.sessions.making import small
from tests.tui.at_shell import HIRED, RATED, applied, home, made


def decided(*commands: dict[str, Any], submit: bool = False) -> str:
    """A session rated to the end at `low`, with more done before the decision."""
    session = made()
    applied(session, *RATED, *commands, HIRED, *([{"do": "submit"}] if submit else []))
    return session


def rated(item: str, level: int | str) -> dict[str, Any]:
    return {"do": "rate_item", "item": item, "level": level, "reason": "it was clear"}


def contents() -> dict[str, bytes]:
    """All files of the home under sessions, to the byte."""
    place = home() / "sessions"
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def draft(tmp_path: Path, **changes: Any) -> Path:
    """A draft of the small model as JSON."""
    path = tmp_path / "draft.json"
    path.write_text(dumps({**small().content, **changes}), "utf-8")
    return path


def grades(low: dict[str, int], core: tuple[str, ...] = ("co",)) -> list[Any]:
    first, *rest = small().content["grades"]
    return [{**first, "standards": low, "core": list(core)}, *rest]
