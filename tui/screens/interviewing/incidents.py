"""Incidents: the past events that the candidate tells."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.events import Event, IncidentAdded
from tui.screens.form import Field
from tui.screens.interviewing.ground import Ground
from tui.views.place import Place


class Incidents(Ground):
    """F6 asks for a new one."""

    WRITES = frozenset({"key.incident"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "incident", "key.incident", id="interview.incident")]

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
            self.go_to(Place(f"incident:{event.incident}"))
            if self.session.stage != "incidents" and "incidents" not in self.session.stages:
                self.do(co.StartStage(stage="incidents"))
