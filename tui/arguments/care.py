"""Commands that look after what is kept: its integrity, who may read it, and how long it stays."""

from tui.arguments.making import Makers, add_why


def add_care(make: Makers) -> None:
    """Add the commands on the store itself."""
    words = make.words
    verify = make.verb("verify", json=True)
    verify.add_argument("session", nargs="?", metavar="ID")
    act = verify.add_mutually_exclusive_group()
    act.add_argument("--head", nargs="+", metavar="DIGEST", help=words("help.verify_head"))
    act.add_argument("--repair", action="store_true", help=words("help.repair"))
    verify.add_argument("--yes", action="store_true", help=words("help.yes"))
    add_why(verify, words, reason=False)
    make.verb("log", json=True).add_argument("session", nargs="?", metavar="ID", help=words("help.log_session"))
    retention = make.verb("retention", json=True)
    days = retention.add_mutually_exclusive_group()
    days.add_argument("--days", type=int, metavar="N", help=words("help.days"))
    days.add_argument("--forever", action="store_true", help=words("help.forever"))
    add_why(retention, words)
    hold = make.verb("hold", json=True)
    hold.add_argument("session", nargs="?", metavar="ID")
    hold.add_argument("--release", action="store_true", help=words("help.release"))
    hold.add_argument("--list", action="store_true", help=words("help.hold_list"))
    add_why(hold, words)
    _add_vault(make)
    purge = make.verb("purge", json=True)
    purge.add_argument("sessions", nargs="*", metavar="ID")
    purge.add_argument("--due", action="store_true", help=words("help.due"))
    purge.add_argument("--reason", choices=("due", "request", "consent", "mistake", "other"), help=words("help.why"))
    purge.add_argument("--yes", action="store_true", help=words("help.yes"))
    add_why(purge, words, reason=False)
    expunge = make.verb("expunge")
    expunge.add_argument("session", metavar="ID")
    expunge.add_argument("what", metavar="WHAT", help=words("help.expunge_what"))
    expunge.add_argument("--reason", required=True, metavar="R", help=words("help.expunge_reason"))
    expunge.add_argument("--yes", action="store_true", help=words("help.yes"))
    add_why(expunge, words, reason=False)


def _add_vault(make: Makers) -> None:
    words = make.words
    vault = make.verb("vault").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    make.verb("init", vault, "vault_init").add_argument("--yes", action="store_true", help=words("help.yes"))
    make.verb("status", vault, "vault_status", json=True)
    passwd = make.verb("passwd", vault, "vault_passwd")
    passwd.add_argument("--new-passphrase-file", metavar="FILE|-", help=words("help.new_passphrase_file"))
    make.verb("off", vault, "vault_off")
