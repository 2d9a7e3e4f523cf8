"""Figures from observations: reported as they are, summed over months, places and categories, or computed as rates.

In: a `Site`'s observations, metrics and regions. Out: `Figure`s that keep every cell they rest on, or a `Gap` that says
what is missing. A sum over returns that are not all there is never given: a partial sum reads as a fall.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from msgspec.structs import replace

from plainlaw.model.figure import Breakdown, Figure, FigureKey, Gap
from plainlaw.model.mark import Mark
from plainlaw.model.metric import MONTHS, Metric, MetricKind, TimeAggregation
from plainlaw.model.needs import Needs
from plainlaw.model.period import Period
from plainlaw.model.site import Site
from plainlaw.model.status import together
from plainlaw.statistics.due import DueDates
from plainlaw.statistics.reported import Alike, Reported, alike, total
from plainlaw.statistics.status import Statuses


def _no_sum(key: FigureKey, gaps: Sequence[Gap], parts: int) -> Gap:
    """Why a sum of so many `parts` cannot be given. What every part says is true of the whole, but for small parts,
    which may add up to more.
    """
    missing = tuple(dict.fromkeys(pair for gap in gaps for pair in gap.missing))
    marks = {gap.mark for gap in gaps}
    if len(gaps) == parts and len(marks) == 1 and all(gap.reason == "marked" for gap in gaps):
        mark = marks.pop()
        if mark is not Mark.LOW or parts == 1:
            return Gap(key, missing, "marked", mark)
    late = next((mark for mark in (Mark.LATE, Mark.NOT_YET_DUE) if mark in marks), Mark.NOT_AVAILABLE)
    none_at_all = len(gaps) == parts and all(gap.reason == "no-returns" for gap in gaps)
    return Gap(key, missing, "no-returns" if none_at_all else "incomplete", late)


class Series:
    """Answers what a metric was, where and when. Every answer is computed once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.needs: Needs | None = None
        """While it is set, the metrics that are asked for are noted in it."""
        self._answers: dict[tuple[Alike, str], Figure | Gap] = {}
        self._sums: dict[Alike, dict[str, Fraction]] = {}
        self._parts_of_places: dict[tuple[str, int], tuple[str, ...]] = {}
        self._candidates: dict[tuple[str, int | None], tuple[Period, ...]] = {}

    @cached_property
    def _reported(self) -> Reported:
        return Reported(self.site.cells)

    @cached_property
    def statuses(self) -> Statuses:
        """How settled the values of cells are."""
        return Statuses(self.site)

    @cached_property
    def _due(self) -> DueDates:
        return DueDates(self.site, self._periods)

    @cached_property
    def _periods(self) -> dict[str, tuple[Period, ...]]:
        periods: dict[str, set[Period]] = defaultdict(set)
        for block in self.site.cells.blocks:
            periods[block.metric].add(block.period)
        return {metric: tuple(sorted(found)) for metric, found in periods.items()}

    def reported_periods(self, metric: str) -> tuple[Period, ...]:
        """The periods for which any place reported the metric; for a rate, those of its numerator."""
        self._note(metric)
        declared = self.site.metrics[metric]
        return self._periods.get(declared.numerator if declared.numerator else metric, ())

    def latest(self, metric: str, region: str, months: int | None = None) -> Period | None:
        """The last period (of `months` months, when given) for which there is a figure."""
        for period in reversed(self.candidates(metric, months) or self.cumulative(metric)):
            if isinstance(self.figure(FigureKey(metric, region, period)), Figure):
                return period
        return None

    def headline(self, metric: str, region: str) -> Period | None:
        """The last of the portal's headline periods for which there is a figure, else the last of the metric's own."""
        months = MONTHS[self.site.portal.headline]
        return self.latest(metric, region, months) or self.latest(metric, region, self.site.metrics[metric].months)

    def cumulative(self, metric: str) -> tuple[Period, ...]:
        """The reported runs of months, such as January to September, in order."""
        return tuple(period for period in self.reported_periods(metric) if period.spelled_out)

    def until(self, metric: str, last: Period, count: int) -> tuple[Period, ...]:
        """`last` and the periods of its kind before it, in order, `count` at most.

        Of runs of months these are the ones that were reported; of years that begin in any month, such as financial
        years, also those between them for which nothing was reported.
        """
        if not last.spelled_out:
            return tuple(Period(last.start - last.months * back, last.months) for back in reversed(range(count)))
        reported = [run for run in self.cumulative(metric) if run.end <= last.end]
        if any(run.months != 12 for run in (last, *reported)):
            return tuple(reported[-count:])
        years = [last]
        while len(years) < count and reported and years[0] > reported[0]:
            years.insert(0, years[0].year_before())
        return tuple(years)

    def candidates(self, metric: str, months: int | None) -> tuple[Period, ...]:
        """The reported periods, or the standard periods of `months` months that they fall into, in order."""
        self._note(metric)
        if (metric, months) not in self._candidates:
            reported = [period for period in self.reported_periods(metric) if not period.spelled_out]
            if months is not None:
                starts = {period.start - period.start % months for period in reported if period.months <= months}
                reported = [Period(start, months) for start in sorted(starts)]
            self._candidates[metric, months] = tuple(reported)
        return self._candidates[metric, months]

    def figure(self, key: FigureKey) -> Figure | Gap:
        """The figure of `key`, or the gap where it would be."""
        self._note(key.metric)
        plain = alike(key), key.region
        answer = self._answers.get(plain)
        if answer is None:
            metric = self.site.metrics[key.metric]
            answer = self._rate(key, metric) if metric.is_rate else self._count(key, metric)
            self._answers[plain] = answer
        return answer

    def value(self, key: FigureKey) -> Fraction | None:
        """The value of the figure of `key`, None for a gap. Where places report shorter periods, those of all places
        are added up at once, and nothing is made for their cells.
        """
        self._note(key.metric)
        kind = alike(key)
        if kind not in self._sums:
            self._sums[kind] = self._sums_of_places(key)
        value = self._sums[kind].get(key.region)
        if value is not None:
            return value
        answer = self.figure(key)
        return answer.value if isinstance(answer, Figure) else None

    def _sums_of_places(self, key: FigureKey) -> dict[str, Fraction]:
        """What places reported over shorter periods, where no other way would come before it."""
        metric = self.site.metrics[key.metric]
        fixed = {dimension for dimension, _ in key.breakdown}
        is_finer = metric.kind is not MetricKind.INDEX and not fixed.issuperset(metric.dimensions)
        if metric.is_rate or is_finer or self._reported.is_reported(alike(key)):
            return {}
        for months in self._lengths.get(key.metric, ()):
            if months >= key.period.months or key.period.end % months:
                continue
            if metric.time_aggregation is not TimeAggregation.SUM or key.period.start % months:
                return {}
            return self._reported.sums(self._pieces(key, months))
        return {}

    def _pieces(self, key: FigureKey, months: int) -> Iterator[Alike]:
        starts = range(key.period.start, key.period.end, months)
        return ((key.metric, start, months, False, key.breakdown) for start in starts)

    def as_published(self, metric: Metric, period: Period, breakdown: Breakdown) -> Mapping[str, Fraction]:
        """The values that places reported themselves, by place, so far as all are final and as first published; each is
        what `figure` would answer with.
        """
        self._note(metric.id)
        if metric.is_rate or self.statuses.differ:
            return {}
        return self._reported.values(alike(FigureKey(metric.id, "", period, breakdown)))

    def parts(self, key: FigureKey) -> Iterator[Figure | Gap]:
        """The numerator and denominator of a rate, of the same place and period and, where they have them, codes."""
        for name in self.site.metrics[key.metric].parts:
            dimensions = self.site.metrics[name].dimensions
            breakdown = tuple(pair for pair in key.breakdown if pair[0] in dimensions)
            yield self.figure(FigureKey(name, key.region, key.period, breakdown))

    def _note(self, metric: str) -> None:
        if self.needs is not None:
            self.needs.metrics.update((metric, *self.site.metrics[metric].parts))

    def _rate(self, key: FigureKey, metric: Metric) -> Figure | Gap:
        parts: list[Figure] = []
        for part in self.parts(key):
            if isinstance(part, Gap):
                return replace(part, key=key)
            parts.append(part)
        over, under = parts[0].value, parts[1].value
        if under == 0:
            return Gap(key, reason="zero-denominator", mark=Mark.NOT_APPLICABLE)
        # over / under * per, brought to its lowest terms once
        value = Fraction(over.numerator * under.denominator * metric.per, over.denominator * under.numerator)
        status = together(part.status for part in parts)
        return Figure(key, value, parts=tuple(parts), per=metric.per, status=status)

    def _count(self, key: FigureKey, metric: Metric) -> Figure | Gap:
        found = self._reported.find(alike(key), key.region)
        if found is not None:
            block, at = found
            value = block.values[at]
            if isinstance(value, Mark):
                return Gap(key, ((key.region, key.period),), "marked", value)
            cell = block.observation(at, value)
            return Figure(key, value, (cell,), status=self.statuses.of(cell))
        nearest = Gap(key, ((key.region, key.period),), mark=self._due.mark(key.metric, key.period))
        for answer in self._ways(key, metric):
            if isinstance(answer, Figure):
                return answer
            # a sum that lacks something tells more than a sum of which nothing is there
            nearest = answer if answer.reason in ("incomplete", "marked") else nearest
        return nearest

    def _ways(self, key: FigureKey, metric: Metric) -> Iterator[Figure | Gap]:
        """Every way in which the figure may be put together: of categories, of shorter periods, of smaller places."""
        added = metric.kind is not MetricKind.INDEX
        if not added and metric.time_aggregation is TimeAggregation.NONE:
            yield Gap(key, reason="not-additive", mark=Mark.NOT_APPLICABLE)
        if added:
            yield from self._by_category(key, metric)
        if metric.time_aggregation is not TimeAggregation.NONE:
            yield from self._by_time(key, metric)
        if added:
            yield from self._by_place(key)

    def _by_category(self, key: FigureKey, metric: Metric) -> Iterator[Figure | Gap]:
        fixed = {dimension for dimension, _ in key.breakdown}
        free = next((name for name in metric.dimensions if name not in fixed), None)
        if free is not None:
            codes = self.site.dimensions[free].codes
            finer = (tuple(sorted((*key.breakdown, (free, code.id)))) for code in codes)
            yield self._sum(key, (FigureKey(key.metric, key.region, key.period, breakdown) for breakdown in finer))

    def _by_time(self, key: FigureKey, metric: Metric) -> Iterator[Figure | Gap]:
        for months in self._lengths.get(key.metric, ()):
            if months >= key.period.months or key.period.end % months:
                continue
            if metric.time_aggregation is TimeAggregation.LAST:
                last = Period(key.period.end - months, months)
                yield self._sum(key, (FigureKey(key.metric, key.region, last, key.breakdown),))
            elif key.period.start % months == 0:
                pieces = key.period.split(months)
                yield self._of_one_place(key, months) or self._sum(
                    key, (FigureKey(key.metric, key.region, piece, key.breakdown) for piece in pieces)
                )

    def _by_place(self, key: FigureKey) -> Iterator[Figure | Gap]:
        codes = self._children(key.region, key.period.end_year)
        if any((key.metric, code) in self._reporting for code in codes):
            yield self._of_one_return(key, codes) or self._sum(
                key, (FigureKey(key.metric, code, key.period, key.breakdown) for code in codes)
            )

    def _children(self, region: str, year: int) -> tuple[str, ...]:
        if (region, year) not in self._parts_of_places:
            children = self.site.regions.children(region, year)
            self._parts_of_places[region, year] = tuple(child.code for child in children)
        return self._parts_of_places[region, year]

    def _of_one_place(self, key: FigureKey, months: int) -> Figure | None:
        """The sum over shorter periods of which the place reported each itself; None when it did not."""
        cells = None if self.statuses.differ else self._reported.each_of(self._pieces(key, months), key.region)
        return Figure(key, total([cell.value for cell in cells]), cells) if cells else None

    def _of_one_return(self, key: FigureKey, places: Iterable[str]) -> Figure | None:
        """The sum over places of which one return reports them all; None when it does not."""
        cells = None if self.statuses.differ else self._reported.all_of(alike(key), places)
        return Figure(key, total([cell.value for cell in cells]), cells) if cells else None

    def _sum(self, key: FigureKey, keys: Iterable[FigureKey]) -> Figure | Gap:
        found = [self.figure(part) for part in keys]
        gaps = [part for part in found if isinstance(part, Gap)]
        figures = [part for part in found if isinstance(part, Figure)]
        if any(not gap.mark.adds_nothing for gap in gaps) or not figures:
            return _no_sum(key, gaps, len(found))
        cells = tuple(cell for figure in figures for cell in figure.cells)
        status = together(figure.status for figure in figures)
        return Figure(key, total([figure.value for figure in figures]), cells, status=status)

    @cached_property
    def _reporting(self) -> set[tuple[str, str]]:
        """Metric and region for which something is reported, by the region itself or by one within it."""
        told = {(block.metric, block.regions) for block in self.site.cells.blocks}
        own = {(metric, region) for metric, regions in told for region in regions}
        outer = {code: [each.code for each in self.site.regions.ancestors(code)] for code in {code for _, code in own}}
        return own | {(metric, code) for metric, region in own for code in outer[region]}

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """The lengths of the standard periods in which each metric is reported, the longest first."""
        lengths: dict[str, set[int]] = defaultdict(set)
        for metric, periods in self._periods.items():
            lengths[metric] = {period.months for period in periods if not period.spelled_out}
        return {metric: tuple(sorted(found, reverse=True)) for metric, found in lengths.items()}
