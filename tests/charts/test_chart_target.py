"""Targets and intervals: where they stand, and that they are told apart from series without colour."""

from itertools import pairwise

import pytest
from chart_examples import EXAMPLES, KINDS, MONTHS, SVG, chart, estimates, parsed, series, texts

from plainlaw.charts import draw
from plainlaw.drawing import LIGHT, Width
from plainlaw.drawing.target import runs
from plainlaw.model.chart import ChartError, ChartPoint

Line = tuple[float, float, float, float]


def strokes(svg: str, colour: str) -> list[tuple[Line, str]]:
    """Ends and dash of each straight line of a colour, moved to where its group stands."""
    found = []
    for element in parsed(svg).iter(f"{SVG}line"):
        if element.get("stroke") == colour:
            at = element.get("transform", "translate(0,0)").removeprefix("translate(").rstrip(")").split(",")
            x, y = map(float, at)
            found.append(
                ((x, y, x + float(element.get("x2", 0)), y + float(element.get("y2", 0))),
                 element.get("stroke-dasharray", ""))
            )  # fmt: skip
    return found


def targets(svg: str) -> list[Line]:
    """The lines of the target; all of them are dashed."""
    found = strokes(svg, LIGHT.text)
    assert all(dash == "6,3" for _, dash in found)
    return [line for line, _ in found]


def test_neighbours_with_one_target_share_a_line() -> None:
    assert runs([None, 4, 4, 5, None, 5]) == [(1, 2, 4), (3, 3, 5), (5, 5, 5)]
    assert runs([]) == []


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_target_of_two_periods_is_drawn_over_each(width: Width) -> None:
    *aims, _ = targets(draw(EXAMPLES["two lines against a target"], "light", width))
    assert len(aims) == 2
    low, high = aims
    assert low[1] == low[3] > high[1] == high[3]
    assert low[2] == pytest.approx(high[0], abs=0.05)


def test_a_target_begins_with_the_period_that_it_is_set_for() -> None:
    data = EXAMPLES["line against a target"]
    (line, _), whole = (
        targets(draw(data, "light", "wide")),
        chart(
            "line",
            *data.series,
            unit="%",
            decimals=1,
            from_zero=False,
            target=series("目标98%", MONTHS[:12], [98.0] * 12),
        ),
    )
    (longer, _) = targets(draw(whole, "light", "wide"))
    assert longer[0] < line[0] < line[2] == longer[2]


def test_a_target_is_part_of_the_scale() -> None:
    far = chart("line", series("", MONTHS[:3], [1, 2, 3]), target=series("目标", MONTHS[:3], [40.0] * 3))
    assert "40" in texts(draw(far, "light", "wide"))
    assert "目标" in texts(draw(far, "light", "narrow"))


def test_a_bar_reaches_its_target_where_they_are_equal() -> None:
    data = chart("bars", series("", KINDS[:2], [60, 30]), target=series("目标", KINDS[:2], [60.0, 60.0]))
    svg = draw(data, "light", "wide")
    first, second, _ = targets(svg)
    assert first[0] == second[0]
    bars = [path.get("d", "") for path in parsed(svg).iter(f"{SVG}path") if path.get("fill")]
    lengths = [float(path.split("h")[1].split("v")[0]) for path in bars]
    assert first[0] == pytest.approx(lengths[0], abs=0.05)


def test_bounds_go_through_their_value() -> None:
    svg = draw(EXAMPLES["estimates"], "light", "wide")
    lines = [line for line, _ in strokes(svg, LIGHT.marks[0])]
    assert len(lines) == 6
    assert all(one[0] == one[2] and one[1] > one[3] for one in lines)
    assert all(one[0] < other[0] for one, other in pairwise(lines))


def test_bounds_and_targets_name_another_file() -> None:
    plain = chart("line", series("", MONTHS[:3], [1, 2, 3]))
    aimed = chart("line", series("", MONTHS[:3], [1, 2, 3]), target=series("目标", MONTHS[:3], [2.0] * 3))
    between = chart("line", estimates("", MONTHS[:3], [1, 2, 3]))
    ranked = chart("line", series("", MONTHS[:3], [1, 2, 3]), ranks=("3", "2", "1"))
    assert len({data.digest for data in (plain, aimed, between, ranked)}) == 4


def test_what_no_chart_can_show_is_refused() -> None:
    with pytest.raises(ChartError, match="finite number"):
        ChartPoint("2024年", 1, (float("-inf"), 2))
    with pytest.raises(ChartError, match="same labels"):
        chart("line", series("", ("a",), [1]), target=series("目标", ("b",), [1]))
    with pytest.raises(ChartError, match="has a rank"):
        chart("ranking", series("", ("a", "b"), [1, 2]), ranks=("1",))
