"""The families of keys of the pictures, with their members."""

from typing import get_args

from tui.pictures.rows import NOTES
from tui.pictures.standing import State
from tui.views.charts import KINDS

FAMILIES: dict[str, set[str]] = {
    "chart.state.{}": {f"chart.state.{one}" for one in get_args(State) if one != "rated"},
    "chart.tab.{}": {f"chart.tab.{one}" for one in KINDS},
    "chart.gap.{}": {f"chart.gap.{one}" for one in ("below", "even", "above", "outside", "ne", "unrated", "left_out")},
    "chart.note.{}": {f"chart.note.{one}" for one in NOTES},
}
