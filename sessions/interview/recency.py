"""How long ago an incident was, read from what was written of it: memory of what is older than two years is poor.

A rule of the behavioural-event interview: incidents are asked for from the last two years.
"""

import re
from datetime import date

LIMIT = 24
"""Months after which an incident counts as long ago."""

_DIGITS = {name: value for value, name in enumerate("零一二三四五六七八九十")} | {"〇": 0, "两": 2}
_SAID = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORDS = {name: value for value, name in enumerate(_SAID, 1)} | {"a": 1, "an": 1, "a couple of": 2, "several": 3}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_COUNT = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_YEARS_ZH = re.compile(_COUNT + r"\s*(?:个)?(年|月)(半)?(?:多|左右)?(?:以|之)?前")
_NUMBER = r"\b(\d{1,2}|a couple of|several|" + "|".join(one for one in _WORDS if " " not in one) + r")"
_YEARS_EN = re.compile(_NUMBER + r"\s+(?:and a half\s+)?(year|month)s?\s+(?:and a half\s+)?ago\b")
_SPOKEN = {"大前年": 3, "前年": 2, "去年": 1, "今年": 0, "the year before last": 2, "last year": 1, "this year": 0}
_MONTH_ZH = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月")
_NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-./年]\s*(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEAR_ZH = re.compile(r"([一二][零〇一二三四五六七八九]{3})年")
_MONTH_EN = re.compile(rf"\b({'|'.join(_MONTHS)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b")


def months_ago(when: str, today: date) -> int | None:
    """Whole months from what `when` says to `today`; None where it says nothing that is understood.

    The latest time that `when` may mean counts, so that nothing is called old that need not be: a year alone is its
    December. Of several times the latest counts.
    """
    said = when.translate(str.maketrans("０１２３４５６７８９．－／　", "0123456789.-/ ")).casefold()
    found = [*_counted(said), *_dated(said, today), *_spoken(said, today)]
    return min(found) if found else None


def long_ago(when: str, today: date) -> bool:
    """Whether `when` is more than two years before `today`, as far as it can be told."""
    months = months_ago(when, today)
    return months is not None and months > LIMIT


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    tens, ten, ones = text.partition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(ones, 0) if ten else _DIGITS.get(text, 0))


def _counted(said: str) -> list[int]:
    found = [
        _number(count) * (12 if unit == "年" else 1) + (6 if half else 0)
        for count, unit, half in _YEARS_ZH.findall(said)
    ]
    for match in _YEARS_EN.finditer(said):
        half = 6 if "half" in match.group() and match.group(2) == "year" else 0
        found.append(_number(match.group(1)) * (12 if match.group(2) == "year" else 1) + half)
    return found


def _since(year: int, month: int | None, today: date) -> int:
    return max(0, (today.year - year) * 12 + today.month - (month or 12))


def _month(said: str) -> int | None:
    """The month that is named, by number or by name."""
    if zh := _MONTH_ZH.search(said):
        number = _number(zh.group(1))
        return number if 1 <= number <= 12 else None
    en = _MONTH_EN.search(said)
    return _MONTHS.index(en.group(1)) + 1 if en else None


def _dated(said: str, today: date) -> list[int]:
    numeric = [(int(year), int(month)) for year, month in _NUMERIC.findall(said) if 1 <= int(month) <= 12]
    if numeric:
        return [_since(year, month, today) for year, month in numeric]
    years = [int(one) for one in _YEAR.findall(said)]
    years += [int("".join(str(_DIGITS[one]) for one in found)) for found in _YEAR_ZH.findall(said)]
    # A month belongs to the only year; of several the latest is told by itself.
    return [_since(year, _month(said) if len(years) == 1 else None, today) for year in years]


def _spoken(said: str, today: date) -> list[int]:
    for name, years in _SPOKEN.items():
        if name in said:
            return [_since(today.year - years, _month(said), today)]
    return []
