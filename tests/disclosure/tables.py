"""Random tables with margins for the tests of disclosure control, and a judge who tries every table there is.

In: shapes and seeds, or small tables. Out: `Table`s as plainlaw.disclosure protects them, and the true ranges of cells.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from plainlaw.disclosure.relation import Name, Relation
from plainlaw.disclosure.suppress import Table

ALL = "all"
Shape = tuple[int, ...]


def margins(values: dict[Name, Fraction], shape: Shape) -> list[Relation]:
    """Add every total of a table with these sizes to its values; the cells are named by their places."""
    found: list[Relation] = []
    for axis in range(len(shape)):
        others = [range(size) if at > axis else (*range(size), ALL) for at, size in enumerate(shape)]
        for rest in product(*(others[at] for at in range(len(shape)) if at != axis)):
            cells = [(*rest[:axis], at, *rest[axis:]) for at in range(shape[axis])]
            total = (*rest[:axis], ALL, *rest[axis:])
            values[total] = sum((values[cell] for cell in cells), start=Fraction(0))
            found.append(Relation.total(total, cells))
    return found


def random_table(shape: Shape, mean: float, seed: int, threshold: int = 5, *, skewed: bool = False) -> Table:
    """A table whose cells are `mean` large in the middle; a skewed one has small and large rows."""
    chance = random.Random(seed)
    sizes = [[chance.expovariate(1) if skewed else 1.0 for _ in range(size)] for size in shape]
    values: dict[Name, Fraction] = {}
    for cell in product(*map(range, shape)):
        size = mean * chance.expovariate(1)
        for axis, at in enumerate(cell):
            size *= sizes[axis][at]
        values[cell] = Fraction(round(size))
    relations = margins(values, shape)
    weights = {name: 5.0 ** str(name).count(ALL) for name in values}
    return Table(values, relations, Fraction(threshold), weights=weights)


def every_table(
    relations: Sequence[Relation], published: Mapping[Name, Fraction], most: int
) -> Iterator[dict[Name, int]]:
    """Every way to fill in what is not published with numbers from 0 to `most` so that all relations hold."""
    unknown = list(dict.fromkeys(name for relation in relations for name, _ in relation.terms if name not in published))
    rows = [
        ([(unknown.index(name), factor) for name, factor in relation.terms if name not in published], relation)
        for relation in relations
    ]
    fixed = [sum((factor * published[name] for name, factor in relation.terms if name in published), start=Fraction(0))
             for _, relation in rows]  # fmt: skip

    def fill(filled: list[int]) -> Iterator[dict[Name, int]]:
        for (terms, relation), known in zip(rows, fixed, strict=True):
            if all(at < len(filled) for at, _ in terms):
                at_hand = known + sum(factor * filled[at] for at, factor in terms)
                if not relation.low <= at_hand <= relation.high:
                    return
        if len(filled) == len(unknown):
            yield dict(zip(unknown, filled, strict=True))
            return
        for value in range(most + 1):
            yield from fill([*filled, value])

    yield from fill([])
