"""The attacker finds what can be worked out: no more, or safe tables would be refused, and no less."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.tables import ALL, every_table, random_table
from plainlaw.disclosure.attacker import Attacker, ContradictionError, Interval
from plainlaw.disclosure.relation import Name, Relation, of_change, of_rate


def whole(**values: int) -> dict[Name, Fraction]:
    return {name: Fraction(value) for name, value in values.items()}


def test_one_withheld_cell_in_a_row_is_its_total_less_the_others() -> None:
    attacker = Attacker([Relation.total("all", "abc")], whole(all=20, b=12, c=5))
    assert attacker.interval("a") == Interval(Fraction(3), Fraction(3))
    assert attacker.interval("a").is_exact


def test_two_withheld_cells_share_what_is_left() -> None:
    attacker = Attacker([Relation.total("all", "abc")], whole(all=20, b=12))
    assert attacker.interval("a") == Interval(Fraction(0), Fraction(8))


def test_without_a_total_nothing_bounds_a_cell() -> None:
    assert Attacker([Relation.total("all", "ab")], whole(b=12)).interval("a") == Interval(Fraction(0), None)
    assert Attacker([], {}).interval("a") == Interval(Fraction(0), None)


def test_a_run_of_months_less_a_shorter_run_is_a_quarter() -> None:
    nine = Relation((("to September", Fraction(1)), ("to June", Fraction(-1)), ("third quarter", Fraction(-1))))
    attacker = Attacker([nine], {"to September": Fraction(31), "to June": Fraction(28)})
    assert attacker.interval("third quarter").is_exact


@pytest.mark.parametrize(("rate", "decimals", "numerator"), [("33.3", 1, 4), ("33", 0, 4), ("91.7", 1, 11)])
def test_a_rate_with_its_denominator_gives_the_numerator_away(rate: str, decimals: int, numerator: int) -> None:
    attacker = Attacker(of_rate("over", "under", Fraction(rate), 100, decimals), whole(under=12))
    assert attacker.interval("over") == Interval(Fraction(numerator), Fraction(numerator))


def test_a_change_in_per_cent_gives_the_count_away_when_that_of_last_year_is_known() -> None:
    attacker = Attacker(of_change("now", "before", Fraction("-48.1"), 1), whole(before=287))
    assert attacker.interval("now") == Interval(Fraction(149), Fraction(149))


def test_what_nobody_can_have_counted_is_a_contradiction() -> None:
    attacker = Attacker([Relation.total("all", "abc")], whole(all=20, b=12, c=9))
    with pytest.raises(ContradictionError):
        attacker.interval("a")


def test_whole_numbers_are_less_than_fractions_allow() -> None:
    # 2a + 2b = 4 and a + 3c = 4: a could be anything from 0 to 2, but a third of what is left is whole for 1 alone
    rows = [Relation((("a", Fraction(2)), ("b", Fraction(2))), Fraction(4), Fraction(4)),
            Relation((("a", Fraction(1)), ("c", Fraction(3))), Fraction(4), Fraction(4))]  # fmt: skip
    assert Attacker(rows, {}).interval("a") == Interval(Fraction(1), Fraction(1))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([(2, 2), (3, 2), (3, 3), (2, 2, 2)]))
def test_the_bounds_are_those_of_every_table_there_is(seed: int, shape: tuple[int, ...]) -> None:
    table = random_table(shape, 1.5, seed)
    inner = [name for name in table.values if ALL not in name]  # type: ignore[operator]
    chosen = random.Random(seed).sample(inner, min(len(inner), 5))
    published = {name: value for name, value in table.values.items() if name not in chosen}
    most = int(max(table.values.values()))
    tables = list(every_table(table.relations, published, most))
    attacker = Attacker(table.relations, published)
    for name in chosen:
        seen = [filled[name] for filled in tables]
        assert attacker.interval(name) == (min(seen), max(seen))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_looking_at_many_cells_finds_the_same_as_asking_for_each(seed: int) -> None:
    table = random_table((4, 3), 4, seed)
    small = [name for name in table.values if table.is_small(name)]
    published = table.published({*small})
    enough = Fraction(5)
    together = Attacker(table.relations, published).bounded(small, lambda seen: seen.reaches(Fraction(0), enough))
    apart = {name: Attacker(table.relations, published).interval(name) for name in small}
    assert together.keys() == {name for name, seen in apart.items() if not seen.reaches(Fraction(0), enough)}
