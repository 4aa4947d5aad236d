"""The opening stage: the candidate's consent, recorded with an empty line and Enter."""

from typing import TYPE_CHECKING

from sessions.interview.commands import End
from sessions.interview.consent import ConsentRecorded, RecordConsent
from tui.screens.form import Answers, Field
from tui.screens.interviewing.ground import Ground

if TYPE_CHECKING:
    from sessions.interview.commands import Command
    from sessions.interview.event import Event


class Opening(Ground):
    """Once the stage is on and as long as the candidate has not agreed, Enter on an empty line asks for the answer."""

    def action_enter(self) -> None:
        """Ask what the candidate said, where that is what stands to be done."""
        session = self.session
        here = self.place.key == "stage:opening" and session.stage == "opening"
        if here and not session.consent and not (session.ended or session.submitted):
            self._ask_consent()
        else:
            super().action_enter()

    def _ask_consent(self) -> None:
        words = self.words
        options = [("given", words("consent.given")), ("refused", words("consent.refused"))]

        def make(given: Answers) -> "Command":
            return RecordConsent(given=given["answer"] == "given")

        fields = [Field("answer", words("consent.answer"), "choice", "given", options, words("consent.hint"))]
        self.ask(words("consent.title"), fields, make, "consent", self._recorded, drafted=False)

    def _recorded(self, event: "Event") -> None:
        if isinstance(event, ConsentRecorded) and not event.given:
            self.call_after_refresh(self._offer_end)

    def _offer_end(self) -> None:
        words = self.words
        options = [("end", words("consent.end")), ("go", words("consent.go_on"))]

        def make(given: Answers) -> "Command | None":
            return End(how="consent_refused") if given["how"] == "end" else None

        fields = [Field("how", words("consent.now"), "choice", "end", options, words("consent.end_hint"))]
        self.ask(words("consent.refused"), fields, make, "consent_refused", drafted=False)
