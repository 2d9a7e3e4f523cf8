"""Returns are protected together with what follows from them, and with what was published before."""

from collections.abc import Iterable
from fractions import Fraction

from disclosure.test_relations import WORLD, key
from plainlaw.disclosure.audit import Fault, audit
from plainlaw.disclosure.protect import Protected, Release, protect, release_of
from plainlaw.model.figure import Cell, FigureKey, MarkedCell, Observation
from plainlaw.model.mark import Mark

THRESHOLD = 5


def cell(of: FigureKey, value: int | Mark) -> Cell:
    about = (of.metric, of.region, of.period, of.breakdown, f"stats/cases/{of.period}.csv", 2, "value")
    return MarkedCell(*about, value) if isinstance(value, Mark) else Observation(*about, Fraction(value))


def table(period: str, *values: int, metric: str = "cases") -> list[Cell]:
    """Two villages by sex."""
    keys = [key(f"9901010{n}", period, metric, sex=code) for n in (1, 2) for code in "fm"]
    return [cell(of, value) for of, value in zip(keys, values, strict=True)]


def published(cells: Iterable[Cell], done: Protected) -> list[Cell]:
    """The cells as anybody sees them, with their totals."""
    totals = [cell(of, int(value)) for of, value in done.totals.items()]
    return [cell(one.key, Mark.SUPPRESSED) if one.key in done.withheld else one for one in (*cells, *totals)]


def faults(cells: list[Cell], *earlier: Release) -> set[Fault]:
    return {weakness.fault for weakness in audit(cells, THRESHOLD, earlier, WORLD)}


def test_what_was_withheld_before_is_counted_once() -> None:
    cells = [*table("2023-01", 3, 20, 9, 30), *table("2023-02", 2, 20, 9, 30)]
    first = protect(cells, THRESHOLD, [], WORLD)
    again = protect(cells, THRESHOLD, [release_of(published(cells, first), WORLD)], WORLD)
    assert (again.primary, again.secondary) == (first.primary, first.secondary)


def test_what_is_protected_withstands_the_attack_and_keeps_its_totals() -> None:
    cells = table("2023-01", 3, 20, 9, 30)
    done = protect(cells, THRESHOLD, [], WORLD)
    assert done.primary == {key("99010101", sex="f")}
    assert key("990101") not in done.withheld
    assert done.totals[key("990101")] == 62
    assert faults(published(cells, done)) == set()


def test_a_quarter_does_not_give_its_months_away() -> None:
    months = [table(f"2023-0{n}", 20 + n, 30, 40, 50) for n in (1, 2)] + [table("2023-03", 3, 20, 30, 40)]
    quarter = table("2023-Q1", 46, 80, 110, 140)
    cells = [one for month in (*months, quarter) for one in month]
    done = protect(cells, THRESHOLD, [], WORLD)
    # within March the cells of a row and of a column, and over time another month or the quarter of each
    assert len({of.period for of in done.withheld}) > 1
    assert faults(published(cells, done)) == set()
    without_time = protect(months[2], THRESHOLD, [], WORLD)
    naive = [one for month in (*months[:2], quarter) for one in month] + published(months[2], without_time)
    assert Fault.EXPOSED in faults(naive)


def test_the_year_to_date_does_not_give_a_month_away() -> None:
    one = [cell(key("99010101", period), value) for period, value in
           (("2023-01", 40), ("2023-02", 3), ("2023-01--2023-02", 43))]  # fmt: skip
    done = protect(one, THRESHOLD, [], WORLD)
    assert len(done.withheld) == 2
    assert faults(published(one, done)) == set()


def test_a_total_and_its_part_do_not_give_the_rest_away() -> None:
    cells = [*table("2023-01", 60, 20, 70, 30), *table("2023-01", 57, 10, 50, 20, metric="closed")]
    assert Fault.REST in faults(cells)
    done = protect(cells, THRESHOLD, [], WORLD)
    assert done.withheld
    assert faults(published(cells, done)) == set()


def test_the_whole_may_be_published_by_another_dataset() -> None:
    part = table("2023-01", 57, 10, 50, 20, metric="closed")
    whole = release_of(table("2023-01", 60, 20, 70, 30), WORLD)
    assert {w.fault for w in audit(part, THRESHOLD, [], WORLD, whole)} == {Fault.REST}
    done = protect(part, THRESHOLD, [], WORLD, whole)
    assert key("99010101", metric="closed", sex="f") in done.withheld
    assert {of.metric for of in (*done.withheld, *done.totals)} == {"closed"}
    assert not audit(published(part, done), THRESHOLD, [], WORLD, whole)


def test_what_was_withheld_once_stays_withheld() -> None:
    cells = table("2023-01", 3, 20, 9, 30)
    first = protect(cells, THRESHOLD, [], WORLD)
    before = release_of(published(cells, first), WORLD)
    revised = table("2023-01", 6, 20, 9, 30)
    second = protect(revised, THRESHOLD, [before], WORLD)
    assert first.withheld <= second.withheld
    assert faults(published(revised, second), before) == set()


def test_two_releases_together_give_nothing_away() -> None:
    cells = table("2023-01", 3, 20, 9, 30)
    first = protect(cells, THRESHOLD, [], WORLD)
    shown = published(cells, first)
    before = release_of(shown, WORLD)
    # somebody writes one of the other cells back, which alone looks harmless
    helper = next(of for of in sorted(first.secondary, key=str))
    value = next(one for one in cells if one.key == helper)
    careless = [value if one.key == helper else one for one in shown]
    assert faults(careless, before) & {Fault.EXPOSED, Fault.EXPOSED_BY_EARLIER}


def test_what_was_published_before_is_lost_and_said() -> None:
    cells = table("2023-01", 3, 20, 9, 30)
    before = release_of(cells, WORLD)
    done = protect(cells, THRESHOLD, [before], WORLD)
    assert done.lost == {key("99010101", sex="f")}
    assert not done.exposed
    assert Fault.LOST in faults(published(cells, done), before)


def test_a_new_small_cell_that_is_bound_by_what_is_public_is_exposed() -> None:
    public = [cell(key("99010101", "2023-01"), 40), cell(key("99010101", "2023-01--2023-02"), 43)]
    late = cell(key("99010101", "2023-02"), 3)
    done = protect([*public, late], THRESHOLD, [release_of(public, WORLD)], WORLD)
    assert done.exposed == {key("99010101", "2023-02")}


def test_marks_are_left_as_they_are() -> None:
    cells = [*table("2023-01", 3, 20, 9, 30)[:3], cell(key("99010102", sex="m"), Mark.NOT_APPLICABLE)]
    done = protect(cells, THRESHOLD, [], WORLD)
    assert key("99010102", sex="m") not in done.withheld
    assert done.totals[key("990101", sex="m")] == 20


def test_a_total_that_is_wrong_is_said_before_it_is_attacked() -> None:
    cells = [*table("2023-01", 13, 20, 9, 30), cell(key("990101"), 99)]
    assert faults(cells) == {Fault.WRONG_TOTAL}
