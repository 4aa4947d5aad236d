"""Where faults are made: the files, and the tables that give a code by what was found."""

from rubric.json_faults import PROBLEMS
from rubric.shape import FORMS
from rubric.yaml_faults import PROBLEMS as OF_YAML
from rubric.yaml_faults import WIDE
from tui.settings.toml_faults import PROBLEMS as OF_TOML

FILES_OF_FAULTS = (
    *(
        f"rubric/{one}.py"
        for one in ("catalogue", "checks", "bank_checks", "json_faults", "nodes", "reader", "shape", "spelling")
    ),
    "rubric/yaml_faults.py",
    *(f"rubric/case/{one}.py" for one in ("package", "importing")),
    *(f"rubric/tables/{one}.py" for one in ("building", "reading", "separated", "workbook")),
    *(f"sessions/{one}.py" for one in ("canonical", "document", "exam_csv", "intake", "run")),
    *(f"sessions/integrity/{one}.py" for one in ("mending", "verify")),
    *(
        f"sessions/interview/{one}.py"
        for one in ("exam_steps", "expunging", "fold", "history", "lawful", "models", "reading", "sitting")
    ),
    *(f"tui/settings/{one}.py" for one in ("reading", "rules", "toml_faults")),
    *(f"tui/verbs/{one}.py" for one in ("grading", "sitting")),
    "tui/keymap/checking.py",
    "tui/themes/own.py",
)
NAMES = {f"log_{one}" for one in ("control_characters", "name_needed", "name_too_long")}
"""What a name may be refused for when it is given (`clean_name`) is a fault in a log."""
TABLES_OF_FAULTS = {*FORMS.values(), *WIDE.values(), *PROBLEMS.values(), *OF_YAML.values(), *OF_TOML.values(), *NAMES}
GIVEN_TO_FAULTS = {"path", "rule", "name", "given"}
"""What every sentence of a fault is given."""
