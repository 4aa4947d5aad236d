"""Asked on the home screen: which sessions are rated in one go, and in which order."""

from collections.abc import Sequence

from sessions.storage.summary import Row
from tui.lines import people
from tui.screens.form import Answers, Field, Form
from tui.translate import Words

MOST = 60
"""Sessions that the form lists; with more, the list of the home is to be narrowed first."""


def fellows(rows: Sequence[Row], chosen: str | None) -> list[Row]:
    """The unfinished sessions under the model of the session `chosen`, it first; none where it is none of them."""
    first = next((row for row in rows if row.id == chosen and row.state == "open"), None)
    if first is None:
        return []
    return [first, *(row for row in rows if row.rubric == first.rubric and row.state == "open" and row is not first)]


class RoundForm(Form):
    """Lists the sessions, all of them chosen, those first that were changed last."""

    def __init__(self, rows: Sequence[Row], words: Words) -> None:
        """Take the sessions to choose from."""
        listed = rows[:MOST]
        options = [(row.id, self._told(row, words)) for row in listed]
        chosen = ",".join(row.id for row in listed)
        hint = words("turn.more", count=len(rows), most=MOST) if len(rows) > MOST else ""
        orders = [(by, words(f"turn.by_{by}")) for by in ("item", "candidate")]
        fields = [
            Field("sessions", words("turn.sessions"), "picks", chosen, options, hint),
            Field("by", words("turn.by"), "choice", "item", orders, words("turn.by_hint")),
        ]

        def check(given: Answers) -> str | None:
            return None if given["sessions"] else words("turn.nobody_chosen")

        super().__init__(words("turn.title"), fields, words, check)

    @staticmethod
    def _told(row: Row, words: Words) -> str:
        who = people(row.candidate) + (f" ({people(row.candidate_id)})" if row.candidate_id else "")
        return f"{who}  {words('list.rated', rated=row.rated, planned=row.planned)}"
