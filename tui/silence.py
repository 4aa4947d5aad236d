"""Nothing is printed of an error that nobody catches: Python would print it with all that it says of people."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tui.ending import Ended, told
from tui.translate import Words

_MOST_REPORTS = 5


class Silence:
    """Writes reports in the place of what Python prints, from the main thread, any other, and the clearing away."""

    def __init__(self, home: Callable[[], Path], words: Words) -> None:
        """Take where reports go, and the language."""
        self._home = home
        self._words = words
        self._left = _MOST_REPORTS

    def begin(self) -> None:
        """From now on, for the whole process."""
        sys.excepthook = lambda _kind, error, _traceback: self._tell(error)
        threading.excepthook = lambda args: self._tell(args.exc_value)
        sys.unraisablehook = lambda args: self._tell(args.exc_value)

    def _tell(self, error: BaseException | None) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | Ended) or told() is not None:
            return
        # At the very end of a process nothing can be loaded any more, and an error there has harmed nobody.
        if self._left == 0 or sys.is_finalizing():
            return
        from tui.defect import tell

        self._left -= 1
        tell(error, self._home, self._words)
