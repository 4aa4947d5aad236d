"""What the program asks of every screen on which text may be half typed; forms are loaded only where one is opened."""


class Drafting:
    """Such a screen; this one keeps nothing."""

    def keep_draft(self) -> None:
        """Put what is half typed on the disk: the program ends now. Screens without text have nothing to do."""

    def say_draft(self) -> None:
        """Say on the screen what has become of what is half typed."""
