"""Words in two languages: the smallest thing a rubric is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from rubric.language import Language

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Frozen(BaseModel):
    """A value that never changes and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """One text in Chinese and English, both given."""

    zh: Words
    en: Words

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language == "zh" else self.en
