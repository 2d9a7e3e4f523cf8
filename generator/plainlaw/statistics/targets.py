"""The target that a figure is measured against, the values between which it lies, and ranks of figures.

In: a metric, and the key of a figure. Out: the `Target` that was set for it, bounds, ranks.
"""

from collections.abc import Sequence
from fractions import Fraction

from plainlaw.model.figure import Figure, FigureKey
from plainlaw.model.metric import Metric, MetricKind, TimeAggregation
from plainlaw.model.period import Period
from plainlaw.model.site import Site
from plainlaw.model.target import Target
from plainlaw.statistics.series import Series

Bounds = tuple[Figure, Figure]
"""The figures between which another one lies, the lower first."""


def target_of(site: Site, key: FigureKey) -> Target | None:
    """The target that was set for the place and period of `key`; None where there is none, and for categories.

    A target for a year also holds for a month of it where both are on one scale: for indices, for rates of two flows or
    two stocks, and for a stock in the last month. A year's count is no measure for a month's.
    """
    metric, own = site.metrics[key.metric], key.region == site.portal.region
    if key.breakdown:
        return None
    holding = [
        target
        for target in metric.targets
        if (own or target.each_place) and _holds(site, metric, target.period, key.period)
    ]
    return min(holding, key=lambda target: target.period.months, default=None)


def _holds(site: Site, metric: Metric, of: Period, at: Period) -> bool:
    if (of.start, of.end) == (at.start, at.end):
        return True
    within = of.start <= at.start and at.end <= of.end
    if metric.kind is MetricKind.COUNT:
        return within and metric.time_aggregation is TimeAggregation.LAST and at.end == of.end
    # events of a month over people are no twelfth part of those of a year, nor are they the same
    return within and len({site.metrics[part].time_aggregation for part in metric.parts}) < 2


def bounds_of(series: Series, key: FigureKey) -> Bounds | None:
    """The two figures that are reported as the bounds of the figure of `key`; None unless both are there."""
    interval = series.site.metrics[key.metric].interval
    if interval is None:
        return None
    ends = [
        series.figure(FigureKey(name, key.region, key.period, key.breakdown)) for name in (interval.low, interval.high)
    ]
    figures = sorted((end for end in ends if isinstance(end, Figure)), key=lambda figure: figure.value)
    return (figures[0], figures[1]) if len(figures) == 2 else None


def ranks(values: Sequence[Fraction | None], lowest_first: bool) -> list[int | None]:
    """The rank of each value, from 1; equal values share one and leave the next ones out (1, 2, 2, 4).

    What has no value has no rank. Expects values as they are shown: readers must see why two ranks are equal.
    """
    known = [value for value in values if value is not None]
    return [None if value is None else 1 + sum(_before(other, value, lowest_first) for other in known)
            for value in values]  # fmt: skip


def _before(other: Fraction, value: Fraction, lowest_first: bool) -> bool:
    return other < value if lowest_first else other > value
