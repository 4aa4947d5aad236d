"""The interview: a rail of stages and items, the stream of notes, what to ask next, and the capture line."""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.widgets import Static

from sessions.interview import commands as co
from sessions.interview.capture import parse
from sessions.interview.events import Event, EvidenceAdded, IncidentAdded
from tui.draft_line import DraftLine
from tui.lines import line
from tui.note_line import as_typed, edit_of
from tui.screens.base import SessionScreen
from tui.screens.form import Field
from tui.services import Services
from tui.sitting import Sitting
from tui.views.capture_hint import capture_hint
from tui.views.half_typed import half_typed
from tui.views.place import Place, first_place
from tui.views.prompter import prompter, prompts
from tui.views.rail import rail
from tui.views.stream import keyed_note, stream
from tui.widgets.capture_line import CaptureLine
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane


class InterviewScreen(SessionScreen):
    """The capture line always has the focus; arrows move along the rail, or along the notes after F7."""

    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = "#capture"
    HELP_WORD = "interview"
    HERE = "app.work('interview')"
    WRITES = SessionScreen.WRITES | {"key.enter", "key.incident", "key.notes", "key.remove"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "key.enter"),
        Binding("f5", "probe(1)", "key.probe", id="interview.probe"),
        Binding("f6", "incident", "key.incident", id="interview.incident"),
        Binding("f7", "notes", "key.notes", id="interview.notes"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓"),
        Binding("down", "move(1)", show=False),
        Binding("shift+f5", "probe(-1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("delete", "remove", "key.remove", show=False),
        Binding("escape,ctrl+b", "back", "key.home", id="interview.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin where the session stands."""
        super().__init__(services, sitting)
        self._place = first_place(self.session)
        self._probes: dict[str, int] = {}
        self._note: str | None = None
        self.capture = CaptureLine(self.action_enter, self._emptied, id="capture")
        self._draft = DraftLine(self.capture, sitting)
        # What was refused, and why: said until the text is another one.
        self._refused: tuple[str, str] | None = None
        # Wrapping every note anew at each Enter would grow with the interview.
        self._draw_note = lru_cache(maxsize=4096)(keyed_note)

    def compose(self) -> ComposeResult:
        """Head, work area, capture line, hint, footer."""
        yield Pane(id="head")
        yield Pane(id="alarm")
        with Container(id="work"):
            yield Pane(id="rail")
            yield Pane(id="stream")
            yield Pane(id="prompter")
        with Horizontal(id="capture-row"):
            yield Static("❯", id="capture-mark", markup=False)
            yield self.capture
        yield Pane(id="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to listen."""
        super().on_mount()
        if self.sitting.read_only:
            self.capture.display = False
            return
        self.capture.know(self.session.rubric, self.session.planned)
        self.capture.focus()
        self._draft.begin()
        self._note = self._draft.note
        for waiting in half_typed(self.sitting.pad, self.words):
            self.notify(self.words("draft.waiting", what=waiting), timeout=15, markup=False)

    def redraw_head(self) -> None:
        """Draw the top row."""
        self.draw_head(self.words("screen.interview"))

    def redraw(self) -> None:
        """Draw what has changed."""
        super().redraw()
        words, session = self.words, self.session
        if self._note not in session.evidence:
            self._note = None
        rows = self.query_one("#rail", Pane)
        rows.show(rail(session, rows.room, words), self._place.key)
        notes = self.query_one("#stream", Pane)
        notes.show(stream(session, notes.room, words, self._draw_note), self._note, follow=self._note is None)
        prompt = self.query_one("#prompter", Pane)
        at = self._probes.get(self._place.key, 0)
        made = prompter(session, self._place, at, prompt.room, words)
        asked = len(prompts(session, self._place, words))
        prompt.show(made, f"prompt:{at % asked}" if asked else None)
        self.capture.placeholder = words("capture.placeholder")
        self._hint()

    def _hint(self) -> None:
        pane = self.query_one("#hint", Pane)
        if self.sitting.read_only:
            pane.show([line((self.words("readonly.closed"), "muted"))])
            return
        if self._refused is not None and self._refused[0] == self.capture.text:
            pane.show([line((self._refused[1], "bad"))])
            return
        editing = self._draft.note
        if self._note is not None and editing is None:
            pane.show([line((self.words("notes.hint"), "accent"))])
            return
        if self._draft.restored:
            back = self.words("draft.edit_back", note=editing) if editing is not None else self.words("draft.back")
            pane.show([line((back, "warn"))])
            return
        told = capture_hint(
            self.session.rubric, self.session.planned, self.capture.text, self.capture.before_cursor, self.words
        )
        if editing is not None:
            told = line((self.words("notes.editing", note=editing) + "  ", "warn"), *told.spans)
        pane.show([told])

    @on(LineEdit.Changed, "#capture")
    def _typed(self) -> None:
        self._draft.typed()
        self._hint()

    def _emptied(self) -> None:
        self._draft.typed()

    def keep_draft(self) -> None:
        """Put what is half typed on the disk."""
        if self.is_attached:
            self._draft.keep()

    def action_enter(self) -> None:
        """Save what is typed; with nothing typed, take up the note under the cursor or the row of the rail."""
        text = self.capture.text
        if self._draft.note is not None:
            self._save_edit(self._draft.note, text)
        elif text.strip():
            self._save(text)
        elif self._note is not None:
            self._begin_edit(self._note)
        else:
            self._enter_place()

    def _fault(self, text: str) -> None:
        self._refused = (self.capture.text, text)
        self._hint()

    def _save(self, text: str) -> None:
        command = co.Capture(line=text, incident=self._place.incident(self.session))
        unknown = parse(text, self.session.rubric).unknown

        def saved(event: Event) -> None:
            if unknown and isinstance(event, EvidenceAdded):
                self.warn(self.words("capture.unknown", codes=" ".join(unknown)))

        self._hand_over(command, saved)

    def _hand_over(self, command: co.Command, then: Callable[[Event], None] = lambda _event: None) -> None:
        place = self._draft.place

        def do(saved: Callable[[Event], None], wanted: Callable[[], bool]) -> None:
            def both(event: Event) -> None:
                saved(event)
                then(event)

            self.do(command, self._fault, both, wanted, place)

        self._draft.hand_over(do)

    def _begin_edit(self, note: str) -> None:
        if not self.refuses():
            self._draft.edit(note, as_typed(self.session.evidence[note], self.session.rubric))
            self._hint()

    def _save_edit(self, note: str, text: str) -> None:
        def left(_event: Event) -> None:
            if self._draft.note is None:
                self._note = None

        self._hand_over(edit_of(note, text, self.session.rubric), left)

    def _end_edit(self) -> None:
        self._note = None
        self._draft.end_edit()
        self.redraw()

    def _enter_place(self) -> None:
        stage = self._place.stage
        if stage in ("rate", "grade"):
            self.app.call_later(self.app.run_action, f"work('{'rating' if stage == 'rate' else 'grade'}')")
        if stage not in (self.session.stage, "prepare") and not self.session.submitted:
            self.do(co.StartStage.model_validate({"stage": stage}))

    def action_move(self, step: int) -> None:
        """Move along the rail, or along the notes."""
        if self._note is not None and self._draft.note is None:
            self._note = self.query_one("#stream", Pane).beside(step)
        elif self._draft.note is None:
            self._place = Place(self.query_one("#rail", Pane).beside(step) or self._place.key)
        self.redraw()

    def action_page(self, step: int) -> None:
        """Scroll the notes."""
        pane = self.query_one("#stream", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_probe(self, step: int) -> None:
        """Put the next question or probe forward."""
        self._probes[self._place.key] = self._probes.get(self._place.key, 0) + step
        self.redraw()

    def action_notes(self) -> None:
        """Walk through the notes to change one; once more to leave."""
        if self._draft.note is not None:
            self._end_edit()
        elif self._note is not None or not self.session.evidence:
            self._note = None
        else:
            self._note = list(self.session.evidence)[-1]
        self.redraw()

    def action_remove(self) -> None:
        """Take the note under the cursor out of the count."""
        if self._note is None or self._draft.note is not None or self.refuses():
            return
        gone, self._note = self._note, None
        self.do(co.RemoveEvidence(evidence=gone))

    def action_incident(self) -> None:
        """Ask for a new incident and go to it."""
        words = self.words
        kinds = [(kind, words(f"kind.{kind}")) for kind in ("high", "low", "other")]
        told = [one.kind for one in self.session.incidents.values()]
        likely = "high" if told.count("high") < 2 else "low" if told.count("low") < 2 else "other"
        fields = [
            Field("kind", words("incident.kind"), "choice", likely, kinds),
            Field("title", words("incident.title")),
            Field("when", words("incident.when"), hint=words("incident.when_hint")),
            Field("role", words("incident.role")),
        ]
        self.ask(
            words("incident.new"),
            fields,
            lambda given: co.AddIncident.model_validate(dict(given)),
            "incident",
            self._told,
        )

    def _told(self, event: Event) -> None:
        """Go to the incident that was told."""
        if isinstance(event, IncidentAdded):
            self._place = Place(f"incident:{event.incident}")
            if self.session.stage != "incidents" and "incidents" not in self.session.stages:
                self.do(co.StartStage(stage="incidents"))

    def action_back(self) -> None:
        """Out of an edit, out of the notes, then home."""
        if self._draft.note is not None:
            self._end_edit()
        elif self._note is not None:
            self._note = None
            self.redraw()
        else:
            self.action_home()

    @on(Pane.Picked, "#rail")
    def _picked_place(self, event: Pane.Picked) -> None:
        self._place = Place(event.key)
        self.redraw()

    @on(Pane.Picked, "#stream")
    def _picked_note(self, event: Pane.Picked) -> None:
        if self._draft.note is None:
            self._note = event.key
            self.redraw()
