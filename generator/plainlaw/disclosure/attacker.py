"""An attacker who knows every relation and every published cell: between which bounds does a withheld cell lie?

In: relations and published values. Out: the feasibility interval of each other cell (as `sdcTable::attack` in R gives
it), for whole numbers. Cells that do not hang together are looked at apart, so that large datasets are many small
problems; and each table that is found says something of all of its cells, so that few are asked about alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import LinearConstraint

from plainlaw.disclosure.groups import Groups
from plainlaw.disclosure.relation import Name, Relation, Values
from plainlaw.disclosure.tables import MOST, ContradictionError, cheapest, rows_of

__all__ = ["Attacker", "ContradictionError", "Interval"]


class Interval(NamedTuple):
    """The least and the greatest value that a cell may have; the greatest is None where there is no bound."""

    low: Fraction
    high: Fraction | None

    @property
    def is_exact(self) -> bool:
        """Whether the cell is given away."""
        return self.low == self.high

    def reaches(self, low: Fraction, high: Fraction) -> bool:
        """Whether it covers everything from `low` to `high`."""
        return self.low <= low and (self.high is None or self.high >= high)

    def is_as_wide_as(self, width: Fraction) -> bool:
        """Whether its ends are so far apart."""
        return self.high is None or self.high - self.low >= width


Enough = Callable[[Interval], bool]
"""Whether a cell is uncertain enough. An interval within which another one lies is enough if that one is."""
_Row = tuple[list[tuple[Name, Fraction]], Fraction, Fraction]


class Attacker:
    """Everything that can be worked out from `relations` and the `published` values. Values are never negative.

    Raises ContradictionError on the first question when no table of whole numbers agrees with what is published.
    """

    def __init__(self, relations: Iterable[Relation], published: Values) -> None:
        self._published = published
        self._rows: list[_Row] = []
        self._groups = Groups()
        for relation in relations:
            self._add(relation)

    def interval(self, name: Name) -> Interval:
        """The bounds of one cell."""
        return self._interval(name, lambda interval: False)

    def bounded(self, names: Collection[Name], enough: Enough) -> dict[Name, Interval]:
        """Of these cells, those that are not uncertain enough, each with its interval."""
        wanted = [name for name in dict.fromkeys(names) if name in self._published or name in self._part_of]
        for part in dict.fromkeys(self._part_of[name] for name in wanted if name not in self._published):
            part.look_at([name for name in part.names if name in set(wanted)])
        intervals = ((name, self._interval(name, enough)) for name in wanted)
        return {name: interval for name, interval in intervals if not enough(interval)}

    def _interval(self, name: Name, enough: Enough) -> Interval:
        known = self._published.get(name)
        if known is not None:
            return Interval(known, known)
        part = self._part_of.get(name)
        if part is None:
            return Interval(Fraction(0), None)
        for sign in (1, -1):
            if enough(part.seen(name)):
                break
            part.push(name, sign)
        return part.seen(name)

    def _add(self, relation: Relation) -> None:
        unknown = [(name, factor) for name, factor in relation.terms if name not in self._published]
        if not unknown:
            return
        known = sum((factor * self._published[name] for name, factor in relation.terms if name in self._published),
                    start=Fraction(0))  # fmt: skip
        self._rows.append((unknown, relation.low - known, relation.high - known))
        self._groups.join(name for name, _ in unknown)

    @cached_property
    def _part_of(self) -> Mapping[Name, "_Part"]:
        rows: dict[Name, list[_Row]] = {}
        for row in self._rows:
            rows.setdefault(self._groups.of(row[0][0][0]), []).append(row)
        return {name: part for part in map(_Part, rows.values()) for name in part.names}


class _Part:
    """Withheld cells that hang together: the rows that bind them, and the range of each in the tables seen so far."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self.names = tuple(dict.fromkeys(name for terms, _, _ in rows for name, _ in terms))
        self._place = {name: at for at, name in enumerate(self.names)}
        placed = [([(self._place[name], factor) for name, factor in terms], low, high) for terms, low, high in rows]
        self._rows: LinearConstraint = rows_of(placed, len(self.names))
        self._low, self._high = np.full(len(self.names), MOST), np.zeros(len(self.names))

    def look_at(self, names: Sequence[Name]) -> None:
        """Two tables at once: one in which these cells are small, and one in which they are large."""
        costs = np.zeros(len(self.names))
        costs[[self._place[name] for name in names]] = 1
        self._see(costs)
        # what is large already need not grow: the sum would be that of one cell alone
        small = np.where(self._high < MOST / 2, costs, 0)
        self._see(-small / (1 + self._high))

    def push(self, name: Name, sign: int) -> None:
        """The table in which this cell is as small as it can be, or with a negative sign as large."""
        costs = np.zeros(len(self.names))
        costs[self._place[name]] = sign
        self._see(costs)

    def seen(self, name: Name) -> Interval:
        """The range of a cell in the tables seen so far. Both ends are right once it was pushed to them."""
        low, high = self._low[self._place[name]], self._high[self._place[name]]
        return Interval(Fraction(int(min(low, high))), Fraction(int(high)) if high < MOST / 2 else None)

    def _see(self, costs: Any) -> None:
        table = cheapest(costs, self._rows)
        if table is not None:
            self._low, self._high = np.minimum(self._low, table), np.maximum(self._high, table)
