"""Periods and dates in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.locales import locale_of
from plainlaw.model.period import Period

ZH, EN = locale_of("zh-Hans"), locale_of("en")


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2024", "2024年", "2024"),
        ("2024-H1", "2024年上半年", "first half of 2024"),
        ("2024-H2", "2024年下半年", "second half of 2024"),
        ("2024-Q1", "2024年第一季度", "first quarter of 2024"),
        ("2024-Q2", "2024年第二季度", "second quarter of 2024"),
        ("2024-Q3", "2024年第三季度", "third quarter of 2024"),
        ("2024-Q4", "2024年第四季度", "fourth quarter of 2024"),
        ("2024-03", "2024年3月", "March 2024"),
        ("2024-12", "2024年12月", "December 2024"),
        ("2024-01--2024-09", "2024年1—9月", "January to September 2024"),
        ("2024-01--2024-06", "2024年1—6月", "January to June 2024"),
        ("2024-03--2024-10", "2024年3—10月", "March to October 2024"),
        ("2023-11--2024-02", "2023年11月—2024年2月", "November 2023 to February 2024"),
        ("2024-05--2024-05", "2024年5月", "May 2024"),
    ],
)
def test_period(period: str, zh: str, en: str) -> None:
    assert ZH.period(Period.read(period)) == zh
    assert EN.period(Period.read(period)) == en


_STARTS = st.integers(1000 * 12, 9999 * 12 - 1)
_PERIODS = st.one_of(
    st.builds(lambda start, n: Period(start - start % n, n), _STARTS, st.sampled_from([1, 3, 6, 12])),
    st.builds(lambda start, n: Period(start, n, spelled_out=True), _STARTS, st.integers(2, 12)),
)


@given(period=_PERIODS)
def test_what_is_said_can_be_read_again(period: Period) -> None:
    assert Period.read(EN.period(period)) == period
    assert Period.read(ZH.period(period)) == period


def test_a_language_without_a_catalogue_still_has_its_months() -> None:
    assert locale_of("de").period(Period.read("2024-03")) == "März 2024"
    assert locale_of("de").date(date(2024, 3, 1)) == "1. März 2024"


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2024, 7, 15), "2024年7月15日", "15 July 2024"),
        (date(2024, 12, 1), "2024年12月1日", "1 December 2024"),
    ],
)
def test_date(day: date, zh: str, en: str) -> None:
    assert ZH.date(day) == zh
    assert EN.date(day) == en
