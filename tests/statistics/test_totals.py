"""Sums are exact, of whole numbers and of others."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from plainlaw.statistics.reported import total


@given(st.lists(st.fractions() | st.integers().map(Fraction), max_size=8))
def test_the_sum_is_exact(values: list[Fraction]) -> None:
    found = total(values)
    assert found == sum(values, start=Fraction(0))
    assert isinstance(found, Fraction)
