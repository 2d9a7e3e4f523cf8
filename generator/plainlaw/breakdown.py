"""A breakdown of metrics by place, time or category: what a call for a table or chart asks for.

In: metrics, what to break them down by, and the figure they stand for together. Out: `Grid` with a row for each part.
"""

from msgspec.structs import replace

from plainlaw.grid import Grid, Row
from plainlaw.model.call import Call
from plainlaw.model.figure import FigureKey, Gap
from plainlaw.model.metric import MONTHS, Metric, TimeAggregation
from plainlaw.model.period import Period
from plainlaw.problems import Message
from plainlaw.problems.statistics import NO_TARGET
from plainlaw.scope import Scope
from plainlaw.shortcode import Argument
from plainlaw.statistics.targets import bounds_of, target_of

BY = Argument("by", "What the rows are: “region”, “period”, or a dimension of the metric.")
LAST = Argument("last", "With by=“period”: how many periods.", whole_number=True)
EVERY = Argument("every", "With by=“period”: how long each period is.", tuple(MONTHS))
AGAINST = Argument("against", "“target” sets each figure beside its target.", ("target",))


def grid_of(call: Call, scope: Scope, default_by: str, default_last: int, in_panels: bool = False) -> Grid | None:
    """The grid that a call asks for; None after findings. `in_panels` its columns are periods."""
    metrics = [metric for name in call.positional if (metric := scope.metric(call, name)) is not None]
    if len(metrics) < len(call.positional):
        return None
    whole = scope.key(call, metrics[0])
    by = str(call.named.get("by", default_by))
    if whole is None or not _can_be_split(call, scope, metrics, by):
        return None
    parts = _parts(call, scope, metrics[0], whole, by, default_last)
    if not parts:
        reason = Message.of("{place} has no smaller places", place=whole.region)
        scope.bad(call, "by", by, reason)
        return None
    periods = _periods(call, scope, metrics[0], whole, default_last) if in_panels else ()
    rows = tuple(_row(scope, by, part, _keys(whole, by, part, metrics, periods)) for part in parts)
    grid = _with_total(call, scope, Grid(by, tuple(metrics), whole, rows, None, periods))
    return _against_target(call, scope, grid) if grid is not None and "against" in call.named else grid


def _row(scope: Scope, by: str, part: str | Period, keys: list[FigureKey]) -> Row:
    bounds = tuple(bounds_of(scope.series, key) for key in keys)
    return Row(by, part, tuple(scope.series.figure(key) for key in keys), bounds if any(bounds) else ())


def _keys(
    whole: FigureKey, by: str, part: str | Period, metrics: list[Metric], periods: tuple[Period, ...]
) -> list[FigureKey]:
    keys = [_key(whole, by, part, metric) for metric in metrics]
    return [replace(keys[0], period=period) for period in periods] or keys


def _against_target(call: Call, scope: Scope, grid: Grid) -> Grid | None:
    """The same grid with the target of each of its rows or periods; None after a finding that there is none."""
    site, metric = scope.site, grid.metrics[0]
    if len(grid.metrics) > 1:
        scope.bad(call, "against", "target", Message.of("only one metric at a time has a target"))
        return None
    if grid.periods:
        example = _key(grid.whole, grid.by, str(grid.rows[0].value), metric)
        found = replace(
            grid, period_targets=tuple(target_of(site, replace(example, period=period)) for period in grid.periods)
        )
    else:
        rows = tuple(
            replace(row, target=target_of(site, _key(grid.whole, grid.by, row.value, metric))) for row in grid.rows
        )
        total = replace(grid.total, target=target_of(site, grid.whole)) if grid.total is not None else None
        found = replace(grid, rows=rows, total=total)
    if found.has_targets:
        return found
    scope.found.append(NO_TARGET.at(call.place, metric=metric.id))
    return None


def _with_total(call: Call, scope: Scope, grid: Grid) -> Grid | None:
    if not grid.figures:
        first = next(answer for row in grid.rows for answer in row.answers)
        if isinstance(first, Gap):
            scope.no_figure(call, replace(first, key=grid.whole))
        return None
    if grid.by == "period" or any(m.time_aggregation is TimeAggregation.NONE and not m.is_rate for m in grid.metrics):
        return grid
    keys = _keys(grid.whole, "", "", list(grid.metrics), grid.periods)
    return replace(grid, total=_row(scope, "region", grid.whole.region, keys))


def _can_be_split(call: Call, scope: Scope, metrics: list[Metric], by: str) -> bool:
    known = {"region", "period"} | {dimension for metric in metrics for dimension in metric.dimensions}
    if by not in known:
        scope.bad(call, "by", by, Message.of("it can be {known}", known=", ".join(sorted(known))))
        return False
    for metric in metrics:
        if by not in ("region", "period", *metric.dimensions):
            reason = Message.of("{metric} is not reported by {dimension}", metric=metric.id, dimension=by)
            scope.bad(call, "by", by, reason)
            return False
    return True


def _parts(  # noqa: PLR0913 - one question with all that it depends on
    call: Call, scope: Scope, metric: Metric, whole: FigureKey, by: str, default_last: int
) -> list[str | Period]:
    if by == "region":
        return [region.code for region in scope.site.regions.children(whole.region, whole.period.year)]
    if by != "period":
        return [code.id for code in scope.site.dimensions[by].codes]
    return [*_periods(call, scope, metric, whole, default_last)]


def _periods(call: Call, scope: Scope, metric: Metric, whole: FigureKey, default_last: int) -> tuple[Period, ...]:
    every, last = call.named.get("every"), int(str(call.named.get("last", default_last)))
    if every is None and whole.period.spelled_out:
        if not scope.series.candidates(metric.id, metric.months):
            return scope.series.until(metric.id, whole.period, last)
        every = metric.frequency
    months = MONTHS[str(every)] if every is not None else whole.period.months
    end = whole.period.end - whole.period.end % months
    starts = range(end - months * last, end, months)
    return tuple(Period(start, months) for start in starts)


def _key(whole: FigureKey, by: str, part: str | Period, metric: Metric) -> FigureKey:
    region = part if by == "region" and isinstance(part, str) else whole.region
    period = part if isinstance(part, Period) else whole.period
    breakdown = dict(whole.breakdown)
    if by in metric.dimensions:
        breakdown[by] = str(part)
    return FigureKey(metric.id, region, period, tuple(sorted(breakdown.items())))
