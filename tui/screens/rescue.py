"""Asks where the copy of a session that cannot be saved is to go, and says how it comes back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import FailureError
from tui.lines import people
from tui.rescue import proposed, rescue
from tui.screens.form import Answers, Field, Form
from tui.sitting import Sitting
from tui.verbs.outcome import failure_of

if TYPE_CHECKING:
    from tui.services import Services


class RescueForm(Form):
    """One path; a file that is there is never overwritten, and what goes wrong is said in the form."""

    def __init__(self, services: "Services", sitting: Sitting) -> None:
        """Take what is to be copied."""
        words = services.words
        path = proposed(sitting.desk.session.id, Path.home())
        field = Field("path", words("rescue.path"), value=str(path), hint=words("rescue.hint"))
        super().__init__(words("rescue.title"), [field], words, self._write)
        self._services = services
        self._sitting = sitting

    def _write(self, answers: Answers) -> str | None:
        words = self._services.words
        try:
            path = Path(answers["path"].strip()).expanduser().absolute()
            if os.path.lexists(path):
                return words("rescue.exists", file=people(str(path)))
            rescue(self._services, self._sitting, path)
        except FailureError as failure:
            return failure.message
        except (OSError, ValueError, RuntimeError) as error:
            known = failure_of(words, error)
            return known.message if known else people(str(error))
        self.notify(words("rescue.done", file=people(str(path))), timeout=60, markup=False)
        return None
