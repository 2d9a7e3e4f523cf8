"""What a reported rate or change says of the counts that it was computed from.

In: cells of indices that declare what they were computed from, and the counts that are known. Out: `Relation`s: the
interval of values that round to the reported one, times the denominator (Handbook on Statistical Disclosure Control,
linked tables). Rates and changes that the portal computes itself need none: they are computed of published counts only.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec.structs import replace

from plainlaw.disclosure.relation import UNBOUNDED, Name, Relation, Values, of_change, of_rate
from plainlaw.disclosure.relations import World
from plainlaw.model.figure import Cell, FigureKey, Observation
from plainlaw.model.metric import Metric
from plainlaw.model.period import PeriodError

_MOST_DECIMALS = 9
"""A value with more was not rounded by anybody."""


def counts_behind(cell: Observation, world: World) -> tuple[FigureKey, ...]:
    """The counts that a reported value was computed from, those of its own period first; none where it says nothing of
    counts of things.
    """
    derivation = world.metrics[cell.metric].derived_from
    source = world.metrics.get(derivation.metric) if derivation is not None else None
    if derivation is None or source is None:
        return ()
    periods = [cell.period]
    if derivation.against is not None:
        try:
            earlier = cell.period.year_before() if derivation.against == "year-before" else cell.period.previous()
        except PeriodError:
            return ()
        periods.append(earlier)
    names = source.parts or (source.id,)
    if not all(name in world.metrics and world.is_protected(name) for name in names):
        return ()
    return tuple(
        FigureKey(name, cell.region, period, _codes(cell, world.metrics[name])) for period in periods for name in names
    )


def derived_relations(cell: Observation, known: Values, world: World) -> tuple[Relation, ...]:
    """What a reported value says of its counts; nothing of a change in points that binds too many unknown ones."""
    keys, metric = counts_behind(cell, world), world.metrics[cell.metric]
    decimals = max(metric.decimals, _decimals(cell.value))
    derivation = metric.derived_from
    if not keys or derivation is None:
        return ()
    source = world.metrics[derivation.metric]
    if source.is_rate and derivation.against is None:
        over, under = keys
        return of_rate(over, under, cell.value, source.per, decimals)
    if source.is_rate:
        return tuple(_of_points(keys, known, cell.value, source.per, decimals))
    if derivation.against is not None:
        now, before = keys
        return of_change(now, before, cell.value, decimals)
    half = Fraction(1, 2 * 10**decimals)
    return (Relation(((keys[0], Fraction(1)),), cell.value - half, cell.value + half),)


def _of_points(
    keys: tuple[FigureKey, ...], known: Values, points: Fraction, per: int, decimals: int
) -> Iterator[Relation]:
    """`per × over ÷ under` less the same before. Linear where both denominators or one of the rates is known."""
    over, under, over_before, under_before = keys
    half = Fraction(1, 2 * 10**decimals)
    low, high = points - half, points + half
    if known.get(under) and known.get(under_before):
        terms: tuple[tuple[Name, Fraction], ...] = (
            (over, per / known[under]), (over_before, -per / known[under_before]),
        )  # fmt: skip
        yield Relation(terms, low, high)
    elif over_before in known and known.get(under_before):
        rate = per * known[over_before] / known[under_before]
        yield from _between(over, under, per, rate + low, rate + high)
    elif over in known and known.get(under):
        rate = per * known[over] / known[under]
        yield from _between(over_before, under_before, per, rate - high, rate - low)


def _between(over: Name, under: Name, per: int, low: Fraction, high: Fraction) -> Iterator[Relation]:
    yield Relation(((over, Fraction(per)), (under, -low)), Fraction(0), UNBOUNDED)
    yield Relation(((over, Fraction(-per)), (under, high)), Fraction(0), UNBOUNDED)


def bounds_of(cells: Iterable[Cell], world: World) -> tuple[Relation, ...]:
    """What published amounts and indices say of counts as bounds of estimates, or as estimates between counts: each is
    as far off as it was rounded. Where both are counts, plainlaw.disclosure.relations knows it.
    """
    estimates = [metric for metric in world.metrics.values() if metric.interval is not None]
    beside = {name for metric in estimates for name in (metric.id, *metric.ends)}
    found: list[Relation] = []
    for cell in cells:
        if cell.metric in beside and isinstance(cell, Observation) and not world.is_protected(cell.metric):
            found += (one for metric in estimates for one in _bounds(cell, metric, world))
    return tuple(found)


def _bounds(cell: Observation, estimate: Metric, world: World) -> Iterator[Relation]:
    low, high = estimate.ends
    # the first of each pair is not larger than the second
    for less, greater in ((low, estimate.id), (estimate.id, high)):
        for known, other, sign in ((less, greater, 1), (greater, less, -1)):
            if cell.metric == known and world.is_protected(other):
                decimals = max(world.metrics[known].decimals, _decimals(cell.value))
                edge = sign * cell.value - Fraction(1, 2 * 10**decimals)
                yield Relation(((replace(cell.key, metric=other), Fraction(sign)),), edge, UNBOUNDED)


def all_relations(cells: Iterable[Observation], known: Values, world: World) -> tuple[Relation, ...]:
    """Those of many values. One that is false of the known counts tells nothing."""
    each = (derived_relations(cell, known, world) for cell in cells)
    return tuple(one for of_cell in each if all(one.may_hold(known) for one in of_cell) for one in of_cell)


def _codes(cell: Observation, metric: Metric) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in cell.breakdown if pair[0] in metric.dimensions)


def _decimals(value: Fraction) -> int:
    """With how many decimals a value was written, but for noughts at its end."""
    return next((n for n in range(_MOST_DECIMALS) if (value * 10**n).denominator == 1), _MOST_DECIMALS)
