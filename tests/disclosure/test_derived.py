"""Reported rates and changes are attacked with the counts that they were computed from."""

import random
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from disclosure.test_protect import THRESHOLD, cell, published
from disclosure.test_relations import WORLD as COUNTS
from disclosure.test_relations import key, metric
from plainlaw.disclosure.attacker import Attacker, Interval
from plainlaw.disclosure.audit import Fault, Weakness, audit
from plainlaw.disclosure.derived import all_relations, counts_behind, derived_relations
from plainlaw.disclosure.protect import NOTHING, Release, protect, release_of
from plainlaw.disclosure.relations import World
from plainlaw.model.figure import Cell, FigureKey, Observation
from plainlaw.model.mark import Mark

_INDICES = {
    "said_rate": ("rate", None), "said_change": ("cases", "year-before"), "said_step": ("cases", "previous"),
    "said_points": ("rate", "year-before"), "said_count": ("cases", None),
}  # fmt: skip
WORLD = replace(COUNTS, metrics={
    **COUNTS.metrics,
    "rate": metric("rate", kind="rate", numerator="closed", denominator="cases", decimals=1),
    **{name: metric(name, kind="index", decimals=1, dimensions=["sex"], derived_from={"metric": of, "against": against})
       for name, (of, against) in _INDICES.items()},
})  # fmt: skip
NOW, BEFORE = "2024-01", "2023-01"
CLOSED, CASES = key(period=NOW, metric="closed"), key(period=NOW)
CLOSED_BEFORE, CASES_BEFORE = key(period=BEFORE, metric="closed"), key(period=BEFORE)


def said(name: str, value: str, period: str = NOW) -> Observation:
    of = key(period=period, metric=name)
    return Observation(*(of.metric, of.region, of.period, of.breakdown), "stats/said/x.csv", 2, "v", Fraction(value))


def interval(of: FigureKey, cells: Iterable[Observation], **known: int) -> Interval:
    names = {"closed": CLOSED, "cases": CASES, "closed_before": CLOSED_BEFORE, "cases_before": CASES_BEFORE}
    values = {names[name]: Fraction(value) for name, value in known.items()}
    return Attacker(all_relations(cells, values, WORLD), values).interval(of)


@pytest.mark.parametrize(
    ("cells", "of", "known", "low", "high"),
    [
        # 33.25 to 33.35 per cent of 12 are 3.99 to 4.002
        ([said("said_rate", "33.3")], CLOSED, {"cases": 12}, 4, 4),
        # of 6,000 they are 1,995 to 2,001
        ([said("said_rate", "33.3")], CLOSED, {"cases": 6000}, 1995, 2001),
        # 7 are 33.25 to 33.35 per cent of 20.99 to 21.05
        ([said("said_rate", "33.3")], CASES, {"closed": 7}, 21, 21),
        # 149 is 51.92 per cent of 287; 51.85 to 51.95 per cent are 148.81 to 149.10
        ([said("said_change", "-48.1")], CASES, {"cases_before": 287}, 149, 149),
        # 51.85 to 51.95 per cent of last year's are 149 where it was 286.8 to 287.4
        ([said("said_change", "-48.1")], CASES_BEFORE, {"cases": 149}, 287, 287),
        # a rate of last year of 50 and 9.95 to 10.05 points more: 11.99 to 12.01 of 20
        ([said("said_points", "10")], CLOSED, {"cases": 20, "closed_before": 8, "cases_before": 16}, 12, 12),
        # the rate of this year is 60: 12 of 20; that of last year 49.95 to 50.05: 7.99 to 8.01 of 16
        ([said("said_points", "10")], CLOSED_BEFORE, {"closed": 12, "cases": 20, "cases_before": 16}, 8, 8),
        # 5 × this − 6.25 × last = 9.95 to 10.05, and nothing below nought
        ([said("said_points", "10")], CLOSED_BEFORE, {"cases": 20, "cases_before": 16}, 0, None),
        ([said("said_count", "4")], CASES, {}, 4, 4),
    ],
)
def test_intervals_are_those_that_were_computed_by_hand(
    cells: list[Observation], of: FigureKey, known: dict[str, int], low: int, high: int | None
) -> None:
    assert interval(of, cells, **known) == Interval(Fraction(low), None if high is None else Fraction(high))


def test_only_an_index_says_what_it_was_computed_from() -> None:
    with pytest.raises(ValueError, match="only an index"):
        metric("counted", derived_from={"metric": "cases"})


def test_a_step_is_against_the_period_before() -> None:
    assert [str(one.period) for one in counts_behind(said("said_step", "1"), WORLD)] == ["2024-01", "2023-12"]


def test_more_decimals_than_declared_are_believed() -> None:
    assert interval(CASES, [said("said_change", "0.04")], cases_before=5000) == Interval(Fraction(5002), Fraction(5002))


def test_points_between_rates_of_which_nothing_is_known_bind_nothing() -> None:
    assert derived_relations(said("said_points", "10"), {}, WORLD) == ()


def test_a_rate_that_is_false_of_public_counts_tells_nothing() -> None:
    assert all_relations([said("said_rate", "50")], {CLOSED: Fraction(1), CASES: Fraction(3)}, WORLD) == ()


def faults(cells: list[Cell], world: World = WORLD, beside: Release = NOTHING, *earlier: Release) -> list[Weakness]:
    return audit(cells, THRESHOLD, earlier, world, beside)


