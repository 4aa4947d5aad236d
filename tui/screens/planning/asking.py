"""What is set once in a plan, each by a form: interest, items, minutes, the two scripts, and templates."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from sessions.errors import StoreError
from sessions.interview.consent import DeclareInterest
from sessions.interview.pace import minutes_by_stage
from sessions.interview.planning import ChangePlan
from sessions.interview.refusals import RefusalError
from sessions.interview.words import SHOWINGS, TIMED_STAGES
from sessions.storage.templates import TemplateExistsError
from sessions.templates import applying, template_of
from tui.draft_pad import Page
from tui.failure import say_refusal
from tui.lines import people
from tui.screens.form import Answers, Field, Form
from tui.screens.planning.ground import PlanGround
from tui.verbs.outcome import failure_of
from tui.views.scripts import built_in, consent_text, opening_script
from tui.wrap import fit

if TYPE_CHECKING:
    from sessions.interview.commands import Command


class PlanForms(PlanGround):
    """F5 keeps the plan as a template, F6 takes one over; Enter on a row asks for what stands there."""

    WRITES = frozenset({"key.change", "key.apply_template"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "keep", "key.keep_template", id="plan.keep"),
        Binding("f6", "apply", "key.apply_template", id="plan.apply"),
    ]

    def ask_field(self, name: str) -> None:
        """Ask for what the row `name` is about."""
        asks: dict[str, Any] = {
            "interest": self._ask_interest,
            "items": self._ask_items,
            "minutes": self._ask_minutes,
            "template": self.action_apply,
            "suggestions": self._ask_suggestions,
            "impression": self._ask_impression,
        }
        if name in asks:
            asks[name]()
        else:
            self._ask_text(name)

    def _ask_interest(self) -> None:
        words, told = self.words, self.session.interest
        options = [("no", words("plan.knows_not")), ("yes", words("plan.knows"))]
        fields = [
            Field("knows", words("plan.interest"), "choice", "yes" if told and told.knows else "no", options),
            Field("detail", words("plan.how"), value=told.detail if told else "", hint=words("plan.how_hint")),
        ]

        def make(given: Answers) -> "Command":
            return DeclareInterest(knows=given["knows"] == "yes", detail=given["detail"])

        self.ask(words("plan.interest"), fields, make, "plan:interest")

    def _ask_items(self) -> None:
        words, session = self.words, self.session
        options = [(item.code, f"{item.code} {words.of(item.title)}") for item in session.rubric.items]
        fields = [Field("items", words("setup.items"), "picks", ",".join(session.plan), options)]

        def make(given: Answers) -> "Command":
            return ChangePlan(items=tuple(filter(None, given["items"].split(","))))

        self.ask(words("plan.items"), fields, make, "plan:items")

    def _ask_minutes(self) -> None:
        words, session = self.words, self.session
        shares = minutes_by_stage(session)
        fields = [Field("minutes", words("plan.minutes"), value=str(session.minutes))]
        for stage in TIMED_STAGES:
            own = session.stage_minutes.get(stage)
            hint = words("plan.stage_hint", minutes=shares[stage]) if own is None else ""
            label = words("plan.of_stage", stage=words(f"stage.{stage}"))
            fields.append(Field(stage, label, value="" if own is None else str(own), hint=hint))

        def make(given: Answers) -> "Command | str":
            for text in (one.strip() for one in given.values()):
                if text and (not text.isdecimal() or len(text) > 9 or int(text) > 24 * 60):
                    return words("refusal.minutes_outside", minutes=fit(people(text), 20))
            if not given["minutes"].strip():
                return words("refusal.minutes_outside", minutes="")
            stages = {stage: int(given[stage]) for stage in TIMED_STAGES if given[stage].strip()}
            return ChangePlan(minutes=int(given["minutes"]), stages=stages)

        self.ask(words("plan.minutes"), fields, make, "plan:minutes")

    def _ask_suggestions(self) -> None:
        words = self.words
        options = [(one, words(f"plan.{one}")) for one in SHOWINGS]
        fields = [Field("suggestions", words("plan.suggestions"), "choice", self.session.suggestions, options)]

        def make(given: Answers) -> "Command":
            return ChangePlan.model_validate({"suggestions": given["suggestions"]})

        self.ask(words("plan.suggestions"), fields, make, "plan:suggestions")

    def _ask_impression(self) -> None:
        words = self.words
        options = [("yes", words("plan.asked_for")), ("no", words("plan.not_asked_for"))]
        now = "yes" if self.session.impression_asked else "no"
        fields = [Field("impression", words("plan.impression"), "choice", now, options)]

        def make(given: Answers) -> "Command":
            return ChangePlan(impression=given["impression"] == "yes")

        self.ask(words("plan.impression"), fields, make, "plan:impression")

    def _ask_text(self, name: str) -> None:
        words = self.words
        now = (opening_script if name == "opening" else consent_text)(self.session, words)
        fields = [Field("text", words(f"plan.{name}"), value="\n".join(now), hint=words("plan.text_hint"))]

        def make(given: Answers) -> "Command":
            text = given["text"].strip()
            return ChangePlan.model_validate({name: "" if text == "\n".join(built_in(name, words)) else text})

        self.ask(words(f"plan.{name}"), fields, make, f"plan:{name}")

    def action_apply(self) -> None:
        """Take a template over into the session."""
        words, rubric = self.words, self.session.rubric
        try:
            found = [one for one in self.services.shelf.templates.all() if one.rubric == rubric.id]
        except StoreError as error:
            self._tell(error)
            return
        if not found:
            self.warn(words("plan.no_templates"))
            return
        options = [
            (one.name, f"{people(one.name)} ({words('template.row', items=len(one.items), minutes=one.minutes)})")
            for one in found
        ]

        def make(given: Answers) -> "Command | str":
            chosen = next(one for one in found if one.name == given["name"])
            try:
                return applying(chosen, rubric)
            except RefusalError as refusal:
                return say_refusal(words, refusal)

        fields = [Field("name", words("plan.template"), "choice", found[0].name, options, words("plan.apply_hint"))]
        self.ask(words("plan.apply"), fields, make, "plan:template", drafted=False)

    def action_keep(self) -> None:
        """Keep the plan as a template."""
        words, session = self.words, self.session
        options = [("no", words("plan.keep_both")), ("yes", words("plan.replace"))]
        fields = [
            Field("name", words("template.name"), value=session.template or session.post),
            Field("replace", words("plan.same_name"), "choice", "no", options),
        ]

        def check(given: Answers) -> str | None:
            try:
                template = template_of(session, given["name"])
                self.services.shelf.templates.save(template, replace=given["replace"] == "yes")
            except RefusalError as refusal:
                return say_refusal(words, refusal, "template")
            except TemplateExistsError:
                return words("plan.taken")
            except StoreError as error:
                failure = failure_of(words, error)
                return failure.message if failure else str(error)
            return None

        def kept(given: Answers | None) -> None:
            if given is not None:
                self.notify(words("template.saved", name=people(given["name"].strip())), markup=False)

        form = Form(words("plan.keep"), fields, words, check, Page(self.sitting.pad, "plan:keep"))
        self.app.push_screen(form, kept)

    def _tell(self, error: StoreError) -> None:
        failure = failure_of(self.words, error)
        self.warn(failure.message if failure else str(error))
