"""How long it takes to protect a table of 18 places by 5 categories with all its totals, and to attack it.

In: how many random tables, on the command line. Out: the median and the longest time of each step. From the root of the
repository: `.venv/bin/python -m benchmarks.protect_table 100`.
"""

import random
import sys
import time
from fractions import Fraction
from statistics import mean, median

from plainlaw.disclosure.relation import Name, Relation
from plainlaw.disclosure.suppress import Table, exposed_cells, suppress

PLACES, CATEGORIES, MEAN, THRESHOLD = 18, 5, 27, 5
ALL = "all"


def table(seed: int) -> Table:
    """A table of counts that are small in some cells, large in others, and `MEAN` in the middle."""
    chance = random.Random(seed)  # noqa: S311
    values: dict[Name, Fraction] = {
        (place, category): Fraction(round(MEAN * chance.expovariate(1)))
        for place in range(PLACES)
        for category in range(CATEGORIES)
    }
    relations = [Relation.total((at, ALL), [(at, of) for of in range(CATEGORIES)]) for at in range(PLACES)]
    relations += [Relation.total((ALL, of), [(at, of) for at in range(PLACES)]) for of in (*range(CATEGORIES), ALL)]
    for relation in relations:
        (total, _), *parts = relation.terms
        values[total] = sum((values[part] for part, _ in parts), start=Fraction(0))
    weights = {name: 5.0 ** str(name).count(ALL) for name in values}
    return Table(values, relations, Fraction(THRESHOLD), weights=weights)


def measured(tables: int) -> tuple[dict[str, list[float]], dict[str, list[int]]]:
    """Protect and attack so many tables: the seconds of each step, and how many cells were withheld of each table."""
    times: dict[str, list[float]] = {"protect": [], "attack": []}
    withheld: dict[str, list[int]] = {"small": [], "all": []}
    for seed in range(tables):
        made = table(seed)
        start = time.perf_counter()
        done = suppress(made)
        times["protect"].append(time.perf_counter() - start)
        start = time.perf_counter()
        if exposed_cells(made, done.withheld):
            raise SystemExit(f"table {seed} is not safe")
        times["attack"].append(time.perf_counter() - start)
        withheld["small"].append(len(done.primary))
        withheld["all"].append(len(done.withheld))
    return times, withheld


def main(tables: int) -> None:
    """Protect and attack so many tables, and print."""
    times, withheld = measured(tables)
    lines = [f"{step}: median {median(each):.3f} s, longest {max(each):.3f} s" for step, each in times.items()]
    lines.append(f"withheld on average: {mean(withheld['all']):.1f} cells, {mean(withheld['small']):.1f} of them small")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
