"""The first record of a session, for tests of the store; loads next to nothing."""

from typing import Any

AT = "2026-03-01T09:00:{:02}.000Z"


def opened(session: str = "quiet-lark", **changes: Any) -> dict[str, Any]:
    """The first record of a session."""
    rubric = {"id": "telecom-am", "title": {"zh": "电信", "en": "Telecom"}, "version": "1"}
    return {
        "seq": 1,
        "at": AT.format(1),
        "actor": "li",
        "event": "session_opened",
        "session": session,
        "candidate": "王芳",
        "candidate_id": "c-7",
        "post": "AM",
        "purpose": "hire",
        "grade": "senior",
        "interviewer": "li",
        "minutes": 60,
        "plan": ["ach", "res"],
        "digest": "sha256:0",
        "rubric": rubric,
    } | changes
