"""Advice of lint beside the typing: asked for once nothing has been changed for a moment, looked up in a thread."""

from collections.abc import Sequence

from textual.timer import Timer

from rubric.editing.draft import Plain
from rubric.lint.finding import Finding
from rubric.lint.linting import lint
from tui.model_draft import ModelDraft
from tui.screens.base import BeiScreen

MOMENT = 1.0
"""Seconds without an edit after which lint looks: it takes a fifth of one."""


class Hinting:
    """Has lint look at the model of a page, and the page draw what it found."""

    def __init__(self, page: BeiScreen, model: ModelDraft) -> None:
        """Take the page, and the model at work on it."""
        self._page = page
        self._model = model
        self._waiting: Timer | None = None

    def later(self) -> None:
        """Look in a moment, unless something is changed before."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._page.set_timer(MOMENT, self.look)

    def look(self) -> None:
        """Look now; a model with errors is not looked at."""
        if not self._model.errors:
            self._page.run_worker(self._found, thread=True, exclusive=True, group="lint")

    def _found(self) -> None:
        content = self._model.content
        self._page.app.call_from_thread(self._show, content, lint(content))

    def _show(self, content: Plain, found: Sequence[Finding]) -> None:
        # What was changed meanwhile is looked at again.
        if content is self._model.content and self._page.is_mounted:
            self._model.hints = found
            self._page.redraw()
