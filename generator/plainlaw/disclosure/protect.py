"""Protects the counts of one dataset: which of its cells, and of the totals that can be formed of them, are withheld.

In: the cells of all raw returns of a dataset, and what was published of it before. Out: `Protected`, in which each
total stands as a figure of its own, computed before anything was withheld; so a total is still known where a part of
it is not. What was withheld once stays withheld, and what is public is known to everybody: neither can be undone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.disclosure.derived import all_relations, bounds_of, counts_behind
from plainlaw.disclosure.groups import Groups
from plainlaw.disclosure.relation import Name, Relation
from plainlaw.disclosure.relations import Structure, World, add_up, structure_of
from plainlaw.disclosure.suppress import Suppression, Table, exposed_cells, suppress
from plainlaw.model.figure import Breakdown, Cell, FigureKey, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.period import Period

_DEARER = 5.0
"""By so much a total is dearer than a part of it: more readers need it, and it is a part of more tables."""


class Release(Struct, frozen=True):
    """What was public once of a dataset: the numbers, which cells were withheld, reported rates and changes, and what
    other values say as bounds.
    """

    values: Mapping[FigureKey, Fraction]
    withheld: frozenset[FigureKey]
    derived: tuple[Observation, ...] = ()
    bounds: tuple[Relation, ...] = ()


NOTHING = Release({}, frozenset())


class Protected(Struct, frozen=True):
    """`totals` are figures that no office handed in; `primary` and `secondary` is what is withheld of all figures.

    Nothing may be published while there are `exposed` figures: they can be worked out whatever is withheld. `lost` are
    small figures that were published before.
    """

    totals: Mapping[FigureKey, Fraction]
    primary: frozenset[FigureKey]
    secondary: frozenset[FigureKey]
    exposed: frozenset[FigureKey]
    lost: frozenset[FigureKey]

    @property
    def withheld(self) -> frozenset[FigureKey]:
        """All that is withheld."""
        return self.primary | self.secondary


def values_of(cells: Iterable[Cell]) -> dict[FigureKey, Fraction]:
    """The numbers; a mark that adds nothing to a sum is nought here."""
    found: dict[FigureKey, Fraction] = {}
    for cell in cells:
        if isinstance(cell, Observation):
            found[cell.key] = cell.value
        elif isinstance(cell, MarkedCell) and cell.mark.adds_nothing:
            found[cell.key] = Fraction(0)
    return found


def release_of(cells: Collection[Cell], world: World) -> Release:
    """What these cells tell the public."""
    counts = [cell for cell in cells if world.is_protected(cell.metric)]
    withheld = (cell.key for cell in counts if isinstance(cell, MarkedCell) and cell.mark is Mark.SUPPRESSED)
    return Release(values_of(counts), frozenset(withheld), derived_of(cells, world), bounds_of(cells, world))


def derived_of(cells: Iterable[Cell], world: World) -> tuple[Observation, ...]:
    """Those that were computed of counts before they were reported."""
    return tuple(cell for cell in cells if isinstance(cell, Observation) and counts_behind(cell, world))


def protect(
    cells: Collection[Cell], threshold: int, earlier: Sequence[Release], world: World, beside: Release = NOTHING
) -> Protected:
    """Withhold what must be of the counts, and rates and changes of these; other metrics are left as they are. `beside`
    is what other datasets publish of metrics that are parts or wholes of these, or were computed of them.
    """
    counts = [cell for cell in cells if world.is_protected(cell.metric)]
    structure = structure_of([*(cell.key for cell in counts), *beside.values], world)
    values = add_up({**beside.values, **values_of(counts)}, structure)
    before = frozenset(key for release in earlier for key in release.withheld if key in values)
    public = {key for release in earlier for key, value in release.values.items() if values.get(key) == value}
    marks = {cell.key for cell in counts if isinstance(cell, MarkedCell)}
    own = {cell.metric for cell in counts}
    others = {key for key in structure.keys if key.metric not in own}
    fixed = frozenset((public - before) | marks | others)
    told = [*beside.derived, *(cell for release in earlier for cell in release.derived)]
    bounds = [*bounds_of(cells, world), *beside.bounds, *(one for release in earlier for one in release.bounds)]
    relations = [*_holding(structure, values), *_telling(told, values, world), *_true(bounds, values)]
    table = Table(values, relations, Fraction(threshold), frozenset(structure.rests), before,
                  fixed, _weights(structure))  # fmt: skip
    done = [_as_far_as_needed(part) for part in parts_of(table)]
    added = structure.keys - {cell.key for cell in counts} - others
    totals = {key: values[key] for key in sorted(added, key=str) if key in values}
    lost = frozenset(key for key in structure.keys & public if table.is_small(key))
    primary, secondary, exposed = (_keys(done, which) - others for which in ("primary", "secondary", "exposed"))
    of_withheld = _computed_of(primary | secondary | before, derived_of(cells, world), world)
    return Protected(totals, primary, secondary | of_withheld, exposed, lost)


def parts_of(table: Table) -> list[Table]:
    """The table in pieces that have nothing to do with each other, which are protected far faster."""
    groups = Groups()
    for relation in table.relations:
        groups.join(name for name, _ in relation.terms)
    names: dict[Name, dict[Name, Fraction]] = defaultdict(dict)
    for name, value in table.values.items():
        names[groups.of(name)][name] = value
    relations: dict[Name, list[Relation]] = defaultdict(list)
    for relation in table.relations:
        relations[groups.of(relation.terms[0][0])].append(relation)
    return [
        replace(table, values=values, relations=relations[of], unpublished=table.unpublished & values.keys(),
                withheld=table.withheld & values.keys(), fixed=table.fixed & values.keys())
        for of, values in names.items()
    ]  # fmt: skip


def _as_far_as_needed(table: Table) -> Suppression:
    """Cells are withheld one by one; where that is not enough, the whole table is."""
    found = suppress(table)
    if not found.exposed:
        return found
    everything = frozenset(table.values) - table.unpublished
    return Suppression(found.primary, everything - found.primary, exposed_cells(table, everything))


def _keys(done: Iterable[Suppression], which: str) -> frozenset[FigureKey]:
    return frozenset(name for part in done for name in getattr(part, which) if isinstance(name, FigureKey))


def _holding(structure: Structure, values: Mapping[Name, Fraction]) -> list[Relation]:
    """The relations of which everything is known. Running totals are revised: what they differ by from the months that
    they add up is taken for known, so that nobody can know more.
    """
    found = []
    for relation in structure.relations:
        if relation.is_sum and all(name in values for name, _ in relation.terms):
            differs = relation.at(values)
            found.append(replace(relation, low=differs, high=differs))
    return [*found, *_true((one for one in structure.relations if not one.is_sum), values)]


def _true(bounds: Iterable[Relation], values: Mapping[Name, Fraction]) -> list[Relation]:
    """Those of which everything is known, and that are so: an estimate beyond its bounds tells nothing."""
    known = [one for one in bounds if all(name in values for name, _ in one.terms)]
    return [one for one in known if one.may_hold(values)]


def _telling(told: Iterable[Observation], values: Mapping[Name, Fraction], world: World) -> list[Relation]:
    """What is known of the counts by rates and changes that are public already, so far as it is true of them."""
    found = all_relations(told, values, world)
    return [relation for relation in found if all(name in values for name, _ in relation.terms)]


def _computed_of(
    withheld: AbstractSet[FigureKey], derived: Iterable[Observation], world: World
) -> frozenset[FigureKey]:
    """The rates and changes of which a count is withheld, or was added up of periods of which one is."""
    runs: dict[tuple[str, str, Breakdown], list[Period]] = defaultdict(list)
    for key in withheld:
        runs[key.metric, key.region, key.breakdown].append(key.period)

    def is_open(count: FigureKey) -> bool:
        of = runs.get((count.metric, count.region, count.breakdown), ())
        return any(period.start < count.period.end and count.period.start < period.end for period in of)

    return frozenset(cell.key for cell in derived if any(is_open(count) for count in counts_behind(cell, world)))


def _weights(structure: Structure) -> dict[Name, float]:
    weights: dict[Name, float] = {}
    for relation in structure.sums:
        (total, _), *parts = relation.terms
        weights[total] = max(weights.get(total, 1.0), _DEARER * max(weights.get(part, 1.0) for part, _ in parts))
    return weights
