"""The grids of a metric's own page: over time, by place and by category.

In: a metric and a period. Out: `Grid`s, or None where there is nothing to show.
"""

from plainlaw.grid import Grid, Row
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.model.period import Period
from plainlaw.resolve import ResolvedSite
from plainlaw.statistics.targets import bounds_of, target_of


def over_time(site: ResolvedSite, metric: Metric, last: Period, count: int) -> Grid | None:
    """The last `count` periods of the kind of `last`, beginning with the first for which there is a figure."""
    region = site.site.portal.region
    periods = site.series.until(metric.id, last, count)
    answers = [(period, site.series.figure(FigureKey(metric.id, region, period))) for period in periods]
    while answers and not isinstance(answers[0][1], Figure):
        answers.pop(0)
    rows = tuple(_dated(site, FigureKey(metric.id, region, period), answer) for period, answer in answers)
    return Grid("period", (metric,), FigureKey(metric.id, region, last), rows, None) if len(rows) > 1 else None


def _dated(site: ResolvedSite, key: FigureKey, answer: Figure | Gap) -> Row:
    """A row for a period, with the bounds of an estimate and the target that was set."""
    bounds = bounds_of(site.series, key)
    return Row("period", key.period, (answer,), (bounds,) if bounds else (), target_of(site.site, key))


def by_place(site: ResolvedSite, metric: Metric, period: Period) -> Grid | None:
    """The parts of the portal's region in one period; None when nothing is reported for them."""
    whole = FigureKey(metric.id, site.site.portal.region, period)
    children = site.site.regions.children(whole.region, period.year)
    rows = tuple(
        Row("region", child.code, (site.series.figure(FigureKey(metric.id, child.code, period)),)) for child in children
    )
    return _with_total(site, Grid("region", (metric,), whole, rows, None))


def by_category(site: ResolvedSite, metric: Metric, period: Period, dimension: str) -> Grid | None:
    """The categories of a dimension in one period."""
    whole = FigureKey(metric.id, site.site.portal.region, period)
    rows = tuple(
        Row(
            dimension,
            code.id,
            (site.series.figure(FigureKey(metric.id, whole.region, period, ((dimension, code.id),))),),
        )
        for code in site.site.dimensions[dimension].codes
    )
    return _with_total(site, Grid(dimension, (metric,), whole, rows, None))


def _with_total(site: ResolvedSite, grid: Grid) -> Grid | None:
    if not grid.figures:
        return None
    total = Row("region", grid.whole.region, (site.series.figure(grid.whole),))
    return Grid(grid.by, grid.metrics, grid.whole, grid.rows, total)
