"""Exact values as short neutral text: digits, a point, a per cent sign; the same in every language.

In: fractions and counts. Out: text.
"""

from collections.abc import Iterable
from fractions import Fraction

from plainlaw.locales.number import MINUS, rounded


def number(value: Fraction | int, decimals: int = 0) -> str:
    """A number with exactly `decimals` decimals, rounded half away from zero: −13.8."""
    units = abs(rounded(value, decimals)) * 10**decimals
    digits = str(units.numerator).rjust(decimals + 1, "0")
    sign = MINUS if value < 0 and units else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def per_cent(value: Fraction | int, decimals: int = 0) -> str:
    """A percentage: 97.7%."""
    return f"{number(value, decimals)}%"


def shortest(value: Fraction) -> str:
    """A finite decimal with as many decimals as it needs."""
    decimals = next((count for count in range(13) if (value * 10**count).denominator == 1), 12)
    return number(value, decimals)


def listed(values: Iterable[int]) -> str:
    """Whole numbers, one after the other."""
    return ", ".join(str(value) for value in values)
