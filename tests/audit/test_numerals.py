"""Numbers written in words: what was written is read, and what is no number is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.audit.chinese_numeral import NUMERALS, chinese_number
from plainlaw.audit.english_numeral import WORDS, english_number

_DIGITS = "零一二三四五六七八九"
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_chinese(number: int) -> str:
    """A writer of its own: 10,203 → 一万零二百零三."""
    if number == 0:
        return "零"
    said, zero = "", False
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            said += ("零" if zero and said else "") + (in_chinese(digit) if digit > 9 else _DIGITS[digit]) + unit
            zero = unit in ("亿", "万") and 0 < number < size // 10
        elif said and number:
            zero = True
    return said


def in_english(number: int) -> str:
    """A writer of its own: 2,406 → two thousand four hundred and six."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = "" if not rest else " and " if rest < 100 else " "
            return f"{in_english(number // size)} {name}{joint}{in_english(rest) if rest else ''}"
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


@given(st.integers(0, 10**12 - 1))
def test_chinese_numbers_are_read_as_they_were_written(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_english_numbers_are_read_as_they_were_written(number: int) -> None:
    assert english_number(in_english(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十八", 18), ("两百零五", 205), ("二千四百零六", 2406), ("二〇二四", 2024),
        ("一万零五", 10005), ("两万三千", 23000),
        ("四五", None), ("千百", None), ("十十", None),
        ("三百五", None), ("三万五", None), ("万", None), ("", None), ("零零", None),
    ],
)  # fmt: skip
def test_chinese_numbers(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one", 21), ("Two thousand four hundred and six", 2406), ("one hundred", 100), ("zero", 0),
        ("five five", None), ("twenty twelve", None), ("hundred", None), ("thousand", None), ("and", None), ("", None),
        ("one thousand million", None),
    ],
)  # fmt: skip
def test_english_numbers(text: str, value: int | None) -> None:
    assert english_number(text) == value


@given(st.text(NUMERALS, max_size=12))
def test_no_run_of_numerals_breaks_the_reader(text: str) -> None:
    value = chinese_number(text)
    assert value is None or value >= 0


@given(st.lists(st.sampled_from([*WORDS, "and"]), max_size=8))
def test_no_run_of_number_words_breaks_the_reader(words: list[str]) -> None:
    value = english_number(" ".join(words))
    assert value is None or value >= 0
