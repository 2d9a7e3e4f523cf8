"""Targets hold where they were set for; ranks are shared by what reads the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pydantic import ValidationError

from plainlaw.model.figure import FigureKey
from plainlaw.model.metric import Metric, TimeAggregation
from plainlaw.model.period import Period
from plainlaw.model.site import Site
from plainlaw.model.target import Interval, Target
from plainlaw.statistics.series import Series
from plainlaw.statistics.targets import bounds_of, ranks, target_of
from sites.bodies import good, site

COUNTY, TOWN = "990177", "990177101"
YEAR, QUARTER = Period.read("2024"), Period.read("2024-Q2")
SOURCE = {"zh-Hans": "方案", "en": "plan"}


def target(period: str, value: object = 95, each_place: bool = False) -> Target:
    return Target.model_validate({"period": period, "value": value, "source": SOURCE, "each_place": each_place})


def with_metric(name: str, **update: object) -> Site:
    metric = site().metrics[name].model_copy(update=update)
    return replace(site(), metrics={**site().metrics, name: metric})


def at(metric: str, period: str, region: str = COUNTY) -> FigureKey:
    return FigureKey(metric, region, Period.read(period))


def test_a_years_rate_is_a_measure_for_its_months_and_a_years_count_is_none() -> None:
    aimed = with_metric("settlement_rate", targets=(target("2024"),))
    assert target_of(aimed, at("settlement_rate", "2024-03")) == target("2024")
    assert target_of(aimed, at("settlement_rate", "2023-12")) is None
    counted = with_metric("disputes_received", targets=(target("2024"),))
    assert target_of(counted, at("disputes_received", "2024")) == target("2024")
    assert target_of(counted, at("disputes_received", "2024-Q4")) is None


def test_a_years_stock_is_a_measure_for_its_last_month() -> None:
    stock = with_metric("disputes_received", targets=(target("2024"),), time_aggregation=TimeAggregation.LAST)
    assert target_of(stock, at("disputes_received", "2024-12")) is not None
    assert target_of(stock, at("disputes_received", "2024-11")) is None


def test_a_rate_of_a_flow_and_a_stock_has_no_monthly_part() -> None:
    mixed = with_metric("disputes_received", time_aggregation=TimeAggregation.LAST)
    rate = mixed.metrics["settlement_rate"].model_copy(update={"targets": (target("2024"),)})
    mixed = replace(mixed, metrics={**mixed.metrics, "settlement_rate": rate})
    assert target_of(mixed, at("settlement_rate", "2024")) is not None
    assert target_of(mixed, at("settlement_rate", "2024-03")) is None


def test_the_narrowest_target_holds() -> None:
    aimed = with_metric("settlement_rate", targets=(target("2024", 95), target("2024-Q2", 97)))
    found = target_of(aimed, at("settlement_rate", "2024-05"))
    assert found is not None
    assert found.exact == 97


def test_a_target_is_the_countys_unless_it_is_every_places() -> None:
    own = with_metric("settlement_rate", targets=(target("2024"),))
    assert target_of(own, at("settlement_rate", "2024", TOWN)) is None
    every = with_metric("settlement_rate", targets=(target("2024", each_place=True),))
    assert target_of(every, at("settlement_rate", "2024", TOWN)) is not None
    assert target_of(every, FigureKey("settlement_rate", TOWN, YEAR, (("dispute_kind", "neighbour"),))) is None


@pytest.mark.parametrize(("value", "exact", "decimals"), [(95, Fraction(95), 0), (95.50, Fraction(191, 2), 1),
                                                          ("100", Fraction(100), 0), (0, Fraction(0), 0)])  # fmt: skip
def test_a_target_is_exact_and_is_said_with_its_own_decimals(value: object, exact: Fraction, decimals: int) -> None:
    found = target("2024", value)
    assert (found.exact, found.decimals) == (exact, decimals)


def test_one_period_has_one_target() -> None:
    values = site().metrics["settlement_rate"].model_dump()
    with pytest.raises(ValidationError, match="two targets are set for one period"):
        Metric.model_validate(values | {"targets": (target("2024"), target("2024年", 97))})


def test_bounds_are_given_only_where_both_are_reported() -> None:
    interval = Interval(low="disputes_received", high="disputes_settled")
    aimed = Series(with_metric("settlement_rate", interval=interval))
    found = bounds_of(aimed, FigureKey("settlement_rate", COUNTY, QUARTER))
    assert found is not None
    assert [int(end.value) for end in found] == [107, 112]
    assert bounds_of(aimed, at("settlement_rate", "2030")) is None
    assert bounds_of(good().series, FigureKey("settlement_rate", COUNTY, QUARTER)) is None


def test_equal_values_share_a_rank_and_leave_the_next_ones_out() -> None:
    values = [Fraction(3), None, Fraction(5), Fraction(5), Fraction(1)]
    assert ranks(values, lowest_first=False) == [3, None, 1, 1, 4]
    assert ranks(values, lowest_first=True) == [2, None, 3, 3, 1]


@given(st.lists(st.one_of(st.none(), st.fractions())), st.booleans())
def test_ranks_are_those_of_a_sorted_list(values: list[Fraction | None], lowest_first: bool) -> None:
    known = sorted((value for value in values if value is not None), reverse=not lowest_first)
    expected = [None if value is None else known.index(value) + 1 for value in values]
    assert ranks(values, lowest_first) == expected
