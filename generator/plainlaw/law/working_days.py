"""Working days of China: weekdays but for public holidays, and the weekend days that are worked instead.

In: two days. Out: how many working days lie between them. The calendar is that of the State Council's yearly notices,
as the package chinesecalendar has them; of a year for which there is no notice yet, nothing is known and nothing is
guessed.
"""

from datetime import date, timedelta
from functools import cache

_LONGEST = timedelta(days=366 * 30)


def working_days(after: date, until: date) -> int | None:
    """The working days after the first day, up to and including the last one; None where the calendar does not reach.

    The day on which a period begins is not counted (Civil Code of China, art. 201).
    """
    if until < after or until - after > _LONGEST:
        return None
    count, day = 0, after
    while day < until:
        day += timedelta(days=1)
        worked = _is_worked(day)
        if worked is None:
            return None
        count += worked
    return count


@cache
def _is_worked(day: date) -> bool | None:
    # imported here: most builds count none
    from chinese_calendar import is_workday

    # asked beforehand: of other years the package knows nothing
    return bool(is_workday(day)) if day.year in _years() else None


@cache
def _years() -> range:
    """The years for which there are notices."""
    from chinese_calendar import holidays

    return range(min(holidays).year, max(holidays).year + 1)
