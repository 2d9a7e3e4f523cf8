"""Working days are those of the State Council's notices; beyond them nothing is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.law.working_days import working_days


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        # a week without holidays; the first day is not counted
        (date(2024, 3, 4), date(2024, 3, 4), 0),
        (date(2024, 3, 4), date(2024, 3, 11), 5),
        # Spring Festival 2024: 10 to 17 February are free, Sunday the 18th is worked (notice of 25 October 2023)
        (date(2024, 2, 9), date(2024, 2, 17), 0),
        (date(2024, 2, 9), date(2024, 2, 19), 2),
        # National Day 2024: 1 to 7 October are free, Saturday the 12th is worked
        (date(2024, 9, 30), date(2024, 10, 12), 5),
        # no notice, no number
        (date(2003, 12, 1), date(2004, 1, 9), None),
        (date(2026, 12, 30), date(2027, 1, 4), None),
        (date(2024, 3, 5), date(2024, 3, 4), None),
        (date(1949, 10, 1), date(2024, 3, 4), None),
    ],
)
def test_working_days(after: date, until: date, count: int | None) -> None:
    assert working_days(after, until) == count


@settings(deadline=None)  # the first one loads the calendar
@given(st.dates(date(2004, 1, 1), date(2026, 6, 1)), st.integers(0, 90), st.integers(0, 90))
def test_spans_add_up(start: date, one: int, two: int) -> None:
    middle, end = start + timedelta(one), start + timedelta(one + two)
    first, second, whole = working_days(start, middle), working_days(middle, end), working_days(start, end)
    assert first is not None and second is not None and first + second == whole
