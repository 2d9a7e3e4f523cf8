"""How the figures of one series hang together over time: months, quarters, half-years, years and any run of months.

In: the keys of one metric, place and breakdown. Out: relations. Flows are differences of running totals, so each
period is a step from one month to another, and each way round a circle of such steps is a relation; stocks of a
longer period are those of its last part.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plainlaw.disclosure.relation import Relation
from plainlaw.model.figure import FigureKey
from plainlaw.model.metric import Metric, TimeAggregation

_Path = tuple[tuple[FigureKey, Fraction], ...]


def period_relations(metric: Metric, keys: Sequence[FigureKey]) -> Iterator[Relation]:
    """Independent relations from which every other one follows."""
    if metric.time_aggregation is TimeAggregation.SUM:
        yield from _circles(sorted(keys, key=lambda key: (key.period.months, key.period)))
    elif metric.time_aggregation is TimeAggregation.LAST:
        yield from _ends(sorted(keys, key=lambda key: (key.period.months, key.period)))


def _ends(keys: Sequence[FigureKey]) -> Iterator[Relation]:
    shortest: dict[int, FigureKey] = {}
    for key in keys:
        last = shortest.setdefault(key.period.end, key)
        if last is not key:
            yield Relation.total(key, (last,))


def _circles(keys: Sequence[FigureKey]) -> Iterator[Relation]:
    """The shorter periods first, so that a long one is said by few others."""
    steps: dict[int, list[tuple[int, FigureKey, int]]] = {}
    for key in keys:
        start, end = key.period.start, key.period.end
        around = _path(steps, start, end)
        if around is not None:
            yield Relation(((key, Fraction(1)), *((name, -factor) for name, factor in around)))
            continue
        steps.setdefault(start, []).append((end, key, 1))
        steps.setdefault(end, []).append((start, key, -1))


def _path(steps: dict[int, list[tuple[int, FigureKey, int]]], start: int, end: int) -> _Path | None:
    """The periods that lead from one month to another; those walked backwards are taken off."""
    ahead: list[tuple[int, _Path]] = [(start, ())]
    seen = {start}
    while ahead:
        here, walked = ahead.pop(0)
        if here == end:
            return walked
        for there, key, sign in steps.get(here, ()):
            if there not in seen:
                seen.add(there)
                ahead.append((there, (*walked, (key, Fraction(sign)))))
    return None
