"""The program as it is, on one throw-away session, with a coach's panel above the keys of every screen."""

from pathlib import PurePath
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from tui.app import BeiApp
from tui.practice.course import Course, Scene, away
from tui.practice.script import Script, script
from tui.practice.telling import keys_for, told
from tui.screens.base import BeiScreen
from tui.screens.form import Answers, Field, Form
from tui.services import Services
from tui.widgets.capture_line import CaptureLine
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane

PLACES = {"interview": "f2", "rating": "f3", "grade": "f4", "back": "escape"}
"""The key that leads to where a step is done."""


ROWS = 5
"""What is ever said has room in so many rows at 80 columns: nothing moves from step to step."""


class CoachPane(Pane):
    """The panel of the coach."""

    DEFAULT_CSS = f"CoachPane {{ height: {ROWS}; background: $boost; overflow-y: hidden; scrollbar-gutter: auto; }}"


class PracticeApp(BeiApp):
    """It steps on by what stands in the session and on the screen; it presses keys only where F12 asks for that."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../app.tcss", "../screens/home.tcss"]
    CSS = "ToastRack { margin-bottom: 10; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12", "show_how", "key.show_how", id="practice.show_how", priority=True),
    ]

    def __init__(self, services: Services, session: str) -> None:
        """Take what the program is built from, and the id of the session to practise on."""
        super().__init__(services, session)
        self.course = Course()

    @property
    def _script(self) -> Script:
        return script(self.services.words.language)

    def _scene(self) -> Scene | None:
        """What there is to see; None while no session is at work."""
        fronts = [one for one in self.screen_stack if isinstance(one, BeiScreen)]
        return Scene(self._sitting.desk.session, fronts[-1].HELP_WORD) if self._sitting and fronts else None

    @on(BeiScreen.Redrawn)
    async def _step_on(self, message: BeiScreen.Redrawn) -> None:
        """Step on, and say on the screen that was drawn what is next."""
        screen, scene = message.screen, self._scene()
        if scene is None or not screen.is_attached:
            return
        self.course = self.course.after(scene)
        if not screen.query(CoachPane):
            await screen.mount(CoachPane(), before=screen.query_one(KeyLine))
        self._coach(screen, scene)

    def _coach(self, screen: BeiScreen, scene: Scene) -> None:
        pane = screen.query_one(CoachPane)
        if pane.room:
            rows = told(self.course, scene, self._script, self.services.words, pane.room)
            pane.styles.height = max(ROWS, len(rows))
            pane.show(rows)

    def _skip(self) -> None:
        self.course = self.course.skipping()
        scene, front = self._scene(), self.screen
        if scene is not None and isinstance(front, BeiScreen):
            self._coach(front, scene)

    def action_leave(self) -> None:
        """Ask whether the step alone is meant; from the end leave at once."""
        if self.course.step == "end":
            self.exit()
            return
        asked = self._script.leave
        options = [(one, asked[one]) for one in ("skip", "leave", "stay")]

        def answered(given: Answers | None) -> None:
            if given is not None and given["what"] == "skip":
                self._skip()
            elif given is not None and given["what"] == "leave":
                self.exit()

        fields = [Field("what", asked["what"], "choice", "skip", options)]
        self.push_screen(Form(asked["title"], fields, self.services.words), answered)

    def action_show_how(self) -> None:
        """Do the step, behind what has been typed before."""
        (self.focused or self.screen).call_later(self._show_how)

    def _show_how(self) -> None:
        """Go to the step's screen, then type its text, then press its keys: a press of the key for each."""
        scene, step = self._scene(), self.course.step
        if scene is None:
            return
        if not isinstance(self.screen, BeiScreen):
            self.notify(self._script.busy)
            return
        if place := away(step, scene):
            self._press(PLACES[place])
            return
        line, types = self.screen.query(CaptureLine), self._script.steps[step].types
        if types and line and not line.first().text:
            line.first().put(types)
        else:
            self._press(*keys_for(step, scene, self._script, self.services.words))

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.post_message(events.Key(key, None))
