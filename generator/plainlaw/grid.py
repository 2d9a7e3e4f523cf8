"""A grid of figures: rows for places, periods or categories, and the columns that each of them has.

In: answers to questions about metrics. Out: `Grid`, which tables and charts are made of.
"""

from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.locales.number import rounded
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.model.period import Period
from plainlaw.model.target import Target
from plainlaw.problems import Message
from plainlaw.statistics.targets import Bounds, ranks
from plainlaw.voice import Voice

_BY_LENGTH = {
    1: Message.of("by month"),
    3: Message.of("by quarter"),
    6: Message.of("by half-year"),
    12: Message.of("by year"),
}


class Row(Struct, frozen=True):
    """One part: what sets it apart (`by` is "region", "period" or a dimension) and its answer for each column.

    `bounds` are what each answer lies between (empty, or one for each column), `target` what it is measured against,
    `rank` its place in a ranking.
    """

    by: str
    value: str | Period
    answers: tuple[Figure | Gap, ...]
    bounds: tuple[Bounds | None, ...] = ()
    target: Target | None = None
    rank: int | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in the row, those of bounds included."""
        ends = (end for pair in self.bounds if pair is not None for end in pair)
        return (*(answer for answer in self.answers if isinstance(answer, Figure)), *ends)

    def label(self, voice: Voice) -> str:
        """The part in words."""
        if isinstance(self.value, Period):
            return voice.locale.period(self.value)
        return voice.region_name(self.value) if self.by == "region" else voice.code_name(self.by, self.value)


class Grid(Struct, frozen=True, dict=True):
    """Rows of answers, one column a metric, and the total that they are parts of (None where parts are periods).

    With `periods` there is one metric, and the columns are these periods, with the targets for every place. A grid that
    is `ranked` has its rows in the order of their ranks.
    """

    by: str
    metrics: tuple[Metric, ...]
    whole: FigureKey
    rows: tuple[Row, ...]
    total: Row | None
    periods: tuple[Period, ...] = ()
    period_targets: tuple[Target | None, ...] = ()
    ranked: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in the grid, the total included."""
        rows = (*self.rows, self.total) if self.total else self.rows
        return tuple(figure for row in rows for figure in row.figures)

    @property
    def columns(self) -> tuple[Metric, ...]:
        """The metric of each column."""
        return self.metrics * len(self.periods) if self.periods else self.metrics

    @cached_property
    def has_targets(self) -> bool:
        """Whether anything in it is measured against a target."""
        return any(target is not None for target in (*(row.target for row in self.rows), *self.period_targets))

    @property
    def span(self) -> tuple[Period, Period] | None:
        """The first and the last period that it shows; None when all of it is about one."""
        shown = self.periods or tuple(row.value for row in self.rows if isinstance(row.value, Period))
        return (shown[0], shown[-1]) if shown else None

    def title(self, voice: Voice) -> str:
        """What the grid shows, in words."""
        names = voice.locale.text(", ").join(voice.metric_name(metric.id) for metric in self.metrics)
        place = voice.region_name(self.whole.region)
        span = self.span
        period = _span_words(*span, voice) if span is not None else voice.locale.period(self.whole.period)
        return voice.locale.text(
            "{names} {by}, {place}, {period}", names=names, by=self._by(voice), place=place, period=period
        )

    def _by(self, voice: Voice) -> str:
        """What the rows are, in words, so that two grids of one metric do not bear one title."""
        if self.ranked:
            return voice.locale.text("in order of rank")
        if self.by == "region":
            return voice.locale.text("by place")
        if self.by == "period":
            months = {row.value.months for row in self.rows if isinstance(row.value, Period)}
            return voice.locale.text(_BY_LENGTH.get(months.pop(), Message.of("by period")))
        name = voice.site.dimensions[self.by].name.get(voice.locale.tag)
        return voice.locale.text("by {dimension}", dimension=name[:1].lower() + name[1:])


def ranked(grid: Grid) -> Grid:
    """The same grid with its rows in the order of their ranks in the first column, the best first.

    Figures that read the same share a rank; what has none comes last, without one. Where neither way is better, the
    largest comes first.
    """
    metric = grid.metrics[0]
    firsts = [row.answers[0] for row in grid.rows]
    values = [rounded(answer.value, metric.decimals) if isinstance(answer, Figure) else None for answer in firsts]
    places = ranks(values, lowest_first=metric.better == "lower")
    rows = [replace(row, rank=rank) for row, rank in zip(grid.rows, places, strict=True)]
    rows.sort(key=lambda row: row.rank or len(rows) + 1)
    return replace(grid, rows=tuple(rows), ranked=True)


def _span_words(first: Period, last: Period, voice: Voice) -> str:
    if first.spelled_out and last.spelled_out:
        return voice.locale.period(Period.between(first, last))
    return voice.locale.text("{first} to {last}", first=voice.locale.period(first), last=voice.locale.period(last))
