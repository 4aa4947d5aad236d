"""Until when a qualification is valid that was given for so many months."""

from calendar import monthrange
from datetime import date

VALID_MONTHS = 24
"""How long a qualification is valid where nothing else is said."""


def valid_until(given: date, months: int) -> date:
    """The day of the month `months` later on which `given` falls; the last one, where that month is too short.

    29 February and two years give 28 February; 31 August and six months the last of February.
    """
    year, month = divmod(given.year * 12 + given.month - 1 + months, 12)
    return date(year, month + 1, min(given.day, monthrange(year, month + 1)[1]))
