"""Attacks the tables of a dataset that are about to be published, as anybody could who knows all of them.

In: the cells of the returns of a protected dataset as they are published, and what was published of it before. Out:
`Weakness`es, each at a cell. The true values are not known here, nor are they needed: a withheld cell that may be small
has to be uncertain by as much as the threshold.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from plainlaw.disclosure.attacker import Attacker, ContradictionError, Interval
from plainlaw.disclosure.protect import NOTHING, Release, release_of
from plainlaw.disclosure.relation import Relation, Values
from plainlaw.disclosure.relations import Structure, World, add_up, structure_of
from plainlaw.disclosure.suppress import is_given_away
from plainlaw.model.figure import Cell, FigureKey, Observation


class Fault(Enum):
    """What is wrong with a cell."""

    SMALL = auto()
    """It is published and below the threshold."""
    EXPOSED = auto()
    """It is withheld, and can be worked out."""
    EXPOSED_BY_EARLIER = auto()
    """It can be worked out by means of what was published before."""
    LOST = auto()
    """It is withheld, and was published before."""
    REST = auto()
    """It is published, and what its whole has beyond it can be worked out and is below the threshold."""
    WRONG_TOTAL = auto()
    """It is a total and not what its published parts add up to."""
    IMPOSSIBLE = auto()
    """No table agrees with what is published."""


@dataclass(frozen=True)
class Weakness:
    """A cell and what is wrong with it."""

    cell: Cell
    fault: Fault


def audit(
    cells: Collection[Cell], threshold: int, earlier: Sequence[Release], world: World, beside: Release = NOTHING
) -> list[Weakness]:
    """Everything that is wrong with the tables. `beside` is what other datasets publish of metrics that are parts or
    wholes of these.
    """
    counts = {cell.key: cell for cell in cells if world.is_protected(cell.metric)}
    if not counts:
        return []
    own, structure = (
        release_of(counts.values(), world),
        structure_of([*counts, *beside.values, *beside.withheld], world),
    )
    now = Release(_with_sums({**beside.values, **own.values}, structure), own.withheld)
    relations = [relation for relation in structure.relations if _may_hold(relation, now.values)]
    found = [Weakness(cell, Fault.SMALL) for cell in counts.values() if is_small(cell, threshold)]
    found += (Weakness(counts[key], Fault.WRONG_TOTAL) for key in _wrong_totals(structure, now.values, counts))
    # a total that is wrong would make every attack fail
    if any(weakness.fault is Fault.WRONG_TOTAL for weakness in found):
        return found
    table = _Published(relations, threshold, structure)
    try:
        away = table.given_away(now.values, now.withheld)
    except ContradictionError:
        return [*found, Weakness(counts[table.contradicted(now, next(iter(counts)))], Fault.IMPOSSIBLE)]
    found += _at_cells(away, counts, structure, Fault.EXPOSED)
    found += (Weakness(counts[key], Fault.LOST) for key in _lost(now, earlier))
    with_earlier = _by_earlier(now, earlier, table) - away
    return [*found, *_at_cells(with_earlier, counts, structure, Fault.EXPOSED_BY_EARLIER)]


@dataclass(frozen=True)
class _Published:
    """The relations of a dataset, its threshold, and its figures."""

    relations: Sequence[Relation]
    threshold: int
    structure: Structure

    def given_away(self, values: Mapping[FigureKey, Fraction], withheld: Iterable[FigureKey]) -> frozenset[FigureKey]:
        """Of what is withheld, and of what is left of a whole without a part, that which can be worked out."""
        threshold = Fraction(self.threshold)

        def enough(seen: Interval) -> bool:
            return seen.is_as_wide_as(threshold) and (seen.high is None or seen.high >= threshold)

        attacker = Attacker(self.relations, values)
        asked = [key for key in sorted((*withheld, *self.structure.rests), key=str) if key not in values]
        found = attacker.bounded(asked, enough)
        return frozenset(key for key in asked if key in found and is_given_away(found[key], threshold))

    def contradicted(self, now: Release, otherwise: FigureKey) -> FigureKey:
        """The first withheld cell that no number fits; where there is none, `otherwise`."""
        attacker = Attacker(self.relations, now.values)
        for key in sorted(now.withheld, key=str):
            try:
                attacker.interval(key)
            except ContradictionError:
                return key
        return otherwise


def _may_hold(relation: Relation, values: Values) -> bool:
    """Whether it says something that is not known to be false: running totals are revised and need not add up."""
    known = all(name in values for name, _ in relation.terms)
    return not known or relation.at(values) == 0


def _with_sums(values: Mapping[FigureKey, Fraction], structure: Structure) -> dict[FigureKey, Fraction]:
    """The published numbers and the totals that anybody can form of them."""
    known = add_up(values, structure)
    return {key: known[key] for key in structure.keys if key in known}


def is_small(cell: Cell, threshold: int) -> bool:
    """Whether it is published, above zero and below the threshold."""
    return isinstance(cell, Observation) and 0 < cell.value < threshold


def _wrong_totals(structure: Structure, values: Values, counts: Mapping[FigureKey, Cell]) -> list[FigureKey]:
    """For each total that is not the sum of its parts, the first of all these that stands in a return."""
    wrong = (relation.terms for relation in structure.sums if not _may_hold(relation, values))
    shown = (next((name for name, _ in terms if name in counts), None) for terms in wrong)
    return list(dict.fromkeys(name for name in shown if isinstance(name, FigureKey)))


def _lost(now: Release, earlier: Iterable[Release]) -> list[FigureKey]:
    return sorted({key for release in earlier for key in release.values.keys() & now.withheld}, key=str)


def _by_earlier(now: Release, earlier: Iterable[Release], table: _Published) -> frozenset[FigureKey]:
    """What can be worked out of two releases together. A number that was revised is known as it is in each of them."""
    found: frozenset[FigureKey] = frozenset()
    for before in earlier:
        for one, other in ((now, before), (before, now)):
            more = {key: value for key, value in other.values.items() if key not in one.values}
            if not more:
                continue
            try:
                away = table.given_away({**more, **one.values}, one.withheld - more.keys())
            except ContradictionError:
                # what was revised does not add up with what was not, and tells nothing
                continue
            found |= away
    return found


def _at_cells(
    keys: Iterable[FigureKey], counts: Mapping[FigureKey, Cell], structure: Structure, fault: Fault
) -> Iterator[Weakness]:
    """Each at its cell; a rest at that of the part or, where that is not of this dataset, of the whole."""
    for key in sorted(keys, key=str):
        relation = structure.rests.get(key)
        names = (key,) if relation is None else (relation.terms[1][0], relation.terms[0][0])
        at = next((name for name in names if isinstance(name, FigureKey) and name in counts), None)
        if at is not None:
            yield Weakness(counts[at], Fault.REST if relation is not None else fault)