def test_a_rate_beside_a_withheld_count_is_found_at_the_rate() -> None:
    rate = said("said_rate", "33.3")
    cells = [cell(CASES, 12), cell(CLOSED, Mark.SUPPRESSED)]
    assert faults(cells) == []
    for found in (faults([*cells, rate]), faults(cells, WORLD, release_of([rate], WORLD))):
        assert Weakness(rate, Fault.EXPOSED_BY_RATE, cells[1]) in found
        assert {one.fault for one in found} == {Fault.EXPOSED_BY_RATE}


def test_a_change_beside_a_withheld_count_is_found() -> None:
    cells = [cell(CASES_BEFORE, 20), cell(CASES, Mark.SUPPRESSED)]
    assert [one.fault for one in faults([*cells, said("said_change", "-85")])] == [Fault.EXPOSED_BY_RATE]
    # a coarse change of a large count leaves room: 99.95 to 100.05 per cent of 20,000
    assert faults([cell(CASES_BEFORE, 20_000), cells[1], said("said_change", "0")]) == []


def test_a_rate_that_fits_no_count_is_said() -> None:
    rate = said("said_rate", "34")
    assert faults([cell(CASES, 12), cell(CLOSED, Mark.SUPPRESSED), rate]) == [Weakness(rate, Fault.RATE_IMPOSSIBLE)]


def test_of_many_rates_the_one_that_gives_something_away_is_named() -> None:
    months = [f"2023-{n:02}" for n in range(1, 8)]
    counts = [cell(key(period=month), 12) for month in months]
    closed = [cell(key(period=month, metric="closed"), 6) for month in months[:6]]
    hidden = cell(key(period=months[6], metric="closed"), Mark.SUPPRESSED)
    rates = [said("said_rate", "50", month) for month in months[:6]] + [said("said_rate", "25", months[6])]
    found = faults([*counts, *closed, hidden, *rates])
    assert {(one.cell, one.exposed) for one in found if one.exposed == hidden} == {(rates[6], hidden)}


def test_a_rate_that_was_public_once_is_still_known() -> None:
    cells = [cell(CASES, 12), cell(CLOSED, Mark.SUPPRESSED)]
    before = release_of([cells[1], said("said_rate", "33.3")], WORLD)
    assert Weakness(cells[1], Fault.EXPOSED_BY_EARLIER) in faults(cells, WORLD, NOTHING, before)
    # of other counts than those of now it says nothing
    revised = release_of([cells[1], said("said_rate", "34")], WORLD)
    assert faults(cells, WORLD, NOTHING, revised) == []


def test_rates_and_changes_of_withheld_counts_are_withheld_with_them() -> None:
    rate, change = said("said_rate", "20"), said("said_change", "50")
    cells = [cell(CASES_BEFORE, 10), cell(CASES, 15), cell(CLOSED, 3), rate, change]
    done = protect(cells, THRESHOLD, [], WORLD)
    assert CLOSED in done.withheld
    assert rate.key in done.withheld
    assert (change.key in done.withheld) == (CASES in done.withheld)
    assert faults(published(cells, done)) == []


def test_a_quarters_rate_goes_with_a_withheld_month() -> None:
    months = [cell(key(period=f"2024-0{n}"), value) for n, value in ((1, 3), (2, 40), (3, 50))]
    change = said("said_change", "5", "2024-Q1")
    assert change.key in protect([*months, change], THRESHOLD, [], WORLD).withheld


def test_more_counts_are_withheld_because_of_a_rate_elsewhere() -> None:
    cells = [cell(CASES, 12), cell(CLOSED, 4)]
    alone = protect(cells, THRESHOLD, [], WORLD)
    beside = release_of([said("said_rate", "33.3")], WORLD)
    done = protect(cells, THRESHOLD, [], WORLD, beside)
    assert alone.withheld == {CLOSED}
    assert done.withheld == {CLOSED, CASES}
    assert not done.exposed
    assert faults(published(cells, done), WORLD, beside) == []


def test_metrics_of_other_datasets_that_were_computed_of_ours_are_looked_at() -> None:
    assert {"said_rate", "said_points", "cases"} <= WORLD.beside({"closed"})


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_what_is_protected_beside_random_rates_withstands_the_attack(seed: int) -> None:
    chance = random.Random(seed)
    keys = [key(f"9901010{n}", period, sex=code) for period in (BEFORE, NOW) for n in (1, 2) for code in "fm"]
    counts = {of: round(12 * chance.expovariate(1)) for of in keys}
    cells: list[Cell] = [cell(of, value) for of, value in counts.items()]
    told = []
    for of in keys[4:]:
        base = counts[replace(of, period=of.period.year_before())]
        if base and chance.random() < 0.5:
            value = Fraction(round(Fraction(1000 * (counts[of] - base), base)), 10)
            told.append(replace(said("said_change", "0"), region=of.region, breakdown=of.breakdown, value=value))
    own, other = told[::2], release_of(told[1::2], WORLD)
    done = protect([*cells, *own], THRESHOLD, [], WORLD, other)
    found = faults(published([*cells, *own], done), WORLD, other)
    assert {one.fault for one in found} <= ({Fault.EXPOSED_BY_RATE} if done.exposed else set())
    hidden = {of for of in done.withheld if of.metric == "cases"}
    public = [one for one in (*own, *other.derived) if one.key not in done.withheld]
    values = {of: Fraction(value) for of, value in counts.items() if of not in hidden}
    attacker = Attacker(all_relations(public, values, WORLD), values)
    for of in hidden:
        seen = attacker.interval(of)
        true = {**counts, **done.totals}[of]
        assert seen.low <= true
        assert seen.high is None or true <= seen.high
