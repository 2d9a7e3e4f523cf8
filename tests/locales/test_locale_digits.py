"""Numbers are written as Babel writes them, in every language, however they are put together."""

from copy import copy
from decimal import Decimal, localcontext
from fractions import Fraction

from babel import Locale as Cldr
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.locales.number import digits, rounded, sign

_TAGS = [
    "en_001",
    "zh_Hans",
    "zh_Hant",
    "de",
    "de_CH",
    "es",
    "pl",
    "pt_PT",
    "hi",
    "bn",
    "ar",
    "fa",
    "bo",
    "ug",
    "sv",
    "fr",
]
_CLDR = {tag: Cldr.parse(tag) for tag in _TAGS}
_VALUES = (
    st.fractions() | st.integers() | st.integers(-(10**30), 10**30) | st.decimals(allow_nan=False, allow_infinity=False)
)


@settings(max_examples=500, deadline=None)
@given(_VALUES, st.integers(0, 6), st.sampled_from(_TAGS))
def test_digits_are_those_of_babel(value: Fraction | Decimal | int, decimals: int, tag: str) -> None:
    units = abs(rounded(value, decimals)) * 10**decimals
    pattern = copy(_CLDR[tag].decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    with localcontext() as context:
        context.prec = len(str(units)) + decimals + 2
        expected = pattern.apply(Decimal(units.numerator).scaleb(-decimals), _CLDR[tag])
    assert digits(value, decimals, _CLDR[tag]) == expected


@settings(max_examples=500, deadline=None)
@given(_VALUES, st.integers(0, 6))
def test_rounding_is_half_away_from_nought(value: Fraction | Decimal | int, decimals: int) -> None:
    exact, scale = Fraction(value), 10**decimals
    size = abs(exact) * scale + Fraction(1, 2)
    nearest = Fraction(size.numerator // size.denominator, scale)
    assert rounded(value, decimals) == (nearest if exact >= 0 else -nearest)
    assert bool(sign(value, decimals)) == (rounded(value, decimals) < 0)
