"""Attacks the tables of a dataset that are about to be published, as anybody could who knows all of them.

In: the cells of the returns of a protected dataset as they are published, and what was published of it before. Out:
`Weakness`es, each at a cell. The true values are not known here, nor are they needed: a withheld cell that may be small
has to be uncertain by as much as the threshold.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.disclosure.attacker import Attacker, ContradictionError, Interval
from plainlaw.disclosure.derived import all_relations, counts_behind
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
    EXPOSED_BY_RATE = auto()
    """It is withheld, and can be worked out by means of a reported rate or change."""
    RATE_IMPOSSIBLE = auto()
    """It is a reported rate or change that does not agree with its counts, whatever the withheld ones are."""
    LOST = auto()
    """It is withheld, and was published before."""
    REST = auto()
    """It is published, and what its whole has beyond it can be worked out and is below the threshold."""
    WRONG_TOTAL = auto()
    """It is a total and not what its published parts add up to."""
    IMPOSSIBLE = auto()
    """No table agrees with what is published."""


class Weakness(Struct, frozen=True):
    """A cell and what is wrong with it; of a rate that gives a count away, `exposed` is that count."""

    cell: Cell
    fault: Fault
    exposed: Cell | None = None


def audit(
    cells: Collection[Cell], threshold: int, earlier: Sequence[Release], world: World, beside: Release = NOTHING
) -> list[Weakness]:
    """Everything that is wrong with the tables. `beside` is what other datasets publish of metrics that are parts or
    wholes of these.
    """
    counts = {cell.key: cell for cell in cells if world.is_protected(cell.metric)}
    if not counts:
        return []
    own = release_of(cells, world)
    derived = (*own.derived, *beside.derived)
    told = [cell for release in earlier for cell in release.derived]
    behind = [key for cell in (*derived, *told) for key in counts_behind(cell, world)]
    estimated = world.estimated
    behind += [key for release in earlier for key in release.values if key.metric in estimated]
    structure = structure_of([*counts, *beside.values, *beside.withheld, *behind], world)
    now = Release(_with_sums({**beside.values, **own.values}, structure), own.withheld, derived)
    told_by_others = (*own.bounds, *beside.bounds)
    relations = [one for one in (*structure.relations, *told_by_others) if one.may_hold(now.values)]
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
    found += _at_cells(with_earlier, counts, structure, Fault.EXPOSED_BY_EARLIER)
    for cell, given in _by_rates(now, earlier, table, away | with_earlier, world):
        is_now = cell in derived
        if given is None:
            found += [Weakness(cell, Fault.RATE_IMPOSSIBLE)] if is_now else []
            continue
        for one in _at_cells(given, counts, structure, Fault.EXPOSED_BY_EARLIER):
            found.append(Weakness(cell, Fault.EXPOSED_BY_RATE, one.cell) if is_now else one)
    return found


class _Published(Struct, frozen=True):
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

    def beyond(self, relations: Iterable[Relation]) -> "_Published":
        """The same with more relations."""
        return replace(self, relations=(*self.relations, *relations))

    def contradicted(self, now: Release, otherwise: FigureKey) -> FigureKey:
        """The first withheld cell that no number fits; where there is none, `otherwise`."""
        attacker = Attacker(self.relations, now.values)
        for key in sorted(now.withheld, key=str):
            try:
                attacker.interval(key)
            except ContradictionError:
                return key
        return otherwise


def _with_sums(values: Mapping[FigureKey, Fraction], structure: Structure) -> dict[FigureKey, Fraction]:
    """The published numbers and the totals that anybody can form of them."""
    known = add_up(values, structure)
    return {key: known[key] for key in structure.keys if key in known}


def is_small(cell: Cell, threshold: int) -> bool:
    """Whether it is published, above zero and below the threshold."""
    return isinstance(cell, Observation) and 0 < cell.value < threshold


def _wrong_totals(structure: Structure, values: Values, counts: Mapping[FigureKey, Cell]) -> list[FigureKey]:
    """For each total that is not the sum of its parts, the first of all these that stands in a return."""
    wrong = (relation.terms for relation in structure.sums if not relation.may_hold(values))
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
            if not more and not before.bounds:
                continue
            try:
                away = table.beyond(before.bounds).given_away({**more, **one.values}, one.withheld - more.keys())
            except ContradictionError:
                # what was revised does not add up with what was not, and tells nothing
                continue
            found |= away
    return found


def _by_rates(
    now: Release, earlier: Sequence[Release], table: _Published, known: frozenset[FigureKey], world: World
) -> Iterator[tuple[Observation, frozenset[FigureKey] | None]]:
    """What reported rates and changes give away beyond what is `known` without them: each with what it adds, or None
    when no table agrees with it.
    """
    told = [cell for release in earlier for cell in release.derived]
    cells = {(cell.key, cell.value): cell for cell in (*told, *now.derived)}
    values = now.values
    if cells:
        values = {key: value for release in earlier for key, value in release.values.items()} | {**now.values}
        try:
            known |= table.given_away(values, now.withheld)
        except ContradictionError:
            values = now.values
    search = _Rates(table, values, now.withheld, known, world)
    # those of now first: what was revised since does not agree with them
    yield from search.look_at([cell for cell in cells.values() if cell in set(now.derived)])
    yield from search.look_at([cell for cell in cells.values() if cell not in set(now.derived)])


class _Rates(Struct):
    """Believes reported values, many at once, and looks closer only where something follows from them."""

    table: _Published
    values: Values
    withheld: frozenset[FigureKey]
    known: frozenset[FigureKey]
    world: World

    def look_at(self, cells: Sequence[Observation]) -> Iterator[tuple[Observation, frozenset[FigureKey] | None]]:
        relations = [one for one in all_relations(cells, self.values, self.world)
                     if any(name not in self.values for name, _ in one.terms)]  # fmt: skip
        if not relations:
            return
        further = self.table.beyond(relations)
        try:
            away = further.given_away(self.values, self.withheld) - self.known
        except ContradictionError:
            if len(cells) == 1:
                yield cells[0], None
                return
        else:
            if not away or len(cells) == 1:
                self.table, self.known = further, self.known | away
                yield from ((cell, away) for cell in cells if away)
                return
        half = len(cells) // 2
        yield from self.look_at(cells[:half])
        yield from self.look_at(cells[half:])


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
