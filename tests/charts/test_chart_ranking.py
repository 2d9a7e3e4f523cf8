"""Rankings: ranks as they are given, names in full, a scale, and estimates with their bounds."""

import pytest
from chart_examples import ENGLISH_TOWNS, EXAMPLES, SVG, TOWNS, chart, parsed, series, texts

from plainlaw.charts import draw
from plainlaw.drawing import LIGHT, Width
from plainlaw.model.chart import ChartPoint, ChartSeries


def dots(svg: str) -> list[float]:
    """How far right each dot stands, from top to bottom."""
    marks = [path for path in parsed(svg).iter(f"{SVG}path") if path.get("fill") == LIGHT.marks[0]]
    places = [path.get("transform", "").removeprefix("translate(").rstrip(")").split(",") for path in marks]
    return [float(x) for x, _ in sorted(places, key=lambda place: float(place[1]))]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_equal_ranks_are_said_and_a_gap_has_none(width: Width) -> None:
    said = texts(draw(EXAMPLES["ranking"], "light", width))
    assert [text for text in said if text in ("1", "=2", "4", "3", "5")] == ["1", "=2", "=2", "4"]
    assert [text for text in said if text in TOWNS] == list(TOWNS[:5])
    assert said.count("无数据") == 1


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_dots_stand_in_proportion_and_need_not_begin_at_zero(width: Width) -> None:
    svg = draw(EXAMPLES["ranking"], "light", width)
    best, second, third, last = dots(svg)
    assert second == third
    assert (best - second) / (best - last) == pytest.approx(1.8 / 9, abs=0.01)
    assert "0%" not in texts(svg)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_long_names_are_said_in_full(width: Width) -> None:
    said = texts(draw(EXAMPLES["ranking of long names"], "light", width))
    assert [text for text in said if text in ENGLISH_TOWNS] == list(ENGLISH_TOWNS)
    assert said.count("per 1,000 residents") == 1


def test_falls_stand_left_of_nought() -> None:
    rose, same, fell = dots(draw(EXAMPLES["ranking of changes"], "light", "wide"))
    assert rose > same > fell


def test_a_ranking_without_ranks_has_no_column_for_them() -> None:
    said = texts(draw(chart("ranking", series("", TOWNS[:2], [2, 1])), "light", "wide"))
    assert said[0] == TOWNS[0]


@pytest.mark.parametrize("kind", ["ranking", "panels"])
def test_what_is_provisional_is_hollow(kind: str) -> None:
    points = (ChartPoint(TOWNS[0], 96.0), ChartPoint(TOWNS[1], 94.5, is_provisional=True))
    paths = list(parsed(draw(chart(kind, ChartSeries("甲", points), unit="%"), "light", "narrow")).iter(f"{SVG}path"))
    hollow = [path for path in paths if path.get("fill") == LIGHT.page and path.get("stroke") == LIGHT.marks[0]]
    assert len(hollow) == 1
    filled = [path for path in paths if path.get("fill") == LIGHT.marks[0]]
    assert len(filled) == (1 if kind == "ranking" else 0)
