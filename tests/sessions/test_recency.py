"""When an incident was, read from what was written of it."""

from datetime import date

import pytest

from sessions.interview.recency import long_ago, months_ago

TODAY = date(2026, 9, 14)


@pytest.mark.parametrize(
    ("when", "months"),
    [
        ("2021年3月", 66),
        ("２０２１年３月", 66),
        ("二〇二一年三月", 66),
        ("2024.9", 24),
        ("2024-08", 25),
        ("2025/12 到 2026/02", 7),
        ("2023", 33),
        ("2023年底", 33),
        ("今年3月", 6),
        ("今年", 0),
        ("去年", 9),
        ("去年十一月", 10),
        ("前年", 21),
        ("前年1月", 32),
        ("大前年", 33),
        ("三年前", 36),
        ("两年半前", 30),
        ("十二个月以前", 12),
        ("大约 3 年前", 36),
        ("March 2021", 66),
        ("Mar. 2021", 66),
        ("in 2025", 9),
        ("two years ago", 24),
        ("two and a half years ago", 30),
        ("a year ago", 12),
        ("18 months ago", 18),
        ("last year", 9),
        ("last March", None),
        ("the market in 2025, maybe", 9),
        ("September 2025", 12),
        ("the year before last", 21),
        ("上周", None),
        ("入职第一年", None),
        ("", None),
        ("项目 3021 期间", None),
        ("2030年1月", 0),
    ],
)
def test_months_are_counted_to_the_latest_time_that_may_be_meant(when: str, months: int | None) -> None:
    assert months_ago(when, TODAY) == months


def test_older_than_two_years_is_long_ago_and_what_is_not_understood_is_not() -> None:
    assert [one for one in ("三年前", "2024年8月", "2024年9月", "去年", "上周", "May") if long_ago(one, TODAY)] == [
        "三年前",
        "2024年8月",
    ]
