"""What holds for every period."""

import pickle
import re
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from period_strategies import periods, runs, standard_periods

from plainlaw.model.period import Period, PeriodError, PeriodKind
from plainlaw.model.period_forms import _COMPILED

# The forms of an ObservationalTimePeriod (SDMX 2.1) that plainlaw writes
SDMX = re.compile(r"\d{4}|\d{4}-(0[1-9]|1[0-2])|\d{4}-Q[1-4]|\d{4}-S[12]|\d{4}-(0[1-9]|1[0-2])-01/P[1-9]\d*M", re.ASCII)
PIECES = (
    *(
        "2024",
        "2023",
        "0000",
        "9999",
        "年",
        "月",
        "月份",
        "第",
        "前",
        "个",
        "季度",
        "上半年",
        "-",
        "--",
        "—",
        "至",
    ),
    *(
        " ",
        "/",
        ".",
        ",",
        "0",
        "1",
        "9",
        "12",
        "13",
        "01",
        "十",
        "两",
        "三",
        "q3",
        "Q9",
        "H1",
        "S2",
        "p9m",
        "-01",
    ),
    *(
        "january",
        "May",
        "sept",
        "to",
        "first",
        "third",
        "quarter",
        "half",
        "of",
        "the",
        "so far",
        "累计",
        "１",
        "Ｑ",
    ),
)
REASONS = {"undated", "ambiguous", "impossible", "unknown"}

relaxed = settings(deadline=None)


def pieced_text() -> st.SearchStrategy[str]:
    """Text made of the pieces of forms, so that much of it is nearly one."""
    return st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@relaxed
@given(periods())
@example(Period.of(9999, 12, 1))
@example(Period(9999 * 12, 12, spelled_out=True))
def test_the_canonical_spelling_is_read_back(period: Period) -> None:
    assert Period.read(str(period)) == period
    assert re.fullmatch(Period.pattern, str(period))
    assert re.fullmatch(r"[0-9A-Z-]+", str(period)), "safe in file names and addresses"


@relaxed
@given(st.from_regex(re.compile(Period.pattern, re.ASCII), fullmatch=True))
def test_what_fits_the_pattern_is_canonical_or_impossible(text: str) -> None:
    try:
        assert str(Period.read(text)) == text
    except PeriodError as refusal:
        assert refusal.args == ("impossible",)
        assert "--" in text, "only runs can be the wrong way round, or too long"


@relaxed
@given(st.one_of(st.text(), pieced_text()))
@example("\ud800")
@example("İ 2024")
def test_arbitrary_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        period = Period.read(text)
    except PeriodError as refusal:
        assert len(refusal.args) == 1
        assert refusal.args[0] in REASONS
    else:
        assert 1000 <= period.year <= 9999
        assert Period.read(str(period)) == period


@relaxed
@given(st.one_of(pieced_text(), periods().map(str), periods().map(lambda period: period.sdmx)))
@example("2024年1-9月")
def test_no_text_is_read_in_two_ways(text: str) -> None:
    readings: set[Period | None] = set()
    for form, read in _COMPILED:
        found = form.fullmatch(text.lower())
        if found:
            try:
                readings.add(read(found))
            except PeriodError:
                readings.add(None)
    assert len(readings) <= 1


@relaxed
@given(periods())
def test_the_sdmx_form_is_valid_and_is_read_back(period: Period) -> None:
    assert SDMX.fullmatch(period.sdmx)
    assert Period.read(period.sdmx) == period


@relaxed
@given(periods(), periods())
def test_periods_are_ordered_by_their_beginning(one: Period, other: Period) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    if one.first_day < other.first_day:
        assert one < other
    assert (one == other) == (str(one) == str(other))
    if one == other:
        assert hash(one) == hash(other)


@relaxed
@given(periods())
def test_the_year_before_has_the_same_months(period: Period) -> None:
    before = period.year_before()

    assert before < period
    assert (before.year, before.first_month) == (period.year - 1, period.first_month)
    assert (before.kind, before.months) == (period.kind, period.months)
    assert Period(before.start + 12, before.months, before.spelled_out) == period


@relaxed
@given(standard_periods())
def test_the_previous_period_ends_where_this_begins(period: Period) -> None:
    previous = period.previous()

    assert previous.last_day + timedelta(days=1) == period.first_day
    assert previous.kind == period.kind
    for _ in range(12 // period.months - 1):
        previous = previous.previous()
    assert previous == period.year_before()


@relaxed
@given(runs())
def test_the_previous_of_a_run_is_a_year_before(period: Period) -> None:
    assert period.previous() == period.year_before()


@relaxed
@given(periods(), st.sampled_from((1, 3, 6, 12)))
@example(Period.of(2024), 1)
@example(Period.of(2024), 3)
@example(Period.of(2024), 6)
@example(Period(2024 * 12, 36, spelled_out=True), 12)
def test_a_split_is_a_partition(period: Period, months: int) -> None:
    if period.start % months or period.months % months:
        with pytest.raises(PeriodError):
            period.split(months)
        return
    parts = list(period.split(months))

    assert sum(part.months for part in parts) == period.months
    assert (parts[0].start, parts[-1].end) == (period.start, period.end)
    assert all(one.end == other.start for one, other in pairwise(parts))
    assert all(period.covers(part) and not part.spelled_out for part in parts)
    assert parts == sorted(parts)


@relaxed
@given(periods())
def test_days_and_months_agree(period: Period) -> None:
    assert period.last_month.last_day == period.last_day
    assert period.first_day.day == 1
    months = (period.last_day.year - period.first_day.year) * 12 + period.last_day.month - period.first_day.month + 1
    assert months == period.months
    assert period.covers(period.last_month)
    assert not period.last_month.covers(period) or period.months == 1


@relaxed
@given(standard_periods())
def test_the_ordinal_counts_within_the_year(period: Period) -> None:
    year = Period.of(period.year)

    assert list(year.split(period.months))[period.ordinal - 1] == period
    assert (period.kind is PeriodKind.YEAR) == (period == year)


@relaxed
@given(periods())
def test_periods_travel_between_processes(period: Period) -> None:
    assert pickle.loads(pickle.dumps(period)) == period
