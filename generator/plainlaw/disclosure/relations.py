"""Every linear relation that the public can form between the cells of published tables.

In: what figures there are, and the regions, dimensions and metrics of the portal. Out: the figures with all totals
that can be formed of them, and the `Relation`s between them: places within places (by the year's own boundaries),
categories, periods of any length and runs of months, the part of a whole with the rest of that whole, and an estimate
with the bounds between which it lies.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.disclosure.periods import period_relations
from plainlaw.disclosure.relation import Relation, Values, at_least
from plainlaw.model.figure import Breakdown, FigureKey
from plainlaw.model.metric import Dimension, Metric, MetricKind
from plainlaw.model.region import RegionTable


class World(Struct, frozen=True):
    """What says how figures add up: places, dimensions and metrics."""

    regions: RegionTable
    dimensions: Mapping[str, Dimension]
    metrics: Mapping[str, Metric]

    def is_protected(self, metric: str) -> bool:
        """Whether the minimum frequency rule is about the metric: a number of things, not an amount or an index."""
        declared = self.metrics[metric]
        return declared.kind is MetricKind.COUNT and declared.decimals == 0

    @property
    def estimated(self) -> frozenset[str]:
        """Estimates, and the metrics between which they lie."""
        return frozenset(name for one in self.metrics.values() if one.ends for name in (one.id, *one.ends))

    def beside(self, metrics: AbstractSet[str]) -> frozenset[str]:
        """Other metrics that some of these are parts of, or that are parts of them; indices that were computed of
        these, with the other counts behind them; and estimates with the metrics between which they lie.
        """
        pairs = [(metric.id, metric.rules.at_most) for metric in self.metrics.values() if metric.rules is not None]
        wholes = {whole for part, whole in pairs if part in metrics and whole is not None}
        linked = wholes | {part for part, whole in pairs if whole in metrics}
        for metric in self.metrics.values():
            source = self.metrics.get(metric.derived_from.metric) if metric.derived_from is not None else None
            counts = {*(source.parts or (source.id,))} if source is not None else set()
            if counts & metrics:
                linked |= {metric.id, *counts}
            if metric.ends and metrics & {metric.id, *metric.ends}:
                linked |= {metric.id, *metric.ends}
        return frozenset(linked) - metrics


class Structure(Struct, frozen=True):
    """Figures and how they hang together. `sums` give a total by its parts, each before those that build upon it;
    `others` are the relations between periods, and of estimates to their bounds. `rests` are figures that nobody
    publishes: a whole without a part of it.
    """

    keys: frozenset[FigureKey]
    sums: tuple[Relation, ...]
    others: tuple[Relation, ...]
    rests: Mapping[FigureKey, Relation]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All of them."""
        return (*self.sums, *self.others, *self.rests.values())


def structure_of(keys: Collection[FigureKey], world: World) -> Structure:
    """The figures, what they add up to, and every relation between them. Each metric counts things."""
    closed = dict.fromkeys(sorted(keys, key=str))
    sums: dict[tuple[FigureKey, str], Relation] = {}
    size = -1
    while size < len(closed):
        size = len(closed)
        for way in (_by_category, _by_place):
            for name, relation in way(closed, world):
                total = relation.terms[0][0]
                if isinstance(total, FigureKey):
                    sums.setdefault((total, name), relation)
                    closed.setdefault(total)
    by_time = chain.from_iterable(period_relations(metric, group) for metric, group in _over_time(closed, world))
    others = (*by_time, *_estimates(closed, world))
    return Structure(frozenset(closed), tuple(sums.values()), others, dict(_rests(closed, world)))


def rest_of(part: FigureKey, whole: str) -> FigureKey:
    """The figure of what is in the whole and not in the part. Its metric has a name that no declared one can have."""
    return replace(part, metric=f"{whole} - {part.metric}")


def add_up(values: Values, structure: Structure) -> dict[Hashable, Fraction]:
    """The values with those of all totals and rests of which every part is known."""
    found: dict[Hashable, Fraction] = dict(values)
    for relation in structure.sums:
        (total, _), *parts = relation.terms
        if total not in found and all(part in found for part, _ in parts):
            found[total] = sum((found[part] for part, _ in parts), start=Fraction(0))
    for rest, relation in structure.rests.items():
        (whole, _), (part, _), _ = relation.terms
        if whole in found and part in found:
            found[rest] = found[whole] - found[part]
    return found


def _by_category(keys: Iterable[FigureKey], world: World) -> Iterator[tuple[str, Relation]]:
    groups: dict[tuple[str, FigureKey], set[str]] = defaultdict(set)
    for key in keys:
        for dimension, code in key.breakdown:
            groups[dimension, replace(key, breakdown=_without(key.breakdown, dimension))].add(code)
    for (dimension, total), codes in groups.items():
        every = [code.id for code in world.dimensions[dimension].codes]
        if codes.issuperset(every):
            parts = (replace(total, breakdown=_with(total.breakdown, dimension, code)) for code in every)
            yield dimension, Relation.total(total, parts)


def _by_place(keys: Collection[FigureKey], world: World) -> Iterator[tuple[str, Relation]]:
    known = frozenset(keys)
    above: dict[FigureKey, tuple[str, ...]] = {}
    for key in keys:
        year = key.period.last_month.year
        region = world.regions.get(key.region, year)
        if region is not None and region.parent is not None:
            total = replace(key, region=region.parent)
            if total not in above:
                above[total] = tuple(child.code for child in world.regions.children(region.parent, year))
    for total, children in above.items():
        parts = [replace(total, region=code) for code in children]
        if known.issuperset(parts):
            yield "", Relation.total(total, parts)


def _over_time(keys: Iterable[FigureKey], world: World) -> Iterator[tuple[Metric, list[FigureKey]]]:
    groups: dict[tuple[str, str, Breakdown], list[FigureKey]] = defaultdict(list)
    for key in keys:
        groups[key.metric, key.region, key.breakdown].append(key)
    yield from ((world.metrics[metric], group) for (metric, _, _), group in groups.items() if len(group) > 1)


def _rests(keys: Collection[FigureKey], world: World) -> Iterator[tuple[FigureKey, Relation]]:
    wholes = {metric.id: metric.rules.at_most for metric in world.metrics.values() if metric.rules is not None}
    for part in keys:
        whole = replace(part, metric=wholes.get(part.metric) or "")
        if whole in keys:
            rest = rest_of(part, whole.metric)
            yield rest, Relation.total(whole, (part, rest))


def _estimates(keys: Collection[FigureKey], world: World) -> Iterator[Relation]:
    """An estimate lies between its bounds. A bound may have more categories; its total over these is meant."""
    for key in keys:
        interval = world.metrics[key.metric].interval
        if interval is None:
            continue
        low, high = replace(key, metric=interval.low), replace(key, metric=interval.high)
        if low in keys:
            yield at_least(key, low)
        if high in keys:
            yield at_least(high, key)


def _without(breakdown: Breakdown, dimension: str) -> Breakdown:
    return tuple(pair for pair in breakdown if pair[0] != dimension)


def _with(breakdown: Breakdown, dimension: str, code: str) -> Breakdown:
    return tuple(sorted((*breakdown, (dimension, code))))
