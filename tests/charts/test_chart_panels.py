"""Small multiples: one scale for all, columns by width, gaps in lines, names in full."""

from itertools import pairwise

import pytest
from chart_examples import ENGLISH_TOWNS, EXAMPLES, MONTHS, SVG, TOWNS, chart, parsed, series, texts

from plainlaw.charts import draw
from plainlaw.drawing import LIGHT, Width

Place = tuple[float, float]


def traces(svg: str) -> list[list[Place]]:
    """The places that each line goes through."""
    paths = [path for path in parsed(svg).iter(f"{SVG}path") if path.get("stroke") == LIGHT.marks[0]]
    return [[(float(x), float(y)) for x, y in (pair.split(",") for pair in path.get("d", "")[1:].split("L"))]
            for path in paths]  # fmt: skip


@pytest.mark.parametrize(("width", "columns"), [("wide", 4), ("narrow", 2)])
def test_18_panels_stand_in_columns_in_the_order_given(width: Width, columns: int) -> None:
    svg = draw(EXAMPLES["18 panels"], "light", width)
    assert [text for text in texts(svg) if text in TOWNS] == list(TOWNS)
    starts = [trace[0][0] for trace in traces(svg)]
    assert len(starts) == 18
    assert len(set(starts)) == columns
    assert starts[:columns] == sorted(starts[:columns])


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_all_panels_have_one_scale(width: Width) -> None:
    labels = MONTHS[:2]
    data = chart("panels", series("甲", labels, [0, 100]), series("乙", labels, [0, 50]), series("丙", labels, [0, 25]))
    rises = [line[0][1] - line[1][1] for line in traces(draw(data, "light", width))]
    assert rises[0] == pytest.approx(2 * rises[1], abs=0.05)
    assert rises[1] == pytest.approx(2 * rises[2], abs=0.05)


def test_lines_break_where_there_is_no_value_and_lone_values_are_dots() -> None:
    svg = draw(EXAMPLES["panels against a target"], "light", "wide")
    found = traces(svg)
    assert all(len(line) == 2 for line in found)
    assert len(found) == len(ENGLISH_TOWNS)
    marks = [path for path in parsed(svg).iter(f"{SVG}path") if path.get("fill") == LIGHT.marks[0]]
    # of each place a lone value and the last, of the last place two lone values
    assert len(marks) == 2 * len(ENGLISH_TOWNS) + 2


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_names_are_said_in_whole_words(width: Width) -> None:
    said = " ".join(texts(draw(EXAMPLES["panels against a target"], "light", width)))
    assert all(name in said for name in ENGLISH_TOWNS)


def test_each_panel_says_its_last_value_or_that_there_is_none() -> None:
    said = texts(draw(EXAMPLES["panels below nought"], "light", "narrow"))
    assert said.count("…") == 3
    assert texts(draw(EXAMPLES["60 panels"], "light", "narrow")).count(MONTHS[0]) == 2


def test_the_target_is_in_every_panel() -> None:
    svg = draw(EXAMPLES["panels against a target"], "light", "wide")
    dashed = [line for line in parsed(svg).iter(f"{SVG}line") if line.get("stroke-dasharray") == "6,3"]
    assert len(dashed) == len(ENGLISH_TOWNS) + 1 + 1  # a panel each, and the key


def test_rows_do_not_run_into_each_other() -> None:
    tops = sorted({round(trace[0][1]) for trace in traces(draw(EXAMPLES["60 panels"], "light", "narrow"))})
    assert all(later - earlier > 0 for earlier, later in pairwise(tops))
