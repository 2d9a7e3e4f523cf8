"""Every value that a return can hold is written with all its decimals."""

import re
from decimal import Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.model.decimals import decimal_text


@given(st.integers(-(10**38), 10**38), st.integers(0, 20))
def test_nothing_is_lost(number: int, decimals: int) -> None:
    value = Fraction(number, 10**decimals)
    text = decimal_text(value)
    assert re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text)
    assert Fraction(text) == value


def test_a_value_without_an_end_is_never_cut() -> None:
    with pytest.raises(Inexact):
        decimal_text(Fraction(1, 3))
