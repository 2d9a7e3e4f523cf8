"""Two figures are compared only when they are of the same thing; what differs a little is said."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from plainlaw.model.figure import Caveat, Change, Figure, FigureKey, Gap, Observation
from plainlaw.model.metric import Break
from plainlaw.model.period import Period
from plainlaw.model.region import Region, RegionTable
from plainlaw.model.site import Site, SmallBase
from plainlaw.model.text import Localised
from plainlaw.statistics.change import change_between
from plainlaw.voice import Voice
from sites.bodies import good, site

COUNT, RATE = "disputes_received", "settlement_rate"
COUNTY, FIRST, SECOND, THIRD = "990177", "990177101", "990177102", "990177201"
NOW, BEFORE = Period.read("2024-Q2"), Period.read("2023-Q2")


def count(value: int, period: Period, *places: str, metric: str = COUNT, region: str = COUNTY) -> Figure:
    """A figure added up over places."""
    cells = tuple(
        Observation(metric, place, period, (), "stats/x.csv", row, "数值", Fraction(value, len(places)))
        for row, place in enumerate(places, start=2)
    )
    return Figure(FigureKey(metric, region, period), Fraction(value), cells)


def rate(over: int, under: int, period: Period) -> Figure:
    parts = (count(over, period, COUNTY, metric="disputes_settled"), count(under, period, COUNTY))
    return Figure(FigureKey(RATE, COUNTY, period), Fraction(100 * over, under), parts=parts, per=100)


def with_break(since: str) -> Site:
    broken = (
        site()
        .metrics[COUNT]
        .model_copy(
            update={
                "breaks": (
                    Break(since=Period.read(since), reason=Localised({"zh-Hans": "含网上受理", "en": "online"})),
                )
            }
        )
    )
    return replace(site(), metrics={**site().metrics, COUNT: broken})


def change(now: Figure, before: Figure, of: Site) -> Change:
    found = change_between(now, before, of)
    assert isinstance(found, Change)
    return found


def refused(now: Figure, before: Figure, of: Site) -> str:
    found = change_between(now, before, of)
    assert isinstance(found, Gap)
    assert found.reason == "not-comparable"
    assert found.why is not None
    return locale_of("en").text(found.why)


@pytest.mark.parametrize(
    ("before", "caveats"), [(100, ()), (50, ()), (49, (Caveat.SMALL_BASE,)), (20, (Caveat.SMALL_BASE,))]
)
def test_a_change_of_few_says_the_counts(before: int, caveats: tuple[Caveat, ...]) -> None:
    assert change(count(60, NOW, COUNTY), count(before, BEFORE, COUNTY), site()).caveats == caveats


def test_a_change_of_a_handful_is_not_given() -> None:
    assert "19 only" in refused(count(60, NOW, COUNTY), count(19, BEFORE, COUNTY), site())
    lenient = replace(site(), portal=site().portal.model_copy(update={"small_base": SmallBase(label=0, refuse=0)}))
    assert change(count(60, NOW, COUNTY), count(19, BEFORE, COUNTY), lenient).caveats == ()


def test_a_rate_is_judged_by_the_smaller_of_its_denominators() -> None:
    assert change(rate(45, 60, NOW), rate(50, 55, BEFORE), site()).caveats == ()
    assert change(rate(30, 40, NOW), rate(50, 55, BEFORE), site()).caveats == (Caveat.SMALL_BASE,)
    assert "12 only" in refused(rate(6, 12, NOW), rate(50, 55, BEFORE), site())


@pytest.mark.parametrize(
    ("since", "compared"),
    [("2023-04", True), ("2023-05", False), ("2023-Q4", False), ("2024-06", False), ("2024-07", True)],
)
def test_figures_on_two_sides_of_a_break_are_not_compared(since: str, compared: bool) -> None:
    figures = count(60, NOW, COUNTY), count(100, BEFORE, COUNTY)
    found = change_between(*figures, with_break(since))
    assert isinstance(found, Change) is compared
    if not compared:
        assert f"changed in {since} (含网上受理)" in refused(*figures, with_break(since))


def test_a_rate_breaks_where_its_counts_do() -> None:
    assert "changed in 2023-Q4" in refused(rate(55, 60, NOW), rate(55, 60, BEFORE), with_break("2023-Q4"))


def test_periods_of_other_lengths_are_not_compared() -> None:
    assert "length" in refused(count(60, Period.read("2024-H1"), COUNTY), count(60, BEFORE, COUNTY), site())


def test_a_place_that_took_in_another_one_is_not_compared_with_itself_before() -> None:
    gone = Region(
        "990177202", Localised({"zh-Hans": "竹溪乡", "en": "Bamboo"}), "township", COUNTY, 2020, 2024, (FIRST,)
    )
    of = replace(site(), regions=RegionTable((*site().regions.regions, gone)))
    figures = count(60, NOW, FIRST, region=FIRST), count(60, BEFORE, FIRST, region=FIRST)
    assert "竹溪乡 became part of it" in refused(*figures, of)
    # the county covers the same ground as before, whatever it is divided into
    county = count(60, NOW, FIRST, SECOND), count(60, BEFORE, FIRST, SECOND, gone.code)
    assert change(*county, of).caveats == ()


def test_a_sum_over_other_places_says_so() -> None:
    figures = count(60, NOW, FIRST, SECOND), count(60, BEFORE, FIRST, SECOND, THIRD)
    assert change(*figures, site()).caveats == (Caveat.COVERAGE,)


def test_what_goes_with_a_change_is_said_in_its_words() -> None:
    voice = Voice(site(), locale_of("en"), Address("en", "x"), good().addresses)
    few = change(count(25, NOW, COUNTY), count(29, BEFORE, COUNTY), site())
    assert voice.change_words(few, 1) == "fell by 13.8% (from 29 disputes to 25 disputes)"
    of_rate = change(rate(30, 40, NOW), rate(44, 55, BEFORE), site())
    assert voice.change_words(of_rate, 1) == "fell by 5.0 percentage points (from 44/55 to 30/40)"
    other = change(count(60, NOW, FIRST, SECOND), count(80, BEFORE, FIRST, SECOND, THIRD), site())
    assert voice.change_words(other, 1) == "fell by 25.0% (places: 3 before, 2 now)"
