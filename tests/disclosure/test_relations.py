"""Every relation that the public can form is found: places, categories, periods and parts of a whole."""

from fractions import Fraction

from plainlaw.disclosure.relation import Relation
from plainlaw.disclosure.relations import Structure, World, add_up, structure_of
from plainlaw.model.figure import FigureKey
from plainlaw.model.metric import Code, Dimension, Metric
from plainlaw.model.period import Period
from plainlaw.model.region import Region, RegionTable
from plainlaw.model.rules import Rules
from plainlaw.model.text import Localised

NAME = Localised({"en": "Name"})


def metric(name: str, **more: object) -> Metric:
    declared = {"id": name, "name": NAME, "kind": "count", "unit": NAME, "definition": NAME, "office": "office",
                "frequency": "month", "better": "neither", **more}  # fmt: skip
    return Metric.model_validate(declared)


def region(code: str, parent: str | None = None, since: int = 0, until: int = 9999) -> Region:
    return Region(code, NAME, "place", parent, since, until)


WORLD = World(
    RegionTable((region("9901"), region("990101", "9901"), region("990102", "9901", until=2024),
                 region("99010101", "990101"), region("99010102", "990101"))),
    {"sex": Dimension(id="sex", name=NAME, codes=(Code(id="f", name=NAME), Code(id="m", name=NAME)))},
    {name: metric(name, dimensions=["sex"], **more) for name, more in
     {"cases": {}, "closed": {"rules": Rules(at_most="cases")}, "stock": {"time_aggregation": "last"}}.items()},
)  # fmt: skip


def key(region: str = "9901", period: str = "2023-01", metric: str = "cases", **codes: str) -> FigureKey:
    return FigureKey(metric, region, Period.read(period), tuple(sorted(codes.items())))


def structure(*keys: FigureKey) -> Structure:
    return structure_of(keys, WORLD)


def terms(relation: Relation) -> dict[object, int]:
    return {name: int(factor) for name, factor in relation.terms}


def test_categories_add_up_only_when_all_are_there() -> None:
    assert key() in structure(key(sex="f"), key(sex="m")).keys
    assert key() not in structure(key(sex="f")).keys


def test_places_add_up_through_all_levels_by_the_boundaries_of_the_year() -> None:
    villages = [key(f"9901010{n}", sex=code) for n in (1, 2) for code in "fm"]
    assert key("990101") in structure(*villages).keys
    assert key("9901") not in structure(*villages).keys
    whole = structure(*villages, *(key("990102", sex=code) for code in "fm"))
    assert {key("9901"), key("9901", sex="f"), key("990101", sex="m")} <= whole.keys
    later = structure(*(key(f"9901010{n}", "2025-01") for n in (1, 2)))
    assert key("9901", "2025-01") in later.keys


def test_totals_are_added_up_from_their_parts() -> None:
    villages = {key(f"9901010{n}", sex=code): Fraction(n) for n in (1, 2) for code in "fm"}
    found = add_up(villages, structure(*villages))
    assert (found[key("990101")], found[key("990101", sex="f")]) == (6, 3)


def test_a_quarter_is_its_months_and_a_run_less_a_shorter_one_is_what_lies_between() -> None:
    months = [key(period=f"2023-0{n}") for n in (1, 2, 3)]
    (of_quarter,) = structure(*months, key(period="2023-Q1")).others
    assert terms(of_quarter) == {key(period="2023-Q1"): 1, **dict.fromkeys(months, -1)}
    nine, six, third = (key(period=p) for p in ("2023-01--2023-09", "2023-01--2023-06", "2023-Q3"))
    (of_runs,) = structure(nine, six, third).others
    assert terms(of_runs) == {nine: 1, six: -1, third: -1}


def test_the_first_half_as_a_run_and_as_a_half_year_are_one() -> None:
    run, half = key(period="2023-01--2023-06"), key(period="2023-H1")
    (same,) = structure(run, half).others
    assert sorted(terms(same).values()) == [-1, 1]


def test_of_a_stock_the_quarter_is_its_last_month() -> None:
    months = [key(period=f"2023-0{n}", metric="stock") for n in (1, 2, 3)]
    quarter = key(period="2023-Q1", metric="stock")
    (last,) = structure(*months, quarter).others
    assert terms(last) == {quarter: 1, months[2]: -1}


def test_of_a_whole_and_its_part_there_is_a_rest() -> None:
    (rest,) = structure(key(), key(metric="closed")).rests.values()
    assert list(terms(rest).values()) == [1, -1, -1]
    assert WORLD.beside({"closed"}) == {"cases"}
    assert WORLD.beside({"cases"}) == {"closed"}
