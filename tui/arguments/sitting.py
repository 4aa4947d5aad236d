"""Commands that make, show and drive sessions, and carry them out and in."""

from tui.arguments.making import Makers, add_decryption


def add_sessions(make: Makers) -> None:
    """Add `new`, `list`, `show`, `open`, `rate`, `replay`, `develop`, `apply`."""
    words = make.words
    new = make.verb("new", json=True)
    new.add_argument("--candidate", required=True, metavar="N", help=words("help.candidate"))
    new.add_argument("--rubric", required=True, metavar="R", help=words("help.rubric_id"))
    new.add_argument("--grade", required=True, metavar="G", help=words("help.grade_id"))
    new.add_argument("--interviewer", required=True, metavar="N", help=words("help.interviewer"))
    new.add_argument("--candidate-id", default="", metavar="X", help=words("help.candidate_id"))
    new.add_argument("--post", default="", metavar="P", help=words("help.post"))
    new.add_argument("--purpose", default="hire", choices=("hire", "promote", "renew"), help=words("help.purpose"))
    new.add_argument("--items", default="", metavar="a,b", help=words("help.items"))
    new.add_argument("--minutes", type=int, metavar="M", help=words("help.minutes"))
    new.add_argument("--suggestions", choices=("at-once", "after-level"), help=words("help.suggestions"))
    new.add_argument("--no-impression", action="store_true", help=words("help.no_impression"))
    new.add_argument("--template", metavar="NAME", help=words("help.template"))
    make.plain(new)
    make.verb("list", json=True)
    show = make.verb("show", json=True)
    show.add_argument("session", metavar="ID")
    show.add_argument("--structure", action="store_true", help=words("help.structure"))
    opened = make.verb("open")
    opened.add_argument("session", metavar="ID")
    opened.add_argument("--read-only", action="store_true", help=words("help.read_only"))
    make.plain(opened)
    rate = make.verb("rate")
    rate.add_argument("sessions", nargs="+", metavar="ID")
    rate.add_argument("--by", choices=("item", "candidate"), default="item", help=words("help.by_item"))
    make.plain(rate)
    replay = make.verb("replay", json=True)
    replay.add_argument("session", metavar="ID")
    replay.add_argument("--speed", type=float, default=8.0, metavar="N", help=words("help.speed"))
    replay.add_argument("--from", type=int, default=1, dest="begin", metavar="SEQ", help=words("help.from"))
    replay.add_argument("--ratings", action="store_true", help=words("help.ratings"))
    develop = make.verb("develop", json=True)
    develop.add_argument("session", metavar="ID")
    develop.add_argument("--toward", metavar="G", help=words("help.toward"))
    apply = make.verb("apply", json=True)
    apply.add_argument("session", metavar="ID")
    apply.add_argument("file", metavar="FILE|-")


def add_documents(make: Makers) -> None:
    """Add `import`, `grade`, `chart`, `schema`."""
    words = make.words
    bring = make.verb("import", json=True)
    bring.add_argument("files", nargs="+", metavar="FILE")
    bring.add_argument("--restore-purged", action="store_true", help=words("help.restore_purged"))
    add_decryption(bring, words)
    grade = make.verb("grade", json=True)
    grade.add_argument("sources", nargs="*", metavar="ID|FILE|-")
    grade.add_argument("--all", action="store_true", help=words("help.grade_all"))
    grade.add_argument("--why", nargs="?", const="verdict", metavar="ABOUT", help=words("help.grade_why"))
    grade.add_argument("--toward", metavar="GRADE", help=words("help.grade_toward"))
    add_decryption(grade, words)
    _add_chart(make)
    schema = make.verb("schema")
    schema.add_argument("name", choices=("session", "rubric", "bank", "command"))
    schema.add_argument("-o", dest="out", default="-", metavar="FILE|-", help=words("help.schema_out"))


def _add_chart(make: Makers) -> None:
    words = make.words
    chart = make.verb("chart", json=True)
    chart.add_argument("source", metavar="ID|FILE|-")
    chart.add_argument(
        "--kind", choices=("radar", "bars", "gap", "coverage"), default="radar", help=words("help.chart_kind")
    )
    chart.add_argument("--grade", nargs="+", action="extend", default=[], metavar="G", help=words("help.chart_grade"))
    chart.add_argument("--format", choices=("text", "svg", "json"), default="text", help=words("help.chart_format"))
    chart.add_argument("--width", type=int, metavar="W", help=words("help.chart_width"))
    chart.add_argument("--height", type=int, metavar="H", help=words("help.chart_height"))
    chart.add_argument("--ascii", action="store_true", help=words("help.chart_ascii"))
    chart.add_argument("-o", "--output", default="-", metavar="FILE|-", help=words("help.output"))
    chart.add_argument("--force", action="store_true", help=words("help.force"))
    add_decryption(chart, words)
