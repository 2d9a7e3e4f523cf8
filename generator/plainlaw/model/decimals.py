"""Values of returns as they are written there. In: an exact value. Out: all its decimals, without an exponent."""

from decimal import Context, Decimal, Inexact
from fractions import Fraction

# a return's values have 38 digits at most; a value that needs more than this is none of a return, nor a sum of some
_CONTEXT = Context(prec=100, traps=[Inexact])


def decimal_text(value: Fraction) -> str:
    """The value with all its decimals. Raises decimal.Inexact when they never end, as those of a rate may."""
    return f"{_CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator)):f}"
