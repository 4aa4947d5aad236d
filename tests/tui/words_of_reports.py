"""The families of keys of reports, and the keys that their templates ask for."""

import re

from sessions.interview.words import SHOWINGS
from tui.reports.formats import FORMATS
from tui.reports.head import FACTS
from tui.reports.report import READERS
from tui.reports.tables.conditions import CONDITIONS
from tui.reports.tables.evidence import EVIDENCE
from tui.reports.tables.ratings import RATINGS
from tui.reports.template_faults import FORMS
from tui.reports.templating import SHIPPED

TABLES = (RATINGS, EVIDENCE, CONDITIONS)
_ASKED = re.compile(r"""words\(\s*["']([a-z0-9_.]*[a-z0-9_])["']""")

FAMILIES: dict[str, set[str]] = {
    "reporting.{}": {f"reporting.{one}" for one in READERS},
    "reporting.format.{}": {f"reporting.format.{name}" for name, one in FORMATS.items() if one.single},
    "report.title.{}": {f"report.title.{one}" for one in READERS},
    "report.foot.{}": {f"report.foot.{one}" for one in READERS},
    "report.fact.{}": {f"report.fact.{one}" for one in FACTS},
    "report.suggestions.{}": {f"report.suggestions.{one}" for one in SHOWINGS},
    "column.{}": {f"column.{one.name}" for table in TABLES for one in table.columns} | {"column.yes", "column.no"},
    "{}.{} in a table": {
        *(f"column.state.{one}" for one in ("rated", "ne", "unrated")),
        *(f"column.{one}" for one in ("sign.supporting", "sign.counter", "condition.entry", "condition.decision")),
    },
    "report.column.{}": {f"report.column.{one}" for one in ("item_title", "level", "standard", "gap")},
    "report.sign.{}": {f"report.sign.{one}" for one in ("interviewer", "committee", "hr")},
    "report.fault.{}": {f"report.fault.{code}" for _, code in FORMS},
    "table.{}": {f"table.{one.name}" for one in TABLES},
    "of templates": {key for file in SHIPPED.iterdir() for key in _ASKED.findall(file.read_text("utf-8"))},
}
