"""Which whole numbers can lie behind a printed percentage: real cases, and brute force over all small numbers."""

from fractions import Fraction

import pytest
from audit_examples import percentage
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.audit.granularity import (
    Percentage,
    bases_before,
    parts_of,
    share,
    smallest_step,
    wholes_of,
    wholes_up_to,
)

printed = st.builds(
    lambda units, decimals: Percentage(Fraction(units, 10**decimals), decimals),
    st.integers(0, 1000),
    st.integers(0, 2),
)
changes = st.builds(
    lambda units, decimals: Percentage(Fraction(units, 10**decimals), decimals),
    st.integers(-990, 3000).filter(lambda units: units > -900),
    st.integers(1, 2),
)


def is_printed_so(value: Fraction, percentage: Percentage) -> bool:
    """The plain question: does the exact value, rounded either way at a half, read as what is printed?"""
    scale = 10**percentage.decimals
    exact = value * 100 * scale
    below = exact.numerator // exact.denominator
    rest = exact - below
    nearest = {below} if rest < Fraction(1, 2) else {below + 1} if rest > Fraction(1, 2) else {below, below + 1}
    return percentage.value * scale in nearest


@pytest.mark.parametrize(
    ("part", "whole", "rate", "is_true"),
    [
        (2406, 2462, "98", True),
        (2406, 2462, "97.7", True),
        (2406, 2462, "98.0", False),
        (2260, 2330, "97", True),
        (2694, 3940, "68", True),
        (584, 794, "73.55", True),
        (893, 908, "98.4", False),
        (894, 908, "98.4", False),
        (908, 923, "98.4", True),
        (1, 8, "12.5", True),
        (1, 8, "12", True),  # half way: rounded down by some, up by others
        (1, 8, "13", True),
    ],
)
def test_a_rate_is_that_of_its_counts(part: int, whole: int, rate: str, is_true: bool) -> None:
    assert percentage(rate).is_share(part, whole) is is_true


def test_the_exact_shares_are_as_published_elsewhere() -> None:
    assert share(2406, 2462, 2) == Fraction("97.73")
    assert share(2260, 2330, 3) == Fraction("96.996")
    assert share(2694, 3940, 2) == Fraction("68.38")
    assert (share(893, 908, 1), share(894, 908, 1)) == (Fraction("98.3"), Fraction("98.5"))


def test_a_count_that_cannot_be_the_whole_can_be_the_part() -> None:
    assert not parts_of(percentage("98.4"), 908)
    assert wholes_of(percentage("98.4"), 908) == range(923, 924)


def test_a_rate_fits_a_span_of_counts() -> None:
    assert parts_of(percentage("98"), 2462) == range(2401, 2426)


def test_only_few_small_bases_give_a_rate_with_a_decimal() -> None:
    assert list(wholes_up_to(percentage("87.9"), 100)) == [33, 58, 66, 91, 99]


@pytest.mark.parametrize(
    ("change", "step"),
    [("-13.8", (29, 25)), ("-18.6", (43, 35)), ("-33.9", (56, 37)), ("100", (1, 2)), ("-100", (1, 0)), ("0.0", (1, 1))],
)
def test_the_smallest_base_of_a_change(change: str, step: tuple[int, int]) -> None:
    assert smallest_step(percentage(change)) == step


def test_trailing_zeros_count() -> None:
    assert parts_of(percentage("50"), 101)
    assert not parts_of(percentage("50.0"), 101)


@settings(deadline=None)
@given(printed, st.integers(1, 60))
def test_parts_are_those_of_brute_force(rate: Percentage, whole: int) -> None:
    expected = [part for part in range(whole + 1) if is_printed_so(Fraction(part, whole), rate)]
    assert list(parts_of(rate, whole)) == expected


@settings(deadline=None)
@given(printed, st.integers(0, 30))
def test_wholes_are_those_of_brute_force(rate: Percentage, part: int) -> None:
    found = wholes_of(rate, part)
    fitting = {whole for whole in range(max(part, 1), 400) if is_printed_so(Fraction(part, whole), rate)}
    if found is None:
        assert rate.low <= 0
    else:
        assert {whole for whole in found if whole < 400} == fitting


@settings(deadline=None)
@given(changes, st.integers(0, 200))
def test_bases_are_those_of_brute_force(change: Percentage, new: int) -> None:
    found = bases_before(change, new)
    assert found is not None
    fitting = {old for old in range(1, 400) if is_printed_so(Fraction(new - old, old), change)}
    assert {old for old in found if old < 400} == fitting


@settings(deadline=None)
@given(changes)
def test_no_smaller_base_gives_the_change(change: Percentage) -> None:
    old, new = smallest_step(change)
    assert new >= 0
    assert is_printed_so(Fraction(new - old, old), change)
    for base in range(1, min(old, 200)):
        nearest = round(base * (1 + change.value / 100))
        assert not any(
            is_printed_so(Fraction(step - base, base), change) for step in (nearest - 1, nearest, nearest + 1)
        )
