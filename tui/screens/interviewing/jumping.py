"""Going to an item by its code: `#com` alone in the line, and Enter."""

from sessions.interview.capture import Captured, parse
from tui.lines import Line, line
from tui.screens.interviewing.capturing import Capturing
from tui.views.place import Place


class Jumping(Capturing):
    """A line of one code and nothing else is no note: it says where to go."""

    def _wanted(self) -> str | None:
        """The planned item that the line names, where it holds nothing else."""
        said = parse(self.capture.text, self.session.rubric, self.marks)
        code = said.items[0] if len(said.items) == 1 else None
        return code if code in self.session.planned and said == Captured("", items=said.items) else None

    def hint(self) -> Line:
        """Where Enter goes, once the code is followed by a blank; before that the codes that fit are told."""
        code = self._wanted()
        if code is None or not self.capture.text[-1:].isspace():
            return super().hint()
        return line((self.words("capture.jump", item=self.words.of(self.session.rubric.item[code].title)), "accent"))

    def action_enter(self) -> None:
        """Go there."""
        code = self._wanted()
        if code is None:
            super().action_enter()
            return
        self.capture.put("")
        self.emptied()
        self.go_to(Place(f"item:{code}"))
        self.redraw()
