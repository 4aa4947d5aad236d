"""Commands about bei itself: what the shell completes, the manual, where things are, how the machine stands."""

from tui.arguments.making import Makers

SHELLS = ("bash", "zsh", "fish")
PLACES = (
    *("home", "sessions", "log", "models", "banks", "reports"),
    *("config", "settings", "templates", "themes", "languages"),
    *("library", "locale", "program", "package", "python"),
)
"""What `bei locate` knows."""


def add_machine(make: Makers) -> None:
    """Add `completion`, `man`, `locate`, `doctor`."""
    words = make.words
    make.verb("completion").add_argument("shell", choices=SHELLS, metavar="|".join(SHELLS), help=words("help.shell"))
    man = make.verb("man")
    man.add_argument("-o", "--output", metavar="FILE|-", help=words("help.man_output"))
    man.add_argument("--force", action="store_true", help=words("help.force"))
    make.verb("locate", json=True).add_argument(
        "what", nargs="?", choices=PLACES, metavar="PLACE", help=words("help.place")
    )
    make.verb("doctor", json=True)
