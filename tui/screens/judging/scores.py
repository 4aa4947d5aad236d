"""Scores of exams, typed one after another."""

from decimal import Decimal, InvalidOperation
from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.event import Event
from tui.screens.form import Answers, Field
from tui.screens.judging.ground import RatingGround


class ExamScores(RatingGround):
    """Enter on a subject asks for its score, and goes on to the next."""

    WRITES = frozenset({"key.score"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "score", "key.score", id="rating.score")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A score is offered where there are subjects."""
        if action == "score" and self.is_mounted and self.session.rubric.item[self.item].exam is None:
            return False
        return super().check_action(action, parameters)

    def action_score(self) -> None:
        """Ask for the score of the subject under the cursor, then go to the next."""
        if self.row is None or not self.row.startswith("exam:"):
            self.warn(self.words("rating.no_subject"))
            return
        _, level, subject = self.row.split(":")
        exam = self.session.rubric.item[self.item].exam
        title = next((one.title for one in exam.subjects if one.code == subject), None) if exam else None
        now = self.session.exams.get((self.item, int(level), subject))
        item, words = self.item, self.words

        def record(answers: Answers) -> co.Command | str:
            text = answers["score"].strip()
            try:
                score = Decimal(text) if text else None
            except InvalidOperation:
                return words("rating.not_a_score", score=text)
            if score is not None and not score.is_finite():
                return words("rating.not_a_score", score=text)
            return co.RecordExam(item=item, level=int(level), subject=subject, score=score)

        def recorded(_event: Event) -> None:
            self.move(1)

        asked = words("rating.score", subject=words.of(title) if title else subject, level=level)
        fields = [Field("score", words("rating.score_label"), value="" if now is None else str(now))]
        self.ask(asked, fields, record, f"score:{item}:{level}:{subject}", recorded)
