"""When returns are due: a figure that nobody has handed in is not yet due, late, or was never reported.

In: the datasets, which say how many days after a period its return is due, and the day of the build. Out: the mark for
what is missing, and the next day on which a mark becomes another one.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from plainlaw.model.mark import Mark
from plainlaw.model.metric import Dataset, Metric
from plainlaw.model.period import Period
from plainlaw.model.site import Site


class DueDates:
    """The due dates of one portal. `reported` are the periods of each metric for which anything was handed in."""

    def __init__(self, site: Site, reported: Mapping[str, tuple[Period, ...]]) -> None:
        self._as_of, self._reported = site.as_of, reported
        self._days: dict[str, int] = {}
        for dataset in site.datasets.values():
            if dataset.due_days is not None:
                self._days |= dict.fromkeys(dataset.metrics, dataset.due_days)

    def mark(self, missing: Iterable[tuple[str, Period]], metric: Metric) -> Mark:
        """The mark for a figure that lacks what is `missing`: late when any of it is late."""
        names = [name for name in (metric.numerator or metric.id, metric.denominator) if name is not None]
        marks = {self._of_period(name, period) for _, period in missing for name in names}
        return next((mark for mark in (Mark.LATE, Mark.NOT_YET_DUE) if mark in marks), Mark.NOT_AVAILABLE)

    def _of_period(self, metric: str, period: Period) -> Mark:
        days, reported = self._days.get(metric), self._reported.get(metric, ())
        # what lies before the first return was never asked for
        if days is None or not reported or period.end <= reported[0].start:
            return Mark.NOT_AVAILABLE
        return Mark.LATE if due_date(period, days) < self._as_of else Mark.NOT_YET_DUE


def due_date(period: Period, days: int) -> date:
    """The last day on which the return of a period is in time."""
    return period.last_day + timedelta(days=days)


def next_change(datasets: Iterable[Dataset], as_of: date) -> date | None:
    """The first day after `as_of` on which a missing return becomes late; None when none has a due date."""
    days = [_next_late(dataset.months, dataset.due_days, as_of) for dataset in datasets if dataset.due_days is not None]
    return min(days, default=None)


def _next_late(months: int, days: int, as_of: date) -> date:
    # the earliest period that can still be in time ends so many days before as_of
    earliest = as_of - timedelta(days=days)
    month = earliest.year * 12 + earliest.month - 1
    period = Period(month - month % months, months)
    while due_date(period, days) < as_of:
        period = Period(period.end, months)
    return due_date(period, days) + timedelta(days=1)
