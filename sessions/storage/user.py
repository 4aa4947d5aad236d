"""Who runs this process, as the system knows users: the one place that asks for it. What is no Unix cannot say.

Nothing asks where there is no home, and a home there is none without the locks of a Unix (flock.py).
"""

import os


def user_id() -> int:
    """The number of the user in whose name files are made and read."""
    return os.geteuid()


def login_name() -> str:
    """The login name of the system's user, its number where it has none."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
