"""A file with every setting at its default, commented out and explained: what `config edit` begins with."""

from collections.abc import Iterator

from tui.settings.model import Settings
from tui.settings.rules import RULES, as_toml, flat
from tui.translate import Words


def sample(words: Words) -> str:
    """The text of the file, in the language of `words`."""
    return "\n".join(_rows(words)) + "\n"


def _rows(words: Words) -> Iterator[str]:
    yield f"# {words('config.sample')}"
    defaults, section = flat(Settings()), ""
    for name in RULES:
        above, _, key = name.rpartition(".")
        if above != section:
            section = above
            yield from ("", f"[{section}]")
        yield f"# {words(f'setting.{name}')}"
        yield f"# {key} = {as_toml(defaults[name])}"
    yield from ("", "[keys]", f"# {words('setting.keys')}", '# "interview.probe" = ["f7", "ctrl+k"]')
