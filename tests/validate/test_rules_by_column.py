"""Rules of many values by column say what the rule for one value says, of every portal."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Cell, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.period import Period
from plainlaw.model.rules import Jump, Rules
from plainlaw.problems import Problem
from plainlaw.sources.settings import read_settings
from plainlaw.validate import build_ground, data_rules
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.exact_columns import LIMIT, PARTS

ROOT = Path(__file__).resolve().parents[2]
METRICS = ("disputes_screened", "disputes_resolved")
PERIODS = (Period.of(2023, 12, 1), Period.of(2024, 1, 1), Period(2023 * 12, 3, spelled_out=True),
           Period(2024 * 12, 3, spelled_out=True))  # fmt: skip
KINDS = ((), (("dispute_kind", "land"),))
EVERY = tuple(product(METRICS, ("990101", "990102"), PERIODS, KINDS))

# few different ones, so that many lie at bounds and at one another; finer than a column holds, and larger
numbers = st.one_of(
    st.sampled_from([Fraction(whole) for whole in (-3, 0, 1, 2, 4, 10, 11, 20, 21, 10**18, -(10**18))]),
    st.sampled_from([Fraction(1, 10**20), Fraction(1, PARTS), Fraction(-1, PARTS), 20 + Fraction(1, PARTS)]),
    st.integers(LIMIT // PARTS - 2, LIMIT // PARTS + 2).map(Fraction),
    st.integers(-99, 600).map(lambda tenths: Fraction(tenths, 10)),
)
limits = st.sampled_from([Decimal(text) for text in ("-3", "0", "2", "10", "10.0000001", "20", "1E25", "-1E25")])
bounds = st.none() | limits
jumps = st.builds(
    Jump,
    times=st.sampled_from([Decimal(text) for text in ("1.1", "2", "5", "1.00000000000000000001")]),
    least=st.sampled_from([Decimal(text) for text in ("0", "1", "9", "10", "0.000001", "1E25")]),
)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Rules(at_most=draw(st.sampled_from([None, *METRICS])), minimum=low, maximum=high,
                 jump=draw(st.none() | jumps))  # fmt: skip


@st.composite
def cell_tables(draw: st.DrawFn, *, repeated: bool) -> CellTable:
    cells: list[Cell] = []
    said_of = st.none() | numbers | st.sampled_from([Mark.LOW, Mark.NOT_AVAILABLE])
    order = draw(st.permutations(EVERY))
    for row, (metric, region, period, breakdown) in enumerate((*order, *order[:2]) if repeated else order, start=2):
        said = draw(said_of)
        where = (metric, region, period, breakdown, f"stats/monthly/{row % 2}.csv", row, metric)
        if said is not None:
            cells.append(MarkedCell(*where, said) if isinstance(said, Mark) else Observation(*where, said))
    return CellTable.of(sorted(cells, key=lambda cell: cell.path))


@cache
def dictionaries() -> Dictionaries:
    ground = build_ground(read_settings(ROOT, []), (), date(2025, 1, 20), [])
    assert ground is not None
    return ground.known


def known_with(ruled: dict[str, Rules]) -> Dictionaries:
    known = dictionaries()
    metrics = {name: known.metrics[name].model_copy(update={"rules": ruled.get(name)}) for name in METRICS}
    return replace(known, metrics=metrics)


def found_by(many: int, cells: CellTable, known: Dictionaries) -> list[Problem]:
    found: list[Problem] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data_rules, "MANY", many)
        data_rules.check_rules(cells, known, str, found)
    return found


@settings(deadline=None, max_examples=300)
@given(st.data(), st.dictionaries(st.sampled_from(METRICS), rules(), min_size=1), st.booleans())
def test_both_ways_find_the_same(data: st.DataObject, ruled: dict[str, Rules], repeated: bool) -> None:
    cells, known = data.draw(cell_tables(repeated=repeated)), known_with(ruled)
    assert found_by(0, cells, known) == found_by(10**9, cells, known)


@pytest.mark.parametrize(
    ("rule", "values", "codes"),
    [
        (Rules(at_most=METRICS[1]), (Fraction(-3), Fraction(-(10**18))), ["more-than-whole"]),
        (Rules(at_most=METRICS[1]), (Fraction(1), 1 - Fraction(1, 10**20)), ["more-than-whole"]),
        (Rules(at_most=METRICS[1]), (Fraction(1), Fraction(1)), []),
        (Rules(maximum=Decimal("10.0000001")), (10 + Fraction(1, PARTS), Fraction(0)), ["out-of-range"]),
        (Rules(maximum=Decimal("10.0000001")), (Fraction(10), Fraction(99)), []),
        (Rules(minimum=Decimal("1E25")), (Fraction(10**18), Fraction(0)), ["out-of-range"]),
        (Rules(maximum=Decimal("-1E25")), (Fraction(-(10**18)), Fraction(0)), ["out-of-range"]),
    ],
)
@pytest.mark.parametrize("many", [0, 10**9])
def test_a_value_at_its_limit(rule: Rules, values: tuple[Fraction, Fraction], codes: list[str], many: int) -> None:
    cells = CellTable.of(
        Observation(metric, "990101", PERIODS[0], (), "stats/monthly/1.csv", row, metric, value)
        for row, (metric, value) in enumerate(zip(METRICS, values, strict=True), start=2)
    )
    assert [problem.kind.code for problem in found_by(many, cells, known_with({METRICS[0]: rule}))] == codes


@pytest.mark.parametrize(
    ("before", "after", "is_jump"),
    [
        (4, 20, False),
        (4, 20 + Fraction(1, PARTS), True),
        (20 + Fraction(1, PARTS), 4, True),
        (0, 9, False),
        (0, 10, True),
    ],
)
@pytest.mark.parametrize("many", [0, 10**9])
def test_a_jump_is_larger_than_its_factor(before: Fraction, after: Fraction, is_jump: bool, many: int) -> None:
    cells = CellTable.of(
        Observation(METRICS[0], "990101", period, (), f"stats/monthly/{period}.csv", 2, "数值", Fraction(value))
        for period, value in zip(PERIODS[:2], (before, after), strict=True)
    )
    rule = Rules(jump=Jump(times=Decimal(5), least=Decimal(10)))
    assert len(found_by(many, cells, known_with({METRICS[0]: rule}))) == is_jump
