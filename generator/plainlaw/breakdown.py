"""A breakdown of metrics by place, time or category: the grid behind tables and charts.

In: metrics, what to break them down by, and the figure they stand for together. Out: `Grid` with a row for each part.
"""

from dataclasses import dataclass, replace

from plainlaw.model.call import Call
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.metric import MONTHS, Metric, TimeAggregation
from plainlaw.model.period import Period
from plainlaw.problems import Message
from plainlaw.scope import Scope
from plainlaw.shortcode import Argument
from plainlaw.voice import Voice

BY = Argument("by", "What the rows are: “region”, “period”, or a dimension of the metric.")
LAST = Argument("last", "With by=“period”: how many periods.", whole_number=True)
EVERY = Argument("every", "With by=“period”: how long each period is.", tuple(MONTHS))

_BY_LENGTH = {
    1: Message.of("by month"),
    3: Message.of("by quarter"),
    6: Message.of("by half-year"),
    12: Message.of("by year"),
}


@dataclass(frozen=True)
class Row:
    """One part: what sets it apart (`by` is "region", "period" or a dimension) and its answer for each metric."""

    by: str
    value: str | Period
    answers: tuple[Figure | Gap, ...]

    def label(self, voice: Voice) -> str:
        """The part in words."""
        if isinstance(self.value, Period):
            return voice.locale.period(self.value)
        return voice.region_name(self.value) if self.by == "region" else voice.code_name(self.by, self.value)


@dataclass(frozen=True)
class Grid:
    """Rows of answers, one column a metric, and the total that they are parts of (None where parts are periods)."""

    by: str
    metrics: tuple[Metric, ...]
    whole: FigureKey
    rows: tuple[Row, ...]
    total: Row | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in the grid, the total included."""
        rows = (*self.rows, self.total) if self.total else self.rows
        return tuple(answer for row in rows for answer in row.answers if isinstance(answer, Figure))

    def title(self, voice: Voice) -> str:
        """What the grid shows, in words."""
        names = voice.locale.text(", ").join(voice.metric_name(metric.id) for metric in self.metrics)
        place = voice.region_name(self.whole.region)
        period = self._span(voice) if self.by == "period" else voice.locale.period(self.whole.period)
        return voice.locale.text(
            "{names} {by}, {place}, {period}", names=names, by=self._by(voice), place=place, period=period
        )

    def _span(self, voice: Voice) -> str:
        first, last = self.rows[0].value, self.rows[-1].value
        if isinstance(first, Period) and isinstance(last, Period) and first.spelled_out and last.spelled_out:
            return voice.locale.period(Period.between(first, last))
        return voice.locale.text("{first} to {last}", first=self.rows[0].label(voice), last=self.rows[-1].label(voice))

    def _by(self, voice: Voice) -> str:
        """What the rows are, in words, so that two grids of one metric do not bear one title."""
        if self.by == "region":
            return voice.locale.text("by place")
        if self.by == "period":
            months = {row.value.months for row in self.rows if isinstance(row.value, Period)}
            return voice.locale.text(_BY_LENGTH.get(months.pop(), Message.of("by period")))
        name = voice.site.dimensions[self.by].name.get(voice.locale.tag)
        return voice.locale.text("by {dimension}", dimension=name[:1].lower() + name[1:])


def grid_of(call: Call, scope: Scope, default_by: str, default_last: int) -> Grid | None:
    """The grid that a call asks for; None after findings."""
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
    rows = tuple(Row(by, part, tuple(scope.series.figure(_key(whole, by, part, metric)) for metric in metrics))
                 for part in parts)  # fmt: skip
    return _with_total(call, scope, Grid(by, tuple(metrics), whole, rows, None))


def _with_total(call: Call, scope: Scope, grid: Grid) -> Grid | None:
    if not grid.figures:
        first = next(answer for row in grid.rows for answer in row.answers)
        if isinstance(first, Gap):
            scope.no_figure(call, replace(first, key=grid.whole))
        return None
    if grid.by == "period" or any(m.time_aggregation is TimeAggregation.NONE and not m.is_rate for m in grid.metrics):
        return grid
    answers = tuple(scope.series.figure(_key(grid.whole, "", "", metric)) for metric in grid.metrics)
    total = Row("region", grid.whole.region, answers)
    return Grid(grid.by, grid.metrics, grid.whole, grid.rows, total)


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
    every, last = call.named.get("every"), int(str(call.named.get("last", default_last)))
    if every is None and whole.period.spelled_out:
        if not scope.series.candidates(metric.id, metric.months):
            return [*scope.series.until(metric.id, whole.period, last)]
        every = metric.frequency
    months = MONTHS[str(every)] if every is not None else whole.period.months
    end = whole.period.end - whole.period.end % months
    starts = range(end - months * last, end, months)
    return [Period(start, months) for start in starts]


def _key(whole: FigureKey, by: str, part: str | Period, metric: Metric) -> FigureKey:
    region = part if by == "region" and isinstance(part, str) else whole.region
    period = part if isinstance(part, Period) else whole.period
    breakdown = dict(whole.breakdown)
    if by in metric.dimensions:
        breakdown[by] = str(part)
    return FigureKey(metric.id, region, period, tuple(sorted(breakdown.items())))
