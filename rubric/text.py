"""Words in two languages: the smallest thing a rubric is made of."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from rubric.language import Language

MOST = 2000
"""Characters in one text, at most."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST)]


class Frozen(BaseModel):
    """A value that never changes and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _is_words(given: object) -> bool:
    return isinstance(given, str) and 0 < len(given.strip()) <= MOST


def _either(schema: dict[str, Any]) -> None:
    schema["required"] = [name for name in schema["required"] if name not in ("zh", "en")]
    schema["anyOf"] = [{"required": ["zh"]}, {"required": ["en"]}]


class Text(Frozen):
    """One text in Chinese and English; where a file gives one alone, it stands for both."""

    model_config = ConfigDict(json_schema_extra=_either)

    zh: Words
    en: Words

    @model_validator(mode="before")
    @classmethod
    def _one_for_both(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and ("zh" in data) != ("en" in data):
            given, lacking = ("zh", "en") if "zh" in data else ("en", "zh")
            # Where what is given is itself at fault, that is said once, not of both languages.
            return {**data, lacking: data[given] if _is_words(data[given]) else lacking}
        return data

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language == "zh" else self.en
