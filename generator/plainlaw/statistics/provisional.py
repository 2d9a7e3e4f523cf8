"""Provisional values: those of a dataset that says so are final only some days after the end of their period.

In: the datasets, which say how many days that are, and the day of the build. Out: whether the values of a period are
provisional, and the next day on which values become final.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period


def is_provisional(period: Period, dataset: Dataset, as_of: date) -> bool:
    """Whether a value that this dataset reports for a period may still be revised as a matter of routine."""
    days = dataset.final_after_days
    return days is not None and as_of <= last_provisional_day(period, days)


def last_provisional_day(period: Period, days: int) -> date:
    """The last day on which the values of a period are provisional."""
    return period.last_day + timedelta(days=days)


def next_final(datasets: Iterable[Dataset], as_of: date) -> date | None:
    """The first day after `as_of` on which values can become final; None when no dataset has provisional ones."""
    numbers = {dataset.final_after_days for dataset in datasets if dataset.final_after_days is not None}
    return min((_next(days, as_of) for days in numbers), default=None)


def _next(days: int, as_of: date) -> date:
    # values may be of any run of months: the earliest that can still be provisional ends so many days before as_of
    earliest = as_of - timedelta(days=days)
    month = Period(earliest.year * 12 + earliest.month - 1, 1)
    while last_provisional_day(month, days) < as_of:
        month = Period(month.end, 1)
    return last_provisional_day(month, days) + timedelta(days=1)
