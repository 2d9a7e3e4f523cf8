"""What to withhold of a table so that no small cell can be worked out: primary and secondary suppression.

In: the true values, the relations between them and the threshold. Out: the cells to withhold. Small cells come first;
for each that is still exposed, the cheapest other table is looked for that agrees with everything published and in
which it is nought, and one in which it reaches the threshold (the attacker's problem turned round, as in the
incremental methods of cell suppression). What differs in those tables is withheld, and they prove that the cell is
safe. The attacker has the last word. The same input gives the same result.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import log2

import numpy as np
from msgspec import Struct, field

from plainlaw.disclosure.attacker import Attacker, ContradictionError, Interval
from plainlaw.disclosure.relation import Name, Relation
from plainlaw.disclosure.tables import MOST, cheapest, rows_of

_HIDDEN = 1e-3
"""The cost of moving what is withheld already: little, but not nothing, so that no more moves than must."""


class Table(Struct, frozen=True):
    """Cells to be protected. `values` are the true ones, of all names in `relations`.

    `unpublished` are never published; `withheld` must not be; `fixed` are public already, and cannot be withheld any
    more. `weights` say how much worse it is to withhold a cell than another of the same size: 1 where nothing is said.
    """

    values: Mapping[Name, Fraction]
    relations: Sequence[Relation]
    threshold: Fraction
    unpublished: AbstractSet[Name] = frozenset()
    withheld: AbstractSet[Name] = frozenset()
    fixed: AbstractSet[Name] = frozenset()
    weights: Mapping[Name, float] = field(default_factory=dict)

    def is_small(self, name: Name) -> bool:
        """Whether the minimum frequency rule withholds the cell: above nought and below the threshold."""
        return 0 < self.values[name] < self.threshold

    def published(self, withheld: AbstractSet[Name]) -> dict[Name, Fraction]:
        """What everybody sees when these are withheld."""
        hidden = (withheld | self.unpublished) - self.fixed
        return {name: value for name, value in self.values.items() if name not in hidden}


class Suppression(Struct, frozen=True):
    """What is withheld: small cells, and others for their sake. `exposed` are cells that nothing can protect."""

    primary: frozenset[Name]
    secondary: frozenset[Name]
    exposed: Mapping[Name, Interval]

    @property
    def withheld(self) -> frozenset[Name]:
        """All of it."""
        return self.primary | self.secondary


def is_given_away(interval: Interval, threshold: Fraction) -> bool:
    """Whether a withheld cell is known to be small, or is nearly known and perhaps small. Nought is no small cell."""
    if interval.low >= threshold or interval.high == 0:
        return False
    is_small = interval.high is not None and interval.high < threshold
    return is_small or not interval.is_as_wide_as(threshold)


def suppress(table: Table) -> Suppression:
    """Withhold what must be. Nothing may be published while there are `exposed` cells."""
    small = frozenset(name for name in table.values if table.is_small(name))
    primary = small - table.unpublished
    search = _Search(table, primary | table.withheld)
    search.protect(_in_order(small, table), small)
    exposed = exposed_cells(table, search.withheld)
    # each round withholds more, or is the last
    while exposed:
        before = len(search.withheld)
        search.protect(_in_order(exposed, table), small)
        if len(search.withheld) == before:
            break
        exposed = exposed_cells(table, search.withheld)
    return Suppression(primary, frozenset(search.withheld) - primary, exposed)


def exposed_cells(table: Table, withheld: AbstractSet[Name]) -> dict[Name, Interval]:
    """The cells that an attacker can bound too closely when these are withheld: small ones, whose interval has to cover
    everything from nought to the threshold, and others that look as if they were small.
    """
    threshold = table.threshold
    # what is public already is lost, and cannot be made safe by withholding anything
    small = [name for name in table.values if table.is_small(name) and name not in table.fixed]
    others = [name for name in table.values if name in withheld - table.fixed]
    attacker = Attacker(table.relations, table.published(withheld))
    try:
        found = attacker.bounded(small, lambda seen: seen.reaches(Fraction(0), threshold))
        wide = attacker.bounded(others, lambda seen: seen.is_as_wide_as(threshold) and not _below(seen, threshold))
    except ContradictionError:
        # the true values are such a table: only a search that was cut short ends here
        return {name: Interval(table.values[name], table.values[name]) for name in small}
    return {name: seen for name, seen in wide.items() if is_given_away(seen, threshold)} | found


def _below(interval: Interval, threshold: Fraction) -> bool:
    return interval.high is not None and interval.high < threshold


def _in_order(names: AbstractSet[Name] | Mapping[Name, Interval], table: Table) -> list[Name]:
    return sorted(names, key=lambda name: (table.values[name], str(name)))


class _Search:
    """Looks for other tables that agree with what is published, and are cheap to make possible."""

    def __init__(self, table: Table, withheld: AbstractSet[Name]) -> None:
        self.withheld = set(withheld)
        self._table = table
        self._names = [name for name in table.values if name not in table.fixed]
        self._place = {name: at for at, name in enumerate(self._names)}
        cells, rows = len(self._names), []
        for relation in table.relations:
            placed = [(self._place[name], factor) for name, factor in relation.terms if name in self._place]
            now = relation.at(table.values)
            both = [*placed, *((cells + at, -factor) for at, factor in placed)]
            rows.append((both, relation.low - now, relation.high - now))
        self._rows = rows_of(rows, 2 * cells)
        self._room = np.array([float(table.values[name]) for name in self._names])
        self._costs = np.array([_cost(table, name) for name in self._names])
        self._costs[[self._place[name] for name in (*withheld, *table.unpublished) if name in self._place]] = _HIDDEN
        self._least, self._most = self._room.copy(), self._room.copy()

    def protect(self, names: Sequence[Name], small: AbstractSet[Name]) -> None:
        """Withhold what is needed for each of these cells: a small one may be nought then, and may reach the
        threshold; another is uncertain by as much as the threshold.
        """
        threshold = float(self._table.threshold)
        for name in names:
            at = self._place.get(name)
            if at is None:
                continue
            if name not in small:
                self._move(at, threshold)
                continue
            if self._least[at] > 0:
                self._move(at, -self._room[at])
            if self._most[at] < threshold:
                self._move(at, threshold - self._room[at])

    def _move(self, at: int, step: float) -> None:
        """Withhold what moves when this cell moves by `step`, at the lowest cost."""
        cells = len(self._names)
        up, down = np.full(cells, MOST), self._room.copy()
        up[at], down[at] = max(step, 0), max(-step, 0)
        least = np.zeros(2 * cells)
        least[at if step > 0 else cells + at] = abs(step)
        try:
            change = cheapest(np.tile(self._costs, 2), self._rows, least, np.concatenate([up, down]))
        except ContradictionError:
            return
        if change is None:
            return
        moved = change[:cells] - change[cells:]
        for other in np.flatnonzero(moved):
            self._costs[other] = _HIDDEN
            if self._names[other] not in self._table.unpublished:
                self.withheld.add(self._names[other])
        # this table shows the same of every other cell in it
        self._least = np.minimum(self._least, self._room + moved)
        self._most = np.maximum(self._most, self._room + moved)


def _cost(table: Table, name: Name) -> float:
    """How much is lost with a cell: its size in digits, times its weight."""
    return (1 + log2(1 + float(table.values[name]))) * table.weights.get(name, 1.0)
