"""Bar charts: bars from zero in the order given, values at their ends, names in full."""

import pytest
from chart_examples import EXAMPLES, KINDS, SVG, TOWNS, chart, parsed, series, texts

from plainlaw.charts import draw
from plainlaw.drawing import Width


def lengths(svg: str) -> list[float]:
    """The lengths of the bars."""
    bars = [path.get("d", "") for path in parsed(svg).iter(f"{SVG}path") if path.get("fill")]
    return [float(path.split("h")[1].split("v")[0]) for path in bars]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_bars_are_as_long_as_their_values(width: Width) -> None:
    data = EXAMPLES["18 bars"]
    found = lengths(draw(data, "light", width))
    assert len(found) == 18
    assert found == pytest.approx([found[0] * value / data.values[0] for value in data.values], abs=0.05)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_18_names_and_values_stand_in_the_order_given(width: Width) -> None:
    said = texts(draw(EXAMPLES["18 bars"], "light", width))
    assert [text for text in said if text in TOWNS] == list(TOWNS)
    assert {f"{value:,.0f}" for value in EXAMPLES["18 bars"].values} <= set(said)


def test_zero_and_no_value_are_told_apart() -> None:
    said = texts(draw(EXAMPLES["bars with a gap"], "light", "wide"))
    assert said.count("0") == 1
    assert said.count("无数据") == 1
    assert len(lengths(draw(EXAMPLES["bars with a gap"], "light", "wide"))) == 5


def test_bars_start_at_zero_though_the_data_ask_otherwise() -> None:
    data = chart("bars", series("", TOWNS[:2], [100, 50]), from_zero=False)
    long, short = lengths(draw(data, "light", "wide"))
    assert short == pytest.approx(long / 2, abs=0.05)


def test_negative_values_go_left_with_their_values_before_them() -> None:
    svg = draw(EXAMPLES["bars of change"], "light", "narrow")
    anchors = {text.text: text.get("text-anchor") for text in parsed(svg).iter(f"{SVG}text")}
    assert anchors["−33.9%"] == "end"
    assert anchors["4.2%"] == "start"


def test_long_names_stand_above_their_bars_in_full() -> None:
    label = "Land acquisition and demolition compensation disputes"
    assert label in texts(draw(EXAMPLES["bars with long labels"], "light", "wide"))
    narrow = texts(draw(EXAMPLES["bars with long labels"], "light", "narrow"))
    assert label in " ".join(narrow)


def test_each_bar_of_several_series_carries_its_name() -> None:
    said = texts(draw(EXAMPLES["bars of two series"], "light", "narrow"))
    assert said.count("排查矛盾纠纷") == said.count("调处成功") == 3
    assert [text for text in said if text in TOWNS] == list(TOWNS[:3])


def test_a_symbol_is_at_each_number_and_a_word_stands_once() -> None:
    assert "97.7%" in texts(draw(EXAMPLES["bars of rates"], "light", "wide"))
    said = texts(draw(EXAMPLES["bars with a gap"], "light", "wide"))
    assert said.count("件") == 1
    assert set(KINDS) <= set(said)
