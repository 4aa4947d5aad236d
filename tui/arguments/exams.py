"""Commands on exams and question banks."""

from collections.abc import Sequence

from tui.arguments.making import WITH_A_VALUE, Makers

UNDER = ("take", "scores", "mark", "analyse", "bank")
"""What stands under `exam`; anything else behind it is a session, whose exam is taken."""


def spelled_out(argv: Sequence[str]) -> list[str]:
    """`argv` with `take` put in where `exam` is followed by a session: `bei exam ID` is `bei exam take ID`."""
    given = list(argv)
    at = next((n for n, one in enumerate(given) if one == "exam" and (not n or given[n - 1] not in WITH_A_VALUE)), None)
    following = given[at + 1] if at is not None and at + 1 < len(given) else "-"
    if at is not None and following not in UNDER and not following.startswith("-"):
        given.insert(at + 1, "take")
    return given


def add_exams(make: Makers) -> None:
    """Add `exam` and what stands under it."""
    words = make.words
    exams = make.verb("exam").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    take = make.verb("take", exams, "exam_take")
    take.add_argument("session", metavar="ID")
    take.add_argument("--item", metavar="CODE", help=words("help.exam_item"))
    take.add_argument("--level", type=int, metavar="N", help=words("help.exam_at"))
    take.add_argument("--bank", metavar="ID", help=words("help.exam_from"))
    take.add_argument("--seed", metavar="S", help=words("help.exam_seed"))
    take.add_argument("--more", type=int, metavar="MINUTES", help=words("help.exam_more"))
    scores = make.verb("scores", exams, "exam_scores", json=True)
    scores.add_argument("session", nargs="?", metavar="ID")
    scores.add_argument("file", metavar="FILE.csv")
    scores.add_argument("--all", action="store_true", help=words("help.scores_all"))
    analyse = make.verb("analyse", exams, "exam_analyse", json=True)
    analyse.add_argument("bank", metavar="BANK|FILE")
    analyse.add_argument("--level", type=int, metavar="N", help=words("help.exam_level"))
    make.verb("mark", exams, "exam_mark").add_argument("session", metavar="ID")
    banks = make.verb("bank", exams, "exam_bank").add_subparsers(
        dest="below", metavar=words("help.command"), required=True
    )
    make.verb("list", banks, "exam_bank_list", json=True)
    show = make.verb("show", banks, "exam_bank_show", json=True)
    show.add_argument("bank", metavar="ID|FILE")
    show.add_argument("--level", type=int, metavar="N", help=words("help.exam_level"))
    make.verb("validate", banks, "exam_bank_validate", json=True).add_argument("files", nargs="+", metavar="ID|FILE")
