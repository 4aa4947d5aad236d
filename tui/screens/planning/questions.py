"""The questions of an item: chosen, put in order, mended and added, each act saved as it is done."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.interview.event import Event
from sessions.interview.planning import ChooseQuestions
from tui.screens.form import Answers, Field
from tui.screens.planning.ground import PlanGround
from tui.views.plan import offered
from tui.views.scripts import questions_of


class Questions(PlanGround):
    """Where the plan is a template's, the first change of an item's questions asks for a reason, which then stands."""

    WRITES = frozenset({"key.use", "key.up_down", "key.add_question"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space", "use", "key.use", key_display="Space", id="plan.use"),
        Binding("ctrl+up,shift+up", "shift(-1)", "key.up_down", key_display="^↑↓", id="plan.up"),
        Binding("ctrl+down,shift+down", "shift(1)", show=False, id="plan.down"),
        Binding("ctrl+n", "add", "key.add_question", id="plan.add"),
    ]

    @property
    def _item(self) -> str | None:
        """The item under the cursor, or whose question is; None at another row."""
        kind, _, rest = self.at.partition(":")
        return None if kind == "field" else rest.partition(":")[0]

    @property
    def _number(self) -> int | None:
        """The number of the question under the cursor, from 0; None at another row."""
        return int(self.at.rpartition(":")[2]) if self.at.startswith("question:") else None

    def _offered(self, code: str) -> list[str]:
        return offered(self.session, code, self.words, self.once_chosen(code))

    def action_use(self) -> None:
        """Ask the question under the cursor, or do not ask it."""
        code, number = self._item, self._number
        if code is None or number is None:
            self.warn(self.words("plan.no_question"))
            return
        chosen = list(questions_of(self.session, code, self.words))
        text = self._offered(code)[number]
        self._choose(code, [one for one in chosen if one != text] if text in chosen else [*chosen, text], text)

    def action_shift(self, step: int) -> None:
        """Ask the question under the cursor earlier or later."""
        code, number = self._item, self._number
        if code is None or number is None:
            self.warn(self.words("plan.no_question"))
            return
        chosen = list(questions_of(self.session, code, self.words))
        to = number + step
        if number < len(chosen) and 0 <= to < len(chosen):
            text = chosen.pop(number)
            self._choose(code, [*chosen[:to], text, *chosen[to:]], text)

    def action_add(self) -> None:
        """Ask for a question of one's own."""
        code = self._item
        if code is None:
            self.warn(self.words("plan.no_item"))
            return
        self.unfolded = code
        chosen = questions_of(self.session, code, self.words)
        self._ask(code, "new", "", lambda text: [*chosen, text])

    def edit_question(self) -> None:
        """Ask for another wording of the question under the cursor."""
        code, number = self._item, self._number
        if code is None or number is None:
            return
        chosen = list(questions_of(self.session, code, self.words))
        text = self._offered(code)[number]
        self._ask(code, str(number), text, lambda new: [*chosen[:number], new, *chosen[number + 1 :]])

    def _ask(self, code: str, place: str, text: str, change: Callable[[str], list[str]]) -> None:
        fields = [Field("question", self.words("plan.question"), value=text)]
        departing = self._departing(code)
        if departing:
            fields.append(self._why())

        def make(given: Answers) -> ChooseQuestions:
            reason = given["reason"] if departing else self.session.departures.get(code, "")
            return ChooseQuestions(item=code, questions=tuple(change(given["question"])), reason=reason)

        title = self.words.of(self.session.rubric.item[code].title)
        self.ask(
            f"{self.words('plan.question')} · {title}", fields, make, f"plan:question:{code}:{place}", self._chosen
        )

    def _choose(self, code: str, questions: Sequence[str], text: str) -> None:
        """Have these asked, and stay at `text`."""

        def saved(_event: Event) -> None:
            if text in (now := self._offered(code)):
                self.at = f"question:{code}:{now.index(text)}"
                self.redraw()

        def command(reason: str) -> ChooseQuestions:
            return ChooseQuestions(item=code, questions=tuple(questions), reason=reason)

        if self._departing(code):
            place = f"plan:reason:{code}"
            self.ask(self.words("plan.why_title"), [self._why()], lambda given: command(given["reason"]), place, saved)
        else:
            self.do(command(self.session.departures.get(code, "")), None, saved)

    def _chosen(self, _event: Event) -> None:
        self.redraw()

    def _departing(self, code: str) -> bool:
        """Whether a change needs a reason that has not been given yet."""
        return self.session.template is not None and code not in self.session.departures

    def _why(self) -> Field:
        return Field("reason", self.words("plan.why"), hint=self.words("plan.why_hint"))
