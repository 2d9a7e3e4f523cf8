"""Single facts about periods: the ends of the calendar, splits, runs."""

from datetime import date

import pytest

from plainlaw.model.period import Period, PeriodError, PeriodKind


@pytest.mark.parametrize(
    ("text", "kind", "first", "last", "sdmx"),
    [
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ("2023-02", "month", date(2023, 2, 1), date(2023, 2, 28), "2023-02"),
        ("2024-Q3", "quarter", date(2024, 7, 1), date(2024, 9, 30), "2024-Q3"),
        ("2024-H2", "half", date(2024, 7, 1), date(2024, 12, 31), "2024-S2"),
        ("2024", "year", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024-01--2024-09", "year-to-date", date(2024, 1, 1), date(2024, 9, 30), "2024-01-01/P9M"),
        ("2023-11--2024-02", "range", date(2023, 11, 1), date(2024, 2, 29), "2023-11-01/P4M"),
        ("9999-12", "month", date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
        ("9999", "year", date(9999, 1, 1), date(9999, 12, 31), "9999"),
    ],
)
def test_kinds_and_days(text: str, kind: str, first: date, last: date, sdmx: str) -> None:
    period = Period.read(text)

    assert period.kind == PeriodKind(kind)
    assert (period.first_day, period.last_day, period.sdmx) == (first, last, sdmx)


@pytest.mark.parametrize(
    ("text", "previous", "year_before"),
    [
        ("2024-01", "2023-12", "2023-01"),
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-H1", "2023-H2", "2023-H1"),
        ("2024", "2023", "2023"),
        ("2024-01--2024-09", "2023-01--2023-09", "2023-01--2023-09"),
        ("2023-11--2024-02", "2022-11--2023-02", "2022-11--2023-02"),
    ],
)
def test_what_it_is_compared_with(text: str, previous: str, year_before: str) -> None:
    period = Period.read(text)

    assert (str(period.previous()), str(period.year_before())) == (previous, year_before)


@pytest.mark.parametrize(
    ("text", "months", "parts"),
    [
        ("2024-Q3", 1, ["2024-07", "2024-08", "2024-09"]),
        ("2024-H1", 3, ["2024-Q1", "2024-Q2"]),
        ("2024-01--2024-09", 3, ["2024-Q1", "2024-Q2", "2024-Q3"]),
        ("2024", 12, ["2024"]),
        ("2023-12--2024-01", 1, ["2023-12", "2024-01"]),
    ],
)
def test_splits(text: str, months: int, parts: list[str]) -> None:
    assert [str(part) for part in Period.read(text).split(months)] == parts


@pytest.mark.parametrize(
    ("text", "months"), [("2024-Q3", 6), ("2024-02--2024-04", 3), ("2024", 2), ("2024", 0), ("2024", -3)]
)
def test_splits_that_do_not_fit_are_refused(text: str, months: int) -> None:
    with pytest.raises(PeriodError):
        Period.read(text).split(months)


@pytest.mark.parametrize(
    ("start", "months", "spelled_out"),
    [
        (2024 * 12, 0, False),
        (2024 * 12, -3, True),
        (2024 * 12, 1201, True),
        (2024 * 12, 9, False),
        (2024 * 12 + 1, 3, False),
        (11, 1, False),
        (-12, 12, False),
        (10_000 * 12, 1, False),
        (9999 * 12 + 11, 2, True),
    ],
)
def test_runs_that_no_calendar_knows_are_refused(start: int, months: int, spelled_out: bool) -> None:
    with pytest.raises(PeriodError):
        Period(start, months, spelled_out)


def test_a_run_is_made_from_its_ends() -> None:
    first, last = Period.read("2024-Q1"), Period.read("2024-08")

    assert str(Period.between(first, last)) == "2024-01--2024-08"
    with pytest.raises(PeriodError):
        Period.between(last, first)


def test_the_first_year_has_none_before() -> None:
    first = Period.of(1)

    for before in (first.previous, first.year_before):
        with pytest.raises(PeriodError):
            before()


def test_covers_only_what_lies_wholly_within() -> None:
    half = Period.read("2024-H1")

    assert half.covers(half)
    assert half.covers(Period.read("2024-06"))
    assert not half.covers(Period.read("2024-06--2024-07"))
    assert not half.covers(Period.read("2023-12--2024-01"))
    assert not half.covers(Period.read("2024"))
