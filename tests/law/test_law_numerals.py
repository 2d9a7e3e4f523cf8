"""Numerals of legal text become numbers, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.law.numerals import to_chinese, to_int, to_roman


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("一", 1), ("十", 10), ("十七", 17), ("二十", 20), ("一百零三", 103), ("一百一十", 110), ("一百十", 110),
        ("一千二百六十", 1260), ("一千零四十", 1040), ("一〇三", 103), ("二〇二四", 2024), ("两百", 200), ("两", 2),
        ("17", 17), ("１７", 17), ("iv", 4), ("XIV", 14), ("Three", 3), ("〇", 0),
    ],
)  # fmt: skip
def test_a_numeral_is_read(written: str, number: int) -> None:
    assert to_int(written) == number


@pytest.mark.parametrize("written", ["", "十百", "百", "一二十", "零十", "iiii", "vx", "eleventy", "十一一", "一 二"])
def test_what_is_no_numeral_is_none(written: str) -> None:
    assert to_int(written) is None


@given(st.integers(1, 9999))
def test_written_and_read_again_is_the_same(number: int) -> None:
    assert to_int(to_chinese(number)) == number
    if number < 4000:
        assert to_int(to_roman(number)) == number


@given(st.text("〇零一二两三四五六七八九十百千0５ivx", max_size=8))
def test_no_text_is_too_odd_to_be_read(written: str) -> None:
    number = to_int(written)
    assert number is None or number >= 0


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_number_that_no_provision_has_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="not the number of a provision"):
        to_chinese(number)
