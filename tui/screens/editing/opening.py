"""Opening the editor on a model, with the draft that was left where there is one."""

from pathlib import Path

from rubric.faults import RubricError
from sessions.errors import LockedError, StoreError
from tui.draft_pad import DraftPad
from tui.failure import say_warning
from tui.known_models import Origin
from tui.model_draft import ModelDraft, read_source
from tui.screens.base import BeiScreen
from tui.screens.editing.model import OutlineScreen
from tui.screens.form import Answers, Field, Form
from tui.verbs.outcome import failure_of
from tui.views.times import moment_of


def open_editor(screen: BeiScreen, rubric_id: str, path: Path, origin: Origin) -> None:
    """Open the editor over `screen`; why not, where it cannot be, is told there."""
    words, services = screen.words, screen.services
    try:
        source = read_source(rubric_id, path, origin)
        drafts = services.shelf.half_typed.of_model(rubric_id)
    except LockedError as held:
        told = words("editor.elsewhere", host=held.host, pid=held.pid, since=moment_of(held.since))
        screen.warn(told)
        return
    except (RubricError, StoreError, OSError) as error:
        failure = failure_of(words, error)
        screen.warn(words("editor.cannot_open", problem=failure.message if failure else str(error)))
        return
    for warning in drafts.warnings:
        screen.warn(say_warning(words, warning))
    model = ModelDraft(source, DraftPad(drafts, screen.app.set_timer))
    page = OutlineScreen(services, model)
    model.pad.watch(lambda: page.redraw() if page.is_mounted else None)
    screen.app.push_screen(page)
    if model.waits:
        _offer(page, model)


def _offer(page: OutlineScreen, model: ModelDraft) -> None:
    words = page.words
    hint = words("editor.draft_of_other" if model.waits_for_another else "editor.draft_hint")
    options = [("on", words("editor.draft_on")), ("away", words("editor.draft_away"))]
    field = Field("draft", words("editor.draft"), "choice", "on", options, hint)

    def answered(answers: Answers | None) -> None:
        if answers is None:
            page.app.pop_screen()  # nothing is decided: the draft goes on waiting
        elif answers["draft"] == "away":
            model.give_up()
        elif not model.take_up():
            page.warn(words("editor.draft_unreadable"))
        page.redraw()

    page.app.push_screen(Form(words("editor.draft_title"), [field], words), answered)
