"""Commands on exams and question banks."""

from tui.arguments.making import Makers


def add_exams(make: Makers) -> None:
    """Add `exam` and what stands under it."""
    words = make.words
    exams = make.verb("exam").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    banks = make.verb("bank", exams, "exam_bank").add_subparsers(
        dest="below", metavar=words("help.command"), required=True
    )
    make.verb("list", banks, "exam_bank_list", json=True)
    show = make.verb("show", banks, "exam_bank_show", json=True)
    show.add_argument("bank", metavar="ID|FILE")
    show.add_argument("--level", type=int, metavar="N", help=words("help.exam_level"))
    make.verb("validate", banks, "exam_bank_validate").add_argument("files", nargs="+", metavar="ID|FILE")
