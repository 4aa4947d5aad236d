"""Incidents: the past events that the candidate tells."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.events import Event, IncidentAdded
from sessions.interview.model import Incident
from sessions.interview.retelling import EditIncident, IncidentMerged, MergeIncident
from tui.screens.form import Field
from tui.screens.interviewing.ground import Ground
from tui.views.incident import PLENTY
from tui.views.place import Place
from tui.views.telling import said

if TYPE_CHECKING:
    from tui.screens.form import Answers

_NEW = "no"


class Incidents(Ground):
    """F6 asks for a new one; ^E changes the one in hand, or merges it with its first telling."""

    WRITES = frozenset({"key.incident", "key.edit_incident"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "incident", "key.incident", id="interview.incident"),
        Binding("ctrl+e", "edit_incident", "key.edit_incident", id="interview.edit_incident"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an incident in hand can be changed."""
        if action == "edit_incident" and self._in_hand() is None:
            return False
        return super().check_action(action, parameters)

    def _in_hand(self) -> str | None:
        return self.place.name if self.place.kind == "incident" and self.place.name in self.session.incidents else None

    def _fields(self, kind: str, title: str = "", when: str = "", role: str = "", hint: str = "") -> list[Field]:
        words = self.words
        kinds = [(one, words(f"kind.{one}")) for one in ("high", "low", "other")]
        return [
            Field("kind", words("incident.kind"), "choice", kind, kinds, hint),
            Field("title", words("incident.title"), value=title),
            Field("when", words("incident.when"), value=when, hint=words("incident.when_hint")),
            Field("role", words("incident.role"), value=role),
        ]

    def action_incident(self) -> None:
        """Ask for a new incident and go to it."""
        told = [one.kind for one in self.session.incidents.values()]
        likely = "high" if told.count("high") < 2 else "low" if told.count("low") < 2 else "other"
        self.ask(
            self.words("incident.new"),
            self._fields(likely, hint=self.words("prompter.plenty") if len(told) >= PLENTY else ""),
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

    def action_edit_incident(self) -> None:
        """Ask what the incident in hand is to read, or which one it tells again."""
        here = self._in_hand()
        if here is None:
            return
        one, words = self.session.incidents[here], self.words
        others = [
            (name, f"{words(f'kind.short.{other.kind}')} {said(other.title, other.expunged, words)}")
            for name, other in self.session.incidents.items()
            if name != here
        ]
        fields = [] if one.expunged else self._fields(one.kind, one.title, one.when, one.role)
        if others:
            choice = [(_NEW, words("incident.not_retold")), *others]
            fields.append(Field("into", words("incident.into"), "choice", _NEW, choice, words("incident.into_hint")))
        if fields:
            self.ask(
                words("incident.edit"), fields, lambda given: self._change(one, given), f"incident:{here}", self._mended
            )

    @staticmethod
    def _change(one: Incident, given: "Answers") -> "co.Command | None":
        into = given.get("into", _NEW)
        if into != _NEW:
            return MergeIncident(incident=one.id, into=into)
        told = {name: text for name, text in given.items() if name != "into"}
        if all(getattr(one, name) == text for name, text in told.items()):
            return None
        return EditIncident.model_validate({"incident": one.id, **told})

    def _mended(self, event: Event) -> None:
        """Go to the incident that is left of two, and say so."""
        if isinstance(event, IncidentMerged):
            kept = self.session.incidents[event.into]
            self.go_to(Place(f"incident:{event.into}"))
            title = said(kept.title, kept.expunged, self.words)
            self.notify(self.words("incident.merged", into=title), markup=False)

    def draw(self) -> None:
        """Leave an incident that is no more."""
        if self.place.kind == "incident" and self.place.name not in self.session.incidents:
            last = list(self.session.incidents)[-1:]
            self.go_to(Place(f"incident:{last[0]}" if last else "stage:incidents"))
        super().draw()
