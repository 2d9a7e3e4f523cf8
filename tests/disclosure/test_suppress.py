"""No small cell of a protected table can be worked out, and no more is withheld than is needed for that.

PLAINLAW_TABLES sets how many random tables are protected; `make tables` protects 500.
"""

import os
from fractions import Fraction

import pytest

from disclosure.tables import ALL, every_table, random_table
from plainlaw.disclosure.attacker import Attacker
from plainlaw.disclosure.relation import Name, Relation
from plainlaw.disclosure.suppress import Table, is_given_away, suppress

TABLES = int(os.environ.get("PLAINLAW_TABLES", "24"))
KINDS = [((18, 5), 27, False), ((18, 5), 27, True), ((6, 4), 10, False), ((4, 4), 6, False), ((3, 3), 4, False),
         ((4, 3, 2), 8, False)]  # fmt: skip


@pytest.mark.parametrize("seed", range(TABLES))
def test_a_random_table_is_safe_or_nothing_of_it_is_published(seed: int) -> None:
    shape, mean, skewed = KINDS[seed % len(KINDS)]
    table = random_table(shape, mean, seed, skewed=skewed)
    done = suppress(table)
    assert not done.exposed
    assert done.primary == {name for name in table.values if table.is_small(name)}
    # asked about each cell alone, not about many at once
    attacker = Attacker(table.relations, table.published(done.withheld))
    for name in done.primary:
        assert attacker.interval(name).reaches(Fraction(0), Fraction(5)), name
    for name in done.secondary:
        assert not is_given_away(attacker.interval(name), Fraction(5)), name


@pytest.mark.parametrize("seed", range(12))
def test_every_table_there_is_agrees_that_small_ones_are_safe(seed: int) -> None:
    table = random_table((3, 3), 2, seed, threshold=3)
    done = suppress(table)
    published = table.published(done.withheld)
    if len(done.withheld) > 7:
        return
    tables = list(every_table(table.relations, published, 8))
    for name in done.primary:
        seen = {filled[name] for filled in tables}
        assert min(seen) == 0
        assert max(seen) >= 3


def test_the_same_table_is_protected_in_the_same_way() -> None:
    assert suppress(random_table((6, 4), 10, 7)) == suppress(random_table((6, 4), 10, 7))


def test_a_table_without_small_cells_is_left_alone() -> None:
    values: dict[Name, Fraction] = {"all": Fraction(20), "a": Fraction(8), "b": Fraction(12), "c": Fraction(0)}
    table = Table(values, [Relation.total("all", "abc")], Fraction(5))
    assert suppress(table).withheld == frozenset()


def test_the_cheapest_cell_is_withheld_for_the_sake_of_a_small_one() -> None:
    values: dict[Name, Fraction] = dict(zip(("all", *"abcd"), map(Fraction, (137, 3, 100, 9, 25)), strict=True))
    done = suppress(Table(values, [Relation.total("all", "abcd")], Fraction(5)))
    assert (done.primary, done.secondary) == ({"a"}, {"c"})


def test_what_is_public_already_is_not_withheld_in_vain() -> None:
    values: dict[Name, Fraction] = dict(zip(("all", *"abcd"), map(Fraction, (137, 3, 100, 9, 25)), strict=True))
    done = suppress(Table(values, [Relation.total("all", "abcd")], Fraction(5), fixed=frozenset("c")))
    assert done.secondary == {"d"}


def test_a_cell_that_nothing_can_protect_is_said_to_be_exposed() -> None:
    values: dict[Name, Fraction] = dict(zip(("all", *"ab"), map(Fraction, (12, 3, 9)), strict=True))
    done = suppress(Table(values, [Relation.total("all", "ab")], Fraction(5), fixed=frozenset({"all", "b"})))
    assert done.exposed.keys() == {"a"}


def test_the_rest_of_a_whole_is_protected_although_nobody_publishes_it() -> None:
    values: dict[Name, Fraction] = {"received": Fraction(20), "granted": Fraction(18), "rest": Fraction(2)}
    relations = [Relation.total("received", ("granted", "rest"))]
    done = suppress(Table(values, relations, Fraction(5), unpublished=frozenset({"rest"})))
    assert done.withheld & {"received", "granted"}
    assert not done.exposed


def test_totals_are_withheld_last() -> None:
    done = [suppress(random_table((18, 5), 27, seed)) for seed in range(5)]
    assert not [name for found in done for name in found.withheld if ALL in name]  # type: ignore[operator]
