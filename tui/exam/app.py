"""The program that a candidate sits at: one screen, no palette, no help of the program, no other session."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType

from sessions.desk import SessionDesk
from tui.exam.screen import ExamScreen
from tui.failure import Exit
from tui.guarded_app import GuardedApp
from tui.translate import Words


class ExamApp(GuardedApp, inherit_bindings=False):
    """Shows one paper of one session, and nothing else."""

    CSS = "Screen { background: $surface; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: SessionDesk, paper: str, words: Words, now: Callable[[], datetime]) -> None:
        """Take the desk that the answers are written at, the paper, the language and the clock."""
        super().__init__()
        self.title = ""
        self._paper = ExamScreen(desk, paper, words, now, lambda: self.end(Exit.DONE))

    def on_mount(self) -> None:
        """Show the paper."""
        self.push_screen(self._paper)

    def keep_drafts(self) -> None:
        """Save what is being written."""
        self._paper.keep_words()
