"""Saving a model: first what changes, in words; then the version, by whom and why."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from rubric.bump import bumped, step_of
from rubric.checks import parts
from rubric.faults import RubricError
from rubric.rewriting import NotRewrittenError
from sessions.errors import StoreError
from tui.failure import FailureError
from tui.lines import Line, paragraph, people, spread
from tui.model_draft import ModelDraft, Source
from tui.model_saving import ChangedElsewhereError, Version, as_rubric, found, on_disk, save_version
from tui.screens.base import BeiScreen
from tui.screens.form import Answers, Field, Form
from tui.services import Services
from tui.verbs.outcome import failure_of
from tui.views.difference_page import difference_page
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


def save(screen: BeiScreen, model: ModelDraft, next_fault: Callable[[], None]) -> None:
    """Go on to saving, unless nothing has changed or something is wrong, to which `next_fault` leads."""
    if model.errors:
        screen.warn(screen.words("editor.errors_first", count=len(model.errors)))
        next_fault()
        return
    try:
        now = on_disk(model, screen.services)
    except (RubricError, OSError) as error:
        failure = failure_of(screen.words, error)
        screen.warn(screen.words("editor.file_unreadable", problem=failure.message if failure else str(error)))
        return
    moved = now.text != model.source.text
    if moved:
        # The draft is held against the file as it is now: what is shown is what saving would change in it.
        model.begin_anew(now)
    if not model.changed:
        screen.warn(screen.words("editor.nothing_changed"))
        return
    screen.app.push_screen(SaveScreen(screen.services, model, moved=moved))


class SaveScreen(BeiScreen):
    """What the new version changes; Ctrl+S asks for its number, who and why, and saves it."""

    CSS_PATH = "editing.tcss"
    HELP_WORD = "edit_save"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,enter", "go_on", "key.go_on", id="save.go_on"),
        Binding("up,pageup", "scroll(-1)", "key.scroll", key_display="↑↓", id="save.scroll_up"),
        Binding("down,pagedown", "scroll(1)", show=False, id="save.scroll_down"),
        Binding("escape,ctrl+b", "back", "key.home", id="save.back"),
    ]

    def __init__(self, services: Services, model: ModelDraft, *, moved: bool) -> None:
        """Take the model at work, and whether its file was changed elsewhere meanwhile."""
        super().__init__(services)
        self._model = model
        self._moved = moved
        self._found = found(model)
        self._saved: Source | None = None

    def compose(self) -> ComposeResult:
        """Head, page, footer."""
        yield Pane(id="head")
        yield Pane(id="list")
        yield KeyLine()

    @property
    def _proposed(self) -> str:
        return bumped(str(self._model.source.content.get("version")), step_of(self._found))

    def redraw(self) -> None:
        """Draw what changes."""
        super().redraw()
        words, model, pane = self.words, self._model, self.query_one("#list", Pane)
        before = model.source.content.get("version", "?")
        head = self.query_one("#head", Pane)
        versions = f"  {model.source.id} {before} → {self._proposed}"
        head.show([spread([(f" {words('editor.save_title')} ", "inverse"), (versions, "strong")], [], head.room)])
        width = pane.room
        if width:
            pane.show(self._page(width))

    def _page(self, width: int) -> list[Line]:
        words, model = self.words, self._model
        made: list[Line] = []
        if self._moved:
            made += paragraph(words("editor.file_moved"), width, "warn", first=(("! ", "warn"),), hang=2)
        if model.source.origin == "built_in":
            told = words("editor.becomes_own", file=self.services.home / "rubrics" / model.source.path.name)
            made += paragraph(told, width, "accent", first=(("! ", "accent"),), hang=2)
        if model.source.rubric is None:
            return [*made, *paragraph(words("editor.was_broken"), width)]
        made += difference_page(self._found, model.source.rubric, as_rubric(model), width, words)
        made += [Line(), *paragraph(words("editor.how_to_save"), width, "muted")]
        return made

    def action_scroll(self, step: int) -> None:
        """Scroll the page."""
        pane = self.query_one("#list", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_go_on(self) -> None:
        """Ask for the version, who and why, and save."""
        words, before = self.words, str(self._model.source.content.get("version"))
        steps = {step: bumped(before, step) for step in ("patch", "minor", "major")}
        fields = [
            Field("version", words("editor.version"), value=self._proposed, hint=words("editor.version_hint", **steps)),
            Field("by", words("editor.by"), value=self.services.settings.interview.interviewer),
            Field("why", words("editor.why")),
        ]

        def saved(answers: Answers | None) -> None:
            if answers is not None and self._saved is not None:
                self._done(self._saved)

        self.app.push_screen(Form(words("editor.save_title"), fields, words, self._save), saved)

    def _save(self, answers: Answers) -> str | None:
        """Save; why not, where it cannot be."""
        words = self.words
        by, why, version = (" ".join(answers[name].split()) for name in ("by", "why", "version"))
        before = parts(self._model.source.content.get("version"))
        if not by or not why:
            return words("editor.who_and_why")
        if not parts(version):
            return words("release.no_version", version=people(version))
        if parts(version) <= before:
            return words("release.not_higher", version=version, current=".".join(map(str, before)))
        try:
            self._saved = save_version(self._model, Version(version, by, why), self.services)
        except ChangedElsewhereError:
            return words("editor.moved_now")
        except NotRewrittenError:
            return words("release.by_hand", file=self._model.source.path)
        except FailureError as failure:
            return failure.message
        except (RubricError, StoreError, OSError) as error:
            known = failure_of(words, error)
            return known.message if known is not None else str(error)
        return None

    def _done(self, saved: Source) -> None:
        words, before = self.words, self._model.source
        self._model.saved(saved)
        self.notify(words("editor.saved", version=saved.content["version"], file=saved.path), timeout=10, markup=False)
        adopted = saved.rubric.adopted if saved.rubric is not None else None
        if adopted is not None and before.rubric is not None and adopted == before.rubric.adopted:
            self.warn(words("release.adopted", by=adopted.by, on=adopted.on))
        self.app.pop_screen()

    def action_back(self) -> None:
        """Back to editing."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()
