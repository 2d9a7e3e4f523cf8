"""Axes and places: round ticks that can be told apart, labels that do not touch."""

from itertools import pairwise

import pytest
from chart_examples import chart
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.drawing.scale import labels_with_room, spread, value_axis
from plainlaw.drawing.words import number

FIGURES = st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 2))


@given(st.lists(FIGURES, min_size=1, max_size=40), st.booleans(), st.integers(2, 8), st.integers(0, 2))
def test_an_axis_holds_every_value_between_ticks_that_differ_in_words(
    values: list[float], from_zero: bool, most: int, decimals: int
) -> None:
    axis = value_axis(values, from_zero, most, decimals)
    assert axis.low <= min(values)
    assert max(values) <= axis.high
    assert 2 <= len(axis.ticks) <= most + 1
    assert axis.decimals <= decimals
    said = [number(tick, axis.decimals, chart("line")) for tick in axis.ticks]
    assert len(set(said)) == len(said)
    assert not from_zero or 0.0 in axis.ticks
    assert axis.at(axis.low, 200) == 200
    assert axis.at(axis.high, 200) == 0


@pytest.mark.parametrize(
    ("values", "from_zero", "ticks"),
    [
        ([380, 470], True, (0, 100, 200, 300, 400, 500)),
        ([96.1, 99.8], False, (96, 97, 98, 99, 100)),
        ([100, 100], False, (99, 100)),
        ([0, 0], True, (0, 1)),
        ([], True, (0, 1)),
        ([1, 0, 2], True, (0, 1, 2)),
        ([-33.9, 4.2], True, (-40, -30, -20, -10, 0, 10)),
    ],
)
def test_ticks_are_round(values: list[float], from_zero: bool, ticks: tuple[float, ...]) -> None:
    assert value_axis(values, from_zero, 5, 0).ticks == ticks


@given(st.lists(st.floats(0, 150), max_size=80), st.floats(100, 700))
def test_labels_shown_do_not_touch_and_stay_inside(widths: list[float], across: float) -> None:
    count = len(widths)
    centres = [across * (index + 0.5) / count for index in range(count)]
    low, high = -30.0, across + 130
    shown = labels_with_room(centres, widths, low, high)
    for (left, at), (right, then) in pairwise(sorted(shown.items())):
        assert then - widths[right] / 2 - (at + widths[left] / 2) >= 7.9
    for index, at in shown.items():
        assert low - 0.1 <= at - widths[index] / 2
        assert at + widths[index] / 2 <= high + 0.1
    assert not count or count - 1 in shown


def test_the_last_label_is_shown_and_the_others_stand_at_one_distance_before_it() -> None:
    shown = labels_with_room([20.0 * index for index in range(36)], [90.0] * 36, -60, 760)
    assert sorted(shown) == [5, 11, 17, 23, 29, 35]


@given(st.lists(st.floats(0, 280), min_size=1, max_size=12))
def test_spread_places_are_apart_inside_and_in_the_same_order(wanted: list[float]) -> None:
    placed = spread(wanted, 17, 0, 280)
    assert all(after - before >= 16.9 for before, after in pairwise(sorted(placed)))
    assert min(placed) >= 0
    assert max(placed) <= 280
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    assert [placed[index] for index in order] == sorted(placed)


def test_places_that_are_apart_already_stay() -> None:
    assert spread([200, 20, 100], 17, 0, 280) == [200, 20, 100]
