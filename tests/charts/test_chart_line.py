"""Line charts: gaps stay gaps, lines stay straight, series are told apart, ends carry values."""

import re
from itertools import pairwise

import pytest
from chart_examples import ENGLISH, EXAMPLES, KINDS, MONTHS, SVG, chart, lines, parsed, series, texts, wave

from plainlaw.charts import draw
from plainlaw.drawing import Width


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_missing_value_breaks_the_line(width: Width) -> None:
    (pieces,) = lines(draw(EXAMPLES["gaps"], "light", width))
    # 36 months without the 8th, 9th, 21st, 23rd and 36th: runs of 7, 11, 1 and 12 points.
    assert [piece.count(",") for piece in pieces] == [7, 11, 1, 12]


def test_a_point_between_two_gaps_is_seen() -> None:
    svg = draw(EXAMPLES["gaps"], "light", "narrow")
    alone = next(piece for piece in lines(svg)[0] if piece.count(",") == 1)
    x, y = alone.rstrip("Z").split(",")
    assert f"translate({x},{y})" in svg


def test_lines_are_straight() -> None:
    for name in ("36 months", "six series"):
        for pieces in lines(draw(EXAMPLES[name], "light", "wide")):
            assert all(re.fullmatch(r"[\d.,L]+", piece) for piece in pieces)


def test_every_month_is_a_point_of_the_line() -> None:
    (pieces,) = lines(draw(EXAMPLES["36 months"], "light", "wide"))
    assert [piece.count(",") for piece in pieces] == [36]


def test_the_last_month_is_named_and_others_at_one_distance_and_narrow_charts_name_fewer() -> None:
    wide, narrow = (
        [text for text in texts(draw(EXAMPLES["36 months"], "light", width)) if text in MONTHS]
        for width in ("wide", "narrow")
    )
    for named in (wide, narrow):
        places = [MONTHS.index(month) for month in named]
        assert places[-1] == len(MONTHS) - 1
        assert len({after - before for before, after in pairwise(places)}) == 1
    assert 2 <= len(narrow) < len(wide)


def test_counts_start_at_zero_and_rates_need_not() -> None:
    assert "0" in texts(draw(EXAMPLES["36 months"], "light", "wide"))
    rate = texts(draw(EXAMPLES["rate"], "light", "wide"))
    assert "0%" not in rate
    assert "100%" in rate
    assert "88.0%" in rate


def test_the_last_value_stands_at_the_end_unless_it_is_missing() -> None:
    assert "2,462" in texts(draw(EXAMPLES["one point"], "light", "narrow"))
    data = chart("line", series("", MONTHS[:3], [7777, 8888, None]))
    assert not {"7,777", "8,888"} & set(texts(draw(data, "light", "wide")))


def test_series_are_named_at_their_ends_where_there_is_room() -> None:
    wide = texts(draw(EXAMPLES["six series"], "light", "wide"))
    narrow = texts(draw(EXAMPLES["six series"], "light", "narrow"))
    values = [series_.points[-1].value for series_ in EXAMPLES["six series"].series]
    assert {f"{kind} {value:.0f}" for kind, value in zip(KINDS, values, strict=True)} <= set(wide)
    assert set(KINDS) <= set(narrow)


def test_a_series_that_ends_early_is_named_in_the_key_and_not_at_the_end() -> None:
    assert {"甲", "乙"} <= set(texts(draw(EXAMPLES["one series ends early"], "light", "wide")))


def test_series_have_dashes_and_shapes_of_their_own() -> None:
    root = parsed(draw(EXAMPLES["six series"], "light", "wide"))
    paths = list(root.iter(f"{SVG}path"))
    dashes = [path.get("stroke-dasharray") for path in paths if path.get("stroke-dasharray")]
    shapes = {path.get("d") for path in paths if path.get("fill")}
    assert len(dashes) == len(set(dashes)) == 6
    assert len(shapes) == 6


def test_a_long_name_in_the_key_is_told_in_full() -> None:
    said = texts(draw(EXAMPLES["long names"], "light", "narrow"))
    assert "Community service centre matters received and registered" in " ".join(said)
    assert not any("…" in text for text in said)


def test_a_chart_without_values_says_so() -> None:
    assert "无数据" in texts(draw(EXAMPLES["no value"], "light", "narrow"))


def test_many_series_fall_back_to_the_key() -> None:
    many = chart("line", *(series(f"第{index}类", ENGLISH[:4], wave(4, index)) for index in range(30)))
    said = texts(draw(many, "light", "wide"))
    assert {f"第{index}类" for index in range(30)} <= set(said)
