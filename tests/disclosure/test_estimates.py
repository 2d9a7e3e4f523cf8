"""Bounds of estimates are attacked with the counts that lie between them.

PLAINLAW_TABLES sets how many random tables are protected; `make tables` protects 500.
"""

import os
import random
from collections.abc import Collection
from fractions import Fraction

import pytest
from msgspec.structs import replace

from disclosure.tables import every_table
from disclosure.test_protect import THRESHOLD, cell, published
from disclosure.test_relations import WORLD as COUNTS
from disclosure.test_relations import key, metric
from plainlaw.disclosure.attacker import Attacker
from plainlaw.disclosure.audit import Fault, audit
from plainlaw.disclosure.derived import bounds_of
from plainlaw.disclosure.protect import NOTHING, Release, protect, release_of
from plainlaw.disclosure.relations import World, structure_of
from plainlaw.model.figure import Cell, FigureKey, Observation
from plainlaw.model.mark import Mark

TABLES = int(os.environ.get("PLAINLAW_TABLES", "24"))
ENDS = {"low": "least", "high": "most"}


def world(**ends: object) -> World:
    """Cases are estimates; `ends` is how their bounds are declared."""
    bounds = {name: metric(name, dimensions=["sex"], **ends) for name in ENDS.values()}
    return replace(COUNTS, metrics={**COUNTS.metrics, "cases": metric("cases", dimensions=["sex"], interval=ENDS),
                                    **bounds})  # fmt: skip


IN_COUNTS, IN_INDICES = world(), world(kind="index", decimals=1)
WITHOUT = replace(IN_COUNTS, metrics={**IN_COUNTS.metrics, "cases": metric("cases", dimensions=["sex"])})
WORLDS = pytest.mark.parametrize("known", [IN_COUNTS, IN_INDICES], ids=["counts", "indices"])
# villages 1 and 2 and their town: what is known of 2 bounds what is small in 1
ONE, TWO, TOWN = key("99010101"), key("99010102"), key("990101")
HIDDEN = [cell(ONE, Mark.SUPPRESSED), cell(TWO, Mark.SUPPRESSED), cell(TOWN, 60)]


def end(name: str, of: FigureKey, value: str) -> Observation:
    about = replace(of, metric=name)
    return Observation(about.metric, about.region, about.period, about.breakdown, "stats/ends/x.csv", 3, "v",
                       Fraction(value))  # fmt: skip


def found(cells: Collection[Cell], known: World, beside: Release = NOTHING, *earlier: Release) -> set[Fault]:
    return {weakness.fault for weakness in audit(cells, THRESHOLD, earlier, known, beside)}


@WORLDS
@pytest.mark.parametrize(
    ("ends", "faults"),
    [
        # 1 is what 2 lacks of 60
        ([("least", TWO, "56"), ("most", TWO, "58")], {Fault.EXPOSED}),
        ([("least", TWO, "56")], {Fault.EXPOSED}),
        ([("most", ONE, "6"), ("least", ONE, "0")], set()),
        ([("most", TWO, "90"), ("least", TWO, "20")], set()),
        # a large count that is nearly known is no small one
        ([("most", TWO, "40"), ("least", TWO, "38")], set()),
        ([("most", TWO, "50"), ("most", ONE, "9")], {Fault.IMPOSSIBLE}),
    ],
)
def test_what_is_known_of_one_count_bounds_the_others(
    known: World, ends: list[tuple[str, FigureKey, str]], faults: set[Fault]
) -> None:
    said = [end(*one) for one in ends]
    assert found([*HIDDEN, *said], known) == faults
    # in another dataset they are as public
    assert found(HIDDEN, known, release_of(said, known)) == faults
    assert found([*HIDDEN, *said], WITHOUT) == set()


@WORLDS
def test_bounds_that_were_public_once_are_still_known(known: World) -> None:
    before = release_of([*HIDDEN, end("least", TWO, "56")], known)
    assert found(HIDDEN, known, NOTHING, before) == {Fault.EXPOSED_BY_EARLIER}
    assert found(HIDDEN, known, NOTHING, release_of([*HIDDEN, end("least", TWO, "20")], known)) == set()


def test_bounds_are_as_far_off_as_they_were_rounded() -> None:
    attacker = Attacker(bounds_of([end("least", ONE, "6.6"), end("most", ONE, "8.4")], IN_INDICES), {})
    assert attacker.interval(ONE) == (7, 8)
    # 5.95 is written as 6.0
    attacker = Attacker(bounds_of([end("least", ONE, "6"), end("most", ONE, "6")], IN_INDICES), {})
    assert attacker.interval(ONE) == (6, 6)


def test_an_estimate_bounds_the_counts_between_which_it_lies() -> None:
    turned = {
        "value": metric(
            "value", kind="index", decimals=1, dimensions=["sex"], interval={"low": "cases", "high": "stock"}
        )
    }
    known = replace(COUNTS, metrics={**COUNTS.metrics, **turned})
    attacker = Attacker(bounds_of([end("value", ONE, "6.5")], known), {})
    assert attacker.interval(ONE) == (0, 6)
    assert attacker.interval(replace(ONE, metric="stock")) == (7, None)


@WORLDS
def test_metrics_of_other_datasets_that_are_bounds_are_looked_at(known: World) -> None:
    assert {"least", "most"} <= known.beside({"cases"})
    assert {"cases", "most"} <= known.beside({"least"})
    assert "least" not in WITHOUT.beside({"cases"})


def test_the_attacker_finds_what_trying_every_table_finds() -> None:
    chance = random.Random(7)
    for _ in range(TABLES // 4):
        true = {of: chance.randrange(7) for of in (ONE, TWO)}
        ends = {replace(of, metric=name): Fraction(max(true[of] + way * chance.randrange(3), 0))
                for of in true for name, way in (("least", -1), ("most", 1))}  # fmt: skip
        values = {TOWN: Fraction(sum(true.values())), **ends}
        relations = [one for one in structure_of([*values, *true], IN_COUNTS).relations
                     if any(name in true for name, _ in one.terms)]  # fmt: skip
        relations = [one for one in relations if all(name in values or name in true for name, _ in one.terms)]
        tables = list(every_table(relations, values, 12))
        attacker = Attacker(relations, values)
        for of in true:
            assert attacker.interval(of) == (min(table[of] for table in tables), max(table[of] for table in tables))


@WORLDS
@pytest.mark.parametrize("seed", range(TABLES))
def test_random_estimates_are_protected_beside_their_bounds(seed: int, known: World) -> None:
    chance = random.Random(seed)
    keys = [key(f"9901010{n}", sex=code) for n in (1, 2) for code in "fm"]
    counts = {of: round(14 * chance.expovariate(1)) for of in keys}
    cells: list[Cell] = [cell(of, value) for of, value in counts.items()]
    width = chance.choice((2, 6, 20))
    for of, value in counts.items():
        if chance.random() < 0.7:
            cells.append(end("least", of, str(max(value - chance.randrange(width), 0))))
            cells.append(end("most", of, str(value + chance.randrange(width))))
    own = [one for one in cells if one.metric == "cases" or known is IN_COUNTS]
    beside = release_of([one for one in cells if one not in own], known)
    done = protect(own, THRESHOLD, [], known, beside)
    faults = found(published(own, done), known, beside)
    assert faults <= ({Fault.EXPOSED, Fault.REST} if done.exposed else set())
    small = {of for of, value in counts.items() if 0 < value < THRESHOLD}
    assert small <= done.withheld | done.exposed
