"""A linear relation between cells that anybody can know: a total and its parts, or a rate that was published.

In: names of cells. Out: `Relation`s, which hold for the true values.
"""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

Name = Hashable
"""What tells one cell from another."""
Values = Mapping[Any, Fraction]
"""Values by the names of their cells, of whatever type these are."""


class Relation(Struct, frozen=True):
    """`low ≤ Σ factor × cell ≤ high`; of a sum, both bounds are nought and the first term is the total."""

    terms: tuple[tuple[Name, Fraction], ...]
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)

    @property
    def is_sum(self) -> bool:
        """Whether it says what something adds up to, and not only between what it lies."""
        return self.low == self.high

    @classmethod
    def total(cls, total: Name, parts: Iterable[Name]) -> "Relation":
        """A total and its parts."""
        return cls(((total, Fraction(1)), *((part, Fraction(-1)) for part in parts)))

    def at(self, values: Values) -> Fraction:
        """Its sum. Raises KeyError when a value is missing."""
        return sum((factor * values[name] for name, factor in self.terms), start=Fraction(0))

    def may_hold(self, known: Values) -> bool:
        """Whether it is not known to be false: running totals are revised, and need not add up."""
        return any(name not in known for name, _ in self.terms) or self.low <= self.at(known) <= self.high


def of_rate(numerator: Name, denominator: Name, rate: Fraction, per: int, decimals: int) -> tuple[Relation, ...]:
    """What a published rate says of its counts: `per × numerator ÷ denominator` rounds to `rate`."""
    half = Fraction(1, 2 * 10**decimals)
    return (
        _at_least(((numerator, Fraction(per)), (denominator, -(rate - half)))),
        _at_least(((numerator, Fraction(-per)), (denominator, rate + half))),
    )


def of_change(now: Name, before: Name, per_cent: Fraction, decimals: int) -> tuple[Relation, ...]:
    """What a published change in per cent says of the two counts: a change is a rate of one of the other, less 100."""
    return of_rate(now, before, per_cent + 100, 100, decimals)


UNBOUNDED = Fraction(10**18)
"""Larger than any cell: a relation without an upper bound."""


def at_least(greater: Name, less: Name) -> Relation:
    """That one cell is not smaller than another."""
    return _at_least(((greater, Fraction(1)), (less, Fraction(-1))))


def _at_least(terms: tuple[tuple[Name, Fraction], ...]) -> Relation:
    return Relation(terms, Fraction(0), UNBOUNDED)
