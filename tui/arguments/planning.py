"""Commands on the plans that are kept as templates."""

from tui.arguments.making import Makers


def add_plans(make: Makers) -> None:
    """Add `plan` and what stands under it."""
    words = make.words
    plans = make.verb("plan").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    make.verb("list", plans, "plan_list", json=True)
    make.verb("show", plans, "plan_show", json=True).add_argument("name", metavar="NAME")
    save = make.verb("save", plans, "plan_save")
    save.add_argument("session", metavar="ID")
    save.add_argument("name", metavar="NAME")
    save.add_argument("--force", action="store_true", help=words("help.plan_force"))
    apply = make.verb("apply", plans, "plan_apply")
    apply.add_argument("session", metavar="ID")
    apply.add_argument("name", metavar="NAME")
    make.verb("remove", plans, "plan_remove").add_argument("name", metavar="NAME")
