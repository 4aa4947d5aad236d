"""A new session: which model, then who, for what, with which items, and how long."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rubric.catalogue import REFERENCE, RubricNotFoundError
from rubric.faults import RubricError
from sessions.errors import LockedError, StoreError
from sessions.interview.opening import NewSession
from sessions.interview.pace import crowded
from sessions.interview.refusals import RefusalError
from sessions.interview.words import PURPOSES, Purpose
from tui.draft_pad import DraftPad, Page
from tui.failure import say_refusal, say_warning
from tui.lines import people
from tui.screens.form import Answers, Field, Form
from tui.services import Services
from tui.system_words import of_store
from tui.verbs.outcome import failure_of
from tui.views.trouble import problem_of
from tui.wrap import fit

if TYPE_CHECKING:
    from rubric.model import Rubric
    from sessions.desk import SessionDesk
    from tui.screens.base import BeiScreen


class SetupForm(Form):
    """Has a pad of its own, which it lets go of however it ends."""

    def on_unmount(self) -> None:
        """Let the next one have the drafts."""
        if self._page is not None:
            self._page.pad.close()


class SetupFlow:
    """Asks on `screen`, makes the session and hands its desk to `done`; Esc leaves at any step, making nothing."""

    def __init__(self, screen: "BeiScreen", services: Services, done: "Callable[[SessionDesk], None]") -> None:
        """Take where to ask and whom to tell."""
        self._screen = screen
        self._services = services
        self._done = done
        self._desk: SessionDesk | None = None

    def begin(self, rubric_id: str = "") -> None:
        """Ask for the model, where none is given."""
        if rubric_id:
            self._ask(rubric_id)
            return
        known = self._services.catalogue.files()
        words = self._services.words
        # Whoever interviews for a post does so again: the model of the session on top of the list is at hand.
        used = next((row.rubric for row in self._services.shelf.cached_rows() if row.rubric in known), REFERENCE)
        field = Field("rubric", words("setup.rubric"), "choice", used, self._models())

        def chosen(answers: Answers | None) -> None:
            if answers is not None:
                self._ask(answers["rubric"])

        self._screen.app.push_screen(Form(words("setup.title"), [field], words), chosen)

    def _models(self) -> list[tuple[str, str]]:
        """The models with their titles; one whose title cannot be told without reading all of it, by its id."""
        catalogue, found = self._services.catalogue, []
        for rubric_id, path in catalogue.files().items():
            try:
                head = catalogue.head(path)
            except (RubricError, OSError):
                head = None
            title = f"{self._services.words.of(head.title)}  " if head is not None else ""
            found.append((rubric_id, people(f"{title}{rubric_id}")))
        return found

    def _ask(self, rubric_id: str) -> None:
        words = self._services.words
        try:
            rubric = self._services.catalogue.read(rubric_id).rubric
        except (RubricNotFoundError, RubricError, OSError) as error:
            failure = failure_of(words, error)
            self._screen.warn(failure.message if failure else str(error))
            return

        def check(answers: Answers) -> str | None:
            return self._make(rubric_id, answers)

        pad = self._pad()

        def made(answers: Answers | None) -> None:
            if answers is not None and self._desk is not None:
                budget, count = self._services.settings.time, self._interviewed(answers, rubric)
                if crowded(self._desk.session.minutes, count, budget.item_minutes, budget.items):
                    self._screen.warn(words("setup.crowded", most=budget.items, least=budget.item_minutes))
                self._done(self._desk)

        title = f"{words('setup.title')} · {words.of(rubric.title)}"
        form = SetupForm(title, self._fields(rubric), words, check, Page(pad, f"setup:{rubric_id}"))
        pad.watch(form.say_draft)
        self._screen.app.push_screen(form, made)

    def _pad(self) -> DraftPad:
        """Where what is half typed is kept; nowhere, where another process has this form open."""
        words = self._services.words
        try:
            drafts = self._services.shelf.half_typed.of_new()
        except LockedError:
            self._screen.warn(words("draft.elsewhere"))
            return DraftPad(None, self._screen.app.set_timer)
        except StoreError as error:
            self._screen.warn(words("draft.failed", problem=problem_of(error, words)))
            return DraftPad(None, self._screen.app.set_timer)
        for warning in drafts.warnings:
            self._screen.warn(say_warning(self._services.words, warning))
        return DraftPad(drafts, self._screen.app.set_timer)

    def _fields(self, rubric: "Rubric") -> list[Field]:
        words = self._services.words
        items = [(item.code, f"{item.code} {words.of(item.title)}") for item in rubric.items]
        return [
            Field("candidate", words("setup.candidate")),
            Field("candidate_id", words("setup.candidate_id"), hint=words("setup.candidate_id_hint")),
            Field("post", words("setup.post"), value=words.of(rubric.title)),
            Field(
                "purpose",
                words("setup.purpose"),
                "choice",
                "hire",
                [(one, words(f"purpose.{one}")) for one in PURPOSES],
            ),
            Field(
                "grade",
                words("setup.grade"),
                "choice",
                rubric.grades[0].id,
                [(grade.id, words.of(grade.title)) for grade in rubric.grades],
            ),
            Field("interviewer", words("setup.interviewer"), value=self._services.settings.interview.interviewer),
            Field("minutes", words("setup.minutes"), value=str(self._services.settings.time.minutes)),
            Field("items", words("setup.items"), "picks", ",".join(code for code, _ in items), items),
        ]

    def _interviewed(self, answers: Answers, rubric: "Rubric") -> int:
        return sum(rubric.item[code].method != "exam" for code in answers["items"].split(",") if code)

    def _make(self, rubric_id: str, answers: Answers) -> str | None:
        """Make the session; why not, where it cannot be."""
        words = self._services.words
        minutes = answers["minutes"].strip()
        if not minutes.isdecimal() or len(minutes) > 9:
            return words("refusal.minutes_outside", minutes=fit(people(minutes), 20))
        if not answers["items"]:
            return words("setup.no_items")
        purpose: Purpose = next(one for one in PURPOSES if one == answers["purpose"])
        asked = NewSession(
            candidate=answers["candidate"],
            candidate_id=answers["candidate_id"],
            post=answers["post"],
            purpose=purpose,
            grade=answers["grade"],
            interviewer=answers["interviewer"],
            minutes=int(minutes),
            items=answers["items"].split(","),
        )
        try:
            self._desk = self._services.begin(asked, rubric_id)
        except RefusalError as refusal:
            return say_refusal(words, refusal, "setup")
        except StoreError as error:
            return words("save.failed", problem=of_store(error, words))
        return None
