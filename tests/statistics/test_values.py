"""A value that is asked for alone is that of the figure, whichever way it is added up."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Cell, Figure, FigureKey, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.metric import TimeAggregation
from plainlaw.model.period import Period
from plainlaw.statistics.series import Series
from sites.bodies import site

COUNT, RATE = "disputes_received", "settlement_rate"
COUNTY, PLACES = "990177", ("990177101", "990177102")
PIECES = tuple(map(Period.read, ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023-H1", "2023")))
ASKED = (*PIECES, Period.read("2023-H2"), Period.read("2023-01--2023-06"))
KINDS = ((), (("dispute_kind", "neighbour"),), (("dispute_kind", "family"),))
EVERY = tuple(product((*PLACES, COUNTY), PIECES, KINDS))


@st.composite
def cell_tables(draw: st.DrawFn) -> CellTable:
    # most returns are complete
    said_of = st.integers(0, 30).map(lambda number: {0: None, 1: Mark.LOW}.get(number, number))
    wanted = draw(st.sets(st.sampled_from(list(product((3, 6, 12), KINDS))), min_size=1))
    cells: list[Cell] = []
    for row, (region, period, kind) in enumerate(EVERY, start=2):
        said = draw(said_of) if (period.months, kind) in wanted else None
        where = (COUNT, region, period, kind, "stats/received/x.csv", row, "数值")
        if isinstance(said, Mark):
            cells.append(MarkedCell(*where, said))
        elif said is not None:
            cells.append(Observation(*where, Fraction(said)))
    return CellTable.of(cells)


@settings(deadline=None, max_examples=200)
@given(cell_tables(), st.sampled_from(TimeAggregation), st.booleans())
def test_a_value_is_that_of_the_figure(cells: CellTable, added: TimeAggregation, by_kind: bool) -> None:
    known = site()
    changes = {"time_aggregation": added, "dimensions": ("dispute_kind",) if by_kind else ()}
    metrics = {**known.metrics, COUNT: known.metrics[COUNT].model_copy(update=changes)}
    kinds = known.dimensions["dispute_kind"]
    two = kinds.model_copy(update={"codes": tuple(code for kind in KINDS[1:] if (code := kinds.code(kind[0][1])))})
    portal = replace(known, observed=lambda: cells, metrics=metrics, dimensions={"dispute_kind": two})
    values, figures = Series(portal), Series(portal)
    for region, period, kind in product((COUNTY, *PLACES), ASKED, KINDS):
        key = FigureKey(COUNT, region, period, kind)
        answer = figures.figure(key)
        assert values.value(key) == (answer.value if isinstance(answer, Figure) else None), str(key)


@pytest.mark.parametrize("period", ["2024-Q2", "2024-H1", "2022-Q1"])
def test_so_is_that_of_a_rate(period: str) -> None:
    key = FigureKey(RATE, COUNTY, Period.read(period))
    answer = Series(site()).figure(key)
    assert Series(site()).value(key) == (answer.value if isinstance(answer, Figure) else None)
