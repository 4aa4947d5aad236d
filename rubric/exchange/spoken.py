"""Tells the two languages of a rubric apart by how a text is written."""

import re

from rubric.language import Language

_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SHARE = 5
"""Where one character in so many is Chinese or Japanese, the text is not English."""


def language_of_text(text: str) -> Language:
    """`zh` for what is written in Chinese characters, Japanese among it, `en` for all else."""
    return "zh" if len(_CHINESE.findall(text)) * _SHARE > len("".join(text.split())) else "en"
