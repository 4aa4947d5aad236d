"""Why a command is refused, as a value; words are made when it is shown."""

from collections.abc import Mapping


class RefusalError(Exception):
    """A command that may not be done now; nothing has changed. `code` names the rule, `details` fill its words."""

    def __init__(self, code: str, /, **details: str) -> None:
        """Take the rule's name and what to say with it."""
        super().__init__(code + "".join(f" {key}={value}" for key, value in details.items()))
        self.code = code
        self.details: Mapping[str, str] = details
