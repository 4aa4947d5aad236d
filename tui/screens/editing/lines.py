"""The lines in which what is under the cursor is typed: Chinese and English, or one for a number or a code."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from rubric.editing.draft import Plain
from rubric.editing.outline import Spot
from rubric.editing.places import at
from rubric.language import LANGUAGES, Language
from tui.lines import line
from tui.translate import Words
from tui.views.editing import about
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane


class EditLines(Vertical):
    """They hold what the model says at a spot until something else is typed there."""

    def __init__(self, done: Callable[[], None], *, id: str) -> None:  # noqa: A002  Textual's word
        """Take what Enter does."""
        super().__init__(id=id)
        self._done = done
        self._loaded: dict[Language, str] = dict.fromkeys(LANGUAGES, "")

    def compose(self) -> ComposeResult:
        """What is in hand, and the lines."""
        yield Pane(id="about")
        for language in LANGUAGES:
            with Horizontal(id=f"row-{language}", classes="editor"):
                yield Static("", id=f"tongue-{language}", classes="tongue", markup=False)
                yield LineEdit(self._done, id=language)

    def line_of(self, language: Language) -> LineEdit:
        """The line of a language; numbers and codes are in the first one."""
        return self.query_one(f"#{language}", LineEdit)

    def show(self, content: Plain, spot: Spot | None, words: Words) -> None:
        """Show the lines that the spot needs, and what it is."""
        two = spot is not None and spot.kind in ("text", "question")
        one = spot is not None and spot.kind in ("number", "code")
        self.query_one("#about", Pane).show([line(*about(content, spot, words))])
        self.query_one("#row-zh").display = two or one
        self.query_one("#row-en").display = two
        self.query_one("#tongue-zh", Static).update("中" if two else "=")
        self.query_one("#tongue-en", Static).update("EN")

    def load(self, content: Plain, spot: Spot | None) -> None:
        """Hold what the model says at a spot."""
        value = at(content, spot.path) if spot is not None else None
        for language in LANGUAGES:
            text = ""
            if isinstance(value, dict):
                text = str(value.get(language) or "")
            elif language == "zh" and value is not None and not isinstance(value, list):
                text = str(value)
            self._loaded[language] = text
            edit = self.line_of(language)
            if edit.text != text:
                edit.load_text(text)
                edit.move_cursor(edit.document.end)

    def typed(self) -> list[tuple[Language, str]]:
        """What has been typed since the last look, by language."""
        now = [(language, self.line_of(language).text) for language in LANGUAGES]
        found = [(language, text) for language, text in now if text != self._loaded[language]]
        self._loaded |= dict(found)
        return found
