"""The families of words for decisions, entry conditions and qualifications; see test_words.py."""

from typing import get_args

from sessions.duties.qualification import Change, Flag, State
from sessions.interview.words import ENTRY_ANSWERS, PARTIES, Departure

FAMILIES: dict[str, set[str]] = {
    f"{row}.{{}}": {f"{row}.{one}" for one in all_of}
    for row, all_of in (
        ("against", get_args(Departure)),
        ("party", PARTIES),
        ("entry", ENTRY_ANSWERS),
        ("qualification", get_args(State)),
        ("qualification.change", get_args(Change)),
        ("qualification.flag", get_args(Flag)),
        ("qualification.line", ("valid", "expired", "today")),
    )
}
