"""Personal facts that do not belong in a note: said before all else under the capture line."""

from tui.lines import Line
from tui.screens.interviewing.ground import Ground
from tui.views.capture_hint import codes_for
from tui.views.warning import personal_hint


class Personal(Ground):
    """While a code is being typed, the codes that fit are shown first."""

    def hint(self) -> Line:
        """What should not be noted, or is to be taken out again."""
        session, typed = self.session, self.capture
        if codes_for(session.rubric, session.planned, typed.before_cursor, self.marks) is not None:
            return super().hint()
        return personal_hint(session, typed.text, self.words, self.marks) or super().hint()
