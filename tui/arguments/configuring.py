"""The command on the settings."""

from tui.arguments.making import Makers


def add_settings(make: Makers) -> None:
    """Add `config` and what stands under it."""
    words = make.words
    config = make.verb("config").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    make.verb("list", config, "config_list", json=True)
    make.verb("get", config, "config_get", json=True).add_argument("key", metavar="KEY", help=words("help.config_key"))
    change = make.verb("set", config, "config_set")
    change.add_argument("key", metavar="KEY", help=words("help.config_key"))
    change.add_argument("value", metavar="VALUE", nargs="+", help=words("help.config_value"))
    make.verb("unset", config, "config_unset").add_argument("key", metavar="KEY", help=words("help.config_key"))
    make.verb("path", config, "config_path")
    make.verb("edit", config, "config_edit")
    make.verb("keys", config, "config_keys", json=True)
