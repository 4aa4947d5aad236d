"""Where the drafts of a home are: in each session's directory; of a session not yet made, in the home itself.

Those of a model that is edited are in a folder of its own, `model-drafts/ID`.
"""

from pathlib import Path

from sessions.errors import writing
from sessions.storage.drafts import NAME, Drafts
from sessions.storage.files import Files, Lock
from sessions.storage.seal import Seal, file_place

MODELS = "model-drafts"


class HalfTyped:
    """The drafts of one home, encrypted where the home is."""

    def __init__(self, home: Path, files: Files, seal: Seal | None) -> None:
        """Take the home."""
        self._home = home
        self._files = files
        self._seal = seal

    def of_session(self, session_id: str) -> Drafts:
        """What is half typed of a session: for whoever has its log open for writing, and no one else."""
        return self._at(self._home / "sessions" / session_id)

    def of_new(self) -> Drafts:
        """What is half typed of a session not yet made. Raises StoreWriteError, LockedError where another has it."""
        with writing("lock the drafts"):
            lock = self._files.lock(self._home / f"{NAME}.lock")
        return self._at(self._home, lock)

    def of_model(self, rubric_id: str) -> Drafts:
        """What is half edited of a model. Raises StoreWriteError, LockedError where another is editing it."""
        above = self._home / MODELS
        with writing("lock the draft of the model"):
            for folder in (above, above / rubric_id):
                if not self._files.is_directory(folder):
                    self._files.make_directory(folder)
            lock = self._files.lock(above / f"{rubric_id}.lock")
        # Not encrypted, as the models themselves are not: nothing of a candidate is in it.
        return Drafts(above / rubric_id, self._files, lock=lock)

    @property
    def has_new(self) -> bool:
        """Whether something is half typed of a session not yet made."""
        try:
            self._files.size(self._home / NAME)  # an empty file is a damaged one
        except OSError:
            return False
        return True

    def _at(self, directory: Path, lock: Lock | None = None) -> Drafts:
        return Drafts(directory, self._files, file_place(self._home, directory / NAME), self._seal, lock)
