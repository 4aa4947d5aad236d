"""Commands that adjust a competency model: when, how its standards are set, what it would do, and its new version."""

from typing import Any

from tui.arguments.making import Makers


def add_adjusting(make: Makers, models: Any) -> None:
    """Add them below `rubric`."""
    words = make.words
    review = make.verb("review", models, "rubric_review", json=True)
    review.add_argument("rubric", metavar="ID|FILE")
    review.add_argument("--least", type=int, default=10, metavar="N", help=words("help.least"))
    review.add_argument("--nearly", default="0.95", metavar="SHARE", help=words("help.nearly"))
    review.add_argument("--often", default="0.3", metavar="SHARE", help=words("help.often"))
    review.add_argument("--days", type=int, default=365, metavar="N", help=words("help.review_days"))
    note = make.verb("note", models, "rubric_note", json=True)
    note.add_argument("rubric", metavar="ID")
    note.add_argument("text", nargs="?", metavar="TEXT", help=words("help.note_text"))
    note.add_argument("--by", default="", metavar="N", help=words("help.by"))
    standards = make.verb("standards", models, "rubric_standards", json=True)
    standards.add_argument("rubric", metavar="ID|FILE")
    standards.add_argument("--grade", required=True, metavar="G", help=words("help.standards_grade"))
    group = standards.add_mutually_exclusive_group(required=True)
    group.add_argument("--from", dest="group", nargs="+", metavar="ID", help=words("help.group"))
    group.add_argument("--file", dest="group_file", metavar="FILE|-", help=words("help.group_file"))
    other = standards.add_mutually_exclusive_group()
    other.add_argument("--against", nargs="+", metavar="ID", help=words("help.against"))
    other.add_argument("--against-file", metavar="FILE|-", help=words("help.against_file"))
    standards.add_argument(
        "--method", choices=("median", "quantile", "contrast"), default="median", help=words("help.method")
    )
    standards.add_argument("--quantile", default="0.25", metavar="SHARE", help=words("help.quantile"))
    standards.add_argument("-o", "--output", metavar="FILE", help=words("help.standards_output"))
    standards.add_argument("--least", type=int, default=5, metavar="N", help=words("help.least"))
    trial = make.verb("try", models, "rubric_try", json=True)
    trial.add_argument("draft", metavar="ID|FILE")
    release = make.verb("release", models, "rubric_release", json=True)
    release.add_argument("rubric", metavar="ID")
    release.add_argument("draft", metavar="FILE")
    release.add_argument("--version", required=True, metavar="X.Y.Z", help=words("help.release_version"))
    release.add_argument("--by", required=True, metavar="N", help=words("help.release_by"))
    release.add_argument("--why", required=True, metavar="R", help=words("help.release_why"))
