"""Exact values as decimal numbers for programs. In: a fraction. Out: text such as `2406` or `97.725427`."""

from fractions import Fraction


def exact(value: Fraction) -> str:
    """The value as a decimal number: exact when it has few decimals, else cut to six by rounding half up."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = abs(value) * 1_000_000
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and rounded else ""
    return f"{sign}{rounded // 1_000_000}.{rounded % 1_000_000:06d}".rstrip("0").rstrip(".")
