"""The values a chart is made of: what they refuse, and the digest that names files."""

import pytest
from chart_examples import EXAMPLES, chart, series
from msgspec.structs import replace

from plainlaw.charts import file_name
from plainlaw.model.chart import ChartData, ChartError, ChartPoint


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 2.0**53 + 2, 1e300])
def test_a_value_that_cannot_be_shown_truthfully_is_refused(value: float) -> None:
    with pytest.raises(ChartError, match="finite number up to"):
        ChartPoint("2024年", value)


def test_series_of_one_chart_share_their_labels() -> None:
    with pytest.raises(ChartError, match="same labels"):
        chart("line", series("a", ("1", "2"), [1, 2]), series("b", ("2", "1"), [1, 2]))


@pytest.mark.parametrize("decimals", [-1, 7])
def test_decimals_have_bounds(decimals: int) -> None:
    with pytest.raises(ChartError, match="0 to 6"):
        chart("line", decimals=decimals)


def test_the_digest_is_that_of_this_content() -> None:
    # A frozen value: published file names must not change by accident.
    data = ChartData("line", "标题", "说明", "zh-Hans", "件", 0, (series("甲", ("2024年",), [5]),))
    assert data.digest == "699d05129154f481"
    assert file_name(data, "dark", "narrow") == "699d05129154f481-narrow-dark.svg"


def test_equal_charts_have_one_digest() -> None:
    whole = chart("bars", series("", ("a", "b"), [5, 0]))
    as_float = chart("bars", series("", ("a", "b"), [5.0, -0.0]))
    assert whole == as_float
    assert whole.digest == as_float.digest


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "bars"},
        {"title": "x"},
        {"description": "x"},
        {"lang": "en"},
        {"unit": "x"},
        {"decimals": 1},
        {"from_zero": False},
        {"thousands": " "},
        {"point": ","},
        {"no_value": "x"},
        {"series": (series("", ("2024年",), [None]),)},
        {"series": (series("", ("2024年",), [0]),)},
        {"series": (series("x", ("2024年",), [2462]),)},
        {"series": (series("", ("x",), [2462]),)},
        {"series": ()},
    ],
)
def test_every_field_counts_in_the_digest(change: dict[str, object]) -> None:
    data = EXAMPLES["one point"]
    assert replace(data, **change).digest != data.digest  # type: ignore[arg-type]
