"""A new session in plain prompts: which model, who, for what, with which items, how long."""

from typing import TYPE_CHECKING

from rubric.catalogue import REFERENCE
from rubric.faults import RubricError
from sessions.errors import LockedError, StoreError
from sessions.interview.capture import resolve
from sessions.interview.opening import NewSession
from sessions.interview.pace import crowded, interviewed
from sessions.interview.refusals import RefusalError
from sessions.interview.words import PURPOSES
from tui.draft_pad import DraftPad
from tui.failure import say_refusal
from tui.lines import people
from tui.plain.planning import codes_in
from tui.plain.voice import LeftError, Sheet, Voice
from tui.services import Services
from tui.views.trouble import problem_of

if TYPE_CHECKING:
    from rubric.model import Rubric
    from sessions.desk import SessionDesk


def make(services: Services, voice: Voice) -> "SessionDesk | None":
    """Ask for a new session and make it; None where it is refused, and what was answered is kept then.

    Raises LeftError, what the ear raises, RubricError and the store's errors.
    """
    known = services.catalogue.files()
    used = next((row.rubric for row in services.shelf.cached_rows() if row.rubric in known), REFERENCE)
    models = [(one, _title(services, one)) for one in known]
    rubric_id = models[0][0] if len(models) == 1 else voice.choose(services.words("setup.rubric"), models, used)
    rubric = services.catalogue.read(rubric_id).rubric
    pad = _pad(services, voice)
    try:
        return _made(services, voice, Sheet(voice, pad, f"setup:{rubric_id}"), rubric)
    finally:
        pad.close()


def _title(services: Services, rubric_id: str) -> str:
    try:
        head = services.catalogue.head(services.catalogue.files()[rubric_id])
    except (RubricError, OSError):
        head = None
    return people(f"{services.words.of(head.title)} {rubric_id}" if head is not None else rubric_id)


def _pad(services: Services, voice: Voice) -> DraftPad:
    """Where answers are kept until the session is made; nowhere, where another process is making one."""
    words, drafts = services.words, None
    try:
        drafts = services.shelf.half_typed.of_new()
    except LockedError:
        voice.tell(words("draft.elsewhere"))
    except StoreError as error:
        voice.tell(words("plain.draft_failed", problem=problem_of(error, words)))
    return DraftPad(drafts, lambda _seconds, write: write())


def _made(services: Services, voice: Voice, sheet: Sheet, rubric: "Rubric") -> "SessionDesk | None":
    words = services.words
    wrong = words("refusal.minutes_outside", minutes="")
    try:
        candidate = sheet.text("candidate", words("setup.candidate"), needed=True)
        candidate_id = sheet.text("candidate_id", words("setup.candidate_id"), "", words("setup.candidate_id_hint"))
        post = sheet.text("post", words("setup.post"), words.of(rubric.title))
        purposes = [(one, words(f"purpose.{one}")) for one in PURPOSES]
        purpose = voice.choose(words("setup.purpose"), purposes, "hire")
        grades = [(one.id, words.of(one.title)) for one in rubric.grades]
        grade = voice.choose(words("setup.grade"), grades, grades[0][0])
        usual = services.settings.interview.interviewer
        interviewer = sheet.text("interviewer", words("setup.interviewer"), usual, needed=True)
        minutes = sheet.number("minutes", words("setup.minutes"), str(services.settings.time.minutes), 24 * 60, wrong)
        items = _items(voice, sheet, rubric)
    except LeftError:
        sheet.done()
        raise
    asked = NewSession(
        candidate=candidate,
        candidate_id=candidate_id,
        post=post,
        purpose=next(one for one in PURPOSES if one == purpose),
        grade=grade,
        interviewer=interviewer,
        minutes=int(minutes or 0),
        items=items,
    )
    try:
        desk = services.begin(asked, rubric.id)
    except RefusalError as refusal:
        voice.tell(say_refusal(words, refusal, "setup"))
        return None
    sheet.done()
    voice.tell(words("plain.made", session=desk.session.id))
    budget = services.settings.time
    if crowded(desk.session.minutes, len(interviewed(desk.session)), budget.item_minutes, budget.items):
        voice.tell(words("setup.crowded", most=budget.items, least=budget.item_minutes))
    return desk


def _items(voice: Voice, sheet: Sheet, rubric: "Rubric") -> list[str]:
    """The items to cover by their codes; all of them where none is named."""
    while True:
        given = sheet.text("items", voice.words("setup.items"), "", voice.words("plain.codes_or_all"))
        found = [(code, resolve(rubric, code)) for code in codes_in(given)]
        wrong = [code for code, one in found if one is None or one[0] != "item"]
        if not wrong:
            return [one[1] for _, one in found if one is not None]
        voice.tell(voice.words("plain.no_item", text=" ".join(wrong)))
        sheet.forget("items")
