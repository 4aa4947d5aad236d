"""What is wrong with a template for reports, in the reader's words: its engines say it in English alone."""

import re

from tui.failure import brief
from tui.translate import Words

FORMS = tuple(
    (re.compile(form, re.DOTALL), code)
    for form, code in (
        # Jinja
        (r"expected token .*, got 'end of .*|unexpected end of template.*|Unexpected end of template.*", "unclosed"),
        (r"Encountered unknown tag '(?P<given>.*?)'.*", "no_tag"),
        (r"No (?:filter|test) named '(?P<given>.*?)'.*", "no_filter"),
        (r"'(?P<given>\w+)' is undefined", "undefined"),
        (r".* has no (?:attribute|element) '?(?P<given>\w+)'?", "undefined"),
        (r"access to attribute '(?P<given>.*?)' .*", "forbidden"),
        (r"(?:expected token .*, got|unexpected(?: char)?) '(?P<given>.{1,40}?)'.*", "unexpected"),
        # typst
        (r"unclosed .*", "unclosed"),
        (r"unknown variable: (?P<given>\S+).*", "undefined"),
        (r".* (?:field|method|key) [\"`](?P<given>.*?)[\"`].*", "undefined"),
        (r"file not found .*|failed to load file .*|.*escape the .*root.*|cannot read file outside .*", "no_file"),
        (r"expected .*|unexpected .*|the character .* is not valid in code.*", "unexpected_here"),
    )
)
"""What the engines say, and the code of the words for it; what has no code here is told by its kind."""


def told_of(problem: str, kind: str, words: Words) -> str:
    """The sentence for what an engine says of a template; `kind` is the name of the error."""
    for form, code in FORMS:
        if (found := form.fullmatch(problem)) is not None:
            return words(f"report.fault.{code}", **{name: brief(text) for name, text in found.groupdict().items()})
    if kind == "TemplateNotFound":
        return words("report.fault.no_template", given=brief(problem.partition("\n")[0]))
    return words("report.fault.other", kind=kind)
