"""What a rubric needs and a source from outside does not give, as little of it as will do; whoever makes it says so."""

from collections.abc import Mapping, Sequence
from typing import Any

from rubric.exchange.naming import Names, id_of
from rubric.language import Language
from rubric.text import MOST

UNWRITTEN = {
    "zh": "待补写：来源未给出这一级的行为",
    "en": "To be written: the source gives no behaviour for this level",
}
"""An indicator for a level of which the source says nothing."""

EVERYTHING = {"zh": "全部", "en": "All"}
"""The title of the one category of items that have none."""

_QUESTIONS = {
    "success": {
        "zh": "请讲一件您做得最满意、最能体现“{title}”的事。",
        "en": "Tell me about one time when you were at your best in “{title}”.",
    },
    "setback": {
        "zh": "请讲一件在“{title}”方面您没有做好的事。",
        "en": "Tell me about one time when something went wrong for you in “{title}”.",
    },
}
_ROOM = 100
"""Characters that are left to a question's own words."""


def text_in(languages: Sequence[Language], text: Mapping[str, str], **filled: str) -> dict[str, Any]:
    """`text` in those languages alone, so that no translation is claimed that the rest of the model lacks."""
    return {language: text[language].format(**filled) for language in languages}


def said(text: object, language: Language) -> str:
    """What a text of a rubric's plain content says in `language`, or in the other where it has no such."""
    if not isinstance(text, Mapping):
        return ""
    both = (text.get(language), text.get("en" if language == "zh" else "zh"))
    return next((one.strip() for one in both if isinstance(one, str) and one.strip()), "")


def questions(title: str, language: Language) -> list[dict[str, Any]]:
    """A question for a success and one for a setback in `language`, about an item of that title."""
    short = title[: MOST - _ROOM]
    return [{"kind": kind, **text_in((language,), text, title=short)} for kind, text in _QUESTIONS.items()]


def grades(levels: Sequence[Mapping[str, Any]], codes: Sequence[str], language: Language) -> list[dict[str, Any]]:
    """A grade for each level of the scale, called like it, with that level as the standard of every item."""
    ids, made = Names.ids(), []
    for number, level in enumerate(levels, 1):
        name = ids.give(id_of(said(level["title"], language)) or f"g{number}")
        made.append({"id": name, "title": level["title"], "standards": dict.fromkeys(codes, number)})
    return made
