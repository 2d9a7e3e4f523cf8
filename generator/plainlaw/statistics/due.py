"""When returns are due: a figure that nobody has handed in is not yet due, late, or was never reported.

In: the datasets, which say how many days after a period its return is due, and the day of the build. Out: the mark for
what is missing, and the next day on which a mark becomes another one.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from plainlaw.model.mark import Mark
from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period
from plainlaw.model.release import Standing
from plainlaw.model.site import Site


class DueDates:
    """The due dates of one portal. `reported` are the periods of each metric for which anything was handed in."""

    def __init__(self, site: Site, reported: Mapping[str, tuple[Period, ...]]) -> None:
        self._as_of, self._reported, self._calendar = site.as_of, reported, site.calendar
        self._asked: dict[str, Dataset] = {}
        for dataset in site.datasets.values():
            if dataset.due_days is not None:
                self._asked |= dict.fromkeys(dataset.metrics, dataset)

    def mark(self, metric: str, period: Period) -> Mark:
        """The mark for a count of which nothing was handed in for a period."""
        dataset, reported = self._asked.get(metric), self._reported.get(metric, ())
        if dataset is None or dataset.due_days is None or not reported:
            return Mark.NOT_AVAILABLE
        # what lies before the first return, or is shorter than any return, was never asked for
        if period.end <= reported[0].start or period.months < dataset.months:
            return Mark.NOT_AVAILABLE
        # whether the return is in already is nobody's business before its release
        waits = self._calendar.touching(dataset.id, dataset.months, period)
        if waits is not None:
            return Mark.NOT_AVAILABLE if waits.standing is Standing.CANCELLED else Mark.NOT_YET_DUE
        return Mark.LATE if due_date(period, dataset.due_days) < self._as_of else Mark.NOT_YET_DUE


def due_date(period: Period, days: int) -> date:
    """The last day on which the return of a period is in time."""
    return period.last_day + timedelta(days=days)


def next_change(datasets: Iterable[Dataset], as_of: date) -> date | None:
    """The first day after `as_of` on which a missing return can become late; None when none has a due date."""
    days = {dataset.due_days for dataset in datasets if dataset.due_days is not None}
    return min((_next_late(number, as_of) for number in days), default=None)


def _next_late(days: int, as_of: date) -> date:
    # a return may be of any run of months: the earliest that can still be in time ends so many days before as_of
    earliest = as_of - timedelta(days=days)
    month = Period(earliest.year * 12 + earliest.month - 1, 1)
    while due_date(month, days) < as_of:
        month = Period(month.end, 1)
    return due_date(month, days) + timedelta(days=1)
