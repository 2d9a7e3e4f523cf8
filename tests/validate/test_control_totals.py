"""A control total is compared with its parts: the cells of its metric, period, place and categories, and no others."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.model.figure import Breakdown, Observation
from plainlaw.model.metric import MetricKind
from plainlaw.model.period import Period
from plainlaw.problems import Place
from plainlaw.validate.control_totals import ControlTotal, check_totals

PERIODS = (Period.of(2024, 1, 1), Period.of(2024, 2, 1))
names = SimpleNamespace(get=lambda tag: "件数")
metric = SimpleNamespace(kind=MetricKind.COUNT, decimals=0, name=names)
known: Any = SimpleNamespace(
    metrics={"received": metric, "closed": metric}, portal=SimpleNamespace(default_language="zh-Hans")
)
metrics = st.sampled_from(("received", "closed"))
periods = st.sampled_from(PERIODS)
codes = st.tuples(st.sampled_from("ab"), st.sampled_from("xy"))
breakdowns = codes.map(lambda codes: tuple(zip(("by", "of"), codes, strict=True)))
cells = st.lists(
    st.builds(
        Observation, metrics, st.sampled_from("NS"), periods, breakdowns,
        st.just("stats/a/2024.csv"), st.integers(2, 99), st.just("数值"), st.integers(0, 9).map(Fraction),
    ),
    max_size=20,
)  # fmt: skip
totals = st.lists(
    st.builds(
        ControlTotal, metrics, periods, st.sampled_from((None, "N", "S")),
        st.one_of(breakdowns, breakdowns.map(lambda of: of[:1]), breakdowns.map(lambda of: of[1:]), st.just(())),
        st.integers(0, 30).map(Fraction), st.just(Place("stats/a/2024.csv", 100)),
    ),
    max_size=6,
)  # fmt: skip


def adds_up(total: ControlTotal, cells: list[Observation]) -> bool:
    parts = (
        cell.value for cell in cells
        if (cell.metric, cell.period) == (total.metric, total.period) and total.region in (None, cell.region)
        and set(total.breakdown) <= set(cell.breakdown)
    )  # fmt: skip
    return sum(parts) == total.value


@given(totals, cells)
def test_the_parts_are_the_cells_of_what_is_added_up(totals: list[ControlTotal], cells: list[Observation]) -> None:
    disagreeing = [str(total.value) for total in totals if not adds_up(total, cells)]
    assert [problem.values["value"] for problem in check_totals(totals, cells, known)] == disagreeing


@pytest.mark.parametrize("breakdown", [(), (("by", "a"),)])
def test_a_total_without_parts_is_nought(breakdown: Breakdown) -> None:
    def found(value: int) -> int:
        total = ControlTotal("received", PERIODS[0], None, breakdown, Fraction(value), Place("stats/a/2024.csv", 9))
        return len(list(check_totals([total], [], known)))

    assert (found(0), found(1)) == (0, 1)
