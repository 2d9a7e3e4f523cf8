"""Exact numbers to digits: rounded once, half away from zero, then written as a language writes them.

In: a Fraction, Decimal or int. Out: text with the language's separators and the minus sign U+2212.
"""

from copy import copy
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

from babel import Locale as Cldr
from babel.numbers import NumberPattern

MINUS = "\N{MINUS SIGN}"
_SYMBOLS = ("%", "‰")


def rounded(value: Fraction | Decimal | int, decimals: int) -> Fraction:
    """The multiple of 10^-decimals nearest to `value`; of two equally near ones, that farther from zero.

    Raises ValueError for a Decimal that is not a number, OverflowError for an infinite one.
    """
    exact = Fraction(value)
    scale = 10**decimals
    size = abs(exact) * scale
    units = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return Fraction(units if exact >= 0 else -units, scale)


def digits(value: Fraction | Decimal | int, decimals: int, cldr: Cldr) -> str:
    """The size of a value, without its sign, grouped and with exactly `decimals` decimal places."""
    units = abs(rounded(value, decimals)) * 10**decimals
    # Babel calculates in the current decimal context, whose 28 places would round a long number again.
    with localcontext() as context:
        context.prec = len(str(units)) + decimals + 2
        exact = Decimal(units.numerator).scaleb(-decimals)
        written: str = _pattern(cldr, decimals).apply(exact, cldr)
        return written


@cache
def _pattern(cldr: Cldr, decimals: int) -> NumberPattern:
    pattern: NumberPattern = copy(cldr.decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    return pattern


def number(value: Fraction | Decimal | int, decimals: int, cldr: Cldr) -> str:
    """A number: `−1,234.5`. What rounds to zero has no sign."""
    return sign(value, decimals) + digits(value, decimals, cldr)


def sign(value: Fraction | Decimal | int, decimals: int) -> str:
    """A minus sign when the rounded value is negative, else nothing."""
    return MINUS if rounded(value, decimals) < 0 else ""


def is_symbol(unit: str) -> bool:
    """Whether a unit is a per cent or per mille sign, which stands at the number as CLDR says."""
    return unit.startswith(_SYMBOLS)


def with_symbol(value: Fraction | Decimal | int, decimals: int, symbol: str, cldr: Cldr) -> str:
    """A number with its per cent or per mille sign: `97.7%`; in German, with a no-break space between."""
    pattern = cldr.percent_formats[None]
    before, after = (part.replace("%", symbol) for part in (pattern.prefix[0], pattern.suffix[0]))
    return f"{sign(value, decimals)}{before}{digits(value, decimals, cldr)}{after}"
