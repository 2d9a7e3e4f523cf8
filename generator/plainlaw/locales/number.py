"""Exact numbers to digits: rounded once, half away from zero, then written as a language writes them.

In: a Fraction, Decimal or int. Out: text with the language's separators and the minus sign U+2212.
"""

from copy import copy
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache, lru_cache

from babel import Locale as Cldr
from babel.numbers import NumberPattern

MINUS = "\N{MINUS SIGN}"
_SYMBOLS = ("%", "‰")


def rounded(value: Fraction | Decimal | int, decimals: int) -> Fraction:
    """The multiple of 10^-decimals nearest to `value`; of two equally near ones, that farther from zero.

    Raises ValueError for a Decimal that is not a number, OverflowError for an infinite one.
    """
    return Fraction(_units(value, decimals), 10**decimals)


def _units(value: Fraction | Decimal | int, decimals: int) -> int:
    """How many times 10^-decimals the rounded value is."""
    exact = value if isinstance(value, int | Fraction) else Fraction(value)
    # in whole numbers: arithmetic of fractions looks for common divisors each time
    size, parts = abs(exact.numerator) * int(10**decimals), exact.denominator
    units = (2 * size + parts) // (2 * parts)
    return units if exact.numerator >= 0 else -units


def digits(value: Fraction | Decimal | int, decimals: int, cldr: Cldr) -> str:
    """The size of a value, without its sign, grouped and with exactly `decimals` decimal places."""
    return _written(abs(_units(value, decimals)), decimals, cldr)


def _written(units: int, decimals: int, cldr: Cldr) -> str:
    figures = str(units).rjust(decimals + 1, "0")
    return _form(cldr, decimals, len(figures)).format(*figures)


@lru_cache(maxsize=256)
def _form(cldr: Cldr, decimals: int, length: int) -> str:
    """How a number of `length` figures is written, with a slot for each. Babel is asked about one of ones."""
    # Babel calculates in the current decimal context, whose 28 places would round a long number again.
    with localcontext() as context:
        context.prec = length + decimals + 2
        ones = Decimal("1" * length).scaleb(-decimals)
        written: str = _pattern(cldr, decimals).apply(ones, cldr)
    return written.replace("{", "{{").replace("}", "}}").replace("1", "{}")


@cache
def _pattern(cldr: Cldr, decimals: int) -> NumberPattern:
    pattern: NumberPattern = copy(cldr.decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    return pattern


def number(value: Fraction | Decimal | int, decimals: int, cldr: Cldr) -> str:
    """A number: `−1,234.5`. What rounds to zero has no sign."""
    units = _units(value, decimals)
    return (MINUS if units < 0 else "") + _written(abs(units), decimals, cldr)


def sign(value: Fraction | Decimal | int, decimals: int) -> str:
    """A minus sign when the rounded value is negative, else nothing."""
    return MINUS if _units(value, decimals) < 0 else ""


def is_symbol(unit: str) -> bool:
    """Whether a unit is a per cent or per mille sign, which stands at the number as CLDR says."""
    return unit.startswith(_SYMBOLS)


def with_symbol(value: Fraction | Decimal | int, decimals: int, symbol: str, cldr: Cldr) -> str:
    """A number with its per cent or per mille sign: `97.7%`; in German, with a no-break space between."""
    pattern = cldr.percent_formats[None]
    before, after = (part.replace("%", symbol) for part in (pattern.prefix[0], pattern.suffix[0]))
    return f"{sign(value, decimals)}{before}{digits(value, decimals, cldr)}{after}"
