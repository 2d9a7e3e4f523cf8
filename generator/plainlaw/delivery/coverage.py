"""What time and place the figures of a metric are about. In: a metric. Out: days and names for descriptions of data."""

from datetime import date

from plainlaw.model.metric import Metric
from plainlaw.resolve import ResolvedSite


def days_covered(site: ResolvedSite, metric: Metric) -> tuple[date, date] | None:
    """The first and the last day for which the metric was reported; None when it never was."""
    periods = (*site.series.candidates(metric.id, metric.months), *site.series.cumulative(metric.id))
    if not periods:
        return None
    return min(period.first_day for period in periods), max(period.last_day for period in periods)
