"""A model against another version of it: an earlier own one, the built-in one that it hides, any other."""

from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from rubric.catalogue import LIBRARY, Catalogue
from rubric.difference import differences
from rubric.faults import RubricError
from rubric.model import Rubric
from rubric.reader import read_file
from tui.known_models import Known
from tui.lines import Line, Span, people, spread
from tui.screens.base import BeiScreen
from tui.screens.form import Answers, Field, Form
from tui.screens.page import SCROLLING, Page
from tui.services import Services
from tui.verbs.outcome import failure_of
from tui.views.difference_page import difference_page
from tui.widgets.pane import Pane


def others(known: Known, catalogue: Catalogue) -> dict[str, Path]:
    """The other versions of a model by what they are called: those that were the own one before, and `built_in`."""
    found = dict(reversed(catalogue.former(known.id).items()))
    built_in = LIBRARY / f"{known.id}.yaml"
    return {**found, "built_in": built_in} if known.origin == "instead" and built_in.exists() else found


def compare(screen: BeiScreen, known: Known, rubric: Rubric) -> None:
    """Ask over `screen` which other version to compare with, where there are several, and show what differs."""
    words, found = screen.words, others(known, screen.services.catalogue)
    if not found:
        screen.warn(words("library.no_other"))
        return

    def show(name: str) -> None:
        try:
            other = read_file(found[name]).rubric
        except (RubricError, OSError) as error:
            failure = failure_of(words, error)
            screen.warn(failure.message if failure else str(error))
            return
        screen.app.push_screen(DifferenceScreen(screen.services, other, rubric))

    def answered(answers: Answers | None) -> None:
        if answers is not None:
            show(answers["other"])

    if len(found) == 1:
        show(next(iter(found)))
        return
    options = [(name, words("library.origin.built_in") if name == "built_in" else people(name)) for name in found]
    field = Field("other", words("library.other"), "choice", options[0][0], options)
    screen.app.push_screen(Form(words("library.compare"), [field], words), answered)


class DifferenceScreen(Page):
    """What a version changes against another one, in words."""

    HELP_WORD = "difference"
    BINDINGS: ClassVar[list[BindingType]] = [*SCROLLING]

    def __init__(self, services: Services, old: Rubric, new: Rubric) -> None:
        """Take both versions."""
        super().__init__(services)
        self._old = old
        self._new = new

    def redraw(self) -> None:
        """Draw the differences."""
        super().redraw()
        words, old, new, pane = self.words, self._old, self._new, self.query_one("#page", Pane)
        versions = f"  {old.version} → {new.version}"
        head = self.query_one("#head", Pane)
        left: list[Span] = [(f" {words('library.compare')} ", "inverse"), (f" {words.of(new.title)}", "strong")]
        head.show([spread([*left, (versions, "muted")], [], head.room)])
        if pane.room:
            pane.show([*difference_page(differences(old, new), old, new, pane.room, words), Line()])
