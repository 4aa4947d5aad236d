"""The command that shows the program in a browser."""

from tui.arguments.making import Makers


def add_serving(make: Makers) -> None:
    """Add `serve`."""
    words = make.words
    serve = make.verb("serve")
    serve.add_argument("session", nargs="?", metavar="ID", help=words("help.serve_session"))
    serve.add_argument("--port", type=int, default=0, metavar="N", help=words("help.serve_port"))
    serve.add_argument("--interface", default="127.0.0.1", metavar="ADDRESS", help=words("help.serve_interface"))
    serve.add_argument("--unencrypted", action="store_true", help=words("help.serve_unencrypted"))
    serve.add_argument("--open", action="store_true", help=words("help.serve_open"))
