"""Provisional values are told from final ones by their outline, in every kind of chart and without colour."""

from collections import Counter

import pytest
from chart_examples import SVG, TOWNS, chart, parsed, series
from msgspec.structs import replace

from plainlaw.charts import chart_kinds, draw
from plainlaw.drawing import LIGHT
from plainlaw.model.chart import ChartData


def marks(data: ChartData) -> Counter[str]:
    """How many filled and how many outlined shapes have the colour of the first series."""
    own = LIGHT.marks[0]
    shapes = list(parsed(draw(data, "light", "wide")).iter(f"{SVG}path"))
    filled = sum(shape.get("fill") == own for shape in shapes)
    outlined = sum(shape.get("stroke") == own and shape.get("fill") in (LIGHT.page, "none", None, "transparent")
                   and "stroke-width" in shape.attrib for shape in shapes)  # fmt: skip
    return Counter(filled=filled, outlined=outlined)


@pytest.mark.parametrize("kind", sorted(chart_kinds()))
def test_a_provisional_value_is_an_outline(kind: str) -> None:
    one = series("件数", TOWNS[:4], [4.0, 3.0, 2.0, 1.0])
    ranks = {"ranks": ("1", "2", "3", "4")} if kind == "ranking" else {}
    data = chart(kind, one, **ranks)
    last = replace(one.points[3], is_provisional=True)
    provisional = replace(data, series=(replace(one, points=(*one.points[:3], last)),))
    before, after = marks(data), marks(provisional)
    assert after["filled"] == before["filled"] - 1
    assert after["outlined"] == before["outlined"] + 1
