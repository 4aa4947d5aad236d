"""Times of day are shown as their reader has set it."""

import pytest

from rubric.language import Language
from tui.settings.model import Clock
from tui.translate import Words
from tui.views.times import clock_of, moment_of, second_of

AT = "2026-09-14T{}:03:09.500Z"


@pytest.mark.parametrize(
    ("clock", "language", "hour", "told"),
    [
        (Clock(), "en", "14", "14:03"),
        (Clock(seconds=True), "en", "04", "04:03:09"),
        (Clock(hours=12), "en", "14", "2:03 pm"),
        (Clock(hours=12), "en", "00", "12:03 am"),
        (Clock(hours=12), "zh", "12", "下午12:03"),
        (Clock(hours=12, seconds=True, zone=True), "zh", "09", "上午9:03:09 UTC"),
    ],
)
def test_a_time_of_day_is_told_as_set(clock: Clock, language: Language, hour: str, told: str) -> None:
    words, at = Words(language, clock), AT.format(hour)
    assert clock_of(at, words) == told
    assert moment_of(at, words) == f"2026-09-14 {told}"
    assert ":09" in second_of(at, words)
    assert clock_of(at) == f"{hour}:03", "what others read is the same for all"
