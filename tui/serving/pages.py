"""The two pages, in the language of whoever started the server, and the files that they load."""

from html import escape
from importlib.util import find_spec
from pathlib import Path
from string import Template

from sessions.errors import MissingExtraError
from tui.translate import Words

OWN = Path(__file__).parent / "page"
_SCRIPT = "text/javascript; charset=utf-8"
_STYLE = "text/css; charset=utf-8"
FILES = {
    "enter.js": (_SCRIPT, Path("enter.js")),
    "page.js": (_SCRIPT, Path("page.js")),
    "page.css": (_STYLE, Path("page.css")),
    "textual.js": (_SCRIPT, Path("static/js/textual.js")),
    "xterm.css": (_STYLE, Path("static/css/xterm.css")),
    "mono.ttf": ("font/ttf", Path("static/fonts/RobotoMono-VariableFont_wght.ttf")),
}
"""Every file that is served, by its name: its kind and its path. Below `static` they are textual-serve's."""


class Pages:
    """Texts and files; one for every start of the server."""

    def __init__(self, words: Words) -> None:
        """Take the language. Raises MissingExtraError without textual-serve."""
        found = find_spec("textual_serve")
        if found is None or found.origin is None:
            raise MissingExtraError("web")
        self._theirs = Path(found.origin).parent
        self._words = words

    def folder_of(self, path: Path) -> Path:
        """Where a path of `FILES` begins."""
        return self._theirs if path.parts[0] == "static" else OWN

    def entering(self, key: str) -> str:
        """The page that the link is exchanged for: it keeps the key and goes on."""
        return self._filled("enter.html", key=key)

    def terminal(self) -> str:
        """The page that shows the program."""
        return self._filled("index.html")

    def _filled(self, name: str, **given: str) -> str:
        words = self._words
        said = {
            "lang": "zh-Hans" if words.locale == "zh" else words.locale.replace("_", "-"),
            "script": words("serve.page_script"),
            "taken_over": words("serve.page_taken_over"),
            "ended": words("serve.page_ended"),
            "lost": words("serve.page_lost"),
            "go_on": words("serve.page_go_on"),
            "no_key": words("serve.page_no_key"),
            "no_drawing": words("serve.page_no_drawing"),
        }
        filled = {key: escape(one) for key, one in {**said, **given}.items()}
        return Template((OWN / name).read_text("utf-8")).substitute(filled)
