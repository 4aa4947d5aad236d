"""The interview: a rail of stages and items, the stream of notes, what to ask next, and the capture line."""

from functools import lru_cache
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.widgets import Static

from sessions import commands as co
from sessions.capture import Captured, compose, parse
from sessions.desk import SessionDesk
from sessions.events import EvidenceAdded, IncidentAdded
from tui.lines import line
from tui.screens.base import SessionScreen
from tui.screens.form import Answers, Field, Form
from tui.services import Services
from tui.views.capture_hint import capture_hint
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

    def __init__(self, services: Services, desk: SessionDesk) -> None:
        """Begin where the session stands."""
        super().__init__(services, desk)
        self._place = first_place(desk.session)
        self._probes: dict[str, int] = {}
        self._note: str | None = None
        self._editing: str | None = None
        self._laid_aside = ""
        self._warned = False
        # What was refused, and why: said until the text is another one.
        self._refused: tuple[str, str] | None = None
        # Wrapping every note anew at each Enter would grow with the interview.
        self._draw_note = lru_cache(maxsize=4096)(keyed_note)

    def compose(self) -> ComposeResult:
        """Head, work area, capture line, hint, footer."""
        yield Pane(id="head")
        with Container(id="work"):
            yield Pane(id="rail")
            yield Pane(id="stream")
            yield Pane(id="prompter")
        with Horizontal(id="capture-row"):
            yield Static("❯", id="capture-mark", markup=False)
            yield CaptureLine(self.action_enter, id="capture")
        yield Pane(id="hint")
        yield KeyLine()

    @property
    def capture(self) -> CaptureLine:
        """The capture line."""
        return self.query_one("#capture", CaptureLine)

    def on_mount(self) -> None:
        """Begin to listen."""
        super().on_mount()
        self.capture.know(self.session.rubric, self.session.planned)
        self.capture.focus()

    def redraw_head(self) -> None:
        """Draw the top row."""
        self.draw_head(self.words("screen.interview"))

    def redraw(self) -> None:
        """Draw what has changed."""
        super().redraw()
        self.redraw_head()
        words, session = self.words, self.session
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
        if self._refused is not None and self._refused[0] == self.capture.text:
            pane.show([line((self._refused[1], "bad"))])
            return
        if self._note is not None and self._editing is None:
            pane.show([line((self.words("notes.hint"), "accent"))])
            return
        told = capture_hint(
            self.session.rubric, self.session.planned, self.capture.text, self.capture.before_cursor, self.words
        )
        if self._editing is not None:
            told = line((self.words("notes.editing", note=self._editing) + "  ", "warn"), *told.spans)
        pane.show([told])

    @on(LineEdit.Changed, "#capture")
    def _typed(self) -> None:
        self._warned = False
        self._hint()

    def action_enter(self) -> None:
        """Save what is typed; with nothing typed, take up the note under the cursor or the row of the rail."""
        text = self.capture.text
        if self._editing is not None:
            self._save_edit(self._editing, text)
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
        event = self.do(co.Capture(line=text, incident=self._place.incident(self.session)), self._fault)
        if isinstance(event, EvidenceAdded):
            self.capture.put("")
            unknown = parse(text, self.session.rubric).unknown
            if unknown:
                self.warn(self.words("capture.unknown", codes=" ".join(unknown)))

    def _begin_edit(self, note: str) -> None:
        one = self.session.evidence[note]
        said = Captured(one.text, one.star, one.sign, one.quote, one.items, one.indicators, one.codable)
        self._editing, self._laid_aside = note, self.capture.text
        self.capture.put(compose(said, self.session.rubric))
        self._hint()

    def _save_edit(self, note: str, text: str) -> None:
        said = parse(text, self.session.rubric)
        changed = co.EditEvidence(
            evidence=note,
            text=said.text,
            star=said.star,
            sign=said.sign,
            quote=said.quote,
            codable=said.codable,
            items=said.items,
            indicators=said.indicators,
        )
        if self.do(changed, self._fault) is not None:
            self._end_edit()

    def _end_edit(self) -> None:
        self._editing, self._note = None, None
        self.capture.put(self._laid_aside)
        self._laid_aside = ""
        self.redraw()

    def _enter_place(self) -> None:
        stage = self._place.stage
        if stage in ("rate", "grade"):
            self.app.call_later(self.app.run_action, f"work('{'rating' if stage == 'rate' else 'grade'}')")
        if stage not in (self.session.stage, "prepare") and not self.session.submitted:
            self.do(co.StartStage.model_validate({"stage": stage}))

    def action_move(self, step: int) -> None:
        """Move along the rail, or along the notes."""
        if self._note is not None and self._editing is None:
            self._note = self.query_one("#stream", Pane).beside(step)
        elif self._editing is None:
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
        if self._editing is not None:
            self._end_edit()
        elif self._note is not None or not self.session.evidence:
            self._note = None
        else:
            self._note = list(self.session.evidence)[-1]
        self.redraw()

    def action_remove(self) -> None:
        """Take the note under the cursor out of the count."""
        if self._note is None or self._editing is not None:
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
        self.app.push_screen(Form(words("incident.new"), fields, words, self._add_incident))

    def _add_incident(self, answers: Answers) -> str | None:
        faults: list[str] = []
        command = co.AddIncident.model_validate(dict(answers))
        event = self.do(command, faults.append)
        if not isinstance(event, IncidentAdded):
            return faults[0] if faults else self.words("save.unsaved")
        self._place = Place(f"incident:{event.incident}")
        if self.session.stage != "incidents" and "incidents" not in self.session.stages:
            self.do(co.StartStage(stage="incidents"))
        self.redraw()
        return None

    def may_leave(self) -> bool:
        """Tell once of a line that is typed and not saved."""
        if not self.is_attached or not self.capture.text.strip() or self._warned:
            return True
        self._warned = True
        self.warn(self.words("capture.half_typed"))
        return False

    def action_back(self) -> None:
        """Out of an edit, out of the notes, then home."""
        if self._editing is not None:
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
        if self._editing is None:
            self._note = event.key
            self.redraw()
